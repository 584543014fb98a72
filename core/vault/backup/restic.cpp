#include "core/vault/backup/restic.h"

#include <algorithm>
#include <charconv>

#include "core/vault/backup/backup_plan.h"
#include "core/vault/backup/engine_process.h"

namespace safelight::vault {
namespace {

constexpr int kIsLocked = 11;  // of restic 0.17 and newer; before, 1 is all it says

/// Behind `"key":` of a line; npos when it is not there. restic writes keys and numbers without blanks.
std::size_t valueOf(std::string_view line, std::string_view key) {
  const std::string wanted = '"' + std::string(key) + "\":";
  const std::size_t at = line.find(wanted);
  return at == std::string_view::npos ? at : at + wanted.size();
}

Result<void> failed(int status) { return fail(ErrorCode::BackupEngineFailed, "status " + std::to_string(status)); }

/// As the tools of S3 write it down, and restic reads it.
std::string keyFile(const StorageKeys& keys) { return "[default]\naws_access_key_id = " + keys.id + "\naws_secret_access_key = " + keys.secret + "\n"; }

}  // namespace

std::string joinSecret(const ResticRepository& repository) {
  return repository.keys.empty() ? repository.password : repository.password + "\n" + repository.keys.id + "\n" + repository.keys.secret;
}

ResticRepository splitSecret(const std::string& location, const std::string& secret) {
  const std::size_t first = secret.find('\n'), second = first == std::string::npos ? first : secret.find('\n', first + 1);
  if (second == std::string::npos) return {location, secret};
  return {location, secret.substr(0, first), {secret.substr(first + 1, second - first - 1), secret.substr(second + 1)}};
}

bool areUsable(const StorageKeys& keys) {
  const auto isPlain = [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("/+=_-.:@~").find(c) != std::string_view::npos; };
  const auto fits = [&](const std::string& text) { return !text.empty() && text.size() <= 512 && std::all_of(text.begin(), text.end(), isPlain); };
  return fits(keys.id) && fits(keys.secret);
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

Result<Restic> Restic::open(const ResticRepository& repository, const CancelToken& cancel) {
  TRY_ASSIGN(Path program, findRestic());
  if (repository.location.empty() || repository.location.find('\n') != std::string::npos || repository.password.empty())
    return fail(ErrorCode::InvalidArgument, "repository");
  if (!repository.keys.empty() && !areUsable(repository.keys)) return fail(ErrorCode::InvalidArgument, "keys of the storage");
  return Restic(std::move(program), repository, cancel);
}

Result<int> Restic::run(std::vector<std::string> arguments, const std::function<void(const std::string&)>& use) {
  EngineCall call{m_program, {"--password-file", engineInput(0), "--repository-file", engineInput(1), "--no-cache"}, {}, {m_repository.password + "\n", m_repository.location + "\n"}};
  call.arguments.insert(call.arguments.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  call.environment = engineEnvironment(m_repository.keys.empty() ? StorageLogin::OfTheUser : StorageLogin::OfTheVault);
  if (!m_repository.keys.empty()) {
    call.inputs.push_back(keyFile(m_repository.keys));
    call.environment.push_back("AWS_SHARED_CREDENTIALS_FILE=" + engineInput(2));
    call.environment.emplace_back("AWS_PROFILE=default");
  }
  return runEngine(call, m_cancel, use);
}

Result<int> Restic::runUnlocked(const std::vector<std::string>& arguments, const std::function<void(const std::string&)>& use) {
  TRY_ASSIGN(const int status, run(arguments, use));
  if (status != 1 && status != kIsLocked) return status;
  TRY_ASSIGN(const int unlocked, run({"unlock"}));
  return unlocked == 0 ? run(arguments, use) : status;
}

Result<bool> Restic::isThere() {
  TRY_ASSIGN(const int status, run({"cat", "config", "--no-lock"}));
  return status == 0;
}

Result<void> Restic::prepare() {
  TRY_ASSIGN(const bool there, isThere());
  if (there) return {};
  TRY_ASSIGN(const int made, run({"init"}));
  return made == 0 ? ok() : failed(made);
}

Result<ResticBackup> Restic::backUp(const std::vector<Path>& paths, const std::string& tag, const std::function<void(const ResticProgress&)>& onProgress) {
  std::vector<std::string> arguments{"backup", "--json", "--host", "safelight", "--tag", tag, "--"};
  for (const Path& path : paths) arguments.push_back(pathToUtf8(path));
  ResticBackup backup;
  const auto use = [&](const std::string& line) {
    const std::string type = jsonText(line, "message_type");
    if (type == "status" && onProgress)
      onProgress({jsonNumber(line, "files_done"), jsonNumber(line, "total_files"), jsonNumber(line, "bytes_done"), jsonNumber(line, "total_bytes")});
    if (type != "summary") return;
    backup.snapshot = jsonText(line, "snapshot_id");
    backup.bytesAdded = jsonNumber(line, "data_added");
  };
  TRY_ASSIGN(const int status, runUnlocked(arguments, use));
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
  if (snapshot == "latest") arguments.insert(arguments.end(), {"--host", "safelight"});
  for (const std::string& name : names) arguments.insert(arguments.end(), {"--include", name});
  TRY_ASSIGN(const int status, run(std::move(arguments)));
  return status == 0 ? ok() : failed(status);
}

}  // namespace safelight::vault
