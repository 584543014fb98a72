#pragma once
// The program restic as an engine: it gets ciphertext only, and brings it to whatever storage it knows (folders, SFTP, S3 with object lock ...).

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/clock.h"
#include "core/base/path.h"
#include "core/base/result.h"
#include "core/vault/backup/secret_text.h"

namespace safelight::vault {

struct EngineCall;

/// What opens S3 storage; empty: what the person who runs this keeps for restic, in AWS_ variables or `~/.aws`.
struct StorageKeys {
  std::string id;
  SecretText secret;
  bool empty() const { return id.empty(); }
};

/// Where, in restic's own words ("/mnt/x", "sftp:host:/x", "s3:https://host/bucket"), the repository's password, and the storage's keys.
struct ResticRepository {
  std::string location;
  SecretText password;
  StorageKeys keys{};
};

/// The secret of a place: the password, and behind it the keys, each on a line of its own.
Result<SecretText> joinSecret(const ResticRepository& repository);
Result<ResticRepository> splitSecret(const std::string& location, const SecretText& secret);
/// False for what no storage gives out: blanks, line ends, quotes.
bool areUsable(const StorageKeys& keys);

/// What restic says while it works.
struct ResticProgress {
  std::uint64_t filesDone = 0, filesTotal = 0, bytesDone = 0, bytesTotal = 0;
  bool isWaiting = false;  // for storage that does not answer
};

struct ResticBackup {
  std::string snapshot;
  std::uint64_t bytesAdded = 0;
};

/// One of Safelight's.
struct ResticSnapshot {
  std::string id;
  Instant at;
  std::string set;                      // the name that the set has, if it says so
  std::uint64_t sequence = 0;           // as the name has it
  std::optional<std::uint64_t> images;  // as the one who made it said; older ones say nothing
  std::optional<std::uint64_t> missing{};  // that the vault named then and the snapshot lacks; likewise
};

/// The program, or BackupEngineMissing.
Result<Path> findRestic();

/// One repository. Location, password and keys reach the program in memory that no path names, never as arguments or in its environment. Blocking; cancelling
/// kills it, which a repository survives.
class Restic {
 public:
  static Result<Restic> open(const ResticRepository& repository, const CancelToken& cancel);

  /// Opens it, quickly or not at all. Errors: WrongCredentials (another password), NotFound (there is something, or nothing, but no repository),
  /// PermissionDenied (the storage does not take these keys, or may not be read), BackupPlaceMissing (cannot be reached), CertificateUnknown,
  /// CertificateExpired, CertificateWrongName (of the storage), TlsNotSpoken, InvalidArgument (no such kind of address), BackupEngineFailed (for another reason).
  Result<void> reach();
  /// By time, the newest last.
  Result<std::vector<ResticSnapshot>> snapshots();
  /// Makes the repository, where there is none. Errors: those of reach().
  Result<void> make();
  /// Cancelled, BackupEngineFailed with the status in `detail`. Storage that goes away meanwhile is waited for, for five minutes.
  Result<ResticBackup> backUp(const std::vector<Path>& paths, const std::vector<std::string>& tags, const std::function<void(const ResticProgress&)>& onProgress);
  /// Lets snapshots go as sets of a folder go: all of 7 days stay, then one a day to the 35th, and what no snapshot names any more goes too. Counted back
  /// from the newest. BackupEngineFailed where the storage refuses, with nothing lost.
  Result<void> letGo();
  /// Brings a snapshot below a folder, under its whole old path; only what these patterns of restic's name, if there are any.
  Result<void> restore(const std::string& snapshot, const Path& target, const std::vector<std::string>& names = {});

 private:
  Restic(Path program, ResticRepository repository, CancelToken cancel)
      : m_program(std::move(program)), m_repository(std::move(repository)), m_cancel(std::move(cancel)) {}
  /// With what every call needs.
  Result<EngineCall> prepared(std::vector<std::string> arguments) const;
  /// Quickly or not at all; for its errors see reach().
  Result<void> attempt(std::vector<std::string> arguments);
  /// Exit status; each line of its output goes to `use`, and with `enough` of its complaints too.
  Result<int> run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use = {}, const std::optional<CancelToken>& enough = {});
  /// Again, should the locks of runs that were broken off have been in its way; only those that nobody holds any more are taken away.
  Result<int> runUnlocked(const std::vector<std::string>& arguments, const std::function<void(const std::string&)>& use = {}, const std::optional<CancelToken>& enough = {});
  Path m_program;
  ResticRepository m_repository;
  CancelToken m_cancel;
};

/// What restic's complaints come down to, for its errors see reach(); for tests.
ErrorCode complaintOf(std::string_view line);
/// A line of `snapshots --json`; for tests.
std::vector<ResticSnapshot> readSnapshots(std::string_view json);
/// The tags that say how many images a snapshot names, and how many the vault names besides.
std::string imagesTag(std::uint64_t images);
std::string missingTag(std::uint64_t missing);
/// The number or text of a key in a line of restic's JSON; for tests.
std::uint64_t jsonNumber(std::string_view line, std::string_view key);
std::string jsonText(std::string_view line, std::string_view key);

}  // namespace safelight::vault
