#pragma once
// The program restic as an engine: it gets ciphertext only, and brings it to whatever storage it knows (folders, SFTP, S3 with object lock ...).

#include <functional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/base/result.h"

namespace safelight::vault {

/// Where, in restic's own words ("/mnt/x", "sftp:host:/x", "s3:https://host/bucket"), and the repository's password.
struct ResticRepository {
  std::string location;
  std::string password;
};

/// What restic says while it works.
struct ResticProgress {
  std::uint64_t filesDone = 0, filesTotal = 0, bytesDone = 0, bytesTotal = 0;
};

struct ResticBackup {
  std::string snapshot;
  std::uint64_t bytesAdded = 0;
};

/// The program, or BackupEngineMissing. Looked for where systems put programs, never along PATH.
Result<Path> findRestic();

/// One repository. Location and password reach the program over pipes, never as arguments or in its environment; of the environment it gets HOME, and what
/// begins with AWS_, for credentials that its owner keeps there. Blocking; cancelling kills it, which a repository survives.
class Restic {
 public:
  static Result<Restic> open(const ResticRepository& repository, const CancelToken& cancel);

  /// Makes the repository unless it is there. BackupEngineFailed: it cannot be reached, or has another password.
  Result<void> prepare();
  /// Cancelled, BackupEngineFailed with the status in `detail`.
  Result<ResticBackup> backUp(const std::vector<Path>& paths, const std::string& tag, const std::function<void(const ResticProgress&)>& onProgress);
  /// Lets snapshots go as sets of a folder go: all of 7 days stay, then one a day to the 35th, and what no snapshot names any more goes too. Counted back
  /// from the newest. BackupEngineFailed where the storage refuses, with nothing lost.
  Result<void> letGo();
  /// Brings a snapshot ("latest") below a folder, under its whole old path.
  Result<void> restore(const std::string& snapshot, const Path& target);

 private:
  Restic(Path program, ResticRepository repository, CancelToken cancel)
      : m_program(std::move(program)), m_repository(std::move(repository)), m_cancel(std::move(cancel)) {}
  /// Exit status; each line of its output goes to `use`.
  Result<int> run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use = {});
  Path m_program;
  ResticRepository m_repository;
  CancelToken m_cancel;
};

/// The number or text of a key in a line of restic's JSON; for tests.
std::uint64_t jsonNumber(std::string_view line, std::string_view key);
std::string jsonText(std::string_view line, std::string_view key);

}  // namespace safelight::vault
