#pragma once
// What an association runs over: bytes both ways with deadlines. A socket, TLS over one, or memory.

#include <span>

#include "core/base/bytes.h"
#include "core/base/deadline.h"

namespace safelight::dicom::net {

/// An ordered stream of bytes to one peer. One thread at a time; closes when it goes.
///
/// Errors of every call: ConnectionClosed (the peer ended it in order), ConnectionTimedOut (the deadline came first; a read that
/// times out has taken nothing and may be repeated, a write that times out leaves the stream unusable), ConnectionBroken.
class ByteStream {
 public:
  virtual ~ByteStream() = default;

  /// Reads at least one and at most `into.size()` bytes (never 0). With Deadline::now() it takes what is there and does not wait.
  virtual Result<std::size_t> read(MutableByteView into, Deadline deadline) = 0;

  /// Writes all the parts in order, in as few system calls as it can.
  virtual Result<void> write(std::span<const ByteView> parts, Deadline deadline) = 0;

  /// Ends the stream both ways; harmless when repeated. Calls after it fail with ConnectionClosed.
  virtual void close() = 0;

  Result<void> write(ByteView bytes, Deadline deadline) { return write(std::span<const ByteView>(&bytes, 1), deadline); }
};

}  // namespace safelight::dicom::net
