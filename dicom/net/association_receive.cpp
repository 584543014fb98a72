// Messages from the peer.

#include <algorithm>

#include "dicom/net/association_state.h"

namespace safelight::dicom::net {

namespace {

constexpr std::uint64_t kFragmentHeads = kPduHeadBytes + kPdvHeadBytes;

std::uint64_t wireBytes(const Piece& piece) { return piece.bytes.size() + (piece.beginsFragment ? kFragmentHeads : 0); }

}  // namespace

const Context* Association::State::context(std::uint8_t id) const {
  for (const Context& context : contexts)
    if (context.id == id) return &context;
  return nullptr;
}

void Association::State::close() {
  isOpen = false;
  stream->close();
}

void Association::State::sendAbort(AbortReason reason) {
  const Abort abort{static_cast<std::uint8_t>(reason == AbortReason::NotSpecified ? 0 : 2), static_cast<std::uint8_t>(reason)};
  (void)stream->write(encode(abort), Deadline::in(std::min(limits.linger, limits.idle)));
}

tl::unexpected<Error> Association::State::violated(AbortReason reason, std::string_view what) {
  sendAbort(reason == AbortReason::NotSpecified ? AbortReason::InvalidParameter : reason);
  wire.discardUntil(Deadline::in(limits.linger));
  close();
  return fail(ErrorCode::ProtocolViolated, std::string(what));
}

tl::unexpected<Error> Association::State::over(Error error) {
  close();
  return fail(std::move(error));
}

Result<WireEvent> Association::State::nextEvent(Deadline deadline, std::uint64_t bytes) {
  const bool isInside = inCommand || dataIsOpen || !wire.isBetweenPdus();
  Deadline bound = deadline;
  if (isInside) {
    const std::chrono::milliseconds earned(static_cast<std::int64_t>(bytes * 1000 / std::max<std::uint32_t>(limits.slowestBytesPerSecond, 1)));
    bound = Deadline::in(std::clamp(limits.idle + earned - waited, std::chrono::milliseconds(0), limits.idle));
  }
  const auto start = std::chrono::steady_clock::now();
  auto event = wire.next(deadline.orBefore(bound));
  if (isInside) waited += std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - start);
  if (event) return event;
  switch (event.error().code) {
    case ErrorCode::ConnectionTimedOut:
      if (!isInside || !bound.isOver()) return fail(event.error());  // nothing is lost, the caller may ask again
      sendAbort(AbortReason::NotSpecified);
      return over(event.error());
    case ErrorCode::ProtocolViolated: return violated(wire.fault(), event.error().detail);
    default: return over(event.error());
  }
}

Result<Released> Association::State::control(const ControlPdu& pdu) {
  switch (static_cast<PduType>(pdu.type)) {
    case PduType::Abort: close(); return fail(ErrorCode::AssociationAborted);
    case PduType::ReleaseRequest:
      if (inCommand || dataIsOpen) return violated(AbortReason::UnexpectedPdu, "release inside a message");
      if (stream->write(encodeReleaseResponse(), Deadline::in(limits.linger))) wire.discardUntil(Deadline::in(std::min(limits.artim, limits.linger)));
      close();
      return Released{};
    default: return violated(AbortReason::UnexpectedPdu, "PDU that has no place inside an association");
  }
}

Result<std::optional<Message>> Association::State::takeCommandPiece(const Piece& piece) {
  if (piece.kind != PdvKind::Command) return violated(AbortReason::UnexpectedParameter, "data set without a command");
  if (context(piece.contextId) == nullptr) return violated(AbortReason::InvalidParameter, "presentation context that was not accepted");
  if (inCommand && piece.contextId != commandContext) return violated(AbortReason::InvalidParameter, "command on two presentation contexts");
  if (!inCommand) {
    inCommand = true;
    commandContext = piece.contextId;
    command.clear();
    commandWire = 0;
  }
  commandWire += wireBytes(piece);
  if (command.size() + piece.bytes.size() > limits.largestCommand || commandWire > std::uint64_t{16} * limits.largestCommand) {
    return violated(AbortReason::InvalidParameter, "command longer than is accepted");
  }
  command.insert(command.end(), piece.bytes.begin(), piece.bytes.end());
  if (!piece.endsMessage) return std::optional<Message>();
  inCommand = false;
  auto decoded = decodeCommand(command);
  if (!decoded) return violated(AbortReason::InvalidParameter, decoded.error().detail);
  dataIsOpen = decoded->hasDataSet;
  dataContext = commandContext;
  waited = {};
  return std::optional<Message>(Message{commandContext, std::move(*decoded)});
}

Result<Incoming> Association::State::readIncoming(Deadline deadline) {
  for (;;) {
    if (!inCommand && wire.isBetweenPdus()) waited = {};
    TRY_ASSIGN(const WireEvent event, nextEvent(deadline, inCommand ? commandWire : 0));
    if (const auto* pdu = std::get_if<ControlPdu>(&event)) {
      TRY_ASSIGN(const Released released, control(*pdu));
      return Incoming(released);
    }
    TRY_ASSIGN(auto message, takeCommandPiece(std::get<Piece>(event)));
    if (message) return Incoming(std::move(*message));
  }
}

Result<Incoming> Association::receive(Deadline deadline) {
  State& state = *m_state;
  if (state.pending) {
    Incoming incoming = std::move(*state.pending);
    state.pending.reset();
    return incoming;
  }
  if (!state.isOpen) return fail(ErrorCode::ConnectionClosed);
  if (state.dataIsOpen) {
    TRY_ASSIGN([[maybe_unused]] const auto drained, receiveDataSet([](ByteView) { return ok(); }));
  }
  return state.readIncoming(deadline);
}

Result<DataSetEnd> Association::receiveDataSet(const DataSink& sink) {
  State& state = *m_state;
  DataSetEnd end;
  std::uint64_t onWire = 0;
  while (state.dataIsOpen) {
    if (!state.isOpen) return fail(ErrorCode::ConnectionClosed);
    TRY_ASSIGN(const WireEvent event, state.nextEvent(Deadline::never(), onWire));
    if (const auto* pdu = std::get_if<ControlPdu>(&event)) {
      TRY_ASSIGN([[maybe_unused]] const Released released, state.control(*pdu));
      return fail(ErrorCode::ConnectionClosed);
    }
    const Piece& piece = std::get<Piece>(event);
    if (piece.kind != PdvKind::DataSet || piece.contextId != state.dataContext) return state.violated(AbortReason::UnexpectedParameter, "command inside a data set");
    onWire += wireBytes(piece);
    if (onWire > state.limits.largestDataSet) return state.violated(AbortReason::NotSpecified, "data set larger than is accepted");
    end.bytes += piece.bytes.size();
    if (!end.sinkError && !piece.bytes.empty()) {
      if (auto taken = sink(piece.bytes); !taken) end.sinkError = std::move(taken).error();
    }
    if (piece.endsMessage) state.dataIsOpen = false;
  }
  state.waited = {};
  state.wire.forget();
  return end;
}

Result<WholeDataSet> Association::receiveWhole(std::size_t most) {
  WholeDataSet whole;
  TRY_ASSIGN(const DataSetEnd end, receiveDataSet([&](ByteView bytes) -> Result<void> {
    if (bytes.size() > most - whole.bytes.size()) return fail(ErrorCode::FileTooLarge);
    whole.bytes.insert(whole.bytes.end(), bytes.begin(), bytes.end());
    return {};
  }));
  if (end.sinkError) {
    whole.isTooLong = true;
    whole.bytes = {};
  }
  return whole;
}

Result<bool> Association::takeCancel(std::uint16_t messageId) {
  State& state = *m_state;
  while (state.isOpen && !state.dataIsOpen && !state.pending) {
    auto incoming = state.readIncoming(Deadline::now());
    if (!incoming) {
      if (incoming.error().code == ErrorCode::ConnectionTimedOut && state.isOpen) return false;
      return fail(std::move(incoming).error());
    }
    const Message* message = std::get_if<Message>(&*incoming);
    if (message == nullptr || message->command.field != CommandField::CancelRequest) {
      state.pending = std::move(*incoming);
    } else if (message->command.respondedTo == messageId) {
      return true;
    }
  }
  return false;
}

}  // namespace safelight::dicom::net
