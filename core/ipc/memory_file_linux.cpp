#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <string>
#include <utility>

#include "core/ipc/memory_file.h"

namespace safelight::ipc {

namespace {

// F_SEAL_FUTURE_WRITE of linux/fcntl.h, which cannot be included beside fcntl.h; Linux 5.1.
constexpr int kSealFutureWrite = 0x0010;

Result<Handle> create() {
  Handle handle(::memfd_create("safelight", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!handle) return fail(ErrorCode::Internal, "memfd_create");
  return handle;
}

Result<void> writeAll(const Handle& handle, std::uint64_t offset, ByteView content) {
  std::size_t written = 0;
  while (written < content.size()) {
    const ssize_t count = ::pwrite(handle.get(), content.data() + written, content.size() - written, static_cast<off_t>(offset + written));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(ErrorCode::Internal, "memory file");
    written += static_cast<std::size_t>(count);
  }
  return {};
}

Result<MemoryFile> sealed(Handle handle, std::uint64_t bytes) {
  if (::fcntl(handle.get(), F_ADD_SEALS, F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) return fail(ErrorCode::Internal, "sealing");
  return MemoryFile{std::move(handle), bytes};
}

}  // namespace

Result<MemoryFile> MemoryFile::sealedCopy(ByteView content) {
  TRY_ASSIGN(Handle handle, create());
  TRY_VOID(writeAll(handle, 0, content));
  return sealed(std::move(handle), content.size());
}

Result<MemoryFile> MemoryFile::sealedFrom(std::uint64_t bytes, const std::function<Result<void>(std::uint64_t offset, MutableByteView into)>& read) {
  TRY_ASSIGN(Handle handle, create());
  // Small blocks stay in the processor's cache between the two copies.
  Bytes block(std::min<std::uint64_t>(bytes, 256u << 10));
  for (std::uint64_t at = 0; at < bytes; at += block.size()) {
    const auto part = MutableByteView(block).first(static_cast<std::size_t>(std::min<std::uint64_t>(block.size(), bytes - at)));
    TRY_VOID(read(at, part));
    TRY_VOID(writeAll(handle, at, part));
  }
  return sealed(std::move(handle), bytes);
}

Result<MemoryFile> MemoryFile::fixedSize(std::uint64_t bytes) {
  TRY_ASSIGN(Handle handle, create());
  if (::ftruncate(handle.get(), static_cast<off_t>(bytes)) != 0 ||
      ::fcntl(handle.get(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) {
    return fail(ErrorCode::Internal, "memory file");
  }
  return MemoryFile{std::move(handle), bytes};
}

Result<void> MemoryFile::readAt(std::uint64_t offset, MutableByteView into) const {
  std::size_t filled = 0;
  while (filled < into.size()) {
    const ssize_t count = ::pread(handle.get(), into.data() + filled, into.size() - filled, static_cast<off_t>(offset + filled));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return fail(ErrorCode::ReadFailed, "memory file");
    filled += static_cast<std::size_t>(count);
  }
  return {};
}

Result<RefillableFile> RefillableFile::create() {
  TRY_ASSIGN(Handle handle, safelight::ipc::create());
  void* const start = ::mmap(nullptr, kMostBytes, PROT_READ | PROT_WRITE, MAP_SHARED, handle.get(), 0);
  if (start == MAP_FAILED) return fail(ErrorCode::Internal, "mapping");
  RefillableFile file(std::move(handle), {}, static_cast<std::uint8_t*>(start));
  const int owner = file.m_owner.get();
  // The map above stays writable; no other can be made, and nothing be written past it. Its length stays open to the owner's handle, so
  // others get one of their own: a reader that cut the file would end this process.
  if (::fcntl(owner, F_ADD_SEALS, kSealFutureWrite | F_SEAL_SEAL) != 0) return fail(ErrorCode::Internal, "sealing");
  file.m_file.handle = Handle(::open(("/proc/self/fd/" + std::to_string(owner)).c_str(), O_RDONLY | O_CLOEXEC));
  if (!file.m_file.handle) return fail(ErrorCode::Internal, "memory file");
  return file;
}

RefillableFile::RefillableFile(RefillableFile&& other) noexcept
    : m_owner(std::move(other.m_owner)), m_file(std::move(other.m_file)), m_start(std::exchange(other.m_start, nullptr)) {}

RefillableFile& RefillableFile::operator=(RefillableFile&& other) noexcept {
  std::swap(m_owner, other.m_owner);
  std::swap(m_file, other.m_file);
  std::swap(m_start, other.m_start);
  return *this;
}

RefillableFile::~RefillableFile() {
  if (m_start != nullptr) ::munmap(m_start, kMostBytes);
}

Result<void> RefillableFile::resize(std::uint64_t bytes) {
  if (bytes == 0 || bytes > kMostBytes) return fail(ErrorCode::InvalidArgument, "memory file");
  const auto now = static_cast<off_t>(m_file.bytes), wanted = static_cast<off_t>(bytes);
  // Cutting zeroes what lies behind the end on the last page. Growing takes the memory now: a page that is not there when it is written to
  // would be the end of this process.
  const int handle = m_owner.get();
  const bool sized = wanted <= now ? wanted == now || ::ftruncate(handle, wanted) == 0 : ::fallocate(handle, 0, now, wanted - now) == 0;
  if (!sized) return fail(ErrorCode::Internal, "memory file");
  m_file.bytes = bytes;
  return {};
}

Result<void> RefillableFile::fill(ByteView content) {
  TRY_VOID(resize(content.size()));
  std::memcpy(m_start, content.data(), content.size());
  return {};
}

Result<MemoryMap> MemoryMap::map(const Handle& file, std::uint64_t bytes, Access access) {
  // Read access takes the pages in at once: they are all there, and all will be looked at.
  const int protection = access == Access::Write ? PROT_READ | PROT_WRITE : PROT_READ;
  const int flags = access == Access::Write ? MAP_SHARED : MAP_SHARED | MAP_POPULATE;
  void* const start = ::mmap(nullptr, bytes, protection, flags, file.get(), 0);
  if (start == MAP_FAILED) return fail(ErrorCode::Internal, "mapping");
  return MemoryMap(static_cast<std::uint8_t*>(start), bytes);
}

MemoryMap::MemoryMap(MemoryMap&& other) noexcept : m_start(std::exchange(other.m_start, nullptr)), m_size(std::exchange(other.m_size, 0)) {}

MemoryMap::~MemoryMap() {
  if (m_start != nullptr) ::munmap(m_start, m_size);
}

std::uint64_t sizeOf(const Handle& file) {
  struct stat info{};
  return ::fstat(file.get(), &info) == 0 && info.st_size > 0 ? static_cast<std::uint64_t>(info.st_size) : 0;
}

}  // namespace safelight::ipc
