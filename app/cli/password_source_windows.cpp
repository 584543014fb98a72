#include <fcntl.h>
#include <io.h>
#include <windows.h>

#include "app/cli/password_source.h"
#include "core/base/path.h"

namespace safelight::cli {

namespace {

constexpr std::size_t kMaximumBytes = 4096;

Result<crypto::SecretBytes> withoutLineEnd(MutableByteView bytes, std::size_t length) {
  if (length == bytes.size()) return fail(ErrorCode::FileTooLarge, "password");
  while (length > 0 && (bytes[length - 1] == '\n' || bytes[length - 1] == '\r')) --length;
  if (length == 0) return fail(ErrorCode::NoPasswordGiven);
  return crypto::SecretBytes::copyOf(bytes.first(length));
}

Result<crypto::SecretBytes> readFrom(int descriptor) {
  TRY_ASSIGN(auto buffer, crypto::SecretBytes::allocate(kMaximumBytes));
  return buffer.write([&](MutableByteView into) -> Result<crypto::SecretBytes> {
    std::size_t length = 0;
    while (length < into.size()) {
      const int count = _read(descriptor, into.data() + length, static_cast<unsigned>(into.size() - length));
      if (count < 0) return fail(ErrorCode::ReadFailed, "password");
      if (count == 0) break;
      length += static_cast<std::size_t>(count);
    }
    return withoutLineEnd(into, length);
  });
}

Result<crypto::SecretBytes> askOnce(std::string_view prompt) {
  const HANDLE keyboard = GetStdHandle(STD_INPUT_HANDLE);
  DWORD mode = 0;
  if (!GetConsoleMode(keyboard, &mode)) return fail(ErrorCode::NoPasswordGiven);
  TRY_ASSIGN(auto wide, crypto::SecretBytes::allocate(kMaximumBytes));
  TRY_ASSIGN(auto narrow, crypto::SecretBytes::allocate(kMaximumBytes));
  DWORD written = 0;
  WriteFile(GetStdHandle(STD_ERROR_HANDLE), prompt.data(), static_cast<DWORD>(prompt.size()), &written, nullptr);
  SetConsoleMode(keyboard, (mode & ~static_cast<DWORD>(ENABLE_ECHO_INPUT)) | ENABLE_LINE_INPUT);
  auto answer = wide.write([&](MutableByteView from) {
    return narrow.write([&](MutableByteView into) -> Result<crypto::SecretBytes> {
      DWORD characters = 0;
      auto* text = reinterpret_cast<wchar_t*>(from.data());
      if (!ReadConsoleW(keyboard, text, static_cast<DWORD>(from.size() / sizeof(wchar_t)), &characters, nullptr))
        return fail(ErrorCode::NoPasswordGiven);
      const int length = WideCharToMultiByte(CP_UTF8, WC_ERR_INVALID_CHARS, text, static_cast<int>(characters),
                                             reinterpret_cast<char*>(into.data()), static_cast<int>(into.size()), nullptr, nullptr);
      return withoutLineEnd(into, length > 0 ? static_cast<std::size_t>(length) : 0);
    });
  });
  SetConsoleMode(keyboard, mode);
  return answer;
}

}  // namespace

Result<crypto::SecretBytes> readSecret(const SecretSource& source, std::string_view prompt, Ask ask) {
  if (source.descriptor >= 0) return readFrom(source.descriptor);
  if (!source.file.empty()) {
    const int file = _wopen(pathFromUtf8(source.file).c_str(), _O_RDONLY | _O_BINARY);
    if (file < 0) return fail(ErrorCode::FileNotFound, "password file");
    auto secret = readFrom(file);
    _close(file);
    return secret;
  }
  TRY_ASSIGN(auto first, askOnce(std::string(prompt) + ": "));
  if (ask == Ask::Once) return first;
  TRY_ASSIGN(const auto second, askOnce(std::string(prompt) + ", once more: "));
  if (!first.equals(second)) return fail(ErrorCode::InvalidArgument, "the two differ");
  return first;
}

}  // namespace safelight::cli
