#include "core/vault/receiving/arrival_files.h"

#include <set>

#include "core/vault/receiving/arrival_reader.h"

namespace safelight::vault {

namespace {

// Batches end before the next one begins, so only the last one can lack its end; several sessions may have failed one after the other.
constexpr std::int64_t kLookedAt = 1024;

Path inboxPath(const Vault::Internals& vault, model::ImageId id) { return vault.layout.inbox() / id.toString(); }

/// The folders that hold the objects' names.
Result<void> syncObjectFolders(Vault::Internals& vault, const std::vector<Recorded>& arrivals) {
  std::set<Path> folders{vault.layout.objects()};
  for (const Recorded& arrival : arrivals) folders.insert(vault.layout.objectFolder(arrival.id));
  for (const Path& folder : folders) TRY_VOID(vault.environment.files.syncDirectory(folder));
  return {};
}

/// Of an arrival that has its place in the objects, the name in the inbox goes.
Result<void> dropNames(Vault::Internals& vault, const std::vector<Recorded>& arrivals) {
  for (const Recorded& arrival : arrivals) TRY_VOID(vault.environment.files.remove(inboxPath(vault, arrival.id)));
  return vault.environment.files.syncDirectory(vault.layout.inbox());
}

/// All are cut before the first is synced: that one takes the time, the others find it done.
Result<void> cutTrailers(Vault::Internals& vault, const std::vector<Recorded>& arrivals) {
  std::vector<std::unique_ptr<store::File>> cut;
  for (const Recorded& arrival : arrivals) {
    TRY_ASSIGN(auto file, vault.environment.files.open(vault.layout.object(arrival.id), store::OpenMode::ReadWrite));
    TRY_VOID(file->truncate(arrival.objectBytes));
    cut.push_back(std::move(file));
  }
  for (const auto& file : cut) TRY_VOID(file->sync());
  return {};
}

/// A power cut may keep one folder as it was and the other as it is: so the new name is durable before the old one goes.
Result<void> moveAll(Vault::Internals& vault, const std::vector<Recorded>& arrivals) {
  store::FileSystem& files = vault.environment.files;
  for (const Recorded& arrival : arrivals) {
    const Path from = inboxPath(vault, arrival.id), to = vault.layout.object(arrival.id);
    auto linked = files.linkNew(from, to);
    if (!linked && linked.error().code == ErrorCode::FormatUnsupported) linked = files.renameNew(from, to);
    TRY_VOID(linked);
  }
  TRY_VOID(syncObjectFolders(vault, arrivals));
  TRY_VOID(dropNames(vault, arrivals));
  return cutTrailers(vault, arrivals);
}

/// The image's row, and how long its object file is; no length for one that was no arrival.
struct Row {
  bool found = false;
  bool purged = false;
  std::optional<std::uint64_t> objectBytes;
};

Result<Row> rowOf(store::Connection& catalogue, model::ImageId id) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT gone, arrival.object_bytes FROM (SELECT 0 AS gone, id FROM image WHERE id = ?1 UNION ALL "
                                             "SELECT 1, image FROM erased_image WHERE image = ?1) AS known LEFT JOIN arrival ON arrival.image = known.id AND arrival.state = 1"));
  Row row;
  TRY_ASSIGN(row.found, select->begin().bindBlob(id.uuid.view()).step());
  if (row.found) {
    row.purged = select->integer(0) == 1;
    if (!select->isNull(1)) row.objectBytes = static_cast<std::uint64_t>(select->integer(1));
  }
  select->reset();
  return row;
}

class Finisher {
 public:
  explicit Finisher(Vault::Internals& vault) : m_vault(vault) {}

  Result<std::uint32_t> run() {
    TRY_ASSIGN(const auto waiting, listInbox(m_vault.environment.files, m_vault.layout));
    for (const model::ImageId id : waiting) TRY_VOID(look(id));
    TRY_VOID(publishMissing());
    // Their names may not be durable yet: a trailer goes only after that.
    TRY_ASSIGN(const auto uncut, withTrailers());
    if (!uncut.empty()) {
      TRY_VOID(syncObjectFolders(m_vault, uncut));
      TRY_VOID(cutTrailers(m_vault, uncut));
    }
    TRY_ASSIGN(const std::uint32_t removed, removeSecond());
    return static_cast<std::uint32_t>(m_missing.size() + uncut.size()) + removed;
  }

 private:
  Result<void> look(model::ImageId id) {
    TRY_ASSIGN(const Row row, rowOf(m_vault.catalogue, id));
    if (!row.found || !row.objectBytes) return {};
    if (!row.purged && !m_vault.objects.fileBytes(id)) {
      m_missing.push_back({id, *row.objectBytes});
      return {};
    }
    (row.purged ? m_purged : m_copies).push_back(id);
    return {};
  }

  Result<void> publishMissing() {
    std::vector<model::ImageId> ids;
    for (const Recorded& arrival : m_missing) ids.push_back(arrival.id);
    TRY_VOID(prepareFolders(m_vault, ids));
    return m_missing.empty() ? ok() : publishArrivals(m_vault, m_missing);
  }

  /// Old copies, from a backup perhaps. They go when what they are copies of is whole, or was deleted for good.
  Result<std::uint32_t> removeSecond() {
    std::vector<model::ImageId> second = m_purged;
    for (const model::ImageId id : m_copies) {
      if (!m_vault.environment.files.info(inboxPath(m_vault, id))) continue;
      TRY_ASSIGN(const bool sound, isSound(m_vault, id));
      if (sound) second.push_back(id);
    }
    if (!second.empty()) TRY_VOID(removeArrivals(m_vault, second));
    return static_cast<std::uint32_t>(second.size());
  }

  Result<std::vector<Recorded>> withTrailers() {
    std::vector<Recorded> found;
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT image, object_bytes FROM arrival WHERE state = 1 ORDER BY sequence DESC LIMIT ?"));
    select->begin().bind(kLookedAt);
    while (true) {
      TRY_ASSIGN(const bool row, select->step());
      if (!row) break;
      const Recorded arrival{{Uuid::fromBytes(select->blob(0))}, static_cast<std::uint64_t>(select->integer(1))};
      if (m_vault.objects.fileBytes(arrival.id) == arrival.objectBytes + seal::kArrivalTrailerBytes) found.push_back(arrival);
    }
    select->reset();
    return found;
  }

  Vault::Internals& m_vault;
  std::vector<Recorded> m_missing;
  std::vector<model::ImageId> m_copies, m_purged;
};

}  // namespace

Result<void> prepareFolders(Vault::Internals& vault, const std::vector<model::ImageId>& ids) {
  std::set<Path> folders;
  for (const model::ImageId id : ids)
    if (folders.insert(vault.layout.objectFolder(id)).second) TRY_VOID(vault.environment.files.makeDirectory(vault.layout.objectFolder(id)));
  return {};
}

Result<void> publishArrivals(Vault::Internals& vault, const std::vector<Recorded>& arrivals) {
  auto moved = moveAll(vault, arrivals);
  if (!moved) vault.leavesTraces = true;
  return moved;
}

Result<void> removeArrivals(Vault::Internals& vault, const std::vector<model::ImageId>& ids) {
  for (const model::ImageId id : ids) TRY_VOID(vault.environment.files.remove(inboxPath(vault, id)));
  return vault.environment.files.syncDirectory(vault.layout.inbox());
}

Result<bool> isSound(Vault::Internals& vault, model::ImageId image) {
  TRY_ASSIGN(auto* select, vault.catalogue.prepare("SELECT blake2b FROM image WHERE id = ? AND status <> 4"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(image.uuid.view()).step());
  const Bytes expected = found ? Bytes(select->blob(0).begin(), select->blob(0).end()) : Bytes();
  select->reset();
  if (!found) return false;
  const auto key = vault.keys.objectKey(image, vault.catalogue);
  const auto object = key ? vault.objects.open(image, *key) : Result<crypto::ObjectOpener>(fail(key.error()));
  if (object && !object->metadata()) return false;
  const auto hash = object ? hashOfObject(*object) : Result<seal::Hash>(fail(object.error()));
  return hash && std::equal(hash->begin(), hash->end(), expected.begin(), expected.end());
}

Result<std::uint32_t> finishArrivals(Vault::Internals& vault) { return Finisher(vault).run(); }

}  // namespace safelight::vault
