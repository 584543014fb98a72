#include "core/vault/backup.h"

#include <algorithm>
#include <filesystem>

#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kBlock = 1u << 20;

/// True when `path`, which need not exist, is `folder` or lies in it, by whatever links it is named.
bool liesWithin(const Path& path, const Path& folder) {
  std::error_code error;
  const Path real = std::filesystem::weakly_canonical(std::filesystem::absolute(path, error), error);
  for (Path at = real; !error && !at.empty(); at = at.parent_path()) {
    std::error_code missing;
    if (std::filesystem::equivalent(at, folder, missing) && !missing) return true;
    if (at == at.parent_path()) break;
  }
  return false;
}

class Copier {
 public:
  explicit Copier(store::FileSystem& files) : m_files(files) {}

  /// Copies durably over a temporary name; an unchanged object of the same length is left alone when `immutable`.
  Result<void> copy(const Path& from, const Path& to, bool immutable) {
    const auto source = m_files.info(from);
    if (!source) return fail(ErrorCode::FileNotFound);
    const auto target = m_files.info(to);
    if (immutable && target && target->size == source->size) {
      ++report.filesAlreadyThere;
      return {};
    }
    Path temporary = to;
    temporary += ".part";
    TRY_VOID(m_files.remove(temporary));
    {
      TRY_ASSIGN(const auto in, m_files.open(from, store::OpenMode::Read));
      TRY_ASSIGN(const auto out, m_files.open(temporary, store::OpenMode::CreateNew));
      Bytes block(kBlock);
      for (std::uint64_t at = 0;; at += block.size()) {
        TRY_ASSIGN(const std::size_t got, in->readAt(at, block));
        TRY_VOID(out->writeAt(at, ByteView(block).first(got)));
        report.bytes += got;
        if (got < block.size()) break;
      }
      TRY_VOID(out->sync());
    }
    TRY_VOID(m_files.rename(temporary, to));
    ++report.filesCopied;
    return {};
  }

  /// Everything below a folder, one level of subfolders deep.
  Result<void> copyFolder(const Path& from, const Path& to, bool immutable) {
    TRY_VOID(m_files.makeDirectory(to));
    TRY_ASSIGN(const auto names, m_files.list(from));
    for (const std::string& name : names) {
      const auto info = m_files.info(from / name);
      if (!info) continue;
      if (info->isDirectory) TRY_VOID(copyFolder(from / name, to / name, immutable));
      else TRY_VOID(copy(from / name, to / name, immutable));
    }
    return m_files.syncDirectory(to);
  }

  /// The inbox, which a receiver fills while it is copied.
  Result<void> copyInbox(const Path& from, const Path& to) {
    TRY_VOID(m_files.makeDirectory(to));
    TRY_ASSIGN(const auto names, m_files.list(from));
    for (const std::string& name : names) {
      const auto info = m_files.info(from / name);
      // An arrival that is still being written was never acknowledged.
      if (!info || !info->isRegular || !info->ownerCanRead || name.ends_with(".new")) continue;
      const bool isArrival = Uuid::parse(name).has_value();  // never rewritten
      const auto copied = copy(from / name, to / name, isArrival);
      if (!copied && copied.error().code != ErrorCode::FileNotFound) return copied;
    }
    return m_files.syncDirectory(to);
  }

  /// What was taken in since an earlier backup goes from its copy of the inbox.
  Result<void> forgetAdopted(const Path& from, const Path& to) {
    TRY_ASSIGN(const auto copies, m_files.list(to));
    for (const std::string& name : copies)
      if (!m_files.info(from / name)) TRY_VOID(m_files.remove(to / name));
    return m_files.syncDirectory(to);
  }

  BackupReport report;

 private:
  store::FileSystem& m_files;
};

Result<void> copyVault(store::FileSystem& files, Copier& copier, const store::Layout& from, const store::Layout& to) {
  TRY_VOID(files.makeDirectory(to.root));
  const bool hasInbox = files.info(from.inbox()).has_value();
  if (hasInbox) TRY_VOID(copier.copyInbox(from.inbox(), to.inbox()));
  // Objects before what names them and the head last: an interrupted copy is never taken for a vault that has everything its journal names. People before
  // the journal: a copy broken off in between knows everybody who signed.
  TRY_VOID(copier.copyFolder(from.objects(), to.objects(), true));
  TRY_VOID(copier.copy(from.keys(), to.keys(), false));
  TRY_VOID(copier.copy(from.keysCopy(), to.keysCopy(), false));
  TRY_VOID(copier.copy(from.members(), to.members(), false));
  TRY_VOID(copier.copyFolder(from.journal(), to.journal(), false));
  TRY_VOID(copier.copy(from.head(), to.head(), false));
  if (hasInbox) TRY_VOID(copier.forgetAdopted(from.inbox(), to.inbox()));
  return files.syncDirectory(to.root);
}

}  // namespace

Result<BackupReport> backUp(Vault& vault, const Path& destination) {
  TRY_VOID(require(vault, model::Permission::Backup));
  Vault::Internals& internals = vault.internals();
  store::FileSystem& files = internals.environment.files;
  // Replacing the files of an open vault by copies of themselves would take the journal from under it.
  if (liesWithin(destination, internals.layout.root)) return fail(ErrorCode::AlreadyExists, "the vault itself");
  if (files.info(destination)) {
    TRY_ASSIGN(const auto names, files.list(destination));
    if (!names.empty()) {
      const auto there = Vault::summarise(files, destination);
      if (!there || there->id != vault.id()) return fail(ErrorCode::AlreadyExists);
    }
  }
  TRY_VOID(commit(internals, {{{}, change::BackupMade{}}}));
  // Catalogue and thumbnails are left out: both are made anew from what is copied.
  Copier copier(files);
  TRY_VOID(copyVault(files, copier, internals.layout, store::Layout{destination}));
  return copier.report;
}

Result<BackupReport> restoreBackup(const Environment& environment, const Path& backup, const Path& vaultPath) {
  store::FileSystem& files = environment.files;
  TRY_ASSIGN([[maybe_unused]] const Summary summary, Vault::summarise(files, backup));
  if (files.info(vaultPath)) {
    TRY_ASSIGN(const auto names, files.list(vaultPath));
    if (!names.empty()) return fail(ErrorCode::VaultExists);
  }
  if (files.isNetwork(vaultPath)) return fail(ErrorCode::VaultOnNetwork);
  if (liesWithin(vaultPath, backup)) return fail(ErrorCode::AlreadyExists, "inside the backup");
  Copier copier(files);
  TRY_VOID(copyVault(files, copier, store::Layout{backup}, store::Layout{vaultPath}));
  return copier.report;
}

}  // namespace safelight::vault
