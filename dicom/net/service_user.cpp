#include "dicom/net/service_user.h"

#include <algorithm>
#include <set>

#include "dicom/net/uids.h"

namespace safelight::dicom::net {

namespace {

constexpr std::chrono::milliseconds kCancelInterval{200};

// Waits for the next message; looks after `cancel` meanwhile and calls `onCancel` once.
Result<Message> nextMessage(Association& association, const CancelToken* cancel, const std::function<Result<void>()>& onCancel) {
  const Deadline deadline = Deadline::in(association.limits().answer);
  for (;;) {
    if (cancel != nullptr && cancel->isCancelled()) TRY_VOID(onCancel());
    auto incoming = association.receive(cancel == nullptr ? deadline : deadline.orBefore(Deadline::in(kCancelInterval)));
    if (incoming) {
      if (auto* message = std::get_if<Message>(&*incoming)) return std::move(*message);
      return fail(ErrorCode::ConnectionClosed, "released while an answer was due");
    }
    if (incoming.error().code != ErrorCode::ConnectionTimedOut || !association.isOpen()) return fail(std::move(incoming).error());
    if (deadline.isOver()) {
      association.abort();
      return fail(ErrorCode::ConnectionTimedOut);
    }
  }
}

// Answers anything that is no answer to us, as a server without services would.
Result<void> turnAway(Association& association, const Message& message) {
  ServiceHandler nothing;
  return serveMessage(association, message, nothing);
}

// The response to a request of ours; whatever else comes in between is turned away.
Result<Message> awaitResponse(Association& association, CommandField request, std::uint16_t messageId) {
  for (;;) {
    TRY_ASSIGN(Message message, nextMessage(association, nullptr, {}));
    if (message.command.field == responseOf(request) && message.command.respondedTo == messageId) return message;
    TRY_VOID(turnAway(association, message));
  }
}

// Tells the peer once that nobody waits for more.
class Canceller {
 public:
  Canceller(Association& association, std::uint8_t contextId, std::uint16_t messageId) : m_association(association), m_contextId(contextId), m_messageId(messageId) {}
  Result<void> tell() {
    if (m_told) return {};
    m_told = true;
    CommandSet command;
    command.field = CommandField::CancelRequest;
    command.respondedTo = m_messageId;
    return m_association.send(m_contextId, std::move(command));
  }
  bool hasTold() const { return m_told; }

 private:
  Association& m_association;
  std::uint8_t m_contextId;
  std::uint16_t m_messageId;
  bool m_told = false;
};

// C-GET and C-MOVE: the same conversation, but for the objects that come in between.
Result<RetrieveOutcome> retrieve(Association& association, const Context& context, CommandSet command, ByteView identifier, ServiceHandler* handler,
                                 const OnProgress& onProgress, const CancelToken& cancel) {
  const CommandField answer = responseOf(command.field);
  const std::uint16_t messageId = command.messageId;
  TRY_VOID(association.send(context.id, std::move(command), identifier));
  Canceller canceller(association, context.id, messageId);
  for (;;) {
    TRY_ASSIGN(const Message message, nextMessage(association, &cancel, [&] { return canceller.tell(); }));
    const bool isAnswer = message.command.field == answer && message.command.respondedTo == messageId;
    if (!isAnswer) {
      ServiceHandler nothing;
      TRY_VOID(serveMessage(association, message, handler != nullptr ? *handler : nothing));
      continue;
    }
    TRY_ASSIGN(WholeDataSet list, association.receiveWhole(association.limits().largestIdentifier));
    const SubOperations counts = message.command.subOperations.value_or(SubOperations{});
    if (statusKind(message.command.status) == StatusKind::Pending) {
      if (onProgress) onProgress(counts);
      continue;
    }
    return RetrieveOutcome{message.command.status, counts, std::move(list.bytes)};
  }
}

}  // namespace

ProposedContext proposeContext(std::string_view sopClass, std::vector<std::string> transferSyntaxes) {
  return {0, std::string(sopClass), std::move(transferSyntaxes)};
}

std::vector<std::string> uncompressedSyntaxes() { return {std::string(kExplicitVrLittleEndian), std::string(kImplicitVrLittleEndian)}; }

void proposeRetrieval(AssociationProposal& proposal, std::span<const std::string> storageClassUids, std::vector<std::string> transferSyntaxes) {
  std::set<std::string> proposed;
  for (const std::string& uid : storageClassUids) {
    if (proposal.contexts.size() == kMostContexts) return;
    if (!isUid(uid) || !proposed.insert(uid).second) continue;
    proposal.contexts.push_back(proposeContext(uid, transferSyntaxes));
    proposal.roles.push_back({uid, false, true});
  }
}

Result<Status> echo(Association& association) {
  const Context* context = association.contextFor(kVerification);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  const std::uint16_t id = association.nextMessageId();
  TRY_VOID(association.send(context->id, CommandSet::request(CommandField::EchoRequest, id, kVerification)));
  TRY_ASSIGN(const Message response, awaitResponse(association, CommandField::EchoRequest, id));
  return response.command.status;
}

Result<Status> store(Association& association, const StoreOperation& operation, const DataSource& data) {
  if (!isUid(operation.sopClass) || !isUid(operation.sopInstance) || data.size == 0) return fail(ErrorCode::InvalidArgument);
  const Context* context = association.contextFor(operation.sopClass, operation.transferSyntax);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  const std::uint16_t id = association.nextMessageId();
  CommandSet command = CommandSet::request(CommandField::StoreRequest, id, operation.sopClass);
  command.sopInstance = operation.sopInstance;
  command.priority = operation.priority;
  TRY_VOID(association.send(context->id, std::move(command), &data));
  TRY_ASSIGN(const Message response, awaitResponse(association, CommandField::StoreRequest, id));
  return response.command.status;
}

Result<Status> find(Association& association, std::string_view model, ByteView identifier, const OnMatch& onMatch, const CancelToken& cancel) {
  const Context* context = association.contextFor(model);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  const std::uint16_t id = association.nextMessageId();
  TRY_VOID(association.send(context->id, CommandSet::request(CommandField::FindRequest, id, model), identifier));
  Canceller canceller(association, context->id, id);
  for (;;) {
    TRY_ASSIGN(const Message message, nextMessage(association, &cancel, [&] { return canceller.tell(); }));
    if (message.command.field != CommandField::FindResponse || message.command.respondedTo != id) {
      TRY_VOID(turnAway(association, message));
      continue;
    }
    TRY_ASSIGN(const WholeDataSet match, association.receiveWhole(association.limits().largestIdentifier));
    if (statusKind(message.command.status) != StatusKind::Pending) return message.command.status;
    // What is still on its way after a cancel is passed over.
    if (canceller.hasTold() || match.isTooLong || !message.command.hasDataSet) continue;
    if (onMatch(match.bytes, context->transferSyntax) == Continue::Cancel) TRY_VOID(canceller.tell());
  }
}

Result<RetrieveOutcome> get(Association& association, std::string_view model, ByteView identifier, ServiceHandler& handler, const OnProgress& onProgress,
                            const CancelToken& cancel) {
  const Context* context = association.contextFor(model);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  CommandSet command = CommandSet::request(CommandField::GetRequest, association.nextMessageId(), model);
  return retrieve(association, *context, std::move(command), identifier, &handler, onProgress, cancel);
}

Result<RetrieveOutcome> move(Association& association, std::string_view model, std::string_view destination, ByteView identifier,
                             const OnProgress& onProgress, const CancelToken& cancel) {
  if (!isAeTitle(destination)) return fail(ErrorCode::InvalidArgument, "AE title");
  const Context* context = association.contextFor(model);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  CommandSet command = CommandSet::request(CommandField::MoveRequest, association.nextMessageId(), model);
  command.moveDestination = std::string(destination);
  return retrieve(association, *context, std::move(command), identifier, nullptr, onProgress, cancel);
}

namespace {

// Waits for the report of one transaction; others that come are refused as unknown.
class ReportWaiter final : public ServiceHandler {
 public:
  explicit ReportWaiter(std::string transaction) : m_transaction(std::move(transaction)) {}
  Status commitmentReported(const CommitmentResult& result) override {
    if (result.transaction != m_transaction) return Status::NoSuchInstance;
    m_result = result;
    return Status::Success;
  }
  std::optional<CommitmentResult>& result() { return m_result; }

 private:
  std::string m_transaction;
  std::optional<CommitmentResult> m_result;
};

}  // namespace

Result<CommitmentAnswer> requestCommitment(Association& association, const CommitmentRequest& request, std::chrono::milliseconds wait) {
  const Context* context = association.contextFor(kStorageCommitment);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  if (!isUid(request.transaction) || request.references.empty() || request.references.size() > kMostCommitmentReferences) return fail(ErrorCode::InvalidArgument);
  CommandSet command = CommandSet::request(CommandField::ActionRequest, association.nextMessageId(), kStorageCommitment);
  command.sopInstance = std::string(kStorageCommitmentInstance);
  command.actionType = kActionRequestCommitment;
  const std::uint16_t id = command.messageId;
  TRY_VOID(association.send(context->id, std::move(command), encodeCommitment(request, context->transferSyntax)));

  ReportWaiter waiter(request.transaction);
  CommitmentAnswer answer;
  bool answered = false;
  Deadline deadline = Deadline::in(association.limits().answer);
  while (!answered || (isSuccess(answer.status) && !waiter.result())) {
    const auto incoming = association.receive(deadline);
    if (!incoming) {
      if (!answered || incoming.error().code != ErrorCode::ConnectionTimedOut || !association.isOpen()) return fail(incoming.error());
      break;  // it may come later, over an association of the peer's
    }
    const Message* message = std::get_if<Message>(&*incoming);
    if (message == nullptr) {
      if (!answered) return fail(ErrorCode::ConnectionClosed, "released while an answer was due");
      break;
    }
    if (message->command.field == CommandField::ActionResponse && message->command.respondedTo == id) {
      answered = true;
      answer.status = message->command.status;
      deadline = Deadline::in(wait);
    } else {
      TRY_VOID(serveMessage(association, *message, waiter));
    }
  }
  answer.result = std::move(waiter.result());
  return answer;
}

Result<Status> reportCommitment(Association& association, const CommitmentResult& result) {
  const Context* context = association.providedContextFor(kStorageCommitment);
  if (context == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  CommandSet command = CommandSet::request(CommandField::EventReportRequest, association.nextMessageId(), kStorageCommitment);
  command.sopInstance = std::string(kStorageCommitmentInstance);
  command.eventType = result.eventType();
  const std::uint16_t id = command.messageId;
  TRY_VOID(association.send(context->id, std::move(command), encodeCommitment(result, context->transferSyntax)));
  TRY_ASSIGN(const Message response, awaitResponse(association, CommandField::EventReportRequest, id));
  return response.command.status;
}

AssociationProposal commitmentReportProposal(std::string callingAe, std::string calledAe) {
  return {std::move(callingAe), std::move(calledAe), {proposeContext(kStorageCommitment, uncompressedSyntaxes())}, {{std::string(kStorageCommitment), false, true}}};
}

}  // namespace safelight::dicom::net
