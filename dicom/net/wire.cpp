#include "dicom/net/wire.h"

#include <algorithm>
#include <cstring>

namespace safelight::dicom::net {

namespace {

constexpr std::size_t kSmallestBuffer = 64u << 10;
constexpr std::size_t kLargestBuffer = 1u << 20;
constexpr std::size_t kWorthReading = 8u << 10;  // with less free space behind, what is left moves to the front first

bool isKnown(std::uint8_t type) { return type >= 1 && type <= 7; }

}  // namespace

Wire::Wire(ByteStream& stream, const Limits& limits)
    : m_stream(stream),
      m_limits(limits),
      m_size(std::clamp<std::size_t>(std::max(limits.announcedPdu, limits.largestAssociatePdu), kSmallestBuffer, kLargestBuffer) + kPduHeadBytes),
      m_buffer(std::make_unique_for_overwrite<std::uint8_t[]>(m_size)) {}

tl::unexpected<Error> Wire::violation(AbortReason reason, std::string_view what) {
  m_fault = reason;
  return fail(ErrorCode::ProtocolViolated, std::string(what));
}

Result<void> Wire::fill(std::size_t count, Deadline deadline) {
  if (m_begin == m_end) {
    m_begin = m_end = 0;
  } else if (m_size - m_begin < count || m_size - m_end < kWorthReading) {
    std::memmove(m_buffer.get(), m_buffer.get() + m_begin, m_end - m_begin);
    m_end -= m_begin;
    m_begin = 0;
  }
  const auto got = m_stream.read({m_buffer.get() + m_end, m_size - m_end}, deadline);
  if (!got) return fail(got.error());
  m_end += *got;
  m_used = std::max(m_used, m_end);
  return {};
}

Result<void> Wire::need(std::size_t count, Deadline deadline) {
  while (m_end - m_begin < count) TRY_VOID(fill(count, deadline));
  return {};
}

Result<ControlPdu> Wire::control(PduHead head, std::uint32_t largest, Deadline deadline) {
  if (!isKnown(head.type)) return violation(AbortReason::UnrecognizedPdu, "unknown PDU");
  if (head.length > largest) return violation(AbortReason::InvalidParameter, "PDU longer than is accepted");
  TRY_VOID(need(kPduHeadBytes + head.length, deadline));
  const ByteView body = available().subspan(kPduHeadBytes, head.length);
  m_begin += kPduHeadBytes + head.length;
  return ControlPdu{head.type, body};
}

Result<ControlPdu> Wire::readWhole(std::uint32_t largest, Deadline deadline) {
  TRY_VOID(need(kPduHeadBytes, deadline));
  const PduHead head = decodePduHead(available());
  if (head.type == static_cast<std::uint8_t>(PduType::Data)) return violation(AbortReason::UnexpectedPdu, "data before there is an association");
  return control(head, std::min<std::uint32_t>(largest, static_cast<std::uint32_t>(m_size - kPduHeadBytes)), deadline);
}

Result<void> Wire::beginValue(Deadline deadline) {
  if (m_pduRest < kPdvHeadBytes) return violation(AbortReason::InvalidParameter, "PDU ends within the head of a value");
  TRY_VOID(need(kPdvHeadBytes, deadline));
  const ByteView head = available();
  const std::uint32_t length = static_cast<std::uint32_t>(head[0]) << 24 | static_cast<std::uint32_t>(head[1]) << 16 |
                               static_cast<std::uint32_t>(head[2]) << 8 | head[3];
  if (length < 2 || length > m_pduRest - 4) return violation(AbortReason::InvalidParameter, "value of no or more length than its PDU has");
  const std::uint8_t control = head[5];
  m_value = {head[4], (control & 1) != 0 ? PdvKind::Command : PdvKind::DataSet, false, true, {}};
  m_isLast = (control & 2) != 0;
  m_inValue = true;
  m_valueRest = length - 2;
  m_pduRest -= kPdvHeadBytes;
  m_begin += kPdvHeadBytes;
  return {};
}

Result<WireEvent> Wire::next(Deadline deadline) {
  if (!m_inValue && m_pduRest == 0) {
    TRY_VOID(need(kPduHeadBytes, deadline));
    const PduHead head = decodePduHead(available());
    if (head.type != static_cast<std::uint8_t>(PduType::Data)) {
      TRY_ASSIGN(const ControlPdu pdu, control(head, static_cast<std::uint32_t>(kSmallestBuffer), deadline));
      return WireEvent(pdu);
    }
    if (head.length > m_limits.largestPdu) return violation(AbortReason::InvalidParameter, "PDU longer than is accepted");
    if (head.length < kPdvHeadBytes) return violation(AbortReason::InvalidParameter, "data PDU without a value");
    m_begin += kPduHeadBytes;
    m_pduRest = head.length;
  }
  if (!m_inValue) TRY_VOID(beginValue(deadline));
  if (m_valueRest > 0 && m_begin == m_end) TRY_VOID(fill(1, deadline));
  const auto size = static_cast<std::uint32_t>(std::min<std::size_t>(m_valueRest, m_end - m_begin));
  Piece piece = m_value;
  piece.bytes = available().first(size);
  m_begin += size;
  m_valueRest -= size;
  m_pduRest -= size;
  piece.endsMessage = m_isLast && m_valueRest == 0;
  m_value.beginsFragment = false;
  m_inValue = m_valueRest > 0;
  return WireEvent(piece);
}

void Wire::forget() {
  std::memset(m_buffer.get(), 0, m_begin);
  if (m_used > m_end) std::memset(m_buffer.get() + m_end, 0, m_used - m_end);
  m_used = m_end;
}

void Wire::discardUntil(Deadline deadline) {
  m_begin = m_end = 0;
  while (!deadline.isOver())
    if (!m_stream.read({m_buffer.get(), m_size}, deadline)) return;
}

}  // namespace safelight::dicom::net
