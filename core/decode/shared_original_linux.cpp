#include <sys/mman.h>

#include <algorithm>
#include <mutex>
#include <new>
#include <optional>
#include <utility>

#include "core/decode/memory_file.h"
#include "core/decode/memory_shelf.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {
namespace {

constexpr std::size_t kHugePage = 2u << 20;
constexpr std::size_t kBlock = 256u << 10;

/// Memory for one original. Large pieces stand in huge pages where the system has them: a tenth of the time that small ones take to appear and
/// go. Where there is a shelf they come from it and return to it.
class OriginalMemory {
 public:
  OriginalMemory(std::size_t size, std::shared_ptr<MemoryShelf> shelf) : m_size(size), m_shelf(std::move(shelf)) {
    // Only a map of whole huge pages is put where huge pages can stand. What is over stays small: a huge page would be cleared in vain.
    if (size >= kHugePage) {
      if (!m_shelf) m_shelf = std::make_shared<MemoryShelf>(0);
      m_piece = m_shelf->take((size + kHugePage - 1) / kHugePage * kHugePage);
    }
    if (m_piece) ::madvise(m_piece->start, size / kHugePage * kHugePage, MADV_HUGEPAGE);
    m_start = m_piece ? m_piece->start : new std::uint8_t[size];
  }
  OriginalMemory(const OriginalMemory&) = delete;
  OriginalMemory& operator=(const OriginalMemory&) = delete;
  ~OriginalMemory() {
    if (m_piece) m_shelf->put(*m_piece);
    else delete[] m_start;
  }

  MutableByteView bytes() const { return {m_start, m_size}; }

 private:
  std::uint8_t* m_start = nullptr;
  std::size_t m_size = 0;
  std::shared_ptr<MemoryShelf> m_shelf;
  std::optional<MemoryShelf::Piece> m_piece;
};

}  // namespace

struct SharedOriginal::State {
  State(std::size_t size, std::shared_ptr<MemoryShelf> shelf) : memory(size, std::move(shelf)) {}
  OriginalMemory memory;
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

Result<SharedOriginal> SharedOriginal::read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t, MutableByteView)>& read,
                                            std::shared_ptr<MemoryShelf> shelf) {
  auto state = std::make_unique<State>(static_cast<std::size_t>(bytes), std::move(shelf));
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
