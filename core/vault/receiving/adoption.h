#pragma once
// Taking in what arrived over the network: verify, open, look at, plan, commit, move into place. Works in steps like an import.

#include <memory>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/decode/decoder.h"
#include "core/vault/import/match_plan.h"
#include "core/vault/receiving/arrival.h"
#include "core/vault/vault.h"

namespace safelight::vault {

enum class AdoptionStatus : std::uint8_t {
  Filed,      // with its patient
  Waiting,    // in the Inbox, until a person decides
  Duplicate,  // its bytes were here already; its file is gone
  Refused,    // damaged, forged, or its key is gone: named, kept, not opened
  Missing,    // signed once, and not there any more
  Noted,      // no image: a device said which of the images it was sent it keeps; the outbox knows it now
};
std::string_view adoptionStatusName(AdoptionStatus status);  // filed, waiting, duplicate, refused, missing, noted

/// What became of one arrival, or of a gap between them.
struct AdoptionOutcome {
  AdoptionStatus status = AdoptionStatus::Refused;
  model::ImageId image;          // the new image, the one whose bytes it had, or the name of the refused file; nil when missing
  model::PatientId patient;      // whom it was filed with, or is suggested for
  MatchReason match = MatchReason::NoIdentity;
  model::ImageId conflictsWith;  // same SOP instance UID, other bytes
  Arrival arrival;               // empty when it could not be verified
  std::uint64_t missingFirst = 0, missingLast = 0;  // Missing: numbers in the segment; both 0: an unknown number
  std::uint32_t promised = 0, notKept = 0;  // Noted: images that the device keeps, and those that it does not
  Error error;                   // Refused, Missing: why
  std::optional<ErrorCode> pixelTrouble;  // kept, but cannot be shown as a picture
  model::ImageFacts facts;
};

struct AdoptionRequest {
  unsigned jobs = 2;
  enum class Refused : std::uint8_t {
    LeaveAlone,  // what this session named before is not looked at again
    TryAgain,
  } refused = Refused::LeaveAlone;
};

struct AdoptionSummary {
  std::uint32_t filed = 0, waiting = 0, duplicates = 0, refused = 0;
  std::uint64_t missing = 0;  // at least
  std::uint32_t noted = 0;
};

struct AdoptionProgress {
  std::uint32_t done = 0;
  std::uint32_t total = 0;
};

/// Takes in everything that waits in the inbox when it begins. Not thread-safe: step() on the vault's thread, cancel from anywhere. Safe to
/// drop between two steps.
class AdoptionRun {
 public:
  /// NotAllowed without the right to import.
  static Result<std::unique_ptr<AdoptionRun>> start(Vault& vault, decode::Decoder& decoder, const AdoptionRequest& request, CancelToken cancel);

  virtual ~AdoptionRun() = default;
  /// Does the next piece (at most some 200 ms of the calling thread) and returns outcomes that are now durable. An error ends the run
  /// (DiskFull, DecoderUnavailable ...); everything that is not told yet still waits in the inbox.
  virtual Result<std::vector<AdoptionOutcome>> step() = 0;
  virtual bool finished() const = 0;
  virtual AdoptionProgress progress() const = 0;
  virtual AdoptionSummary summary() const = 0;
};

/// An arrival as it lies sealed in the inbox.
struct WaitingArrival {
  model::ImageId id;
  std::uint64_t bytes = 0;        // of the file
  Arrival arrival;                // device, number, time; AE title and address are known once it was taken in
  std::optional<Error> trouble;   // it will be refused
};
/// What waits, by time of arrival, without opening anything.
Result<std::vector<WaitingArrival>> waitingArrivals(Vault& vault);

/// Where an image came from; nothing when a person imported it.
Result<std::optional<Arrival>> arrivalOf(Vault& vault, model::ImageId image);

/// How many arrivals wait, by their names alone: all that a lock screen may know. Needs no key; 0 when the folder cannot be read.
std::uint32_t countArrivals(store::FileSystem& files, const Path& vault);

}  // namespace safelight::vault
