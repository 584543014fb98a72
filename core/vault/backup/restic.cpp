#include "core/vault/backup/restic.h"

#include <charconv>

#include "core/vault/backup/backup_plan.h"

namespace safelight::vault {
namespace {

/// Behind `"key":` of a line; npos when it is not there. restic writes keys and numbers without blanks.
std::size_t valueOf(std::string_view line, std::string_view key) {
  const std::string wanted = '"' + std::string(key) + "\":";
  const std::size_t at = line.find(wanted);
  return at == std::string_view::npos ? at : at + wanted.size();
}

Result<void> failed(int status) { return fail(ErrorCode::BackupEngineFailed, "status " + std::to_string(status)); }

}  // namespace

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
  return Restic(std::move(program), repository, cancel);
}

Result<void> Restic::prepare() {
  TRY_ASSIGN(const int there, run({"cat", "config"}));
  if (there == 0) return {};
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
  TRY_ASSIGN(const int status, run(std::move(arguments), use));
  // 3: some files could not be read. What was planned is not all there.
  if (status != 0 || backup.snapshot.empty()) return fail(failed(status).error());
  return backup;
}

Result<void> Restic::letGo() {
  TRY_ASSIGN(const int status, run({"forget", "--host", "safelight", "--group-by", "host", "--keep-last", "1", "--keep-within", "7d", "--keep-within-daily",
                                    std::to_string(kKeptDays) + "d", "--prune"}));
  return status == 0 ? ok() : failed(status);
}

Result<void> Restic::restore(const std::string& snapshot, const Path& target) {
  TRY_ASSIGN(const int status, run({"restore", snapshot, "--target", pathToUtf8(target)}));
  return status == 0 ? ok() : failed(status);
}

}  // namespace safelight::vault
