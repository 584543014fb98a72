#include "core/vault/export/outbox.h"

#include <algorithm>
#include <map>

#include "core/vault/export/export.h"
#include "core/vault/export/other_name.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patients.h"
#include "core/vault/sql_text.h"

namespace safelight::vault {
namespace {

constexpr std::string_view kColumns =
    "send, image, patient, device, device_name, form, state, attempts, error, retry, queued, ended, committed";

OutgoingImage readOutgoing(const store::Statement& row) {
  OutgoingImage image;
  image.send.uuid = Uuid::fromBytes(row.blob(0));
  image.image.uuid = Uuid::fromBytes(row.blob(1));
  image.patient.uuid = Uuid::fromBytes(row.blob(2));
  image.device = Uuid::fromBytes(row.blob(3));
  image.deviceName = row.text(4);
  image.form = static_cast<SendForm>(row.integer(5));
  image.state = static_cast<OutgoingState>(row.integer(6));
  image.attempts = static_cast<std::uint32_t>(row.integer(7));
  if (row.integer(8) != 0) image.lastError = errorFromNumber(static_cast<std::uint16_t>(row.integer(8)));
  if (!row.isNull(9)) image.retryAt = Instant{row.integer(9)};
  image.queuedAt.milliseconds = row.integer(10);
  if (!row.isNull(11)) image.endedAt = Instant{row.integer(11)};
  image.committed = row.integer(12) != 0;
  return image;
}

/// Records grouped by the patient under whose key they stand.
template <class Change, class Prepare>
Result<void> commitByPatient(Vault& vault, const std::vector<OutgoingImage>& images, Prepare prepare) {
  std::map<model::PatientId, Change> groups;
  for (const OutgoingImage& image : images) {
    Change& change = groups[image.patient];
    prepare(change, image);
    change.images.push_back(image.image);
  }
  std::vector<PendingChange> changes;
  for (auto& [patient, change] : groups) changes.push_back({patient, std::move(change)});
  if (changes.empty()) return {};
  return commit(vault.internals(), changes);
}

Result<std::vector<OutgoingImage>> withState(Vault& vault, model::SendId send, OutgoingState state) {
  OutgoingSearch search;
  search.send = send;
  search.state = state;
  search.limit = UINT32_MAX;
  return listOutgoing(vault, search);
}

Result<std::vector<OutgoingImage>> ofSend(Vault& vault, model::SendId send, OutgoingState state) {
  TRY_ASSIGN(auto found, withState(vault, send, state));
  if (found.empty()) return fail(ErrorCode::NotFound, "sending");
  return found;
}

/// A file that was made for sending, under the names that stand in it.
Result<SendableImage> namedByItself(decode::Decoder& decoder, model::ImageId id, ByteView made) {
  TRY_ASSIGN(decode::SharedOriginal file, decode::SharedOriginal::copyOf(made));
  decode::Request ask;
  ask.thumbnailSide = 0;
  TRY_ASSIGN(const decode::Inspection inspection, decoder.inspect(file, ask));
  const model::ImageFacts& facts = inspection.facts;
  return SendableImage{id, facts.sopClass, facts.sopInstance, facts.transferSyntax, std::move(file)};
}

Result<SendableImage> wrapPhoto(Vault& vault, decode::Decoder& decoder, const model::Image& image, ByteView original) {
  decode::Request request;
  request.operation = decode::Operation::Encode;
  request.encodeAs = decode::EncodeAs::Dicom;
  request.nameHint = image.sourceName;
  request.tags = image.tags;
  request.display = image.display;
  request.hasDisplay = true;  // as the practice sees it: its orientation is written, and holds for that alone
  request.uidKey = exportUidKey(vault);
  if (!image.patient.isNil()) {
    TRY_ASSIGN(const model::Patient patient, findPatient(vault, image.patient));
    request.identity = identityOf(patient.details);
  }
  TRY_ASSIGN(const Bytes wrapped, decoder.transform(original, request));
  return namedByItself(decoder, image.id, wrapped);
}

}  // namespace

std::string_view outgoingStateName(OutgoingState state) {
  switch (state) {
    case OutgoingState::Waiting: return "waiting";
    case OutgoingState::Done: return "done";
    case OutgoingState::Failed: return "failed";
  }
  return "waiting";
}

Result<model::SendId> queueImages(Vault& vault, const std::vector<model::ImageId>& images, const SendTarget& target, SendForm form) {
  TRY_VOID(require(vault, model::Permission::Export));
  if (images.empty()) return fail(ErrorCode::InvalidArgument, "no images");
  const model::SendId send{newUuid(vault.environment().clock, vault.environment().random)};
  std::vector<OutgoingImage> queued;
  for (const model::ImageId id : images) {
    TRY_ASSIGN(const model::Image image, findImage(vault, id));
    queued.emplace_back();
    queued.back().image = id;
    queued.back().patient = image.patient;
  }
  TRY_VOID(commitByPatient<change::SendQueued>(vault, queued, [&](change::SendQueued& change, const OutgoingImage&) {
    change.send = send;
    change.device = target.device;
    change.deviceName = target.name;
    change.form = form;
  }));
  return send;
}

Result<std::vector<OutgoingImage>> listOutgoing(Vault& vault, const OutgoingSearch& search) {
  TRY_VOID(require(vault, model::Permission::ViewImages));
  std::string where = "WHERE 1";
  if (search.state) where += " AND state = ?";
  if (search.send) where += " AND send = ?";
  if (search.device) where += " AND device = ?";
  if (search.dueAt) where += " AND state = 1 AND retry <= ?";
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare(sqlText({"SELECT ", kColumns, " FROM outgoing ", where, " ORDER BY queued, send, image LIMIT ?"})));
  select->begin();
  if (search.state) select->bind(static_cast<std::int64_t>(*search.state));
  if (search.send) select->bindBlob(search.send->uuid.view());
  if (search.device) select->bindBlob(search.device->view());
  if (search.dueAt) select->bind(search.dueAt->milliseconds);
  select->bind(static_cast<std::int64_t>(search.limit));
  std::vector<OutgoingImage> images;
  while (true) {
    TRY_ASSIGN(const bool row, select->step());
    if (!row) break;
    images.push_back(readOutgoing(*select));
  }
  select->reset();
  return images;
}

Result<std::optional<Instant>> nextAttempt(Vault& vault) {
  TRY_ASSIGN(auto* select, vault.internals().catalogue.prepare("SELECT min(retry) FROM outgoing WHERE state = 1"));
  TRY_ASSIGN([[maybe_unused]] const bool row, select->begin().step());
  std::optional<Instant> next;
  if (!select->isNull(0)) next = Instant{select->integer(0)};
  select->reset();
  return next;
}

Result<void> noteSent(Vault& vault, model::SendId send, const std::vector<model::ImageId>& images, Commitment commitment) {
  std::vector<OutgoingImage> sent;
  // What the device promised by itself meanwhile is done already (commitment.h).
  TRY_ASSIGN(const auto all, withState(vault, send, OutgoingState::Waiting));
  std::copy_if(all.begin(), all.end(), std::back_inserter(sent),
               [&](const OutgoingImage& image) { return std::find(images.begin(), images.end(), image.image) != images.end(); });
  return commitByPatient<change::SendDone>(vault, sent, [&](change::SendDone& change, const OutgoingImage&) {
    change.send = send;
    change.committed = commitment == Commitment::Promised;
  });
}

Result<void> noteNotSent(Vault& vault, model::SendId send, const std::vector<std::pair<model::ImageId, ErrorCode>>& failures) {
  const Instant now = vault.environment().clock.now();
  TRY_ASSIGN(const auto waiting, withState(vault, send, OutgoingState::Waiting));
  // One record for each patient, reason and moment.
  std::map<std::tuple<model::PatientId, ErrorCode, std::optional<Instant>>, std::vector<model::ImageId>> groups;
  for (const OutgoingImage& image : waiting) {
    const auto failure = std::find_if(failures.begin(), failures.end(), [&](const auto& one) { return one.first == image.image; });
    if (failure == failures.end()) continue;
    const auto retry = planRetry({image.attempts + 1, failure->second, image.queuedAt, now});
    groups[{image.patient, failure->second, retry}].push_back(image.image);
  }
  std::vector<PendingChange> changes;
  for (auto& [key, images] : groups) {
    const auto& [patient, code, retry] = key;
    changes.push_back({patient, change::SendFailed{send, std::move(images), code, retry}});
  }
  if (changes.empty()) return {};
  return commit(vault.internals(), changes);
}

Result<void> stopSending(Vault& vault, model::SendId send) {
  TRY_VOID(require(vault, model::Permission::Export));
  TRY_ASSIGN(const auto waiting, ofSend(vault, send, OutgoingState::Waiting));
  return commitByPatient<change::SendFailed>(vault, waiting, [&](change::SendFailed& change, const OutgoingImage&) {
    change.send = send;
    change.error = ErrorCode::Cancelled;
  });
}

Result<void> sendAgain(Vault& vault, model::SendId send) {
  TRY_VOID(require(vault, model::Permission::Export));
  TRY_ASSIGN(const auto failed, ofSend(vault, send, OutgoingState::Failed));
  return commitByPatient<change::SendQueued>(vault, failed, [&](change::SendQueued& change, const OutgoingImage& image) {
    change.send = send;
    change.device = image.device;
    change.deviceName = image.deviceName;
    change.form = image.form;
  });
}

Result<bool> goesAsItCame(Vault& vault, const model::Image& image, SendForm form) {
  if (image.facts.mediaType != "application/dicom" || form != SendForm::AsStored) return false;
  TRY_ASSIGN(const auto name, nameToWrite(vault, image));
  return !name.has_value();
}

Result<SendableImage> makeSendable(Vault& vault, decode::Decoder& decoder, model::ImageId id, SendForm form) {
  TRY_ASSIGN(const model::Image image, findImage(vault, id));
  TRY_ASSIGN(const Bytes original, readProvenOriginal(vault, id));
  if (image.facts.mediaType != "application/dicom") {
    if (image.facts.kind == model::ImageKind::Document) return fail(ErrorCode::FormatUnsupported, "document");
    return wrapPhoto(vault, decoder, image, original);
  }
  const model::ImageFacts& facts = image.facts;
  TRY_ASSIGN(const auto name, nameToWrite(vault, image));
  if (form == SendForm::AsStored && !name) {
    TRY_ASSIGN(decode::SharedOriginal file, decode::SharedOriginal::copyOf(original));
    return SendableImage{id, facts.sopClass, facts.sopInstance, facts.transferSyntax, std::move(file)};
  }
  decode::Request request;
  request.operation = decode::Operation::Encode;
  request.encodeAs = decode::EncodeAs::DicomUncompressed;
  request.nameHint = image.sourceName;
  if (name) name->ask(request, exportUidKey(vault));
  TRY_ASSIGN(const Bytes made, decoder.transform(original, request));
  return namedByItself(decoder, id, made);
}

}  // namespace safelight::vault
