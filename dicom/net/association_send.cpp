// Messages to the peer, and how an association ends.

#include <algorithm>

#include "dicom/net/association_state.h"

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kPdusOfOneWrite = 24;
constexpr std::size_t kBytesOfOneWrite = 512u << 10;

using DataHead = std::array<std::uint8_t, kPduHeadBytes + kPdvHeadBytes>;

// Parts of one write: heads of its own, bytes of others.
class Batch {
 public:
  void add(std::uint8_t contextId, PdvKind kind, bool last, ByteView bytes) {
    m_heads[m_count++] = encodeDataHead(contextId, kind, last, static_cast<std::uint32_t>(bytes.size()));
    m_parts.push_back(m_heads[m_count - 1]);
    m_parts.push_back(bytes);
  }
  bool isFull() const { return m_count == m_heads.size(); }
  Result<void> write(ByteStream& stream, Deadline deadline) {
    auto written = stream.write(m_parts, deadline);
    m_parts.clear();
    m_count = 0;
    return written;
  }

 private:
  std::array<DataHead, kPdusOfOneWrite> m_heads{};
  std::vector<ByteView> m_parts;
  std::size_t m_count = 0;
};

// Bytes of one fragment: what the peer takes, even, and no more than we like to send at once.
std::size_t fragmentSize(std::uint32_t peerMaximum, std::uint32_t largestSent) {
  const std::uint32_t pdu = peerMaximum == 0 ? largestSent : std::min(peerMaximum, largestSent);
  return (pdu - kPdvHeadBytes) & ~std::size_t{1};
}

}  // namespace

DataSource DataSource::of(ByteView bytes) {
  return {bytes.size(), [bytes](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
            const ByteView rest = bytes.subspan(static_cast<std::size_t>(offset));
            return rest.first(std::min(rest.size(), most));
          }};
}

Result<void> Association::send(std::uint8_t contextId, CommandSet command, ByteView data) {
  const DataSource source = DataSource::of(data);
  return send(contextId, std::move(command), &source);
}

Result<void> Association::send(std::uint8_t contextId, CommandSet command, const DataSource* data) {
  State& state = *m_state;
  if (!state.isOpen) return fail(ErrorCode::ConnectionClosed);
  if (state.context(contextId) == nullptr) return fail(ErrorCode::ServiceNotAccepted);
  const std::size_t most = fragmentSize(state.peerMaximum, state.limits.largestSentPdu);
  command.hasDataSet = data != nullptr && data->size > 0;
  const Bytes encoded = encodeCommand(command);
  Batch batch;
  bool sentSome = false;
  const auto flush = [&]() -> Result<void> {
    sentSome = true;
    auto written = batch.write(*state.stream, Deadline::in(state.limits.idle));
    if (written) return {};
    // It may have said why before it went.
    const auto last = state.isOpen ? state.wire.next(Deadline::now()) : Result<WireEvent>(fail(ErrorCode::ConnectionClosed));
    const auto* pdu = last ? std::get_if<ControlPdu>(&*last) : nullptr;
    if (pdu != nullptr && pdu->type == static_cast<std::uint8_t>(PduType::Abort)) return state.over({ErrorCode::AssociationAborted, {}});
    return state.over(written.error());
  };

  for (std::size_t at = 0; at < encoded.size(); at += most) {
    if (batch.isFull()) TRY_VOID(flush());
    const ByteView part = ByteView(encoded).subspan(at, std::min(most, encoded.size() - at));
    batch.add(contextId, PdvKind::Command, at + part.size() == encoded.size(), part);
  }
  if (!command.hasDataSet) return flush();

  for (std::uint64_t offset = 0; offset < data->size;) {
    const std::uint64_t left = data->size - offset;
    const std::size_t wanted = static_cast<std::size_t>(std::min<std::uint64_t>(left, std::max(most, kBytesOfOneWrite / most * most)));
    auto got = data->read(offset, wanted);
    if (!got || got->empty() || got->size() > wanted) {
      Error error = got ? Error{ErrorCode::ReadFailed, "data source ended early"} : std::move(got).error();
      if (sentSome) abort();  // half a data set cannot be taken back
      return fail(std::move(error));
    }
    ByteView bytes = *got;
    if (bytes.size() < left && bytes.size() % 2 != 0 && bytes.size() > 1) bytes = bytes.first(bytes.size() - 1);
    offset += bytes.size();
    while (!bytes.empty()) {
      if (batch.isFull()) TRY_VOID(flush());
      const ByteView part = bytes.first(std::min(most, bytes.size()));
      bytes = bytes.subspan(part.size());
      batch.add(contextId, PdvKind::DataSet, offset == data->size && bytes.empty(), part);
    }
    TRY_VOID(flush());  // the source may use its memory again
  }
  return {};
}

Result<void> Association::release() {
  State& state = *m_state;
  if (!state.isOpen) return fail(ErrorCode::ConnectionClosed);
  if (const auto sent = state.stream->write(encodeReleaseRequest(), Deadline::in(state.limits.idle)); !sent) return state.over(sent.error());
  const Deadline deadline = Deadline::in(state.limits.artim);
  for (;;) {
    const auto event = state.wire.next(deadline);
    if (!event) {
      if (event.error().code == ErrorCode::ProtocolViolated) return state.violated(state.wire.fault(), event.error().detail);
      if (event.error().code == ErrorCode::ConnectionTimedOut) state.sendAbort(AbortReason::NotSpecified);
      return state.over(event.error());
    }
    const auto* pdu = std::get_if<ControlPdu>(&*event);
    if (pdu == nullptr) {
      if (deadline.isOver()) return state.over({ErrorCode::ConnectionTimedOut, {}});
      continue;  // what was on its way when we asked
    }
    switch (static_cast<PduType>(pdu->type)) {
      case PduType::ReleaseResponse: state.close(); return {};
      case PduType::Abort: state.close(); return fail(ErrorCode::AssociationAborted);
      case PduType::ReleaseRequest:
        // Both asked at once (PS3.8 states 9 to 12): both are answered.
        if (const auto sent = state.stream->write(encodeReleaseResponse(), Deadline::in(state.limits.idle)); !sent) return state.over(sent.error());
        break;
      default: return state.violated(AbortReason::UnexpectedPdu, "PDU that is no answer to A-RELEASE-RQ");
    }
    if (deadline.isOver()) return state.over({ErrorCode::ConnectionTimedOut, {}});
  }
}

void Association::abort(AbortReason reason) {
  if (!m_state->isOpen) return;
  m_state->sendAbort(reason);
  m_state->close();
}

}  // namespace safelight::dicom::net
