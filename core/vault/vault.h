#pragma once
// An open vault. The use cases beside this file (patients.h, images.h, import.h ...) take one by reference.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/clock.h"
#include "core/base/path.h"
#include "core/base/random.h"
#include "core/base/result.h"
#include "core/base/turn_counter.h"
#include "core/model/user.h"

namespace safelight::crypto {
class SecretBytes;
}
namespace safelight::store {
class FileSystem;
}

namespace safelight::vault {

struct Ground;
struct UnlockedMember;

/// What a vault takes from the outside; every reference outlives it.
struct Environment {
  const Clock& clock;
  Random& random;
  store::FileSystem& files;
  /// Folder where this workstation remembers how far each vault had come (empty: nowhere). Outside of every vault.
  Path stationMemory{};
  /// A counter of this computer that nobody can put back, where it has one; used together with its memory only.
  TurnCounter* counter = nullptr;
};

/// How a vault is to be opened.
struct Opening {
  /// What to do when this computer has seen a later state of it: an owner may take the older one, which the journal then says.
  enum class Older : std::uint8_t { Refuse, Accept } older = Older::Refuse;
  /// Told while the index is made anew from the journal, which may take a while: bytes read, of how many.
  std::function<void(std::uint64_t done, std::uint64_t total)> onReplay{};
  /// Whether a journal without any record is damage, or one that whoever rebuilds a vault has just begun.
  enum class NoRecords : std::uint8_t { Damage, JustBegun } noRecords = NoRecords::Damage;
};

/// Who wants in. `deviceSecret` is 32 bytes that only this workstation has.
struct Credentials {
  std::string login;
  const crypto::SecretBytes& password;
  const crypto::SecretBytes& deviceSecret;
};

/// What the lock screen may know: read from `head` and `members` without any key, signatures checked.
struct Summary {
  model::VaultId id;
  std::string practice;
  std::vector<model::User> people;  // without disabled ones
  std::string genesisFingerprint;   // eight groups of four hex digits, on the recovery kit too
};

/// What the recovery kit prints. The code is the only way back in when every password is lost; it is shown once.
struct RecoveryKit {
  std::string practice;
  std::string ownerName;
  std::string ownerLogin;
  std::string vaultId;
  std::string genesisFingerprint;
  std::vector<std::string> groups;  // eight groups of five characters, the fifth is a check character
};

struct CreateRequest {
  std::string practice;
  std::string ownerLogin;
  std::string ownerName;
  const crypto::SecretBytes& password;
  const crypto::SecretBytes& deviceSecret;
};

/// An unlocked vault. Belongs to one thread at a time. Destroying it wipes its keys and releases the lock file.
class Vault {
 public:
  struct Internals;

  /// Makes the folder `path` (which must not exist, or be empty) and opens it. Errors: VaultExists, VaultOnNetwork,
  /// LoginInvalid, PasswordTooShort, PasswordCommon, DiskFull, PermissionDenied.
  static Result<std::pair<Vault, RecoveryKit>> create(const Environment& environment, const Path& path, const CreateRequest& request);

  /// Unlocks. Errors: VaultNotFound, NotAVault, VaultTooNew, VaultInUse, WrongCredentials (unknown login too),
  /// UserDisabled, SlotRefused, HeadDamaged, MembersDamaged, KeysDamaged, JournalDamaged, VaultRolledBack and RecordsLost (this computer has
  /// seen a later state; an owner may accept), NotAllowed (to accept), ClockWrong (before the vault was made), ReadOnlyMedium.
  /// A lost, damaged or altered catalogue is rebuilt from the journal.
  static Result<Vault> open(const Environment& environment, const Path& path, const Credentials& credentials, const Opening& opening = {});

  /// The same for somebody who proved who they are before (unlock.h): pays no key derivation, and everything else alike.
  static Result<Vault> open(const Environment& environment, const Path& path, const UnlockedMember& member, const Opening& opening = {});

  /// Unlocks with the recovery code (RecoveryGroupWrong names the group in `detail`, RecoveryCodeWrong) and gives its owner a
  /// new password for this workstation's device secret. The kit is dead from then on: the new one must be shown and kept.
  static Result<std::pair<Vault, RecoveryKit>> recover(const Environment& environment, const Path& path, const std::string& code,
                               const crypto::SecretBytes& newPassword, const crypto::SecretBytes& deviceSecret, const Opening& opening = {});

  /// What can be known without a key.
  static Result<Summary> summarise(store::FileSystem& files, const Path& path);

  Vault(Vault&&) noexcept;
  Vault& operator=(Vault&&) noexcept;
  ~Vault();

  const Path& path() const;
  const model::User& user() const;
  model::VaultId id() const;
  std::string practice() const;
  const Environment& environment() const;
  bool may(model::Permission permission) const { return model::allows(user().role, permission); }
  /// True when open() had to replay the journal from nothing because the catalogue was lost or damaged.
  bool catalogueWasRebuilt() const;

  Internals& internals() { return *m_internals; }
  const Internals& internals() const { return *m_internals; }

 private:
  explicit Vault(std::unique_ptr<Internals> internals);
  static Result<Vault> openOn(const Environment& environment, Ground ground, const UnlockedMember& member, const Opening& opening);
  std::unique_ptr<Internals> m_internals;
};

}  // namespace safelight::vault
