#pragma once
// The outbox: images on their way to devices. What stands here survives a restart, because the journal holds it.

#include <optional>
#include <vector>

#include "core/decode/decoder.h"
#include "core/vault/export/send_plan.h"
#include "core/vault/vault.h"

namespace safelight::vault {

enum class OutgoingState : std::uint8_t { Waiting = 1, Done = 2, Failed = 3 };
/// "waiting", "done", "failed".
std::string_view outgoingStateName(OutgoingState state);

/// One image of one sending.
struct OutgoingImage {
  model::SendId send;
  model::ImageId image;
  model::PatientId patient;
  Uuid device;
  std::string deviceName;  // when it was queued
  SendForm form = SendForm::AsStored;
  OutgoingState state = OutgoingState::Waiting;
  std::uint32_t attempts = 0;          // that failed
  std::optional<ErrorCode> lastError;
  std::optional<Instant> retryAt;      // while waiting: not before
  Instant queuedAt;
  std::optional<Instant> endedAt;
  bool committed = false;              // the device promised to keep it
};

struct SendTarget {
  Uuid device;
  std::string name;
};

/// Puts images into the outbox; the journal says so before anything leaves. ImageNotFound, NotAllowed (Export).
Result<model::SendId> queueImages(Vault& vault, const std::vector<model::ImageId>& images, const SendTarget& target, SendForm form);

struct OutgoingSearch {
  std::optional<OutgoingState> state;
  std::optional<model::SendId> send;
  std::optional<Uuid> device;
  std::optional<Instant> dueAt;  // waiting and due at that moment
  std::uint32_t limit = 10'000;
};
/// In the order they were queued.
Result<std::vector<OutgoingImage>> listOutgoing(Vault& vault, const OutgoingSearch& search);
/// When the next waiting image is due; nothing when none waits.
Result<std::optional<Instant>> nextAttempt(Vault& vault);

enum class Commitment : std::uint8_t { None, Promised };
/// The device has them.
Result<void> noteSent(Vault& vault, model::SendId send, const std::vector<model::ImageId>& images, Commitment commitment);
/// An attempt failed for these images; planRetry says whether and when they are tried again.
Result<void> noteNotSent(Vault& vault, model::SendId send, const std::vector<std::pair<model::ImageId, ErrorCode>>& failures);
/// A person gives up what still waits of a sending. NotFound when nothing does.
Result<void> stopSending(Vault& vault, model::SendId send);
/// A person wants what failed tried again, at once. NotFound when nothing failed.
Result<void> sendAgain(Vault& vault, model::SendId send);

/// An image as a DICOM object in memory, ready to leave.
struct SendableImage {
  model::ImageId image;
  std::string sopClass, sopInstance, transferSyntax;
  decode::SharedOriginal file;  // Part 10, file meta information included
};
/// Whether an image leaves with the very bytes it came with: a DICOM original, in that form, whose file does not name somebody else than the patient
/// it is filed with.
Result<bool> goesAsItCame(Vault& vault, const model::Image& image, SendForm form);
/// DICOM originals go as they are, or decoded when the form asks for it; one whose file names somebody else (it was filed by hand, or moved) goes decoded
/// under its patient's name, or the other end would file it with the wrong person. Photographs are wrapped as VL photographic objects under an
/// identifier that stays the same each time. FormatUnsupported for documents.
Result<SendableImage> makeSendable(Vault& vault, decode::Decoder& decoder, model::ImageId image, SendForm form);

}  // namespace safelight::vault
