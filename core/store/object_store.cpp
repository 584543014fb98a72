#include "core/store/object_store.h"

#include <algorithm>
#include <set>

namespace safelight::store {

Result<std::unique_ptr<File>> ObjectStore::startTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const {
  TRY_ASSIGN(auto file, m_files->open(m_layout.temporary() / id.toString(), OpenMode::CreateNew));
  std::uint64_t offset = 0;
  const auto written = produce([&](ByteView sealed) -> Result<void> {
    TRY_VOID(file->writeAt(offset, sealed));
    offset += sealed.size();
    return {};
  });
  if (!written) {
    file.reset();
    discardTemporary(id);
    return fail(written.error());
  }
  file->startWriteback();
  return file;
}

Result<void> ObjectStore::syncTemporary(model::ImageId id, std::unique_ptr<File> file) const {
  auto synced = file->sync();
  file.reset();
  if (!synced) discardTemporary(id);
  return synced;
}

Result<void> ObjectStore::writeTemporary(model::ImageId id, const std::function<Result<void>(const Sink&)>& produce) const {
  TRY_ASSIGN(auto file, startTemporary(id, produce));
  return syncTemporary(id, std::move(file));
}

void ObjectStore::discardTemporary(model::ImageId id) const {
  [[maybe_unused]] const auto removed = m_files->remove(m_layout.temporary() / id.toString());
}

Result<void> ObjectStore::publish(const std::vector<model::ImageId>& ids) const {
  std::set<Path> folders;
  // Also when no folder is new: one that an earlier, failed publishing made may not be durable yet.
  if (!ids.empty()) folders.insert(m_layout.objects());
  std::size_t published = 0;
  const auto publishAll = [&]() -> Result<void> {
    for (const model::ImageId id : ids) {
      const Path folder = m_layout.objectFolder(id);
      if (folders.insert(folder).second) TRY_VOID(m_files->makeDirectory(folder));
      TRY_VOID(m_files->renameNew(m_layout.temporary() / id.toString(), m_layout.object(id)));
      ++published;
    }
    for (const Path& folder : folders) TRY_VOID(m_files->syncDirectory(folder));
    return {};
  };
  auto done = publishAll();
  // Nobody is told of any of them, so none may turn up at the next sign-in as an object without a record: they are temporary again.
  for (std::size_t i = 0; !done && i < published; ++i)
    [[maybe_unused]] const auto back = m_files->renameNew(m_layout.object(ids[i]), m_layout.temporary() / ids[i].toString());
  return done;
}

Result<crypto::ObjectOpener> ObjectStore::open(model::ImageId id, const crypto::SecretBytes& objectKey) const {
  auto opened = m_files->open(m_layout.object(id), OpenMode::Read);
  if (!opened) return fail(opened.error().code == ErrorCode::FileNotFound ? Error{ErrorCode::ObjectMissing, {}} : opened.error());
  const std::shared_ptr<File> file = std::move(*opened);
  TRY_ASSIGN(const std::uint64_t size, file->size());
  return crypto::ObjectOpener::open(id.uuid, objectKey, size, [file](std::uint64_t offset, MutableByteView into) -> Result<void> {
    TRY_ASSIGN(const std::size_t got, file->readAt(offset, into));
    if (got != into.size()) return fail(ErrorCode::ObjectDamaged, "short");
    return {};
  });
}

std::optional<std::uint64_t> ObjectStore::fileBytes(model::ImageId id) const {
  const auto info = m_files->info(m_layout.object(id));
  if (!info || !info->isRegular) return std::nullopt;
  return info->size;
}

Result<void> ObjectStore::remove(model::ImageId id) const {
  TRY_VOID(m_files->remove(m_layout.object(id)));
  return m_files->syncDirectory(m_layout.objectFolder(id));
}

Result<std::vector<model::ImageId>> ObjectStore::list() const {
  std::vector<model::ImageId> ids;
  TRY_ASSIGN(const auto folders, m_files->list(m_layout.objects()));
  for (const std::string& folder : folders) {
    const Path path = m_layout.objects() / folder;
    const auto info = m_files->info(path);
    if (!info || !info->isDirectory) continue;
    TRY_ASSIGN(const auto names, m_files->list(path));
    for (const std::string& name : names)
      if (const auto id = model::ImageId::parse(name)) ids.push_back(*id);
  }
  std::sort(ids.begin(), ids.end());
  return ids;
}

Result<std::uint32_t> ObjectStore::removeStrays() const {
  TRY_ASSIGN(const auto names, m_files->list(m_layout.temporary()));
  for (const std::string& name : names) TRY_VOID(m_files->remove(m_layout.temporary() / name));
  return static_cast<std::uint32_t>(names.size());
}

}  // namespace safelight::store
