#pragma once
// The serving side: a loop that reads messages of an accepted association and hands each to a handler.

#include <memory>
#include <optional>
#include <variant>

#include "core/base/cancel_token.h"
#include "dicom/net/association.h"
#include "dicom/net/commitment.h"

namespace safelight::dicom::net {

/// One object that a peer wants to store; its UIDs are checked.
struct StoreRequest {
  std::string sopClass;
  std::string sopInstance;
  std::string transferSyntax;
  std::string moveOriginator;  // AE that asked for it by C-MOVE; "" when none
  Priority priority = Priority::Medium;
};

/// Takes the data set of one store. Destroyed without `finish` when the peer went away or `write` failed: undo then.
class StoreReceiver {
 public:
  virtual ~StoreReceiver() = default;
  /// Pieces in order. After an error nothing more is written here; the peer gets storeStatusOf(error).
  virtual Result<void> write(ByteView bytes) = 0;
  /// The whole data set has come: make it durable, then say how it went. Called once.
  virtual Status finish() = 0;
};
/// Somewhere to write, or the status with which the object is refused before its data are taken (they are drained).
using StoreDecision = std::variant<std::unique_ptr<StoreReceiver>, Status>;

/// Answers of a query, one by one.
class MatchWriter {
 public:
  virtual ~MatchWriter() = default;
  enum class Next : std::uint8_t { More, Cancelled };
  /// Sends one match in the context's transfer syntax. Cancelled: the peer wants no more (return Status::Cancel then).
  virtual Result<Next> send(ByteView identifier, Status pending = Status::Pending) = 0;
};
struct FindRequest {
  std::string model;           // SOP class
  std::string transferSyntax;  // of the identifier and of the matches
  ByteView identifier;
};

/// What the serving program does. Every service is refused until it is overridden. Called in the thread of `serve`.
class ServiceHandler {
 public:
  virtual ~ServiceHandler() = default;
  virtual Status verified() { return Status::Success; }
  virtual StoreDecision beginStore(const StoreRequest&) { return Status::SopClassNotSupported; }
  /// An error ends the association (it came from `matches`).
  virtual Result<Status> find(const FindRequest&, MatchWriter& /*matches*/) { return Status::SopClassNotSupported; }

  /// A peer asks whether these instances are safe. Success means that a report will follow: over this association when `result` is given and the
  /// peer stays (see ServeOptions::reportAfter), otherwise `commitmentUnreported` is told.
  struct CommitmentDecision {
    Status status = Status::SopClassNotSupported;
    std::optional<CommitmentResult> result;
  };
  virtual CommitmentDecision commitmentRequested(const CommitmentRequest&) { return {}; }
  /// The peer took the report (its status), or left before it could be told: try over an association of our own.
  virtual void commitmentTold(const CommitmentResult&, Status) {}
  virtual void commitmentUnreported(const CommitmentResult&) {}
  /// The report of a request that we made earlier.
  virtual Status commitmentReported(const CommitmentResult&) { return Status::NoSuchInstance; }
};

struct ServeOptions {
  /// A report goes over the peer's association once it has been silent for so long; many peers release at once and want it over a new one.
  std::chrono::milliseconds reportAfter{250};
  /// Looked at between messages and while waiting (every second).
  CancelToken stop;
};

/// How a served association ended in order.
enum class ServeEnd : std::uint8_t { Released, Stopped };

/// Serves until the peer releases or goes, or `stop`. Errors are those of Association; a peer that is silent for Limits::between is
/// aborted (ConnectionTimedOut).
Result<ServeEnd> serve(Association& association, ServiceHandler& handler, const ServeOptions& options = {});

/// One incoming message handled and answered (what `serve` and C-GET do for each).
Result<void> serveMessage(Association& association, const Message& message, ServiceHandler& handler);

}  // namespace safelight::dicom::net
