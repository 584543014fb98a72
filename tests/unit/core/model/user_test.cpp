#include "core/model/user.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

using namespace safelight::model;

namespace {
constexpr Permission kAll[] = {Permission::ViewImages,   Permission::Import,   Permission::Tag,          Permission::EditPatients,
                               Permission::MergePatients, Permission::Export,  Permission::DeleteImages, Permission::EmptyBin,
                               Permission::ManagePeople, Permission::ChangeSettings, Permission::ReadAudit, Permission::Backup};

std::set<Permission> granted(Role role) {
  std::set<Permission> permissions;
  for (const Permission permission : kAll)
    if (allows(role, permission)) permissions.insert(permission);
  return permissions;
}
}  // namespace

TEST_CASE("an owner may do everything", "[model]") { CHECK(granted(Role::Owner).size() == std::size(kAll)); }

TEST_CASE("a clinician may do everything but run the practice", "[model]") {
  std::set<Permission> expected(std::begin(kAll), std::end(kAll));
  for (const Permission no : {Permission::ManagePeople, Permission::ChangeSettings, Permission::EmptyBin, Permission::ReadAudit}) expected.erase(no);
  CHECK(granted(Role::Clinician) == expected);
}

TEST_CASE("an assistant works with images but takes none out and merges nobody", "[model]") {
  CHECK(granted(Role::Assistant) == std::set<Permission>{Permission::ViewImages, Permission::Import, Permission::Tag, Permission::EditPatients,
                                                         Permission::DeleteImages});
}

TEST_CASE("reception sees, imports and edits patients, no more", "[model]") {
  CHECK(granted(Role::Reception) == std::set<Permission>{Permission::ViewImages, Permission::Import, Permission::EditPatients});
}

TEST_CASE("a number that is no role may do nothing", "[model]") {
  CHECK(granted(static_cast<Role>(0)).empty());
  CHECK(granted(static_cast<Role>(9)).empty());
}

TEST_CASE("roles read back from their names", "[model]") {
  for (const Role role : {Role::Owner, Role::Clinician, Role::Assistant, Role::Reception}) CHECK(roleFromName(roleName(role)) == role);
  CHECK_FALSE(roleFromName("admin"));
  CHECK_FALSE(roleFromName(""));
}
