// Where there are no memory files: plain memory, copied once more for the decoder.

#include <algorithm>

#include "core/decode/memory_file.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {

std::shared_ptr<MemoryShelf> makeMemoryShelf(std::uint64_t) { return nullptr; }

struct SharedOriginal::State {
  Bytes content;
  MemoryFile file;
};

SharedOriginal::SharedOriginal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SharedOriginal::SharedOriginal(SharedOriginal&&) noexcept = default;
SharedOriginal& SharedOriginal::operator=(SharedOriginal&&) noexcept = default;
SharedOriginal::~SharedOriginal() = default;

ByteView SharedOriginal::bytes() const { return m_state->content; }
const MemoryFile& SharedOriginal::file() const { return m_state->file; }
const MemoryFile* SharedOriginal::place() const { return nullptr; }
void SharedOriginal::mayStillBeRead() const {}

Result<SharedOriginal> SharedOriginal::read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t, MutableByteView)>& read,
                                            std::shared_ptr<MemoryShelf>) {
  auto state = std::make_unique<State>();
  state->content.resize(static_cast<std::size_t>(bytes));
  TRY_VOID(read(0, state->content));
  return SharedOriginal(std::move(state));
}

Result<SharedOriginal> SharedOriginal::copyOf(ByteView content) {
  return read(content.size(), [content](std::uint64_t, MutableByteView into) -> Result<void> {
    std::copy(content.begin(), content.end(), into.begin());
    return {};
  });
}

Result<SharedOriginal> SharedOriginal::copyOf(const MemoryFile&, std::uint64_t) { return fail(ErrorCode::Internal, "no memory files on this system"); }

}  // namespace safelight::decode
