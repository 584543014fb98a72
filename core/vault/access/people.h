#pragma once
// Staff: adding, roles, passwords. Every change is a signed record of the membership log.

#include <vector>

#include "core/vault/vault.h"

namespace safelight::vault {

/// Everybody, disabled ones too.
std::vector<model::User> listPeople(const Vault& vault);

struct NewPerson {
  std::string login;
  std::string displayName;
  model::Role role = model::Role::Clinician;
  const crypto::SecretBytes& password;
  const crypto::SecretBytes& deviceSecret;
};
/// Owner only. Errors: NotAllowed, LoginInvalid, LoginTaken, PasswordTooShort, PasswordCommon.
Result<model::UserId> addPerson(Vault& vault, const NewPerson& person);
/// Owner only. LastOwner when nobody else could manage people.
Result<void> changeRole(Vault& vault, model::UserId id, model::Role role);
Result<void> disablePerson(Vault& vault, model::UserId id);
/// One's own password: a new key slot replaces the old one. WrongCredentials when `current` is not right.
Result<void> changePassword(Vault& vault, const crypto::SecretBytes& current, const crypto::SecretBytes& next,
                            const crypto::SecretBytes& deviceSecret);

}  // namespace safelight::vault
