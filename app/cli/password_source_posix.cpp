#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

#include "app/cli/password_source.h"

namespace safelight::cli {

namespace {

constexpr std::size_t kMaximumBytes = 4096;

/// Closes a descriptor that it opened.
class Opened {
 public:
  explicit Opened(int descriptor) : m_descriptor(descriptor) {}
  ~Opened() {
    if (m_descriptor >= 0) ::close(m_descriptor);
  }
  Opened(const Opened&) = delete;
  Opened& operator=(const Opened&) = delete;
  int number() const { return m_descriptor; }

 private:
  int m_descriptor;
};

/// Keeps what is typed off the screen while it lives.
class EchoOff {
 public:
  explicit EchoOff(int terminal) : m_terminal(terminal) {
    m_changed = ::tcgetattr(terminal, &m_before) == 0;
    if (!m_changed) return;
    termios silent = m_before;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    silent.c_lflag |= ECHONL | ICANON;
    ::tcsetattr(terminal, TCSAFLUSH, &silent);
  }
  ~EchoOff() {
    if (m_changed) ::tcsetattr(m_terminal, TCSAFLUSH, &m_before);
  }
  EchoOff(const EchoOff&) = delete;
  EchoOff& operator=(const EchoOff&) = delete;

 private:
  int m_terminal;
  termios m_before{};
  bool m_changed = false;
};

enum class Until { EndOfFile, EndOfLine };

/// Reads into guarded memory and keeps the part without the line end.
Result<crypto::SecretBytes> readFrom(int descriptor, Until until) {
  TRY_ASSIGN(auto buffer, crypto::SecretBytes::allocate(kMaximumBytes));
  return buffer.write([&](MutableByteView into) -> Result<crypto::SecretBytes> {
    std::size_t length = 0;
    while (length < into.size()) {
      const ssize_t count = ::read(descriptor, into.data() + length, into.size() - length);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) return fail(ErrorCode::ReadFailed, "password");
      if (count == 0) break;
      length += static_cast<std::size_t>(count);
      if (until == Until::EndOfLine && into[length - 1] == '\n') break;
    }
    if (length == into.size()) return fail(ErrorCode::FileTooLarge, "password");
    if (length > 0 && into[length - 1] == '\n') --length;
    if (length > 0 && into[length - 1] == '\r') --length;
    if (length == 0) return fail(ErrorCode::NoPasswordGiven);
    return crypto::SecretBytes::copyOf(into.first(length));
  });
}

void show(int terminal, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(terminal, text.data(), text.size());
    if (count <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
}

Result<crypto::SecretBytes> askOnce(int terminal, std::string_view prompt) {
  const EchoOff silence(terminal);
  show(terminal, prompt);
  return readFrom(terminal, Until::EndOfLine);
}

Result<crypto::SecretBytes> askTerminal(std::string_view prompt, Ask ask) {
  const Opened terminal(::open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY));
  if (terminal.number() < 0) return fail(ErrorCode::NoPasswordGiven);
  TRY_ASSIGN(auto first, askOnce(terminal.number(), std::string(prompt) + ": "));
  if (ask == Ask::Once) return first;
  TRY_ASSIGN(const auto second, askOnce(terminal.number(), std::string(prompt) + ", once more: "));
  if (!first.equals(second)) return fail(ErrorCode::InvalidArgument, "the two differ");
  return first;
}

}  // namespace

Result<crypto::SecretBytes> readSecret(const SecretSource& source, std::string_view prompt, Ask ask) {
  if (source.descriptor >= 0) return readFrom(source.descriptor, Until::EndOfFile);
  if (source.file.empty()) return askTerminal(prompt, ask);
  const Opened file(::open(source.file.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) return fail(errno == ENOENT ? ErrorCode::FileNotFound : ErrorCode::PermissionDenied, "password file");
  return readFrom(file.number(), Until::EndOfFile);
}

}  // namespace safelight::cli
