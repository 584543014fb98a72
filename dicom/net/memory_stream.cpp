#include "dicom/net/memory_stream.h"

#include <condition_variable>
#include <deque>
#include <mutex>

namespace safelight::dicom::net {

namespace {

// One direction.
struct Pipe {
  std::mutex mutex;
  std::condition_variable changed;
  std::deque<std::uint8_t> bytes;
  bool closed = false;

  void close() {
    const std::lock_guard lock(mutex);
    closed = true;
    changed.notify_all();
  }
};

class MemoryStream final : public ByteStream {
 public:
  MemoryStream(std::shared_ptr<Pipe> in, std::shared_ptr<Pipe> out) : m_in(std::move(in)), m_out(std::move(out)) {}
  ~MemoryStream() override { MemoryStream::close(); }

  Result<std::size_t> read(MutableByteView into, Deadline deadline) override {
    std::unique_lock lock(m_in->mutex);
    while (m_in->bytes.empty() && !m_in->closed) {
      const int wait = deadline.pollTimeout();
      if (wait == 0) return fail(ErrorCode::ConnectionTimedOut);
      if (wait < 0) {
        m_in->changed.wait(lock);
      } else {
        m_in->changed.wait_for(lock, std::chrono::milliseconds(wait));
      }
    }
    if (m_in->bytes.empty()) return fail(ErrorCode::ConnectionClosed);
    const std::size_t count = std::min(into.size(), m_in->bytes.size());
    const auto end = m_in->bytes.begin() + static_cast<std::ptrdiff_t>(count);
    std::copy(m_in->bytes.begin(), end, into.begin());
    m_in->bytes.erase(m_in->bytes.begin(), end);
    return count;
  }

  Result<void> write(std::span<const ByteView> parts, Deadline) override {
    const std::lock_guard lock(m_out->mutex);
    if (m_out->closed) return fail(ErrorCode::ConnectionClosed);
    for (const ByteView part : parts) m_out->bytes.insert(m_out->bytes.end(), part.begin(), part.end());
    m_out->changed.notify_all();
    return {};
  }

  void close() override {
    m_in->close();
    m_out->close();
  }

 private:
  std::shared_ptr<Pipe> m_in;
  std::shared_ptr<Pipe> m_out;
};

}  // namespace

std::pair<std::unique_ptr<ByteStream>, std::unique_ptr<ByteStream>> memoryStreamPair() {
  const auto there = std::make_shared<Pipe>();
  const auto back = std::make_shared<Pipe>();
  return {std::make_unique<MemoryStream>(back, there), std::make_unique<MemoryStream>(there, back)};
}

ScriptedStream::ScriptedStream(ByteView script, std::size_t piece, std::size_t kept) : m_rest(script), m_piece(piece), m_kept(kept) {}

Result<std::size_t> ScriptedStream::read(MutableByteView into, Deadline) {
  if (m_closed || m_rest.empty()) return fail(ErrorCode::ConnectionClosed);
  const std::size_t count = std::min({into.size(), m_piece, m_rest.size()});
  std::copy_n(m_rest.begin(), count, into.begin());
  m_rest = m_rest.subspan(count);
  return count;
}

Result<void> ScriptedStream::write(std::span<const ByteView> parts, Deadline) {
  if (m_closed) return fail(ErrorCode::ConnectionClosed);
  for (const ByteView part : parts) {
    const std::size_t count = std::min(part.size(), m_kept - m_written.size());
    m_written.insert(m_written.end(), part.begin(), part.begin() + static_cast<std::ptrdiff_t>(count));
  }
  return {};
}

void ScriptedStream::close() { m_closed = true; }

}  // namespace safelight::dicom::net
