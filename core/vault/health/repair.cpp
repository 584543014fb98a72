#include "core/vault/health/repair.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "core/vault/health/health_record.h"
#include "core/vault/health/original_reader.h"
#include "core/vault/health/self_check.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kBlock = 1u << 20;

class Repair {
 public:
  Repair(Vault& vault, const Path& backup, const OnRepairProgress& onProgress) : m_vault(vault), m_internals(vault.internals()), m_backup{backup}, m_onProgress(onProgress) {}

  Result<RepairReport> run(const std::vector<DamagedObject>& damaged) {
    TRY_ASSIGN(const auto before, readHealth(m_internals.catalogue));
    if (before) m_health = before->last;
    Result<void> ended;
    for (std::size_t i = 0; i < damaged.size() && ended; ++i) {
      if (m_onProgress && !m_onProgress(i, damaged.size())) ended = fail(ErrorCode::Cancelled);
      else repair(damaged[i]);
    }
    m_report.looked = damaged.size();
    TRY_VOID(note());
    if (!ended) return fail(ended.error());
    return std::move(m_report);
  }

 private:
  void repair(const DamagedObject& suspect) {
    const auto done = bringBack(suspect.image);
    std::erase_if(m_health.damaged, [&](const DamagedObject& known) { return known.image == suspect.image; });
    if (done) {
      m_report.repaired.push_back(suspect.image);
      return;
    }
    m_report.left.push_back({suspect.image, done.error().code});
    if (m_health.damaged.size() < change::HealthChecked::kMostNamed) m_health.damaged.push_back(suspect);
  }

  Result<void> bringBack(model::ImageId id) {
    store::FileSystem& files = m_internals.environment.files;
    auto file = files.open(m_backup.object(id), store::OpenMode::Read);
    if (!file) return fail(file.error().code == ErrorCode::FileNotFound ? Error{ErrorCode::ObjectMissing, "in the backup too"} : file.error());
    const std::shared_ptr<store::File> copy = std::move(*file);
    TRY_ASSIGN(const std::uint64_t bytes, copy->size());
    const auto readAt = [copy](std::uint64_t offset, MutableByteView into) -> Result<void> {
      TRY_ASSIGN(const std::size_t got, copy->readAt(offset, into));
      return got == into.size() ? ok() : Result<void>(fail(ErrorCode::ObjectDamaged, "short"));
    };
    TRY_ASSIGN(OriginalReader reader, OriginalReader::openCopy(m_vault, id, bytes, readAt));
    while (true) {
      TRY_ASSIGN(const bool more, reader.step());
      if (!more) break;
    }
    return put(id, *copy, bytes);
  }

  /// The same bytes under the old name, durably; whatever was there is replaced in one step.
  Result<void> put(model::ImageId id, store::File& copy, std::uint64_t bytes) {
    store::FileSystem& files = m_internals.environment.files;
    const store::Layout& layout = m_internals.layout;
    const auto written = m_internals.objects.writeTemporary(id, [&](const store::ObjectStore::Sink& sink) -> Result<void> {
      Bytes block(kBlock);
      for (std::uint64_t at = 0; at < bytes; at += block.size()) {
        block.resize(static_cast<std::size_t>(std::min<std::uint64_t>(kBlock, bytes - at)));
        TRY_ASSIGN(const std::size_t got, copy.readAt(at, block));
        if (got != block.size()) return fail(ErrorCode::ObjectDamaged, "short");
        TRY_VOID(sink(block));
      }
      return {};
    });
    TRY_VOID(written);
    TRY_VOID(files.makeDirectory(layout.objectFolder(id)));
    TRY_VOID(files.rename(layout.temporary() / id.toString(), layout.object(id)));
    for (const Path& folder : {layout.objectFolder(id), layout.objects(), layout.temporary()}) TRY_VOID(files.syncDirectory(folder));
    return {};
  }

  Result<void> note() {
    if (m_report.repaired.empty() && m_report.left.empty()) return {};
    m_health.kind = change::CheckKind::Repair;
    m_health.objects = m_report.repaired.size();
    m_health.damagedCount = m_health.damaged.size();
    // Which ones: a place may have saved them as they were, and is looked at again.
    std::vector<PendingChange> changes;
    const std::span<const model::ImageId> all(m_report.repaired);
    for (std::size_t at = 0; at < all.size() || changes.empty(); at += change::HealthChecked::kMostNamed) {
      const auto named = all.subspan(at, std::min(change::HealthChecked::kMostNamed, all.size() - at));
      m_health.repaired.assign(named.begin(), named.end());
      changes.push_back({{}, m_health});
    }
    return commit(m_internals, changes);
  }

  Vault& m_vault;
  Vault::Internals& m_internals;
  store::Layout m_backup;
  const OnRepairProgress& m_onProgress;
  change::HealthChecked m_health;
  RepairReport m_report;
};

}  // namespace

struct DamageSearch::Parts {
  RepairDepth depth;
  std::vector<model::ImageId> all;
  std::set<model::ImageId> known;
  std::optional<OriginalReader> reading;
  std::size_t next = 0;
  RepairNeed need;

  /// Opening compares the header and the length; reading everything is for those that are known, or asked for. True when all of it was looked at.
  Result<bool> look(Vault& vault, model::ImageId id) {
    if (!reading) {
      TRY_ASSIGN(OriginalReader opened, OriginalReader::open(vault, id));
      reading.emplace(std::move(opened));
    }
    if (depth == RepairDepth::Known && !known.contains(id)) return true;
    TRY_ASSIGN(const bool more, reading->step());
    return !more;
  }
};

DamageSearch::DamageSearch(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
DamageSearch::~DamageSearch() = default;
const RepairNeed& DamageSearch::need() const { return m_parts->need; }
std::uint64_t DamageSearch::total() const { return m_parts->all.size(); }

Result<std::unique_ptr<DamageSearch>> DamageSearch::start(Vault& vault, RepairDepth depth) {
  store::Connection& catalogue = vault.internals().catalogue;
  auto parts = std::make_unique<Parts>();
  parts->depth = depth;
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT id FROM image WHERE status <> 4 ORDER BY id"));
  TRY_ASSIGN(parts->all, select->begin().ids<model::ImageId>());
  TRY_ASSIGN(const auto health, readHealth(catalogue));
  if (health)
    for (const DamagedObject& object : health->last.damaged) parts->known.insert(object.image);
  return std::unique_ptr<DamageSearch>(new DamageSearch(std::move(parts)));
}

Result<bool> DamageSearch::step(Vault& vault) {
  Parts& parts = *m_parts;
  if (parts.next == parts.all.size()) return false;
  const model::ImageId id = parts.all[parts.next];
  const auto isDone = parts.look(vault, id);
  if (isDone && !*isDone) return true;
  parts.reading.reset();
  ++parts.next;
  ++parts.need.looked;
  // Deleted for good since: nothing is missing.
  if (!isDone && isDone.error().code != ErrorCode::ImageNotFound) parts.need.damaged.push_back({id, isDone.error().code});
  return parts.next < parts.all.size();
}

Result<RepairNeed> findDamaged(Vault& vault, RepairDepth depth, const OnRepairProgress& onProgress) {
  TRY_ASSIGN(const auto search, DamageSearch::start(vault, depth));
  while (true) {
    if (onProgress && depth == RepairDepth::Everything && !onProgress(search->need().looked, search->total())) return fail(ErrorCode::Cancelled);
    TRY_ASSIGN(const bool more, search->step(vault));
    if (!more) return search->need();
  }
}

Result<RepairReport> repairFrom(Vault& vault, const Path& backup, const std::vector<DamagedObject>& damaged, const OnRepairProgress& onProgress) {
  TRY_VOID(require(vault, model::Permission::Backup));
  const auto objects = vault.internals().environment.files.info(store::Layout{backup}.objects());
  if (!objects || !objects->isDirectory) return fail(ErrorCode::BackupPlaceMissing, "objects");
  return Repair(vault, backup, onProgress).run(damaged);
}

Result<RepairReport> repairFrom(Vault& vault, const Path& backup, RepairDepth depth, const OnRepairProgress& onProgress) {
  // Whether there is anything to bring it from, before everything is read.
  TRY_ASSIGN(RepairReport report, repairFrom(vault, backup, std::vector<DamagedObject>()));
  TRY_ASSIGN(const RepairNeed need, findDamaged(vault, depth, onProgress));
  TRY_ASSIGN(report, repairFrom(vault, backup, need.damaged, onProgress));
  report.looked = need.looked;
  return report;
}

}  // namespace safelight::vault
