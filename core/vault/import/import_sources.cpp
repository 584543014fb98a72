#include "core/vault/import/import_sources.h"

#include <algorithm>

namespace safelight::vault {
namespace {

ErrorCode codeOf(const std::error_code& error) {
  if (error == std::errc::no_such_file_or_directory || error == std::errc::not_a_directory) return ErrorCode::FileNotFound;
  if (error == std::errc::permission_denied || error == std::errc::operation_not_permitted) return ErrorCode::PermissionDenied;
  if (error == std::errc::filename_too_long) return ErrorCode::PathTooLong;
  if (error == std::errc::too_many_symbolic_link_levels) return ErrorCode::FolderLoop;
  if (error == std::errc::no_such_device || error == std::errc::no_such_device_or_address) return ErrorCode::MediumRemoved;
  return ErrorCode::ReadFailed;
}

std::string upper(std::string text) {
  for (char& c : text)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
  return text;
}

}  // namespace

SourceWalker::SourceWalker(const std::vector<Path>& paths) : m_named(paths.begin(), paths.end()) {}

void SourceWalker::visit(const Path& path, std::vector<SourceFile>& files, std::vector<RefusedSource>& refused, bool named) {
  std::error_code error;
  const auto status = std::filesystem::status(path, error);
  if (error || !std::filesystem::exists(status)) {
    refused.push_back({pathToUtf8(path), {error ? codeOf(error) : ErrorCode::FileNotFound, {}}});
    return;
  }
  if (std::filesystem::is_directory(status)) {
    // A link met on the way may lead back up; one that a person named is meant.
    if (!named && std::filesystem::is_symlink(std::filesystem::symlink_status(path, error))) {
      refused.push_back({pathToUtf8(path), {ErrorCode::FolderLoop, {}}});
      return;
    }
    std::filesystem::directory_iterator folder(path, error);
    if (error) refused.push_back({pathToUtf8(path), {codeOf(error), {}}});
    else m_open.push_back(std::move(folder));
    return;
  }
  if (!std::filesystem::is_regular_file(status)) {
    refused.push_back({pathToUtf8(path), {ErrorCode::NotARegularFile, {}}});
    return;
  }
  files.push_back({path, pathToUtf8(path), std::nullopt, nullptr, 0});
}

bool SourceWalker::advance(std::size_t count, std::vector<SourceFile>& files, std::vector<RefusedSource>& refused) {
  for (std::size_t i = 0; i < count; ++i) {
    if (!m_open.empty()) {
      auto& folder = m_open.back();
      if (folder == std::filesystem::directory_iterator()) {
        m_open.pop_back();
        continue;
      }
      const Path path = folder->path();
      std::error_code error;
      folder.increment(error);
      if (error) m_open.pop_back();
      visit(path, files, refused, false);
    } else if (!m_named.empty()) {
      const Path path = std::move(m_named.front());
      m_named.pop_front();
      visit(path, files, refused, true);
    } else {
      return false;
    }
  }
  return !m_open.empty() || !m_named.empty();
}

Result<decode::SharedOriginal> readSource(store::FileSystem& files, const Path& path, std::uint64_t limit, std::shared_ptr<decode::MemoryShelf> shelf) {
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::Read));
  TRY_ASSIGN(const std::uint64_t size, file->size());
  if (size == 0) return fail(ErrorCode::FileEmpty);
  if (size > limit) return fail(ErrorCode::FileTooLarge);
  const auto read = [&file](std::uint64_t offset, MutableByteView into) -> Result<void> {
    TRY_ASSIGN(const std::size_t got, file->readAt(offset, into));
    // A card pulled out, or a file cut short by another program.
    if (got != into.size()) return fail(ErrorCode::ReadFailed, "file became shorter while being read");
    return {};
  };
  return decode::SharedOriginal::read(size, read, std::move(shelf));
}

Result<Path> resolveReference(const Path& root, const std::vector<std::string>& components) {
  if (components.empty()) return fail(ErrorCode::MediaReferenceMissing);
  Path current = root;
  for (std::size_t i = 0; i < components.size(); ++i) {
    const std::string& name = components[i];
    if (name.empty() || name == "." || name == ".." || name.find_first_of("/\\") != std::string::npos || name.find('\0') != std::string::npos)
      return fail(ErrorCode::MediaReferenceOutside);
    std::error_code error;
    if (std::filesystem::exists(current / pathFromUtf8(name), error)) {
      current /= pathFromUtf8(name);
      continue;
    }
    const std::string wanted = upper(name);
    std::optional<Path> found;
    for (std::filesystem::directory_iterator entry(current, error), end; !error && entry != end; entry.increment(error)) {
      const std::string there = upper(pathToUtf8(entry->path().filename()));
      const bool last = i + 1 == components.size();
      if (there == wanted || there == wanted + ";1" || there == wanted + "." || there == wanted + ".;1" || (last && there == wanted + ".DCM")) found = entry->path();
    }
    if (!found) return fail(ErrorCode::MediaReferenceMissing);
    current = *found;
  }
  // A link on the medium must not lead out of it.
  std::error_code error;
  const Path realRoot = std::filesystem::canonical(root, error);
  const Path real = std::filesystem::canonical(current, error);
  if (error) return fail(ErrorCode::MediaReferenceMissing);
  const auto mismatch = std::mismatch(realRoot.begin(), realRoot.end(), real.begin(), real.end());
  if (mismatch.first != realRoot.end()) return fail(ErrorCode::MediaReferenceOutside);
  return current;
}

}  // namespace safelight::vault
