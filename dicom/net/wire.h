#pragma once
// The receiving half of an association: PDUs and presentation data values out of a byte stream, one bounded buffer, nothing copied.

#include <memory>
#include <variant>

#include "dicom/net/byte_stream.h"
#include "dicom/net/pdu.h"

namespace safelight::dicom::net {

/// A PDU that is not data, whole. The body is valid until the next call.
struct ControlPdu {
  std::uint8_t type = 0;
  ByteView body;
};
/// Some bytes of a presentation data value, as they came. Valid until the next call.
struct Piece {
  std::uint8_t contextId = 0;
  PdvKind kind = PdvKind::DataSet;
  bool endsMessage = false;      // the last bytes of the last fragment
  bool beginsFragment = false;   // first piece of its PDV: its 6 bytes of head, and those of a PDU, came before
  ByteView bytes;
};
using WireEvent = std::variant<ControlPdu, Piece>;

/// Reads a stream; stream and limits must outlive it. After a time-out everything is as before and the call may be repeated; after any other error nothing more comes.
class Wire {
 public:
  Wire(ByteStream& stream, const Limits& limits);

  /// The next PDU, which must be whole in at most `largest` bytes of body (for the opening). ProtocolViolated when it is longer.
  Result<ControlPdu> readWhole(std::uint32_t largest, Deadline deadline);
  /// The next piece of data or control PDU.
  Result<WireEvent> next(Deadline deadline);

  /// True when nothing of a PDU has been read beyond what was given out.
  bool isBetweenPdus() const { return m_begin == m_end && m_pduRest == 0; }
  /// Why the last call failed with ProtocolViolated.
  AbortReason fault() const { return m_fault; }
  /// Overwrites everything that was given out: no part of an object stays behind in memory once it is over. What was given out last is gone.
  void forget();
  /// Throws bytes away until the peer closes or the deadline comes.
  void discardUntil(Deadline deadline);

 private:
  Result<void> need(std::size_t count, Deadline deadline);
  Result<void> fill(std::size_t count, Deadline deadline);
  Result<void> beginValue(Deadline deadline);
  Result<ControlPdu> control(PduHead head, std::uint32_t largest, Deadline deadline);
  ByteView available() const { return {m_buffer.get() + m_begin, m_end - m_begin}; }
  tl::unexpected<Error> violation(AbortReason reason, std::string_view what);

  ByteStream& m_stream;
  const Limits& m_limits;
  std::size_t m_size;
  std::unique_ptr<std::uint8_t[]> m_buffer;  // left unfilled: pages cost nothing before they are used
  std::size_t m_begin = 0;
  std::size_t m_end = 0;
  std::size_t m_used = 0;         // bytes from here on were never written to, or are forgotten
  std::uint32_t m_pduRest = 0;    // of the data PDU being read: bytes behind m_begin that belong to it
  std::uint32_t m_valueRest = 0;  // of the value being read
  Piece m_value;                  // its context, kind and end
  bool m_inValue = false;
  bool m_isLast = false;
  AbortReason m_fault = AbortReason::NotSpecified;
};

}  // namespace safelight::dicom::net
