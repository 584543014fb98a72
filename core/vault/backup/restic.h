#pragma once
// The program restic as an engine: it gets ciphertext only, and brings it to whatever storage it knows (folders, SFTP, S3 with object lock ...).

#include <functional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/base/result.h"

namespace safelight::vault {

/// What opens S3 storage; empty: what the person who runs this keeps for restic, in AWS_ variables or `~/.aws`.
struct StorageKeys {
  std::string id, secret;
  bool empty() const { return id.empty(); }
};

/// Where, in restic's own words ("/mnt/x", "sftp:host:/x", "s3:https://host/bucket"), the repository's password, and the storage's keys.
struct ResticRepository {
  std::string location;
  std::string password;
  StorageKeys keys{};
};

/// The secret of a place: the password, and behind it the keys, each on a line of its own.
std::string joinSecret(const ResticRepository& repository);
ResticRepository splitSecret(const std::string& location, const std::string& secret);
/// False for what no storage gives out: blanks, line ends, quotes.
bool areUsable(const StorageKeys& keys);

/// What restic says while it works.
struct ResticProgress {
  std::uint64_t filesDone = 0, filesTotal = 0, bytesDone = 0, bytesTotal = 0;
};

struct ResticBackup {
  std::string snapshot;
  std::uint64_t bytesAdded = 0;
};

/// The program, or BackupEngineMissing.
Result<Path> findRestic();

/// One repository. Location, password and keys reach the program in memory that no path names, never as arguments or in its environment. Blocking; cancelling
/// kills it, which a repository survives.
class Restic {
 public:
  static Result<Restic> open(const ResticRepository& repository, const CancelToken& cancel);

  /// Whether there is one by that password. False also when the storage cannot be reached.
  Result<bool> isThere();
  /// Makes the repository unless it is there. BackupEngineFailed: it cannot be reached, or has another password.
  Result<void> prepare();
  /// Cancelled, BackupEngineFailed with the status in `detail`.
  Result<ResticBackup> backUp(const std::vector<Path>& paths, const std::string& tag, const std::function<void(const ResticProgress&)>& onProgress);
  /// Lets snapshots go as sets of a folder go: all of 7 days stay, then one a day to the 35th, and what no snapshot names any more goes too. Counted back
  /// from the newest. BackupEngineFailed where the storage refuses, with nothing lost.
  Result<void> letGo();
  /// Brings a snapshot ("latest": the newest of Safelight's) below a folder, under its whole old path; only files and folders of these names, if there are any.
  Result<void> restore(const std::string& snapshot, const Path& target, const std::vector<std::string>& names = {});

 private:
  Restic(Path program, ResticRepository repository, CancelToken cancel)
      : m_program(std::move(program)), m_repository(std::move(repository)), m_cancel(std::move(cancel)) {}
  /// Exit status; each line of its output goes to `use`.
  Result<int> run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use = {});
  /// Again, should the locks of runs that were broken off have been in its way; only those that nobody holds any more are taken away.
  Result<int> runUnlocked(const std::vector<std::string>& arguments, const std::function<void(const std::string&)>& use = {});
  Path m_program;
  ResticRepository m_repository;
  CancelToken m_cancel;
};

/// The number or text of a key in a line of restic's JSON; for tests.
std::uint64_t jsonNumber(std::string_view line, std::string_view key);
std::string jsonText(std::string_view line, std::string_view key);

}  // namespace safelight::vault
