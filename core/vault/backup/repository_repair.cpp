#include "core/vault/backup/repository_repair.h"

#include <algorithm>
#include <optional>

#include "core/vault/backup/repository_reach.h"
#include "core/vault/backup/restic_set.h"
#include "core/vault/backup/scratch.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kTogether = 32;  // restic takes a second or two to begin, and what is brought needs room

Path scratchBeside(const Path& vault) {
  Path path = vault;
  path += ".from-restic-repair";
  return path;
}

}  // namespace

struct RepositoryRepair::Parts {
  Parts(const Environment& environment, ResticRepository from, std::vector<DamagedObject> wanted, const Path& vault, CancelToken token)
      : files(environment.files), clock(environment.clock), repository(std::move(from)), damaged(std::move(wanted)), scratch(scratchBeside(vault)), cancel(std::move(token)) {}

  std::vector<DamagedObject> next() const {
    const auto begin = damaged.begin() + static_cast<std::ptrdiff_t>(tried);
    return {begin, begin + static_cast<std::ptrdiff_t>(std::min(kTogether, damaged.size() - tried))};
  }

  store::FileSystem& files;
  const Clock& clock;
  ResticRepository repository;
  std::vector<DamagedObject> damaged;
  std::size_t tried = 0;
  Scratch scratch;
  CancelToken cancel;
  std::optional<BroughtSet> brought;
  RepairReport report;
};

RepositoryRepair::RepositoryRepair(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
RepositoryRepair::~RepositoryRepair() = default;
const RepairReport& RepositoryRepair::report() const { return m_parts->report; }
std::uint64_t RepositoryRepair::total() const { return m_parts->damaged.size(); }

Result<std::unique_ptr<RepositoryRepair>> RepositoryRepair::start(Vault& vault, const ResticRepository& repository, std::vector<DamagedObject> damaged, const CancelToken& cancel) {
  TRY_VOID(require(vault, model::Permission::Backup));
  // What one that was killed left.
  const Path left = scratchBeside(vault.path());
  std::error_code error;
  std::filesystem::remove_all(left, error);
  auto parts = std::make_unique<Parts>(vault.environment(), repository, std::move(damaged), vault.path(), cancel);
  return std::unique_ptr<RepositoryRepair>(new RepositoryRepair(std::move(parts)));
}

Result<void> RepositoryRepair::fetch() {
  Parts& parts = *m_parts;
  if (parts.tried == parts.damaged.size()) return {};
  if (!parts.brought) {
    TRY_VOID(reached(parts.files, parts.repository, parts.clock, parts.cancel));
    TRY_ASSIGN(BroughtSet set, BroughtSet::bring(parts.files, parts.repository, parts.scratch.path(), {}, parts.cancel, BroughtSet::What::Summary));
    parts.brought.emplace(std::move(set));
  }
  TRY_VOID(parts.brought->drop());
  std::vector<model::ImageId> ids;
  for (const DamagedObject& object : parts.next()) ids.push_back(object.image);
  return parts.brought->fetch(ids);
}

Result<bool> RepositoryRepair::apply(Vault& vault) {
  Parts& parts = *m_parts;
  const std::vector<DamagedObject> now = parts.next();
  if (now.empty()) return false;
  if (!parts.brought) return fail(ErrorCode::BackupIncomplete, "nothing was brought");
  TRY_ASSIGN(const RepairReport done, repairFrom(vault, parts.brought->place(), now));
  parts.tried += now.size();
  parts.report.looked += done.looked;
  parts.report.repaired.insert(parts.report.repaired.end(), done.repaired.begin(), done.repaired.end());
  parts.report.left.insert(parts.report.left.end(), done.left.begin(), done.left.end());
  return parts.tried < parts.damaged.size();
}

Result<RepairReport> repairFromRepository(Vault& vault, const ResticRepository& repository, const std::vector<DamagedObject>& damaged, const CancelToken& cancel) {
  TRY_ASSIGN(const auto repair, RepositoryRepair::start(vault, repository, damaged, cancel));
  for (bool more = !damaged.empty(); more;) {
    TRY_VOID(repair->fetch());
    TRY_ASSIGN(more, repair->apply(vault));
  }
  return repair->report();
}

}  // namespace safelight::vault
