#include "app/workspace/password_handle.h"

#include <array>
#include <cerrno>
#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

namespace safelight::app {
namespace {

#ifdef _WIN32
long readSome(int handle, void* into, std::size_t count) { return _read(handle, into, static_cast<unsigned>(count)); }
void closeIt(int handle) { _close(handle); }
#else
long readSome(int handle, void* into, std::size_t count) { return ::read(handle, into, count); }
void closeIt(int handle) { ::close(handle); }
#endif

}  // namespace

Result<crypto::SecretBytes> readPassword(int handle) {
  std::array<std::uint8_t, 4096> bytes{};
  std::size_t filled = 0;
  bool failed = false;
  while (filled < bytes.size()) {
    const long count = readSome(handle, bytes.data() + filled, bytes.size() - filled);
    if (count < 0 && errno == EINTR) continue;
    failed = count < 0;
    if (count <= 0) break;
    filled += static_cast<std::size_t>(count);
  }
  closeIt(handle);
  while (filled > 0 && (bytes[filled - 1] == '\n' || bytes[filled - 1] == '\r')) --filled;
  auto secret = crypto::SecretBytes::copyOf(ByteView(bytes.data(), filled));
  crypto::wipe(bytes);
  if (failed) return fail(ErrorCode::ReadFailed);
  if (filled == 0) return fail(ErrorCode::NoPasswordGiven);
  return secret;
}

}  // namespace safelight::app
