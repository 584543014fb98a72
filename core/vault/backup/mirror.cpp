#include "core/vault/backup/mirror.h"

#include "core/store/layout.h"
#include "core/store/members_log.h"
#include "core/vault/backup/copier.h"

namespace safelight::vault {
namespace {

class MirrorCopier {
 public:
  explicit MirrorCopier(store::FileSystem& files) : m_files(files) {}

  Result<void> copy(const Path& from, const Path& to) {
    const auto copied = copyFile(m_files, from, to, Proof::None, {});
    if (!copied) return fail(copied.error().error);
    ++report.filesCopied;
    report.bytes += copied->bytes;
    return {};
  }

  /// Everything below a folder, one level of subfolders deep.
  Result<void> copyFolder(const Path& from, const Path& to) {
    TRY_VOID(m_files.makeDirectory(to));
    TRY_ASSIGN(const auto names, m_files.list(from));
    for (const std::string& name : names) {
      const auto info = m_files.info(from / name);
      if (!info || name.ends_with(".part")) continue;
      if (info->isDirectory) TRY_VOID(copyFolder(from / name, to / name));
      else TRY_VOID(copy(from / name, to / name));
    }
    return m_files.syncDirectory(to);
  }

  RestoreReport report;

 private:
  store::FileSystem& m_files;
};

}  // namespace

Result<RestoreReport> restoreMirror(const Environment& environment, const Path& backup, const Path& vaultPath) {
  store::FileSystem& files = environment.files;
  TRY_ASSIGN(const Summary summary, Vault::summarise(files, backup));
  if (files.info(vaultPath)) {
    TRY_ASSIGN(const auto names, files.list(vaultPath));
    if (!names.empty()) return fail(ErrorCode::VaultExists);
  }
  const store::Layout from{backup}, to{vaultPath};
  TRY_VOID(makeLastingFolder(files, to.root));
  MirrorCopier copier(files);
  copier.report.practice = summary.practice;
  copier.report.genesisFingerprint = summary.genesisFingerprint;
  if (files.info(from.inbox())) TRY_VOID(copier.copyFolder(from.inbox(), to.inbox()));
  // Objects before what names them and the head last: an interrupted copy is never taken for a vault that has everything its journal names.
  TRY_VOID(copier.copyFolder(from.objects(), to.objects()));
  TRY_VOID(copier.copy(from.keys(), to.keys()));
  TRY_VOID(copier.copy(from.keysCopy(), to.keysCopy()));
  TRY_VOID(copier.copy(from.members(), to.members()));
  TRY_VOID(copier.copyFolder(from.journal(), to.journal()));
  TRY_VOID(copier.copy(from.head(), to.head()));
  TRY_VOID(files.syncDirectory(to.root));
  return std::move(copier.report);
}

}  // namespace safelight::vault
