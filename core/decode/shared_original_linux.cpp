#include <sys/mman.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <utility>

#include "core/decode/memory_file.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {
namespace {

constexpr std::size_t kHugePage = 2u << 20;
constexpr std::size_t kBlock = 256u << 10;

/// Memory that nothing has written to yet. Large pieces stand in huge pages where the system has them: a tenth of the time that small ones
/// take to appear and go.
class FreshMemory {
 public:
  explicit FreshMemory(std::size_t size) : m_size(size) {
    // Only a map of whole huge pages is put where huge pages can stand. What is over stays small: a huge page would be cleared in vain.
    void* const start = size < kHugePage ? MAP_FAILED : ::mmap(nullptr, mappedBytes(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    m_isMapped = start != MAP_FAILED;
    if (m_isMapped) {
      ::madvise(start, size / kHugePage * kHugePage, MADV_HUGEPAGE);
      m_start = static_cast<std::uint8_t*>(start);
    } else {
      m_start = new std::uint8_t[size];
    }
  }
  FreshMemory(const FreshMemory&) = delete;
  FreshMemory& operator=(const FreshMemory&) = delete;
  ~FreshMemory() {
    if (m_isMapped) ::munmap(m_start, mappedBytes());
    else delete[] m_start;
  }

  MutableByteView bytes() const { return {m_start, m_size}; }

 private:
  std::size_t mappedBytes() const { return (m_size + kHugePage - 1) / kHugePage * kHugePage; }

  std::uint8_t* m_start = nullptr;
  std::size_t m_size = 0;
  bool m_isMapped = false;
};

}  // namespace

struct SharedOriginal::State {
  explicit State(std::size_t size) : memory(size) {}
  FreshMemory memory;
  std::once_flag sealing;
  MemoryFile sealed;
};

SharedOriginal::SharedOriginal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SharedOriginal::SharedOriginal(SharedOriginal&&) noexcept = default;
SharedOriginal& SharedOriginal::operator=(SharedOriginal&&) noexcept = default;
SharedOriginal::~SharedOriginal() = default;

ByteView SharedOriginal::bytes() const { return m_state->memory.bytes(); }

const MemoryFile& SharedOriginal::file() const {
  std::call_once(m_state->sealing, [this] {
    if (auto made = MemoryFile::sealedCopy(bytes())) m_state->sealed = std::move(*made);
  });
  return m_state->sealed;
}

Result<SharedOriginal> SharedOriginal::read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t, MutableByteView)>& read) {
  auto state = std::make_unique<State>(static_cast<std::size_t>(bytes));
  const MutableByteView whole = state->memory.bytes();
  for (std::size_t at = 0; at < whole.size(); at += kBlock) TRY_VOID(read(at, whole.subspan(at, std::min(kBlock, whole.size() - at))));
  return SharedOriginal(std::move(state));
}

Result<SharedOriginal> SharedOriginal::copyOf(ByteView content) {
  return read(content.size(), [content](std::uint64_t offset, MutableByteView into) -> Result<void> {
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return {};
  });
}

Result<SharedOriginal> SharedOriginal::copyOf(const MemoryFile& file, std::uint64_t bytes) {
  return read(bytes, [&file](std::uint64_t offset, MutableByteView into) { return file.readAt(offset, into); });
}

}  // namespace safelight::decode
