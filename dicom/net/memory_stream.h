#pragma once
// Streams in memory, for tests and fuzzing.

#include <memory>
#include <utility>

#include "dicom/net/byte_stream.h"

namespace safelight::dicom::net {

/// Two ends of a pipe in memory; what one writes the other reads. Each end may live in a thread of its own, and reads wait.
std::pair<std::unique_ptr<ByteStream>, std::unique_ptr<ByteStream>> memoryStreamPair();

/// Plays the bytes of a peer that has already said everything and then closed; `pieces` is the most one read gives.
/// What is written to it is counted and, up to `kept` bytes, kept.
class ScriptedStream final : public ByteStream {
 public:
  explicit ScriptedStream(ByteView script, std::size_t piece = 65536, std::size_t kept = 1 << 20);
  using ByteStream::write;
  Result<std::size_t> read(MutableByteView into, Deadline deadline) override;
  Result<void> write(std::span<const ByteView> parts, Deadline deadline) override;
  void close() override;

  const Bytes& written() const { return m_written; }
  bool isClosed() const { return m_closed; }

 private:
  ByteView m_rest;  // the caller's, outlives the stream
  std::size_t m_piece;
  std::size_t m_kept;
  Bytes m_written;
  bool m_closed = false;
};

}  // namespace safelight::dicom::net
