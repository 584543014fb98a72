#pragma once
// People who work with the vault.

#include <optional>
#include <string>
#include <string_view>

#include "core/model/ids.h"

namespace safelight::model {

enum class Role : std::uint8_t { Owner = 1, Clinician = 2, Assistant = 3, Reception = 4 };

/// What a role may do. Roles guide people; they are not cryptography (docs/threat-model.md).
enum class Permission : std::uint8_t {
  ViewImages, Import, Tag, EditPatients, MergePatients, Export, DeleteImages, EmptyBin, ManagePeople, ChangeSettings, ReadAudit, Backup,
  HoldRecords, ErasePatients
};

bool allows(Role role, Permission permission);

/// "owner", "clinician", "assistant", "reception".
std::string_view roleName(Role role);
/// The role with that name.
std::optional<Role> roleFromName(std::string_view name);

/// A person as the membership log names them: readable before anybody signed in.
struct User {
  UserId id;
  std::string login;        // 2-32 of a-z 0-9 . _ -, starts with a letter
  std::string displayName;  // "Dr A. Okafor"
  Role role = Role::Clinician;
  bool disabled = false;
};

}  // namespace safelight::model
