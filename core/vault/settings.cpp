#include "core/vault/internals.h"

namespace safelight::vault {

Settings settings(const Vault& vault) {
  Settings now = vault.internals().settings;
  now.practice = vault.practice();
  return now;
}

Result<void> changeSettings(Vault& vault, const Settings& wanted) {
  TRY_VOID(require(vault, model::Permission::ChangeSettings));
  if (wanted.practice.empty() || wanted.practice.size() > 200 || wanted.idleLockSeconds < 60 || wanted.idleLockSeconds > 3600 ||
      wanted.retentionYears > 100 || wanted.minorsUntilAge > 100)
    return fail(ErrorCode::InvalidArgument, "settings");
  Vault::Internals& internals = vault.internals();
  TRY_VOID(commit(internals, {{{}, change::SettingsChanged{wanted}}}));
  if (wanted.practice == vault.practice()) return {};
  return internals.members.append(store::PracticeRenamed{wanted.practice}, internals.user.id, internals.identity, internals.keys.epoch(),
                                  internals.environment.clock.now());
}

}  // namespace safelight::vault
