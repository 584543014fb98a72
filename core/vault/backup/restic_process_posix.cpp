// restic as a process: nothing secret in its arguments or environment.

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "core/ipc/spawn.h"
#include "core/vault/backup/restic.h"

extern char** environ;

namespace safelight::vault {
namespace {

struct Pipe {
  ipc::Handle reads, writes;
};

Result<Pipe> makePipe() {
  int ends[2];
  if (::pipe(ends) != 0) return fail(ErrorCode::Internal, "pipe");
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return Pipe{ipc::Handle(ends[0]), ipc::Handle(ends[1])};
}

/// A short text that can be read once, to its end; shorter than what every pipe holds.
Result<ipc::Handle> readable(const std::string& text) {
  TRY_ASSIGN(Pipe pipe, makePipe());
  const std::string line = text + "\n";
  if (line.size() > 4096 || ::write(pipe.writes.get(), line.data(), line.size()) != static_cast<ssize_t>(line.size())) return fail(ErrorCode::Internal, "pipe");
  return std::move(pipe.reads);
}

std::vector<std::string> passedOn() {
  std::vector<std::string> kept;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    if (text.starts_with("HOME=") || text.starts_with("AWS_") || text.starts_with("TMPDIR=")) kept.emplace_back(text);
  }
  kept.emplace_back("PATH=/usr/bin:/bin");  // restic starts ssh for sftp
  return kept;
}

/// Reads lines until the other side is closed; false when cancelled.
bool readLines(int descriptor, const CancelToken& cancel, const std::function<void(const std::string&)>& use) {
  std::string line;
  std::array<char, 8192> block;
  while (true) {
    if (cancel.isCancelled()) return false;
    pollfd entry{descriptor, POLLIN, 0};
    const int ready = ::poll(&entry, 1, 100);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    for (const char c : std::string_view(block.data(), static_cast<std::size_t>(got))) {
      if (c != '\n') line += c;
      else if (use) use(line);
      if (c == '\n' || line.size() > 1'000'000) line.clear();
    }
  }
}

}  // namespace

Result<Path> findRestic() {
  for (const char* place : {"/usr/bin/restic", "/usr/local/bin/restic", "/opt/homebrew/bin/restic", "/snap/bin/restic"})
    if (::access(place, X_OK) == 0) return Path(place);
  return fail(ErrorCode::BackupEngineMissing);
}

Result<int> Restic::run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use) {
  TRY_ASSIGN(const ipc::Handle password, readable(m_repository.password));
  TRY_ASSIGN(const ipc::Handle location, readable(m_repository.location));
  TRY_ASSIGN(Pipe output, makePipe());
  // The shell only puts the output where it can be read; what it runs comes as arguments.
  ipc::SpawnRequest request;
  request.program = "/bin/sh";
  request.arguments = {"-c", "exec \"$0\" \"$@\" >&5 5>&- 2>/dev/null", pathToUtf8(m_program), "--password-file", "/dev/fd/3", "--repository-file", "/dev/fd/4",
                       "--no-cache"};
  request.arguments.insert(request.arguments.end(), arguments.begin(), arguments.end());
  request.environment = passedOn();
  request.handles = {password.get(), location.get(), output.writes.get()};
  TRY_ASSIGN(ipc::ChildProcess child, ipc::spawn(request));
  output.writes.reset();
  if (!readLines(output.reads.get(), m_cancel, use)) {
    child.kill();
    child.wait(Deadline::never());
    return fail(ErrorCode::Cancelled);
  }
  const auto exit = child.wait(Deadline::never());
  return exit && !exit->bySignal ? exit->code : 128;
}

}  // namespace safelight::vault
