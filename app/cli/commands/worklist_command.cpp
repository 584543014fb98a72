// safelightctl worklist list|add|cancel|done|import|serve

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "app/dispatch/drop_folder.h"
#include "app/dispatch/nodes.h"
#include "core/courier/courier_process.h"
#include "core/store/file_system.h"
#include "core/vault/worklist/worklist.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

struct ListOptions {
  std::string vault, day, patient;
  bool all = false;
};

struct AddOptions {
  std::string vault, patient, date, time = "00:00";
  model::WorklistOrder order;
};

struct EndOptions {
  std::string vault, id;
};

struct ImportOptions {
  std::string vault, path;
};

struct ServeOptions {
  std::string vault;
  std::uint16_t port = dispatch::kWorklistPort, tlsPort = dispatch::kWorklistTlsPort;
};

Json toJson(const vault::WorklistRow& row) {
  const model::WorklistOrder& order = row.entry.order;
  return {{"id", row.entry.id.toString()},
          {"patient", row.entry.patient.toString()},
          {"number", row.patient.details.number},
          {"name", row.patient.details.displayName()},
          {"at", order.scheduledAt.toString()},
          {"modality", order.modality},
          {"station", order.station},
          {"description", order.description},
          {"accession", order.accession},
          {"procedure", order.procedureId},
          {"step", order.stepId},
          {"study", order.studyUid},
          {"note", order.note},
          {"status", model::worklistStatusName(row.entry.status)},
          {"image", idOrNull(row.entry.image)}};
}

Result<Exit> list(Context& context, const ListOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::WorklistSearch search;
  if (!options.all) search.status = model::WorklistStatus::Open;
  if (!options.patient.empty()) {
    TRY_ASSIGN(search.patient, findPatientBy(vault, options.patient));
  }
  if (!options.day.empty()) {
    const auto day = model::Date::parse(options.day);
    if (!day) return context.output.usage("A day is written YYYY-MM-DD.");
    search.from = search.to = *day;
  } else if (!options.all && options.patient.empty()) {
    search.from = model::LocalTime::at(context.environment.clock.now(), context.environment.clock).date();
    search.to = model::Date::fromDayNumber(search.from->dayNumber() + 1);
  }
  TRY_ASSIGN(const auto rows, vault::listWorklist(vault, search));
  Table table({"WHEN", "PATIENT", "MODALITY", "STATION", "WHAT", "ACCESSION", "STATUS"});
  for (const vault::WorklistRow& row : rows) {
    context.output.json(toJson(row));
    const model::WorklistOrder& order = row.entry.order;
    table.add({order.scheduledAt.toString(), row.patient.details.displayName(), order.modality, order.station.empty() ? "any" : order.station, order.description,
               order.accession, std::string(model::worklistStatusName(row.entry.status))});
  }
  context.output.text(rows.empty() ? "The worklist is empty.\n" : table.text());
  return Exit::Done;
}

Result<Exit> add(Context& context, const AddOptions& options) {
  const auto time = model::LocalTime::parse(options.date + "T" + options.time + (options.time.size() == 5 ? ":00" : ""));
  if (!options.date.empty() && !time) return context.output.usage("Day and time are written YYYY-MM-DD and HH:MM.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const model::PatientId patient, findPatientBy(vault, options.patient));
  model::WorklistOrder order = options.order;
  order.scheduledAt = time ? *time : model::LocalTime::at(context.environment.clock.now(), context.environment.clock);
  TRY_ASSIGN(const model::WorklistId id, vault::enterWorklist(vault, patient, order));
  vault::WorklistSearch search;
  search.patient = patient;
  TRY_ASSIGN(const auto rows, vault::listWorklist(vault, search));
  for (const vault::WorklistRow& row : rows)
    if (row.entry.id == id) context.output.json(toJson(row));
  context.output.text(id.toString() + "\n");
  return Exit::Done;
}

Result<Exit> end(Context& context, const EndOptions& options, Result<void> (*how)(vault::Vault&, model::WorklistId), const char* said) {
  const auto id = model::WorklistId::parse(options.id);
  if (!id) return context.output.usage("“" + printable(options.id) + "” is not the id of an order: “safelightctl worklist list --json” tells them.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_VOID(how(vault, *id));
  context.output.json({{"id", id->toString()}, {"status", said}});
  return Exit::Done;
}

std::size_t showFile(Context& context, const dispatch::DroppedFile& file) {
  const std::string path = pathToUtf8(file.path);
  if (file.error) {
    context.output.json({{"file", path}, {"status", "refused"}, {"reason", errorName(file.error->code)}, {"message", ui::errorSentence(*file.error)}});
    context.output.refusal(path, *file.error);
  }
  for (const dispatch::DroppedLine& line : file.lines) {
    const bool refused = line.taken.outcome == vault::OrderOutcome::Refused;
    Json json{{"file", path}, {"line", line.line}, {"status", vault::orderOutcomeName(line.taken.outcome)}, {"id", idOrNull(line.taken.id)},
              {"patient", idOrNull(line.taken.patient)}};
    json["reason"] = refused ? Json(errorName(line.taken.error.code)) : Json();
    if (refused) json["message"] = ui::errorSentence(line.taken.error);
    context.output.json(json);
    if (refused) context.output.refusal(path + ", line " + std::to_string(line.line), line.taken.error);
  }
  context.output.text(path + ": " + std::to_string(file.lines.size() - file.refused()) + " orders taken, " + std::to_string(file.refused()) + " refused.\n");
  return file.refused() + (file.error ? 1 : 0);
}

Result<Exit> import(Context& context, const ImportOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  const courier::Client client(courier::courierBesideThisProgram());
  const Path path = pathFromUtf8(options.path);
  std::vector<dispatch::DroppedFile> files;
  if (const auto info = context.environment.files.info(path); info && info->isDirectory) {
    TRY_ASSIGN(files, dispatch::takeDropFolder(vault, client, path));
  } else {
    TRY_ASSIGN(auto file, dispatch::takeOrderFile(vault, client, path));
    files.push_back(std::move(file));
  }
  std::size_t refused = 0;
  for (const dispatch::DroppedFile& file : files) refused += showFile(context, file);
  return refused == 0 ? Exit::Done : Exit::InPart;
}

Result<courier::WorklistServer> startServer(Context& context, const ServeOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const auto settings, dispatch::worklistServerSettings(vault, options.port, options.tlsPort));
  TRY_ASSIGN(auto server, courier::WorklistServer::start(courier::courierBesideThisProgram(), settings));
  TRY_ASSIGN(const auto offer, dispatch::worklistOffer(vault));
  TRY_VOID(server.offer(offer));
  context.output.json({{"listening", {{"addresses", settings.plainAddresses}, {"port", server.plainPort()}, {"tlsAddresses", settings.tlsAddresses}, {"tlsPort", server.tlsPort()},
                                      {"orders", offer.items.size()}}}});
  context.output.text(std::to_string(offer.items.size()) + " orders are served on port " + std::to_string(server.plainPort() != 0 ? server.plainPort() : server.tlsPort()) + ".\n");
  context.output.flush();
  return server;
}

/// The vault is closed again at once: devices are answered from memory until this is ended.
Result<Exit> serve(Context& context, const ServeOptions& options) {
  const InterruptWatch interrupt;
  TRY_ASSIGN(courier::WorklistServer server, startServer(context, options));
  while (!interrupt.asked()) {
    TRY_ASSIGN(const auto asked, server.askedBy(Deadline::in(std::chrono::milliseconds(250))));
    if (!asked) continue;
    context.output.json({{"asked", {{"ae", asked->aeTitle}, {"address", asked->address}, {"matches", asked->matches}, {"reason", asked->error ? Json(errorName(*asked->error)) : Json()}}}});
    if (asked->error) context.output.note(printable(asked->aeTitle) + " at " + asked->address + " was turned away: it is not paired like this.");
    else context.output.text(printable(asked->aeTitle) + " at " + asked->address + " was told " + std::to_string(asked->matches) + " orders.\n");
    context.output.flush();
  }
  server.stop();
  return Exit::Done;
}

}  // namespace

void addWorklist(CLI::App& app, Parsed& parsed) {
  CLI::App& group = *app.add_subcommand("worklist", "What devices are asked to take");
  group.require_subcommand(1);

  auto listing = std::make_shared<ListOptions>();
  CLI::App& lists = addVerb(group, parsed, "list", "Open orders of today and tomorrow");
  addVaultArgument(lists, listing->vault);
  lists.add_option("--day", listing->day, "Another day (YYYY-MM-DD)");
  lists.add_option("--patient", listing->patient, "All open orders of a patient (id or number)");
  lists.add_flag("--all", listing->all, "Done and cancelled ones, and those of every day, too");
  lists.callback([&parsed, listing] { parsed.run = [listing](Context& context) { return list(context, *listing); }; });

  auto adding = std::make_shared<AddOptions>();
  CLI::App& adds = addVerb(group, parsed, "add", "Enter an order for a patient");
  addVaultArgument(adds, adding->vault);
  adds.add_option("--patient", adding->patient, "Id or number")->required();
  adds.add_option("--modality", adding->order.modality, "PX, IO, DX, CT, XC ...")->required();
  adds.add_option("--date", adding->date, "YYYY-MM-DD (default: now)");
  adds.add_option("--time", adding->time, "HH:MM")->capture_default_str();
  adds.add_option("--station", adding->order.station, "AE title of the device (default: any)");
  adds.add_option("--description", adding->order.description, "What is to be taken");
  adds.add_option("--accession", adding->order.accession, "Accession number (default: made)");
  adds.add_option("--note", adding->order.note, "For the person at the device");
  adds.callback([&parsed, adding] { parsed.run = [adding](Context& context) { return add(context, *adding); }; });

  auto cancelling = std::make_shared<EndOptions>();
  CLI::App& cancels = addVerb(group, parsed, "cancel", "Take an order back");
  addVaultArgument(cancels, cancelling->vault);
  cancels.add_option("id", cancelling->id, "The order's id")->required();
  cancels.callback([&parsed, cancelling] { parsed.run = [cancelling](Context& context) { return end(context, *cancelling, vault::cancelWorklist, "cancelled"); }; });

  auto closing = std::make_shared<EndOptions>();
  CLI::App& closes = addVerb(group, parsed, "done", "Say that an order was carried out");
  addVaultArgument(closes, closing->vault);
  closes.add_option("id", closing->id, "The order's id")->required();
  closes.callback([&parsed, closing] { parsed.run = [closing](Context& context) { return end(context, *closing, vault::closeWorklist, "done"); }; });

  auto importing = std::make_shared<ImportOptions>();
  CLI::App& imports = addVerb(group, parsed, "import", "Take orders from a file of the practice software, or from its drop folder");
  addVaultArgument(imports, importing->vault);
  imports.add_option("path", importing->path, "A CSV or JSON file, or a folder of them (docs/worklist.md)")->required();
  imports.callback([&parsed, importing] { parsed.run = [importing](Context& context) { return import(context, *importing); }; });

  auto serving = std::make_shared<ServeOptions>();
  CLI::App& serves = addVerb(group, parsed, "serve", "Answer the worklist queries of paired devices until it is ended");
  addVaultArgument(serves, serving->vault);
  serves.add_option("--port", serving->port, "Port for connections without TLS; 0: any")->capture_default_str();
  serves.add_option("--tls-port", serving->tlsPort, "Port for TLS; 0: any")->capture_default_str();
  serves.callback([&parsed, serving] { parsed.run = [serving](Context& context) { return serve(context, *serving); }; });
}

}  // namespace safelight::cli
