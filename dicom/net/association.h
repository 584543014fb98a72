#pragma once
// One association over a byte stream: opening, messages both ways, ending.

#include <functional>
#include <memory>
#include <variant>

#include "dicom/net/acceptance.h"
#include "dicom/net/byte_stream.h"
#include "dicom/net/command.h"

namespace safelight::dicom::net {

/// A presentation context that both sides agreed on.
struct Context {
  std::uint8_t id = 0;
  std::string sopClass;
  std::string transferSyntax;
  bool weMayUse = true;      // we may send requests on it
  bool weMayProvide = false;  // the peer may
};

/// Where the bytes of a data set that we send come from. Its size is known before, so that every PDU but the last is full.
struct DataSource {
  std::uint64_t size = 0;
  /// Up to `most` bytes from `offset` on, at least one; they stay valid until the next call.
  std::function<Result<ByteView>(std::uint64_t offset, std::size_t most)> read;
  /// The view must outlive the sending.
  static DataSource of(ByteView bytes);
};

/// Takes a data set in pieces. After an error of its own it is not called again; the rest is drained.
using DataSink = std::function<Result<void>(ByteView)>;

/// What a requestor proposes.
struct AssociationProposal {
  std::string callingAe;
  std::string calledAe;
  std::vector<ProposedContext> contexts;  // ids 0 are given here: 1, 3, 5 ...
  std::vector<RoleSelection> roles;
};

/// A command that arrived; when it has a data set, receiveDataSet is to be called next.
struct Message {
  std::uint8_t contextId = 0;
  CommandSet command;
};
/// The peer asked to end the association; it has been answered.
struct Released {};
using Incoming = std::variant<Message, Released>;

/// How a data set that was streamed came to its end; the association goes on either way.
struct DataSetEnd {
  std::uint64_t bytes = 0;          // that came
  std::optional<Error> sinkError;   // the sink's, when it failed and the rest was drained
};
/// A data set read whole.
struct WholeDataSet {
  Bytes bytes;
  bool isTooLong = false;  // it was drained, `bytes` is empty
};

/// Not thread-safe. Its destructor aborts when the association was not ended.
///
/// Errors of every call: ConnectionClosed, ConnectionTimedOut, ConnectionBroken, AssociationAborted (by the peer), ProtocolViolated (by the
/// peer; it has been told by A-ABORT). After any of them but a time-out of `receive` and of `takeCancel` the association is over.
/// Memory: one buffer of `announcedPdu`, and the command being read; never on the word of a length field.
class Association {
 public:
  /// As requestor. Errors besides: AssociationRejected (detail: rejectText), ServiceNotAccepted (nothing of what was proposed).
  static Result<Association> request(std::unique_ptr<ByteStream> stream, AssociationProposal proposal, const Limits& limits = {});

  /// As acceptor: reads the request (ARTIM), lets `decide` answer it. AssociationRejected when the decision was that.
  using Decide = std::function<AcceptancePlan(const AssociateRequest&)>;
  static Result<Association> accept(std::unique_ptr<ByteStream> stream, const Decide& decide, const Limits& limits = {});

  Association(Association&&) noexcept;
  Association& operator=(Association&&) noexcept;
  ~Association();

  // -- facts --
  const std::string& callingAe() const;
  const std::string& calledAe() const;
  const std::string& peerImplementationVersion() const;
  const std::string& peerImplementationClass() const;
  /// What the peer takes in one PDU; 0: anything.
  std::uint32_t peerMaximumLength() const;
  const Limits& limits() const;
  const std::vector<Context>& contexts() const;
  /// Null when there is none.
  const Context* context(std::uint8_t id) const;
  /// The context on which we may send this class (in this syntax unless it is ""); null when none was accepted.
  const Context* contextFor(std::string_view sopClass, std::string_view transferSyntax = {}) const;
  /// The context on which we are the provider of this class (event reports); null when there is none.
  const Context* providedContextFor(std::string_view sopClass) const;
  bool isOpen() const;

  // -- messages --
  /// 1, 2, 3 ... never 0.
  std::uint16_t nextMessageId();
  /// Sends a command and, with a source, its data set (hasDataSet is set accordingly).
  Result<void> send(std::uint8_t contextId, CommandSet command, const DataSource* data = nullptr);
  Result<void> send(std::uint8_t contextId, CommandSet command, ByteView data);
  /// The next command. A data set that nobody took is drained first. A time-out leaves everything as it was: call again.
  Result<Incoming> receive(Deadline deadline);
  /// Streams the data set of the last message into the sink. When the sink fails, the rest is drained so that a status can be answered.
  /// Nothing comes when the last message had none, or when it was read already.
  Result<DataSetEnd> receiveDataSet(const DataSink& sink);
  /// A small data set as a whole.
  Result<WholeDataSet> receiveWhole(std::size_t most);
  /// True when the peer has sent C-CANCEL for this message; does not wait. Any other command that came is kept for `receive`.
  Result<bool> takeCancel(std::uint16_t messageId);

  // -- ending --
  /// Asks for the end and waits for the answer (ARTIM); data that still come are thrown away, a collision is answered.
  Result<void> release();
  /// Tells the peer in one try, and closes.
  void abort(AbortReason reason = AbortReason::NotSpecified);

 private:
  struct State;
  explicit Association(std::unique_ptr<State> state);
  std::unique_ptr<State> m_state;
};

}  // namespace safelight::dicom::net
