#include <sys/mman.h>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <utility>

#include "core/decode/memory_file.h"
#include "core/decode/memory_shelf.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {
namespace {

constexpr std::size_t kHugePage = 2u << 20;
constexpr std::size_t kBlock = 256u << 10;
// A smaller one is sooner copied than its pages are mapped into another process.
constexpr std::size_t kLeastShared = 64u << 10;

/// Memory of this process alone. Large pieces stand in huge pages where the system has them: a tenth of the time that small ones take to appear
/// and go.
class PrivateMemory {
 public:
  explicit PrivateMemory(std::size_t size) : m_size(size) {
    // Only a map of whole huge pages is put where huge pages can stand. What is over stays small: a huge page would be cleared in vain.
    if (size >= kHugePage) m_mapped = (size + kHugePage - 1) / kHugePage * kHugePage;
    void* const map = m_mapped > 0 ? ::mmap(nullptr, m_mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0) : MAP_FAILED;
    if (map == MAP_FAILED) m_mapped = 0;
    else ::madvise(map, size / kHugePage * kHugePage, MADV_HUGEPAGE);
    m_start = m_mapped > 0 ? static_cast<std::uint8_t*>(map) : new std::uint8_t[size];
  }
  PrivateMemory(const PrivateMemory&) = delete;
  PrivateMemory& operator=(const PrivateMemory&) = delete;
  ~PrivateMemory() {
    if (m_mapped > 0) ::munmap(m_start, m_mapped);
    else delete[] m_start;
  }

  MutableByteView bytes() const { return {m_start, m_size}; }

 private:
  std::uint8_t* m_start = nullptr;
  std::size_t m_size = 0, m_mapped = 0;
};

}  // namespace

struct SharedOriginal::State {
  State(std::size_t size, std::shared_ptr<MemoryShelf> from) : shelf(std::move(from)) {
    if (shelf && size >= kLeastShared && size <= ipc::RefillableFile::kMostBytes) shared = shelf->take(size);
    if (!shared) alone.emplace(size);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    if (!shared) return;
    if (mayStillBeRead) shelf->lose(shared->file().bytes);
    else shelf->put(std::move(*shared));
  }

  MutableByteView room() { return shared ? shared->room() : alone->bytes(); }

  std::shared_ptr<MemoryShelf> shelf;
  std::optional<ipc::RefillableFile> shared;  // or
  std::optional<PrivateMemory> alone;
  std::atomic<bool> mayStillBeRead = false;
  std::once_flag sealing;
  MemoryFile sealed;
};

SharedOriginal::SharedOriginal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SharedOriginal::SharedOriginal(SharedOriginal&&) noexcept = default;
SharedOriginal& SharedOriginal::operator=(SharedOriginal&&) noexcept = default;
SharedOriginal::~SharedOriginal() = default;

ByteView SharedOriginal::bytes() const { return m_state->shared ? m_state->shared->bytes() : ByteView(m_state->alone->bytes()); }

const MemoryFile* SharedOriginal::place() const { return m_state->shared ? &m_state->shared->file() : nullptr; }

void SharedOriginal::mayStillBeRead() const { m_state->mayStillBeRead = true; }

const MemoryFile& SharedOriginal::file() const {
  if (const MemoryFile* const itself = place()) return *itself;
  std::call_once(m_state->sealing, [this] {
    if (auto made = MemoryFile::sealedCopy(bytes())) m_state->sealed = std::move(*made);
  });
  return m_state->sealed;
}

Result<SharedOriginal> SharedOriginal::read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t, MutableByteView)>& read,
                                            std::shared_ptr<MemoryShelf> shelf) {
  auto state = std::make_unique<State>(static_cast<std::size_t>(bytes), std::move(shelf));
  const MutableByteView whole = state->room();
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

std::shared_ptr<MemoryShelf> makeMemoryShelf(std::uint64_t mostBytes) { return std::make_shared<MemoryShelf>(mostBytes); }

}  // namespace safelight::decode
