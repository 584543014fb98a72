#pragma once
// A new vault from the ruins of one: what journal segments, keys and objects still prove. The old one is only read.

#include <functional>
#include <string>

#include "core/vault/vault.h"

namespace safelight::vault {

struct RebuildReport {
  std::uint64_t recordsKept = 0;     // of the journal, as they were, up to its first break
  std::uint64_t recordsRemade = 0;   // behind it: signed by whoever rebuilds, with the time of the rebuilding
  std::uint64_t recordsLost = 0;     // known to have been there, by their numbers
  std::uint64_t journalUnread = 0;   // bytes of the journal in which no record proves itself; how many there were nobody can tell
  std::uint64_t keysLost = 0;        // damaged in both copies
  std::uint64_t objects = 0, bytes = 0;
  std::uint64_t objectsUnread = 0;   // files that could not be copied
  std::uint64_t adopted = 0;         // images whose record is lost and whose object says what they are
  bool headRemade = false;
  bool membersCut = false;           // the people are those up to the log's first break: whoever was disabled behind it works again
  std::string genesisFingerprint;    // of these people's practice, as on the recovery kit
};

/// Where the people come from when the vault's own `members` is damaged: a copy of that file, or a folder that holds one (a copy of the vault, a
/// place of backups, one of its sets). Empty: the vault's own, as far as it goes. Slots and root keys lie there and nowhere else: without any
/// copy of it no password and no kit opens anything.
struct PeopleSource {
  Path path;
};

/// Needs the password of an owner. `destination` must not exist, and not lie in the vault. Errors: VaultNotFound, MembersDamaged (there is no copy of
/// the people that is whole at its beginning), BackupOfAnotherVault (the people named are another practice's), WrongCredentials, NotAllowed,
/// VaultExists, VaultInUse, DiskFull, Cancelled.
Result<RebuildReport> rebuildVault(const Environment& environment, const Path& source, const Path& destination, const Credentials& credentials,
                                   const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress = {}, const PeopleSource& people = {});

}  // namespace safelight::vault
