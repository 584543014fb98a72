// What an object costs while it passes through.

#include "tests/unit/dicom/net/net_test_support.h"

#ifdef __linux__
#include <fstream>

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

constexpr std::uint64_t kObjectBytes = 700ull << 20;

// A modality that stores one object of 700 MB, made as it is read.
class LargeObjectStream final : public ByteStream {
 public:
  LargeObjectStream() {
    m_now = joined({encode(requestFor({kCt})), dataPdu(1, PdvKind::Command, true, storeCommand())});
    m_piece = dataPdu(1, PdvKind::DataSet, false, Bytes(128 * 1024, 7));
  }
  using ByteStream::write;
  Result<std::size_t> read(MutableByteView into, Deadline) override {
    if (m_at == m_now.size() && !next()) return fail(ErrorCode::ConnectionClosed);
    const std::size_t count = std::min(into.size(), m_now.size() - m_at);
    std::copy_n(m_now.begin() + static_cast<std::ptrdiff_t>(m_at), count, into.begin());
    m_at += count;
    return count;
  }
  Result<void> write(std::span<const ByteView>, Deadline) override { return {}; }
  void close() override {}

 private:
  bool next() {
    m_at = 0;
    if (m_sent < kObjectBytes) {
      m_now = m_piece;
      m_sent += 128 * 1024;
    } else if (!m_ended) {
      m_now = joined({dataPdu(1, PdvKind::DataSet, true, Bytes(2, 7)), encodeReleaseRequest()});
      m_ended = true;
    } else {
      return false;
    }
    return true;
  }
  Bytes m_now, m_piece;
  std::size_t m_at = 0;
  std::uint64_t m_sent = 0;
  bool m_ended = false;
};

// The memory this process holds just now, in KiB.
std::uint64_t presentMemory() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmRSS:")) return std::stoull(line.substr(6));
  return 0;
}

class CountingHandler final : public ServiceHandler {
 public:
  std::uint64_t bytes = 0;
  std::uint64_t most = 0;  // memory, looked at every so often
  bool finished = false;
  StoreDecision beginStore(const StoreRequest&) override { return std::make_unique<Receiver>(*this); }

 private:
  class Receiver final : public StoreReceiver {
   public:
    explicit Receiver(CountingHandler& handler) : m_handler(handler) {}
    Result<void> write(ByteView piece) override {
      if (m_handler.bytes >> 24 != (m_handler.bytes + piece.size()) >> 24) m_handler.most = std::max(m_handler.most, presentMemory());
      m_handler.bytes += piece.size();
      return {};
    }
    Status finish() override {
      m_handler.finished = true;
      return Status::Success;
    }

   private:
    CountingHandler& m_handler;
  };
};

}  // namespace

TEST_CASE("an object of 700 MB passes through a few hundred kilobytes", "[dicom][net]") {
  auto stream = std::make_unique<LargeObjectStream>();
  const std::uint64_t before = presentMemory();
  REQUIRE(before > 0);
  auto association = Association::accept(std::move(stream), deciding(openPolicy()), quickLimits());
  REQUIRE(association);
  CountingHandler handler;
  CHECK(serve(*association, handler) == ServeEnd::Released);
  CHECK(handler.finished);
  CHECK(handler.bytes == kObjectBytes + 2);
  REQUIRE(handler.most >= before / 2);
  CHECK(handler.most < before + 8 * 1024);
}
#endif
