// The program's own definitions come before those of the C library, for its shared libraries as well.

#include "tests/process/durability/machine_faults.h"

#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string_view>

namespace {

using safelight::tests::MachineFault;

std::atomic<std::uint64_t> calls{0}, failing{0};     // NOLINT: nothing else reaches below the C library
std::atomic<std::uint64_t> allocations{0}, lacking{0};  // NOLINT
std::atomic<MachineFault> kind{MachineFault::DiskFull};  // NOLINT

/// What a call is: not everything can fail in every way.
enum class Call { Write, Sync, Name };

/// SQLite asks no second time when a sync is interrupted, which only network file systems do: no vault lies there.
bool isDatabase(int file) {
  char link[64], name[512];
  std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
  const ssize_t length = ::readlink(link, name, sizeof name);
  return length > 0 && std::string_view(name, static_cast<std::size_t>(length)).find(".db") != std::string_view::npos;
}

/// Whether this call fails, and how.
bool isTurn(Call what, int& number, int file = -1) {
  const std::uint64_t wanted = failing.load();
  if (wanted == 0) return false;
  if (kind == MachineFault::Interrupted && what == Call::Sync && file >= 0 && isDatabase(file)) return false;
  if (kind == MachineFault::ShortWrite && what != Call::Write) return false;
  if (kind == MachineFault::Interrupted && what == Call::Name) return false;  // no system interrupts these
  const std::uint64_t call = ++calls;
  const std::uint64_t last = kind == MachineFault::Interrupted ? wanted + 2 : wanted;
  if (call < wanted || call > last) return false;
  number = kind == MachineFault::DiskFull ? ENOSPC : kind == MachineFault::Interrupted ? EINTR : EIO;
  return true;
}

template <class Body>
long answer(Call what, const Body& call, int file = -1) {
  int number = 0;
  if (!isTurn(what, number, file)) return call();
  errno = number;
  return -1;
}

ssize_t write(int file, const void* bytes, std::size_t count, off_t at) {
  int number = 0;
  if (!isTurn(Call::Write, number)) return ::syscall(SYS_pwrite64, file, bytes, count, at);
  if (kind == MachineFault::ShortWrite && count > 1) return ::syscall(SYS_pwrite64, file, bytes, count / 2, at);
  if (kind == MachineFault::ShortWrite) return ::syscall(SYS_pwrite64, file, bytes, count, at);
  errno = number;
  return -1;
}

void* allocate(std::size_t count) {
  const std::uint64_t wanted = lacking.load();
  if (wanted != 0 && ++allocations == wanted) throw std::bad_alloc();
  if (void* memory = std::malloc(count == 0 ? 1 : count)) return memory;
  throw std::bad_alloc();
}

}  // namespace

#define SAFELIGHT_CALL extern "C" __attribute__((visibility("default")))

SAFELIGHT_CALL ssize_t pwrite(int file, const void* bytes, std::size_t count, off_t at) { return write(file, bytes, count, at); }
SAFELIGHT_CALL ssize_t pwrite64(int file, const void* bytes, std::size_t count, off64_t at) { return write(file, bytes, count, at); }
SAFELIGHT_CALL int fsync(int file) {
  return static_cast<int>(answer(Call::Sync, [&] { return ::syscall(SYS_fsync, file); }, file));
}
SAFELIGHT_CALL int fdatasync(int file) {
  return static_cast<int>(answer(Call::Sync, [&] { return ::syscall(SYS_fdatasync, file); }, file));
}
SAFELIGHT_CALL int ftruncate(int file, off_t size) noexcept {
  return static_cast<int>(answer(Call::Sync, [&] { return ::syscall(SYS_ftruncate, file, size); }, file));
}
SAFELIGHT_CALL int ftruncate64(int file, off64_t size) noexcept {
  return static_cast<int>(answer(Call::Sync, [&] { return ::syscall(SYS_ftruncate, file, size); }, file));
}
SAFELIGHT_CALL int unlink(const char* path) noexcept {
  return static_cast<int>(answer(Call::Name, [&] { return ::syscall(SYS_unlink, path); }));
}

void* operator new(std::size_t count) { return allocate(count); }
void* operator new[](std::size_t count) { return allocate(count); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace safelight::tests {

void failMachine(std::uint64_t number, MachineFault fault) {
  calls = 0;
  allocations = 0;
  kind = fault;
  failing = fault == MachineFault::NoMemory ? 0 : number;
  lacking = fault == MachineFault::NoMemory ? number : 0;
}

bool mendMachine() {
  const bool came = (failing != 0 && calls >= failing) || (lacking != 0 && allocations >= lacking);
  failing = 0;
  lacking = 0;
  return came;
}

}  // namespace safelight::tests
