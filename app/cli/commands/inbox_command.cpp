// safelightctl inbox VAULT [--adopt]

#include <map>
#include <nlohmann/json.hpp>

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/decode/decoder.h"
#include "core/vault/images/images.h"
#include "core/vault/receiving/adoption.h"
#include "core/vault/receiving/devices.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

constexpr std::uint32_t kPage = 2000;

struct Options {
  std::string vault;
  bool adopt = false;
  unsigned jobs = 2;
};

/// Names of devices, each looked up once.
class DeviceNames {
 public:
  explicit DeviceNames(vault::Vault& vault) : m_vault(vault) {}
  std::string operator()(model::DeviceId id) {
    if (id.isNil()) return {};
    const auto [entry, isNew] = m_names.try_emplace(id);
    if (isNew)
      if (const auto device = vault::findDevice(m_vault, id)) entry->second = device->details.name;
    return entry->second;
  }

 private:
  vault::Vault& m_vault;
  std::map<model::DeviceId, std::string> m_names;
};

Json errorJson(const Error& error) { return {{"error", errorName(error.code)}, {"message", ui::errorSentence(error)}}; }

// ---- taking in ----

Json toJson(const vault::AdoptionOutcome& outcome, DeviceNames& names) {
  Json json{{"status", vault::adoptionStatusName(outcome.status)},
            {"image", idOrNull(outcome.image)},
            {"patient", idOrNull(outcome.patient)},
            {"device", names(outcome.arrival.device)},
            {"number", outcome.arrival.number}};
  if (outcome.status == vault::AdoptionStatus::Filed || outcome.status == vault::AdoptionStatus::Waiting) json["reason"] = vault::matchReasonName(outcome.match);
  if (!outcome.conflictsWith.isNil()) json["conflictsWith"] = outcome.conflictsWith.toString();
  const bool failed = outcome.status == vault::AdoptionStatus::Refused || outcome.status == vault::AdoptionStatus::Missing;
  if (failed) json.update(errorJson(outcome.error));
  if (outcome.status == vault::AdoptionStatus::Noted) json.update({{"promised", outcome.promised}, {"notKept", outcome.notKept}});
  if (outcome.pixelTrouble) json["pixelTrouble"] = errorName(*outcome.pixelTrouble);
  return json;
}

Result<Exit> adopt(Context& context, vault::Vault& vault, const Options& options) {
  const InterruptWatch interrupt;
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  const CancelToken cancel;
  vault::AdoptionRequest request;
  request.jobs = options.jobs;
  TRY_ASSIGN(const auto run, vault::AdoptionRun::start(vault, *decoder, request, cancel));
  DeviceNames names(vault);
  while (!run->finished()) {
    if (interrupt.asked()) cancel.cancel();
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const vault::AdoptionOutcome& outcome : outcomes) {
      context.output.json(toJson(outcome, names));
      if (outcome.status == vault::AdoptionStatus::Refused) context.output.refusal("inbox/" + outcome.image.toString(), outcome.error);
      if (outcome.status == vault::AdoptionStatus::Missing) context.output.refusal("inbox, " + outcome.error.detail, outcome.error);
    }
  }
  const vault::AdoptionSummary summary = run->summary();
  context.output.json({{"summary",
                        {{"filed", summary.filed},
                         {"waiting", summary.waiting},
                         {"duplicates", summary.duplicates},
                         {"refused", summary.refused},
                         {"missing", summary.missing},
                         {"noted", summary.noted}}}});
  context.output.text(std::to_string(summary.filed) + " filed, " + std::to_string(summary.waiting) + " wait for a person, " + std::to_string(summary.duplicates) +
                      " were here already, " + std::to_string(summary.refused) + " refused, " + std::to_string(summary.missing) + " missing.\n");
  if (interrupt.asked()) return fail(ErrorCode::Cancelled);
  return summary.refused == 0 && summary.missing == 0 ? Exit::Done : Exit::InPart;
}

// ---- listing ----

std::string localText(Context& context, Instant at) { return model::LocalTime::at(at, context.environment.clock).toString(); }

Result<std::size_t> listSealed(Context& context, vault::Vault& vault, DeviceNames& names, Table& table) {
  TRY_ASSIGN(const auto waiting, vault::waitingArrivals(vault));
  for (const vault::WaitingArrival& arrival : waiting) {
    const std::string device = names(arrival.arrival.device);
    Json json{{"id", arrival.id.toString()},
              {"status", "sealed"},
              {"device", device},
              {"number", arrival.arrival.number},
              {"receivedAt", utcText(arrival.arrival.receivedAt)},
              {"bytes", arrival.bytes}};
    if (arrival.trouble) json.update(errorJson(*arrival.trouble));
    context.output.json(json);
    table.add({localText(context, arrival.arrival.receivedAt), device, std::to_string(arrival.arrival.number), "sealed",
               arrival.trouble ? std::string(errorName(arrival.trouble->code)) : "", sizeText(arrival.bytes), arrival.id.toString()});
    if (arrival.trouble) context.output.refusal("inbox/" + arrival.id.toString(), *arrival.trouble);
  }
  return waiting.size();
}

Result<std::size_t> listInbox(Context& context, vault::Vault& vault, DeviceNames& names, Table& table) {
  vault::ImageSearch search;
  search.status = model::ImageStatus::Inbox;
  search.limit = kPage;
  std::size_t shown = 0;
  for (search.offset = 0;; search.offset += kPage) {
    TRY_ASSIGN(const auto images, vault::searchImages(vault, search));
    for (const model::Image& image : images) {
      TRY_ASSIGN(const auto arrival, vault::arrivalOf(vault, image.id));
      Json json = cli::toJson(image);
      if (arrival) {
        json["device"] = names(image.device);
        json["number"] = arrival->number;
      }
      if (!image.conflictsWith.isNil()) json["conflictsWith"] = image.conflictsWith.toString();
      context.output.json(json);
      table.add({localText(context, arrival ? arrival->receivedAt : image.importedAt), names(image.device), arrival ? std::to_string(arrival->number) : "", image.inboxReason,
                 image.suggestion.isNil() ? "" : image.suggestion.toString(), sizeText(image.bytes), image.id.toString()});
    }
    shown += images.size();
    if (images.size() < kPage) break;
  }
  return shown;
}

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  if (options.adopt) return adopt(context, vault, options);
  Table table({"ARRIVED", "DEVICE", "NO.", "WHY", "SUGGESTION", "SIZE", "ID"});
  DeviceNames names(vault);
  TRY_ASSIGN(const std::size_t sealed, listSealed(context, vault, names, table));
  TRY_ASSIGN(const std::size_t waiting, listInbox(context, vault, names, table));
  context.output.text(sealed + waiting == 0 ? "Nothing waits.\n" : table.text());
  return Exit::Done;
}

}  // namespace

void addInbox(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "inbox", "List what waits: sealed arrivals, and images for a person to say whose they are");
  addVaultArgument(verb, options->vault);
  verb.add_flag("--adopt", options->adopt, "Take in the sealed arrivals");
  verb.add_option("--jobs", options->jobs, "How many images are looked at side by side")->check(CLI::Range(1, 16))->capture_default_str();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
