#include "app/dispatch/drop_folder.h"

#include <algorithm>
#include <chrono>
#include <filesystem>

#include "core/store/file_system.h"

namespace safelight::dispatch {
namespace {

namespace fs = std::filesystem;

std::string extensionOf(const Path& path) {
  std::string extension = pathToUtf8(path.extension());
  for (char& c : extension)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  return extension;
}

bool isOrderFile(const fs::directory_entry& entry) {
  std::error_code error;
  if (!entry.is_regular_file(error) || entry.is_symlink(error)) return false;
  const std::string extension = extensionOf(entry.path());
  return (extension == ".csv" || extension == ".txt" || extension == ".json") && !pathToUtf8(entry.path().filename()).starts_with('.');
}

bool isYoung(const Path& path) {
  std::error_code error;
  const auto written = fs::last_write_time(path, error);
  return !error && fs::file_time_type::clock::now() - written < std::chrono::minutes(1);
}

/// Never over a file of the same name: a number is added.
Result<void> moveToRefused(store::FileSystem& files, const Path& file) {
  const Path folder = file.parent_path() / "refused";
  TRY_VOID(files.makeDirectory(folder));
  for (int attempt = 1; attempt < 1'000; ++attempt) {
    Path name = folder / file.filename();
    if (attempt > 1) name = folder / pathFromUtf8(pathToUtf8(file.stem()) + " (" + std::to_string(attempt) + ")" + pathToUtf8(file.extension()));
    const auto moved = files.renameNew(file, name);
    if (moved || moved.error().code != ErrorCode::AlreadyExists) return moved;
  }
  return fail(ErrorCode::AlreadyExists);
}

}  // namespace

std::size_t DroppedFile::refused() const {
  return static_cast<std::size_t>(std::count_if(lines.begin(), lines.end(), [](const DroppedLine& line) { return line.taken.outcome == vault::OrderOutcome::Refused; }));
}

Result<DroppedFile> takeOrderFile(vault::Vault& vault, const courier::Client& client, const Path& file) {
  DroppedFile dropped;
  dropped.path = file;
  const auto form = extensionOf(file) == ".json" ? courier::OrderFileForm::Json : courier::OrderFileForm::Csv;
  const auto content = store::readWhole(vault.environment().files, file, courier::Limits::kOrderFileBytes);
  const auto lines = content ? client.readOrders(*content, form) : Result<std::vector<courier::OrderLine>>(tl::unexpected<Error>(content.error()));
  if (!lines) {
    dropped.error = lines.error();
    return dropped;
  }
  std::vector<vault::PracticeOrder> orders;
  for (const courier::OrderLine& line : *lines)
    if (!line.error) orders.push_back({line.patient, line.order, line.isCancelled});
  TRY_ASSIGN(auto taken, vault::takeOrders(vault, orders));
  auto next = taken.begin();
  for (const courier::OrderLine& line : *lines) {
    if (line.error) dropped.lines.push_back({line.line, {vault::OrderOutcome::Refused, {}, {}, {*line.error, line.field}}});
    else dropped.lines.push_back({line.line, *next++});
  }
  return dropped;
}

Result<std::vector<DroppedFile>> takeDropFolder(vault::Vault& vault, const courier::Client& client, const Path& folder) {
  std::error_code error;
  std::vector<std::pair<fs::file_time_type, Path>> found;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    if (isOrderFile(*entry)) found.emplace_back(entry->last_write_time(error), entry->path());
  if (error) return fail(ErrorCode::FileNotFound, "drop folder");
  std::sort(found.begin(), found.end());

  std::vector<DroppedFile> dropped;
  for (const auto& [time, path] : found) {
    TRY_ASSIGN(DroppedFile file, takeOrderFile(vault, client, path));
    if (file.error && isYoung(path)) continue;
    store::FileSystem& files = vault.environment().files;
    const auto cleared = file.error || file.refused() > 0 ? moveToRefused(files, path) : files.remove(path);
    if (!cleared && !file.error) file.error = cleared.error();
    dropped.push_back(std::move(file));
  }
  return dropped;
}

}  // namespace safelight::dispatch
