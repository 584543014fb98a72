#pragma once
// The frame around everything a one-image process answers, and the first words of a freshly started decoder. The input and output
// memory files and the pipe on which a child's end is told travel beside the request, in this order.

#include <cstddef>
#include <optional>

#include "core/decode/protocol.h"

namespace safelight::decode {

/// At the start of the output memory: magic "SLR1" | u16 error number, 0 = done | u16 zero | u64 length of the body behind it.
struct ReplyHeader {
  static constexpr std::size_t kBytes = 16;

  std::optional<ErrorCode> error;
  std::uint64_t bodyBytes = 0;

  Bytes encode() const;
  /// Nothing when the magic is missing (the child never finished), the error is none that a child may report, or the body does
  /// not fit `outputBytes`.
  static std::optional<ReplyHeader> parse(ByteView head, std::uint64_t outputBytes);
};

/// Sent once by the decoder: magic "SLD1" | u16 version | u16 error number, 0 = ready.
struct Greeting {
  static constexpr std::uint16_t kVersion = 2;

  std::optional<ErrorCode> error;

  Bytes encode() const;
  static std::optional<Greeting> parse(ByteView bytes);
};

/// How a one-image process ended, written into the pipe by the starter: two bytes. A pipe that closes without them means that the
/// starter itself is gone.
struct EndNotice {
  static constexpr std::size_t kBytes = 2;

  bool bySignal = false;
  std::uint8_t code = 0;  // exit status or signal
};

/// Number of handles beside each request: input, output, pipe.
inline constexpr std::size_t kHandlesOfRequest = 3;
/// Longest request message.
inline constexpr std::size_t kLargestRequest = 1u << 20;

/// Size of the output memory for a request. It costs nothing until it is written.
std::uint64_t outputBytesFor(const Request& request, std::uint64_t inputBytes);

/// Whether a child may give this as its reason: what is wrong with the bytes, not with the vault or the machine.
bool isReasonOfChild(ErrorCode code);

}  // namespace safelight::decode
