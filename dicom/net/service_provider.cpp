#include "dicom/net/service_provider.h"

#include <algorithm>

#include "dicom/net/uids.h"

namespace safelight::dicom::net {

namespace {

constexpr std::chrono::milliseconds kStopInterval{1000};

Result<void> respond(Association& association, const Message& message, Status status, std::string comment = {}) {
  CommandSet response = CommandSet::response(message.command, status);
  response.errorComment = std::move(comment);
  return association.send(message.contextId, std::move(response));
}

Result<void> drain(Association& association) {
  TRY_ASSIGN([[maybe_unused]] const DataSetEnd end, association.receiveDataSet([](ByteView) { return ok(); }));
  return {};
}

// Takes what follows out of the way, then refuses.
Result<void> refuse(Association& association, const Message& message, Status status, std::string comment = {}) {
  TRY_VOID(drain(association));
  return respond(association, message, status, std::move(comment));
}

Result<void> serveStore(Association& association, const Message& message, const Context& context, ServiceHandler& handler) {
  const CommandSet& command = message.command;
  // Devices occur that send one storage class over the context of another: what counts is that both are storage.
  const std::string& sopClass = command.sopClass.empty() ? context.sopClass : command.sopClass;
  if (!isStorageClass(sopClass) || !isStorageClass(context.sopClass)) return refuse(association, message, Status::NoSuchClass, "no storage class");
  if (command.sopInstance.empty()) return refuse(association, message, Status::InvalidInstance, "SOP instance UID is missing or malformed");
  if (!command.hasDataSet) return respond(association, message, Status::CannotUnderstand, "no data set");
  StoreDecision decision = handler.beginStore({sopClass, command.sopInstance, context.transferSyntax, command.moveOriginator, command.priority});
  if (const Status* refusal = std::get_if<Status>(&decision)) return refuse(association, message, *refusal);
  const auto receiver = std::move(std::get<std::unique_ptr<StoreReceiver>>(decision));
  TRY_ASSIGN(const DataSetEnd end, association.receiveDataSet([&](ByteView bytes) { return receiver->write(bytes); }));
  if (end.sinkError) return respond(association, message, storeStatusOf(*end.sinkError));
  if (end.bytes == 0) return respond(association, message, Status::CannotUnderstand, "empty data set");
  return respond(association, message, receiver->finish());
}

// Sends matches; looks for C-CANCEL between them.
class AssociationMatches final : public MatchWriter {
 public:
  AssociationMatches(Association& association, const Message& message) : m_association(association), m_message(message) {}
  Result<Next> send(ByteView identifier, Status pending) override {
    TRY_ASSIGN(const bool cancelled, m_association.takeCancel(m_message.command.messageId));
    m_cancelled = m_cancelled || cancelled;
    if (m_cancelled) return Next::Cancelled;
    CommandSet response = CommandSet::response(m_message.command, pending);
    TRY_VOID(m_association.send(m_message.contextId, std::move(response), identifier));
    return Next::More;
  }

 private:
  Association& m_association;
  const Message& m_message;
  bool m_cancelled = false;
};

Result<void> serveFind(Association& association, const Message& message, const Context& context, ServiceHandler& handler) {
  TRY_ASSIGN(const WholeDataSet identifier, association.receiveWhole(association.limits().largestIdentifier));
  if (message.command.sopClass != context.sopClass) return respond(association, message, Status::NoSuchClass);
  if (identifier.isTooLong) return respond(association, message, Status::OutOfResources);
  AssociationMatches matches(association, message);
  TRY_ASSIGN(const Status status, handler.find({context.sopClass, context.transferSyntax, identifier.bytes}, matches));
  return respond(association, message, status);
}

Result<void> serveEventReport(Association& association, const Message& message, const Context& context, ServiceHandler& handler) {
  TRY_ASSIGN(const WholeDataSet whole, association.receiveWhole(association.limits().largestIdentifier));
  if (message.command.sopClass != kStorageCommitment) return respond(association, message, Status::NoSuchClass);
  if (message.command.eventType != kEventAllCommitted && message.command.eventType != kEventSomeFailed) {
    return respond(association, message, Status::NoSuchEventType);
  }
  if (whole.isTooLong) return respond(association, message, Status::ResourceLimitation);
  const auto result = decodeCommitmentResult(whole.bytes, context.transferSyntax);
  if (!result) return respond(association, message, Status::InvalidArgument);
  return respond(association, message, handler.commitmentReported(*result));
}

// A decided result on its way to the peer.
struct Report {
  std::uint8_t contextId = 0;
  CommitmentResult result;
  std::uint16_t sentAs = 0;  // message id, 0 while it waits
};

class Server {
 public:
  Server(Association& association, ServiceHandler& handler, const ServeOptions& options) : m_association(association), m_handler(handler), m_options(options) {}
  ~Server() {
    for (const Report& report : m_reports) m_handler.commitmentUnreported(report.result);
  }

  Result<ServeEnd> run() {
    Deadline patience = Deadline::in(m_association.limits().between);
    auto quietSince = std::chrono::steady_clock::now();
    for (;;) {
      if (m_options.stop.isCancelled()) {
        TRY_VOID(m_association.release());
        return ServeEnd::Stopped;
      }
      const auto incoming = m_association.receive(patience.orBefore(Deadline::in(nextLook())));
      if (!incoming) {
        if (incoming.error().code != ErrorCode::ConnectionTimedOut || !m_association.isOpen()) return fail(incoming.error());
        if (std::chrono::steady_clock::now() - quietSince >= m_options.reportAfter) TRY_VOID(tellReports());
        if (!patience.isOver()) continue;
        m_association.abort();
        return fail(ErrorCode::ConnectionTimedOut);
      }
      const Message* message = std::get_if<Message>(&*incoming);
      if (message == nullptr) return ServeEnd::Released;
      TRY_VOID(take(*message));
      quietSince = std::chrono::steady_clock::now();
      patience = Deadline::in(m_association.limits().between);
    }
  }

 private:
  std::chrono::milliseconds nextLook() const {
    const bool somethingToTell = std::ranges::any_of(m_reports, [](const Report& report) { return report.sentAs == 0; });
    return somethingToTell ? std::max(m_options.reportAfter, std::chrono::milliseconds(1)) : kStopInterval;
  }

  Result<void> take(const Message& message) {
    if (message.command.field == CommandField::ActionRequest) return takeAction(message);
    if (message.command.field != CommandField::EventReportResponse) return serveMessage(m_association, message, m_handler);
    TRY_VOID(drain(m_association));
    const auto told = std::ranges::find(m_reports, message.command.respondedTo, &Report::sentAs);
    if (told == m_reports.end() || told->sentAs == 0) return {};
    const Report report = std::move(*told);
    m_reports.erase(told);
    m_handler.commitmentTold(report.result, message.command.status);
    return {};
  }

  Result<void> takeAction(const Message& message) {
    const Context* context = m_association.context(message.contextId);
    TRY_ASSIGN(const WholeDataSet whole, m_association.receiveWhole(m_association.limits().largestIdentifier));
    if (message.command.sopClass != kStorageCommitment || context == nullptr || context->sopClass != kStorageCommitment) {
      return respond(m_association, message, Status::NoSuchClass);
    }
    if (message.command.sopInstance != kStorageCommitmentInstance) return respond(m_association, message, Status::NoSuchInstance);
    if (message.command.actionType != kActionRequestCommitment) return respond(m_association, message, Status::NoSuchActionType);
    if (whole.isTooLong || m_reports.size() >= kMostReports) return respond(m_association, message, Status::ResourceLimitation);
    const auto request = decodeCommitmentRequest(whole.bytes, context->transferSyntax);
    if (!request) {
      const bool tooMany = request.error().code == ErrorCode::TooManyElements;
      return respond(m_association, message, tooMany ? Status::ResourceLimitation : Status::InvalidArgument);
    }
    ServiceHandler::CommitmentDecision decision = m_handler.commitmentRequested(*request);
    if (decision.result && decision.status == Status::Success) m_reports.push_back({message.contextId, std::move(*decision.result), 0});
    return respond(m_association, message, decision.status);
  }

  Result<void> tellReports() {
    for (Report& report : m_reports) {
      if (report.sentAs != 0) continue;
      const Context* context = m_association.context(report.contextId);
      CommandSet command = CommandSet::request(CommandField::EventReportRequest, m_association.nextMessageId(), kStorageCommitment);
      command.sopInstance = std::string(kStorageCommitmentInstance);
      command.eventType = report.result.eventType();
      const std::uint16_t id = command.messageId;
      TRY_VOID(m_association.send(report.contextId, std::move(command), encodeCommitment(report.result, context->transferSyntax)));
      report.sentAs = id;
    }
    return {};
  }

  static constexpr std::size_t kMostReports = 16;  // of one association
  Association& m_association;
  ServiceHandler& m_handler;
  const ServeOptions& m_options;
  std::vector<Report> m_reports;
};

}  // namespace

Result<void> serveMessage(Association& association, const Message& message, ServiceHandler& handler) {
  const Context* context = association.context(message.contextId);
  if (context == nullptr) return fail(ErrorCode::ProtocolViolated, "presentation context that was not accepted");
  const CommandField field = message.command.field;
  if (isResponse(field) || field == CommandField::CancelRequest) return drain(association);  // to something that is over
  if (field == CommandField::EventReportRequest) return serveEventReport(association, message, *context, handler);
  if (!context->weMayProvide) return refuse(association, message, Status::SopClassNotSupported);
  switch (field) {
    case CommandField::EchoRequest: return refuse(association, message, handler.verified());
    case CommandField::StoreRequest: return serveStore(association, message, *context, handler);
    case CommandField::FindRequest: return serveFind(association, message, *context, handler);
    default: return refuse(association, message, Status::UnrecognizedOperation);
  }
}

Result<ServeEnd> serve(Association& association, ServiceHandler& handler, const ServeOptions& options) { return Server(association, handler, options).run(); }

}  // namespace safelight::dicom::net
