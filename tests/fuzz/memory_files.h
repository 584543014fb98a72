#pragma once
// Files in memory, for targets that read whole vault files.

#include <algorithm>
#include <map>
#include <memory>

#include "core/store/file_system.h"

namespace safelight::fuzz {

class MemoryFiles final : public store::FileSystem {
 public:
  std::map<Path, std::shared_ptr<Bytes>> files;

  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override {
    auto& content = files[path];
    if (!content && mode != store::OpenMode::CreateNew) return fail(ErrorCode::FileNotFound);
    if (!content) content = std::make_shared<Bytes>();
    return std::unique_ptr<store::File>(std::make_unique<MemoryFile>(content));
  }
  Result<void> makeDirectory(const Path&) override { return {}; }
  Result<void> rename(const Path& from, const Path& to) override {
    files[to] = files[from];
    files.erase(from);
    return {};
  }
  Result<void> renameNew(const Path& from, const Path& to) override { return rename(from, to); }
  Result<void> remove(const Path& path) override {
    files.erase(path);
    return {};
  }
  Result<void> syncDirectory(const Path&) override { return {}; }
  std::optional<store::FileInfo> info(const Path& path) override {
    const auto found = files.find(path);
    if (found == files.end() || !found->second) return std::nullopt;
    return store::FileInfo{false, true, found->second->size()};
  }
  Result<std::vector<std::string>> list(const Path& directory) override {
    std::vector<std::string> names;
    for (const auto& [path, content] : files)
      if (content && path.parent_path() == directory) names.push_back(path.filename().string());
    return names;
  }
  Result<std::uint64_t> freeBytes(const Path&) override { return std::uint64_t{1} << 40; }
  bool isNetwork(const Path&) override { return false; }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path&) override { return std::make_unique<store::ExclusiveLock>(); }

 private:
  class MemoryFile final : public store::File {
   public:
    explicit MemoryFile(std::shared_ptr<Bytes> content) : m_content(std::move(content)) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) override {
      if (offset >= m_content->size()) return std::size_t{0};
      const auto count = std::min<std::size_t>(into.size(), m_content->size() - static_cast<std::size_t>(offset));
      std::copy_n(m_content->begin() + static_cast<std::ptrdiff_t>(offset), count, into.begin());
      return count;
    }
    Result<void> writeAt(std::uint64_t offset, ByteView bytes) override {
      if (m_content->size() < offset + bytes.size()) m_content->resize(static_cast<std::size_t>(offset) + bytes.size());
      std::copy(bytes.begin(), bytes.end(), m_content->begin() + static_cast<std::ptrdiff_t>(offset));
      return {};
    }
    Result<std::uint64_t> size() override { return std::uint64_t{m_content->size()}; }
    Result<void> truncate(std::uint64_t size) override {
      m_content->resize(static_cast<std::size_t>(size));
      return {};
    }
    Result<void> sync() override { return {}; }

   private:
    std::shared_ptr<Bytes> m_content;
  };
};

}  // namespace safelight::fuzz
