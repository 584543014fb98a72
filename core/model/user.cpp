#include "core/model/user.h"

namespace safelight::model {

namespace {

bool clinicianMay(Permission permission) {
  switch (permission) {
    case Permission::ManagePeople:
    case Permission::ChangeSettings:
    case Permission::EmptyBin:
    case Permission::ReadAudit:
    case Permission::ErasePatients:
      return false;
    default:
      return true;
  }
}

bool assistantMay(Permission permission) {
  switch (permission) {
    case Permission::ViewImages:
    case Permission::Import:
    case Permission::Tag:
    case Permission::EditPatients:
    case Permission::DeleteImages:
      return true;
    default:
      return false;
  }
}

bool receptionMay(Permission permission) {
  return permission == Permission::ViewImages || permission == Permission::Import || permission == Permission::EditPatients;
}

}  // namespace

bool allows(Role role, Permission permission) {
  switch (role) {
    case Role::Owner: return true;
    case Role::Clinician: return clinicianMay(permission);
    case Role::Assistant: return assistantMay(permission);
    case Role::Reception: return receptionMay(permission);
  }
  return false;  // a number that is no role may do nothing
}

std::string_view roleName(Role role) {
  switch (role) {
    case Role::Owner: return "owner";
    case Role::Clinician: return "clinician";
    case Role::Assistant: return "assistant";
    case Role::Reception: return "reception";
  }
  return "none";
}

std::optional<Role> roleFromName(std::string_view name) {
  for (const Role role : {Role::Owner, Role::Clinician, Role::Assistant, Role::Reception})
    if (roleName(role) == name) return role;
  return std::nullopt;
}

}  // namespace safelight::model
