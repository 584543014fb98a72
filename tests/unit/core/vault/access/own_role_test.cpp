#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using safelight::tests::VaultFixture;

TEST_CASE("an owner who steps down has the rights of the new role at once", "[vault]") {
  VaultFixture practice;
  vault::Vault owner = practice.open();
  const auto people = vault::listPeople(owner);
  REQUIRE(vault::changeRole(owner, people[1].id, model::Role::Owner));
  REQUIRE(vault::changeRole(owner, owner.user().id, model::Role::Reception));
  CHECK(owner.user().role == model::Role::Reception);
  CHECK(vault::changeRole(owner, people[1].id, model::Role::Assistant).error().code == ErrorCode::NotAllowed);
}
