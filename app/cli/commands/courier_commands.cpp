// safelightctl echo, send, query, retrieve: paired devices as the other side.

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "app/dispatch/fetching.h"
#include "app/dispatch/sending.h"
#include "core/courier/courier_process.h"
#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

/// What all four take.
struct PeerOptions {
  std::string vault, ae, address;
};

struct SendOptions {
  PeerOptions peer;
  std::vector<std::string> images;
  std::string patient;
  bool uncompressed = false, commit = false;
};

struct QueryOptions {
  PeerOptions peer;
  std::string patient, number, name, birthDate, accession, modality, study, series;
};

struct RetrieveOptions {
  PeerOptions peer;
  std::string study, series, image;
  bool move = false;
};

courier::Client client() { return courier::Client(courier::courierBesideThisProgram()); }

Result<courier::Node> nodeFor(vault::Vault& vault, const PeerOptions& options) {
  TRY_ASSIGN(const vault::Device device, dispatch::deviceNamed(vault, options.ae, options.address));
  return app::nodeOf(vault, device.details);
}

Result<Exit> echo(Context& context, const PeerOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const courier::Node node, nodeFor(vault, options));
  TRY_ASSIGN(const std::string software, client().echo(node));
  context.output.json({{"ae", node.aeTitle}, {"address", node.address}, {"port", node.port}, {"answers", true}, {"software", software}});
  context.output.text(node.aeTitle + " at " + node.address + " answers" + (software.empty() ? "" : " (" + printable(software) + ")") + ".\n");
  return Exit::Done;
}

// ---- send ----

std::string_view statusOf(const dispatch::ImageSent& sent) { return !sent.error ? "sent" : sent.retryAt ? "waiting" : "failed"; }

void show(Context& context, const dispatch::ImageSent& sent) {
  const std::string id = sent.image.image.toString();
  Json json{{"image", id}, {"send", sent.image.send.toString()}, {"device", sent.image.deviceName}, {"status", statusOf(sent)}, {"committed", sent.committed}};
  json["reason"] = sent.error ? Json(errorName(sent.error->code)) : Json();
  json["retryAt"] = sent.retryAt ? Json(utcText(*sent.retryAt)) : Json();
  if (sent.error) json["message"] = ui::errorSentence(*sent.error);
  context.output.json(json);
  if (sent.error) context.output.refusal(id, *sent.error);
  else context.output.text(id + "  sent" + (sent.committed ? ", and kept there" : "") + "\n");
  context.output.flush();
}

Result<std::vector<model::ImageId>> imagesToSend(Context& context, vault::Vault& vault, const SendOptions& options) {
  std::vector<model::ImageId> ids;
  for (const std::string& text : options.images) {
    TRY_ASSIGN(const model::ImageId id, imageIdFrom(context, text));
    ids.push_back(id);
  }
  if (options.patient.empty()) return ids;
  vault::ImageSearch search;
  TRY_ASSIGN(search.patient, findPatientBy(vault, options.patient));
  TRY_ASSIGN(const auto found, vault::searchImages(vault, search));
  for (const model::Image& image : found) ids.push_back(image.id);
  return ids;
}

Result<Exit> send(Context& context, const SendOptions& options) {
  const bool isNew = !options.images.empty() || !options.patient.empty();
  if (isNew && options.peer.ae.empty()) return context.output.usage("Say where to: --to with the device's AE title.");
  if (!isNew && !options.peer.ae.empty()) return context.output.usage("Say which images: their ids, or --patient ID. Without either, what waits in the outbox is sent.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.peer.vault));
  dispatch::SendPass pass;
  pass.commitment.ask = options.commit;
  if (isNew) {
    TRY_ASSIGN(const vault::Device device, dispatch::deviceNamed(vault, options.peer.ae, options.peer.address));
    TRY_ASSIGN(const auto images, imagesToSend(context, vault, options));
    const auto form = options.uncompressed ? vault::SendForm::ExplicitLittleEndian : vault::SendForm::AsStored;
    TRY_ASSIGN(pass.only, vault::queueImages(vault, images, {device.id.uuid, device.details.name}, form));
  }
  std::size_t sent = 0, waiting = 0, failed = 0;
  pass.onImage = [&](const dispatch::ImageSent& image) {
    show(context, image);
    ++(!image.error ? sent : image.retryAt ? waiting : failed);
  };
  const InterruptWatch interrupt;  // before the decoder begins, so that it leaves the signal to us
  const InterruptCancels cancel(interrupt);
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  TRY_VOID(dispatch::sendDue(vault, *decoder, client(), pass, cancel.token()));
  context.output.json({{"summary", {{"sent", sent}, {"waiting", waiting}, {"failed", failed}}}});
  context.output.text(std::to_string(sent) + " sent, " + std::to_string(waiting) + " will be tried again, " + std::to_string(failed) + " failed.\n");
  if (interrupt.asked()) return fail(ErrorCode::Cancelled);
  return waiting + failed == 0 ? Exit::Done : Exit::InPart;
}

// ---- query ----

Json toJson(const courier::RemoteItem& item, std::size_t here) {
  static constexpr const char* kLevels[] = {"", "study", "series", "image"};
  Json json{{"level", kLevels[static_cast<std::size_t>(item.level)]}};
  if (item.level == courier::Level::Study) {
    json["patient"] = {{"number", item.patient.patientNumber}, {"familyName", item.patient.familyName}, {"givenName", item.patient.givenName},
                       {"birthDate", item.patient.birthDate ? Json(item.patient.birthDate->toString()) : Json()}};
    json["accession"] = item.accession;
    json["series"] = item.seriesCount;
    json["images"] = item.imageCount;
    json["here"] = here;
  }
  json["study"] = item.study;
  if (item.level != courier::Level::Study) json["seriesUid"] = item.series;
  if (item.level == courier::Level::Image) {
    json["instance"] = item.instance;
    json["sopClass"] = item.sopClass;
  }
  json["at"] = item.at ? Json(item.at->toString()) : Json();
  json["modality"] = item.modality;
  json["description"] = item.level == courier::Level::Study ? item.studyDescription : item.seriesDescription;
  return json;
}

Result<courier::Query> queryFrom(Context& context, vault::Vault& vault, const QueryOptions& options) {
  courier::Query query;
  query.patientNumber = options.number;
  query.accession = options.accession;
  query.modality = options.modality;
  query.study = options.study;
  query.series = options.series;
  query.level = options.study.empty() ? courier::Level::Study : options.series.empty() ? courier::Level::Series : courier::Level::Image;
  const std::size_t sign = options.name.find_first_of(",^");
  query.familyName = options.name.substr(0, sign);
  if (sign != std::string::npos) query.givenName = options.name.substr(options.name.find_first_not_of(" ", sign + 1));
  if (!options.birthDate.empty()) {
    const auto date = model::Date::parse(options.birthDate);
    if (!date) return context.output.usage("The birth date is written YYYY-MM-DD.");
    query.birthDate = *date;
  }
  if (options.patient.empty()) return query;
  TRY_ASSIGN(const model::PatientId id, findPatientBy(vault, options.patient));
  TRY_ASSIGN(const model::Patient patient, vault::findPatient(vault, id));
  query.patientNumber = patient.details.number;
  if (!patient.details.number.empty()) return query;
  query.familyName = patient.details.familyName;
  query.givenName = patient.details.givenName;
  query.birthDate = patient.details.birthDate;
  return query;
}

/// How many images of each study the vault has of this patient.
Result<std::map<std::string, std::size_t>> studiesHere(vault::Vault& vault, const QueryOptions& options) {
  std::map<std::string, std::size_t> here;
  if (options.patient.empty()) return here;
  vault::ImageSearch search;
  TRY_ASSIGN(search.patient, findPatientBy(vault, options.patient));
  TRY_ASSIGN(const auto images, vault::searchImages(vault, search));
  for (const model::Image& image : images) ++here[image.facts.study];
  return here;
}

Result<Exit> query(Context& context, const QueryOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.peer.vault));
  TRY_ASSIGN(const courier::Node node, nodeFor(vault, options.peer));
  TRY_ASSIGN(const courier::Query asked, queryFrom(context, vault, options));
  TRY_ASSIGN(const auto here, studiesHere(vault, options));
  const InterruptWatch interrupt;
  const InterruptCancels cancel(interrupt);
  TRY_ASSIGN(const auto found, client().find(node, asked, cancel.token()));
  Table table({"WHEN", "MODALITY", "DESCRIPTION", "IMAGES", "HERE", "UID"});
  for (const courier::RemoteItem& item : found) {
    const auto known = here.find(item.study);
    const std::size_t count = known == here.end() ? 0 : known->second;
    context.output.json(toJson(item, count));
    const bool isStudy = item.level == courier::Level::Study;
    table.add({item.at ? item.at->toString() : "", item.modality, isStudy ? item.studyDescription : item.seriesDescription, std::to_string(item.imageCount),
               isStudy ? std::to_string(count) : "", isStudy ? item.study : item.level == courier::Level::Series ? item.series : item.instance});
  }
  context.output.text(found.empty() ? "Nothing found.\n" : table.text());
  return Exit::Done;
}

// ---- retrieve ----

void show(Context& context, const vault::ImportOutcome& outcome) {
  const bool refused = outcome.status == vault::ImportStatus::Refused;
  Json json{{"path", outcome.path}, {"status", vault::importStatusName(outcome.status)}, {"image", idOrNull(outcome.image)}, {"patient", idOrNull(outcome.patient)}};
  json["reason"] = refused ? Json(errorName(outcome.error.code)) : outcome.status == vault::ImportStatus::Quarantined ? Json(vault::matchReasonName(outcome.match)) : Json();
  if (refused) json["message"] = ui::errorSentence(outcome.error);
  context.output.json(json);
  if (refused) context.output.refusal(outcome.path, outcome.error);
  else context.output.text(std::string(vault::importStatusName(outcome.status)) + "  " + printable(outcome.path) + "\n");
  context.output.flush();
}

courier::Query queryOf(const RetrieveOptions& options) {
  courier::Query query;
  query.study = options.study;
  query.series = options.series;
  query.instance = options.image;
  query.level = !options.image.empty() ? courier::Level::Image : !options.series.empty() ? courier::Level::Series : courier::Level::Study;
  return query;
}

/// The archive sends to our receiver, which must be running and known there by our AE title.
Result<Exit> moveHere(Context& context, const courier::Node& node, const RetrieveOptions& options, const CancelToken& cancel) {
  TRY_ASSIGN(const courier::Progress done, client().move(node, queryOf(options), node.ownAeTitle, {}, cancel));
  context.output.json({{"summary", {{"moved", done.completed + done.warnings}, {"failed", done.failed}}}});
  context.output.text(std::to_string(done.completed + done.warnings) + " sent to the receiver, " + std::to_string(done.failed) + " failed.\n");
  return done.failed == 0 ? Exit::Done : Exit::InPart;
}

Result<Exit> retrieve(Context& context, const RetrieveOptions& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.peer.vault));
  TRY_ASSIGN(const courier::Node node, nodeFor(vault, options.peer));
  const InterruptWatch interrupt;  // before the decoder begins, so that it leaves the signal to us
  const InterruptCancels cancel(interrupt);
  if (options.move) return moveHere(context, node, options, cancel.token());
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  dispatch::Fetch fetch;
  fetch.node = node;
  fetch.query = queryOf(options);
  fetch.onImage = [&](const vault::ImportOutcome& outcome) { show(context, outcome); };
  TRY_ASSIGN(const dispatch::Fetched done, dispatch::fetch(vault, *decoder, client(), fetch, cancel.token()));
  const vault::ImportSummary& summary = done.summary;
  context.output.json({{"summary",
                        {{"imported", summary.imported}, {"duplicate", summary.duplicates}, {"quarantined", summary.quarantined}, {"refused", summary.refused},
                         {"notSent", done.counts.failed}}}});
  context.output.text(std::to_string(summary.imported) + " imported, " + std::to_string(summary.quarantined) + " waiting in the Inbox, " +
                      std::to_string(summary.duplicates) + " already there, " + std::to_string(summary.refused) + " refused, " + std::to_string(done.counts.failed) +
                      " not sent by the archive.\n");
  return summary.refused + done.counts.failed == 0 ? Exit::Done : Exit::InPart;
}

CLI::App& addPeerVerb(CLI::App& app, Parsed& parsed, const char* name, const char* what, const char* option, PeerOptions& peer) {
  CLI::App& verb = addVerb(app, parsed, name, what);
  addVaultArgument(verb, peer.vault);
  verb.add_option(option, peer.ae, "The AE title of a paired device");
  verb.add_option("--address", peer.address, "Its address, when several have the same title");
  return verb;
}

}  // namespace

void addCourierVerbs(CLI::App& app, Parsed& parsed) {
  auto peer = std::make_shared<PeerOptions>();
  CLI::App& test = addPeerVerb(app, parsed, "echo", "Test whether a paired device answers", "--to", *peer);
  test.get_option("--to")->required();
  test.callback([&parsed, peer] { parsed.run = [peer](Context& context) { return echo(context, *peer); }; });

  auto sending = std::make_shared<SendOptions>();
  CLI::App& sends = addPeerVerb(app, parsed, "send", "Send images to a paired device; without images, what waits in the outbox", "--to", sending->peer);
  sends.add_option("image", sending->images, "Ids of images");
  sends.add_option("--patient", sending->patient, "All images of this patient (id or number)");
  sends.add_flag("--uncompressed", sending->uncompressed, "Decode them first, for a device that cannot");
  sends.add_flag("--commit", sending->commit, "Ask the device to promise that it keeps them");
  sends.callback([&parsed, sending] { parsed.run = [sending](Context& context) { return send(context, *sending); }; });

  auto asking = std::make_shared<QueryOptions>();
  CLI::App& asks = addPeerVerb(app, parsed, "query", "What an archive has of a patient", "--from", asking->peer);
  asks.get_option("--from")->required();
  asks.add_option("--patient", asking->patient, "A patient of the vault (id or number)");
  asks.add_option("--number", asking->number, "A patient number");
  asks.add_option("--name", asking->name, "\"Family, Given\"; * and ? stand for any letters");
  asks.add_option("--birth-date", asking->birthDate, "YYYY-MM-DD");
  asks.add_option("--accession", asking->accession, "An accession number");
  asks.add_option("--modality", asking->modality, "PX, IO, CT ...");
  asks.add_option("--study", asking->study, "The series of this study");
  asks.add_option("--series", asking->series, "The images of this series (with --study)");
  asks.callback([&parsed, asking] { parsed.run = [asking](Context& context) { return query(context, *asking); }; });

  auto fetching = std::make_shared<RetrieveOptions>();
  CLI::App& fetches = addPeerVerb(app, parsed, "retrieve", "Fetch a study, a series or an image from an archive", "--from", fetching->peer);
  fetches.get_option("--from")->required();
  fetches.add_option("--study", fetching->study, "The study's UID")->required();
  fetches.add_option("--series", fetching->series, "Only this series");
  fetches.add_option("--image", fetching->image, "Only this image (with --series)");
  fetches.add_flag("--move", fetching->move, "Let the archive send it to our receiver, which must be running");
  fetches.callback([&parsed, fetching] { parsed.run = [fetching](Context& context) { return retrieve(context, *fetching); }; });
}

}  // namespace safelight::cli
