#include "core/decode/memory_file.h"
#include "core/decode/shared_original.h"

namespace safelight::decode {

struct SharedOriginal::State {
  MemoryFile file;
  MemoryMap map;
};

SharedOriginal::SharedOriginal(std::unique_ptr<State> state) : m_state(std::move(state)) {}
SharedOriginal::SharedOriginal(SharedOriginal&&) noexcept = default;
SharedOriginal& SharedOriginal::operator=(SharedOriginal&&) noexcept = default;
SharedOriginal::~SharedOriginal() = default;

ByteView SharedOriginal::bytes() const { return m_state->map.bytes(); }
const MemoryFile& SharedOriginal::file() const { return m_state->file; }

Result<SharedOriginal> SharedOriginal::read(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t, MutableByteView)>& read) {
  TRY_ASSIGN(MemoryFile file, MemoryFile::sealedFrom(bytes, read));
  TRY_ASSIGN(MemoryMap map, MemoryMap::map(file.handle, bytes, MemoryMap::Access::Read));
  return SharedOriginal(std::unique_ptr<State>(new State{std::move(file), std::move(map)}));
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
