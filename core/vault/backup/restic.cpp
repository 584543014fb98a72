#include "core/vault/backup/restic.h"

#include <algorithm>
#include <charconv>
#include <chrono>

#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/engine_process.h"

namespace safelight::vault {
namespace {

constexpr int kTries = 2;
constexpr std::string_view kTriesAgain = "retrying after";
// Of storage that went away while it was written to: the network's small interruptions end sooner, and it never waits longer than this between two tries.
constexpr std::chrono::minutes kPatience{5}, kLongestPause{2};
constexpr int kNoRepository = 10, kIsLocked = 11, kWrongPassword = 12;  // of newer versions of restic; before, 1 is all it says

/// Behind `"key":` of a line; npos when it is not there. restic writes keys and numbers without blanks.
std::size_t valueOf(std::string_view line, std::string_view key) {
  const std::string wanted = '"' + std::string(key) + "\":";
  const std::size_t at = line.find(wanted);
  return at == std::string_view::npos ? at : at + wanted.size();
}

Result<void> failed(int status) { return fail(ErrorCode::BackupEngineFailed, "status " + std::to_string(status)); }

constexpr std::string_view kImagesTag = "images-", kMissingTag = "missing-";

/// Of a tag that begins so; nothing when it is another one, or no number.
std::optional<std::uint64_t> numberBehind(std::string_view prefix, std::string_view tag) {
  if (!tag.starts_with(prefix)) return std::nullopt;
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(tag.data() + prefix.size(), tag.data() + tag.size(), number);
  return error == std::errc{} && end == tag.data() + tag.size() ? std::optional(number) : std::nullopt;
}

/// Storage that goes away while it is written to, as restic's tries tell.
class Interruption {
 public:
  /// Another try was of no use.
  bool goesOnTooLong() {
    const auto now = std::chrono::steady_clock::now();
    if (!m_last || now - *m_last > kLongestPause) m_since = now;
    m_last = now;
    return now - m_since > kPatience;
  }
  /// Until more is done than was done before.
  bool isNow(std::uint64_t done) {
    if (done > m_done) m_last.reset();
    m_done = std::max(m_done, done);
    return m_last && std::chrono::steady_clock::now() - *m_last <= kLongestPause;
  }

 private:
  std::optional<std::chrono::steady_clock::time_point> m_last;
  std::chrono::steady_clock::time_point m_since;
  std::uint64_t m_done = 0;
};

/// As the tools of S3 write it down, and restic reads it.
Result<SecretText> keyFile(const StorageKeys& keys) {
  return keys.secret.read([&](std::string_view secret) { return SecretText::joined({"[default]\naws_access_key_id = ", keys.id, "\naws_secret_access_key = ", secret, "\n"}); });
}

}  // namespace

Result<SecretText> joinSecret(const ResticRepository& repository) {
  if (repository.keys.empty()) return repository.password;
  return repository.password.read([&](std::string_view password) {
    return repository.keys.secret.read([&](std::string_view secret) { return SecretText::joined({password, "\n", repository.keys.id, "\n", secret}); });
  });
}

Result<ResticRepository> splitSecret(const std::string& location, const SecretText& secret) {
  return secret.read([&](std::string_view text) -> Result<ResticRepository> {
    const std::size_t first = text.find('\n'), second = first == std::string_view::npos ? first : text.find('\n', first + 1);
    if (second == std::string_view::npos) return ResticRepository{location, secret};
    ResticRepository repository{location, {}, {std::string(text.substr(first + 1, second - first - 1)), {}}};
    TRY_ASSIGN(repository.password, SecretText::copyOf(text.substr(0, first)));
    TRY_ASSIGN(repository.keys.secret, SecretText::copyOf(text.substr(second + 1)));
    return repository;
  });
}

bool areUsable(const StorageKeys& keys) {
  const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/+=_-.:@~").find(c) != std::string_view::npos; };
  const auto fits = [&](std::string_view text) { return !text.empty() && text.size() <= 512 && std::all_of(text.begin(), text.end(), isPlain); };
  return fits(keys.id) && keys.secret.read(fits);
}

Result<Path> findRestic() { return findEngine("restic"); }

std::uint64_t jsonNumber(std::string_view line, std::string_view key) {
  const std::size_t at = valueOf(line, key);
  std::uint64_t number = 0;
  if (at != std::string_view::npos) std::from_chars(line.data() + at, line.data() + line.size(), number);
  return number;
}

std::string jsonText(std::string_view line, std::string_view key) {
  const std::size_t at = valueOf(line, key);
  if (at == std::string_view::npos || at >= line.size() || line[at] != '"') return {};
  const std::size_t end = line.find('"', at + 1);
  return end == std::string_view::npos ? std::string() : std::string(line.substr(at + 1, end - at - 1));
}

ErrorCode complaintOf(std::string_view line) {
  const auto says = [&](std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](std::string_view each) { return line.find(each) != std::string_view::npos; });
  };
  if (says({"wrong password or no key found"})) return ErrorCode::WrongCredentials;
  if (says({"Access Denied", "Access Key Id", "access key ID you provided", "InvalidAccessKeyId", "UserSuspended", "SignatureDoesNotMatch", "signature we calculated", "(401)",
            "(403)", "permission denied"}))
    return ErrorCode::PermissionDenied;
  if (says({"certificate has expired"})) return ErrorCode::CertificateExpired;
  if (says({"certificate is valid for", "certificate is not valid for any names", "because it doesn't contain any IP SANs"})) return ErrorCode::CertificateWrongName;
  if (says({"server gave HTTP response to HTTPS client"})) return ErrorCode::TlsNotSpoken;
  if (says({"x509:"})) return ErrorCode::CertificateUnknown;
  if (says({"dial tcp", "dial udp", "connection refused", "no such host", "timeout", "sftp session", "network is unreachable", "no route to host"}))
    return ErrorCode::BackupPlaceMissing;
  if (says({"invalid backend", "parsing repository location failed", "Bucket name"})) return ErrorCode::InvalidArgument;
  if (says({"no such file or directory", "does not exist", "NoSuchBucket", "NoSuchKey"})) return ErrorCode::NotFound;
  return ErrorCode::BackupEngineFailed;
}

std::string imagesTag(std::uint64_t images) { return std::string(kImagesTag) + std::to_string(images); }
std::string missingTag(std::uint64_t missing) { return std::string(kMissingTag) + std::to_string(missing); }

std::vector<ResticSnapshot> readSnapshots(std::string_view json) {
  std::vector<ResticSnapshot> found;
  while (true) {
    const std::size_t at = json.find("{\"time\":");
    if (at == std::string_view::npos) break;
    json.remove_prefix(at);
    const std::string_view line = json.substr(0, json.find("{\"time\":", 1));
    json.remove_prefix(line.size());
    ResticSnapshot snapshot;
    snapshot.id = jsonText(line, "id");
    const std::size_t tags = valueOf(line, "tags");
    std::string_view list = tags == std::string_view::npos ? std::string_view{} : line.substr(tags, line.find(']', tags) - tags);
    for (std::size_t quote = list.find('"'); quote != std::string_view::npos; quote = list.find('"')) {
      list.remove_prefix(quote + 1);
      const std::string_view tag = list.substr(0, list.find('"'));
      list.remove_prefix(std::min(list.size(), tag.size() + 1));
      if (const auto name = parseSetName(tag)) {
        snapshot.set = name->name;
        snapshot.at = name->at;
        snapshot.sequence = name->sequence;
      } else if (const auto images = numberBehind(kImagesTag, tag)) {
        snapshot.images = images;
      } else if (const auto missing = numberBehind(kMissingTag, tag)) {
        snapshot.missing = missing;
      }
    }
    // Its name becomes an argument. What has no set's name is none of ours.
    const bool isName = snapshot.id.size() == 64 && snapshot.id.find_first_not_of("0123456789abcdef") == std::string::npos;
    if (isName && !snapshot.set.empty()) found.push_back(std::move(snapshot));
  }
  std::sort(found.begin(), found.end(), [](const ResticSnapshot& a, const ResticSnapshot& b) { return std::pair(a.at, a.sequence) < std::pair(b.at, b.sequence); });
  return found;
}

Result<Restic> Restic::open(const ResticRepository& repository, const CancelToken& cancel) {
  TRY_ASSIGN(Path program, findRestic());
  if (repository.location.empty() || repository.location.find('\n') != std::string::npos || repository.password.empty())
    return fail(ErrorCode::InvalidArgument, "repository");
  if (!repository.keys.empty() && !areUsable(repository.keys)) return fail(ErrorCode::InvalidArgument, "keys of the storage");
  return Restic(std::move(program), repository, cancel);
}

Result<EngineCall> Restic::prepared(std::vector<std::string> arguments) const {
  EngineCall call{m_program, {"--password-file", engineInput(0), "--repository-file", engineInput(1), "--no-cache"}, {}, {}};
  TRY_ASSIGN(SecretText password, m_repository.password.read([](std::string_view text) { return SecretText::joined({text, "\n"}); }));
  TRY_ASSIGN(SecretText location, SecretText::joined({m_repository.location, "\n"}));
  call.inputs = {std::move(password), std::move(location)};
  call.arguments.insert(call.arguments.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  call.environment = engineEnvironment(m_repository.keys.empty() ? StorageLogin::OfTheUser : StorageLogin::OfTheVault);
  if (!m_repository.keys.empty()) {
    TRY_ASSIGN(SecretText keys, keyFile(m_repository.keys));
    call.inputs.push_back(std::move(keys));
    call.environment.push_back("AWS_SHARED_CREDENTIALS_FILE=" + engineInput(2));
    call.environment.emplace_back("AWS_PROFILE=default");
  }
  return call;
}

Result<int> Restic::run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use, const std::optional<CancelToken>& enough) {
  TRY_ASSIGN(EngineCall call, prepared(std::move(arguments)));
  if (enough) {
    call.complaints = EngineCall::Complaints::WithOutput;
    call.enough = *enough;
  }
  return runEngine(call, m_cancel, use);
}

Result<int> Restic::runUnlocked(const std::vector<std::string>& arguments, const std::function<void(const std::string&)>& use, const std::optional<CancelToken>& enough) {
  TRY_ASSIGN(const int status, run(arguments, use, enough));
  if (status != 1 && status != kIsLocked) return status;
  TRY_ASSIGN(const int unlocked, run({"unlock"}));
  return unlocked == 0 ? run(arguments, use, enough) : status;
}

Result<void> Restic::reach() { return attempt({"cat", "config", "--no-lock"}); }

Result<void> Restic::make() { return attempt({"init"}); }

Result<void> Restic::attempt(std::vector<std::string> arguments) {
  TRY_ASSIGN(EngineCall call, prepared(std::move(arguments)));
  call.complaints = EngineCall::Complaints::WithOutput;
  ErrorCode complaint = ErrorCode::BackupEngineFailed;
  int retries = 0;
  const auto hear = [&](const std::string& line) {
    if (complaint == ErrorCode::BackupEngineFailed) complaint = complaintOf(line);
    // From some version on it tries for a quarter of an hour to reach what cannot be reached.
    if (line.find(kTriesAgain) != std::string::npos && ++retries == kTries) call.enough.cancel();
  };
  const auto status = runEngine(call, m_cancel, hear);
  if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
  if (call.enough.isCancelled()) return fail(complaint == ErrorCode::BackupEngineFailed ? ErrorCode::BackupPlaceMissing : complaint, "the storage does not answer");
  if (!status) return fail(status.error());
  switch (*status) {
    case 0: return {};
    case kNoRepository: return fail(ErrorCode::NotFound, "no repository");
    case kWrongPassword: return fail(ErrorCode::WrongCredentials, "password of the repository");
    default: return fail(complaint, "status " + std::to_string(*status));
  }
}

Result<std::vector<ResticSnapshot>> Restic::snapshots() {
  std::string json;
  TRY_ASSIGN(const int status, run({"snapshots", "--json", "--host", "safelight", "--no-lock"}, [&](const std::string& line) { json += line; }));
  if (status != 0) return fail(failed(status).error());
  return readSnapshots(json);
}

Result<ResticBackup> Restic::backUp(const std::vector<Path>& paths, const std::vector<std::string>& tags, const std::function<void(const ResticProgress&)>& onProgress) {
  std::vector<std::string> arguments{"backup", "--json", "--host", "safelight"};
  for (const std::string& tag : tags) arguments.insert(arguments.end(), {"--tag", tag});
  arguments.emplace_back("--");
  for (const Path& path : paths) arguments.push_back(pathToUtf8(path));
  ResticBackup backup;
  Interruption interruption;
  const CancelToken enough;
  const auto use = [&](const std::string& line) {
    if (line.find(kTriesAgain) != std::string::npos && interruption.goesOnTooLong()) enough.cancel();
    const std::string type = jsonText(line, "message_type");
    if (type == "status") {
      ResticProgress progress{jsonNumber(line, "files_done"), jsonNumber(line, "total_files"), jsonNumber(line, "bytes_done"), jsonNumber(line, "total_bytes")};
      progress.isWaiting = interruption.isNow(progress.bytesDone);
      if (onProgress) onProgress(progress);
    }
    if (type != "summary") return;
    backup.snapshot = jsonText(line, "snapshot_id");
    backup.bytesAdded = jsonNumber(line, "data_added");
  };
  const auto ended = runUnlocked(arguments, use, enough);
  if (!ended && enough.isCancelled() && !m_cancel.isCancelled()) return fail(ErrorCode::BackupEngineFailed, "the storage does not answer");
  TRY_ASSIGN(const int status, ended);
  // 3: some files could not be read. What was planned is not all there.
  if (status != 0 || backup.snapshot.empty()) return fail(failed(status).error());
  return backup;
}

Result<void> Restic::letGo() {
  TRY_ASSIGN(const int status, runUnlocked({"forget", "--host", "safelight", "--group-by", "host", "--keep-last", "1", "--keep-within", "7d", "--keep-within-daily",
                                    std::to_string(kKeptDays) + "d", "--prune"}));
  return status == 0 ? ok() : failed(status);
}

Result<void> Restic::restore(const std::string& snapshot, const Path& target, const std::vector<std::string>& names) {
  // A lock that somebody left there, or an attacker, keeps nobody from reading.
  std::vector<std::string> arguments{"restore", snapshot, "--no-lock", "--target", pathToUtf8(target)};
  for (const std::string& name : names) arguments.insert(arguments.end(), {"--include", name});
  TRY_ASSIGN(const int status, run(std::move(arguments)));
  return status == 0 ? ok() : failed(status);
}

}  // namespace safelight::vault
