// What can be read without a key. In an object file of its own: the lock screen links this and nothing that opens a vault.

#include "core/store/head_file.h"
#include "core/store/layout.h"
#include "core/vault/vault.h"

namespace safelight::vault {
namespace {

/// Only its title page is gone, or holds something else: that was done to it, as by somebody who encrypts files for money.
bool wasVault(store::FileSystem& files, const store::Layout& layout) { return files.info(layout.journal()) && files.info(layout.objects()); }

}  // namespace

Result<Summary> Vault::summarise(store::FileSystem& files, const Path& path) {
  const store::Layout layout{path};
  if (!files.info(path)) return fail(ErrorCode::VaultNotFound);
  if (const auto known = store::checkHeadVersion(files, layout.head()); !known)
    return fail(known.error().code == ErrorCode::NotAVault && wasVault(files, layout) ? Error{ErrorCode::HeadDamaged, {}} : known.error());
  TRY_ASSIGN(const store::MembersLog log, store::MembersLog::open(files, layout.members()));
  TRY_ASSIGN(const store::Head head, store::readHead(files, layout.head(), log));
  Summary summary;
  summary.id = head.vault;
  summary.practice = log.members().practice();
  summary.genesisFingerprint = store::fingerprintText(log.members().genesis());
  for (const store::Member& member : log.members().all())
    if (!member.user.disabled) summary.people.push_back(member.user);
  return summary;
}

}  // namespace safelight::vault
