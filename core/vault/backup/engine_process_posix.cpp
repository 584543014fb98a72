// An engine as a process, where there is /dev/fd.

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>

#include "core/ipc/memory_file.h"
#include "core/ipc/spawn.h"
#include "core/vault/backup/engine_process.h"

extern char** environ;

namespace safelight::vault {
namespace {

constexpr std::size_t kLongestLine = 32u << 20;  // restic's list of snapshots is one

struct Pipe {
  ipc::Handle reads, writes;
};

Result<Pipe> makePipe() {
  int ends[2];
  if (::pipe(ends) != 0) return fail(ErrorCode::Internal, "pipe");
  for (const int end : ends) ::fcntl(end, F_SETFD, FD_CLOEXEC);
  return Pipe{ipc::Handle(ends[0]), ipc::Handle(ends[1])};
}

/// Reads lines until the other side is closed; false when cancelled.
bool readLines(int descriptor, const CancelToken& cancel, const CancelToken& enough, const std::function<void(const std::string&)>& use) {
  std::string line;
  std::array<char, 8192> block;
  while (true) {
    if (cancel.isCancelled() || enough.isCancelled()) return false;
    pollfd entry{descriptor, POLLIN, 0};
    const int ready = ::poll(&entry, 1, 100);
    if (ready == 0 || (ready < 0 && errno == EINTR)) continue;
    const ssize_t got = ::read(descriptor, block.data(), block.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return true;
    for (const char c : std::string_view(block.data(), static_cast<std::size_t>(got))) {
      if (c != '\n') line += c;
      else if (use) use(line);
      if (c == '\n' || line.size() > kLongestLine) line.clear();
    }
  }
}

}  // namespace

std::string engineInput(std::size_t index) { return "/dev/fd/" + std::to_string(static_cast<std::size_t>(ipc::kFirstInheritedHandle) + index); }

std::vector<std::string> engineEnvironment(StorageLogin login) {
  std::vector<std::string> kept;
  for (char** entry = environ; entry != nullptr && *entry != nullptr; ++entry) {
    const std::string_view text(*entry);
    const bool isOfStorage = login == StorageLogin::OfTheUser ? text.starts_with("AWS_") : text.starts_with("AWS_DEFAULT_REGION=") || text.starts_with("AWS_REGION=");
    if (text.starts_with("HOME=") || text.starts_with("TMPDIR=") || isOfStorage) kept.emplace_back(text);
  }
  kept.emplace_back("PATH=/usr/bin:/bin");  // restic starts ssh for sftp
  return kept;
}

Result<Path> findEngine(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/", "/snap/bin/"})
    if (const std::string place = folder + name; ::access(place.c_str(), X_OK) == 0) return Path(place);
  return fail(ErrorCode::BackupEngineMissing, name);
}

Result<int> runEngine(const EngineCall& call, const CancelToken& cancel, const std::function<void(const std::string&)>& use) {
  if (call.inputs.size() > 6) return fail(ErrorCode::InvalidArgument, "inputs");
  std::vector<ipc::MemoryFile> inputs;
  ipc::SpawnRequest request;
  for (const SecretText& text : call.inputs) {
    // No path names it. It can be opened again and again, as restic does with keys.
    TRY_ASSIGN(ipc::MemoryFile input, text.read([](std::string_view words) { return ipc::MemoryFile::sealedCopy(asBytes(words)); }));
    request.handles.push_back(input.handle.get());
    inputs.push_back(std::move(input));
  }
  TRY_ASSIGN(Pipe output, makePipe());
  request.handles.push_back(output.writes.get());
  // The shell only puts the output where it can be read; what it runs comes as arguments.
  const std::string number = std::to_string(static_cast<std::size_t>(ipc::kFirstInheritedHandle) + inputs.size());
  request.program = "/bin/sh";
  const std::string complaints = call.complaints == EngineCall::Complaints::WithOutput ? " 2>&" + number : " 2>/dev/null";
  request.arguments = {"-c", "exec \"$0\" \"$@\" >&" + number + complaints + " " + number + ">&-", pathToUtf8(call.program)};
  request.arguments.insert(request.arguments.end(), call.arguments.begin(), call.arguments.end());
  request.environment = call.environment;
  TRY_ASSIGN(ipc::ChildProcess child, ipc::spawn(request));
  output.writes.reset();
  if (!readLines(output.reads.get(), cancel, call.enough, use)) {
    child.kill();
    child.wait(Deadline::never());
    return fail(ErrorCode::Cancelled);
  }
  const auto exit = child.wait(Deadline::never());
  return exit && !exit->bySignal ? exit->code : 128;
}

}  // namespace safelight::vault
