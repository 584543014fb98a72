#include "core/vault/access/people.h"

#include "core/vault/access/login_rules.h"
#include "core/vault/internals.h"
#include "core/vault/settings.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

model::User personOf(const vault::Vault& open, std::string_view login) {
  for (const model::User& user : vault::listPeople(open))
    if (user.login == login) return user;
  FAIL("nobody has the login " << login);
  return {};
}

constexpr const char* kGoodPassword = "willow granite seventeen orbit";

}  // namespace

TEST_CASE("logins are short, plain and begin with a letter", "[vault][people]") {
  for (const char* fine : {"ab", "okafor", "a.b-c_9", "x1", "abcdefghijklmnopqrstuvwxyz012345"}) CHECK(vault::isValidLogin(fine));
  for (const char* odd : {"", "a", "1ab", ".ab", "Okafor", "o kafor", "ökafor", "a/b", "a\n", "abcdefghijklmnopqrstuvwxyz0123456"}) {
    INFO(odd);
    CHECK_FALSE(vault::isValidLogin(odd));
  }
}

TEST_CASE("people cannot be added with a login or password that is refused", "[vault][people]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto good = tests::secretOf(kGoodPassword), tooShort = tests::secretOf("kurz"), named = tests::secretOf("harbour dental");
  const auto add = [&](const char* login, const crypto::SecretBytes& password) {
    return vault::addPerson(open, {login, "Somebody", model::Role::Clinician, password, practice.deviceSecret}).error().code;
  };
  CHECK(add("Bad Login", good) == ErrorCode::LoginInvalid);
  CHECK(add("nurse", good) == ErrorCode::LoginTaken);
  CHECK(add("owner", good) == ErrorCode::LoginTaken);
  CHECK(add("new", tooShort) == ErrorCode::PasswordTooShort);
  CHECK(add("new", named) != ErrorCode{});
  CHECK(vault::listPeople(open).size() == 2);
}

TEST_CASE("a new person can sign in, has the role they were given, and is called by the login without a name", "[vault][people]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    const auto password = tests::secretOf(kGoodPassword);
    const auto id = vault::addPerson(owner, {"desk", "", model::Role::Reception, password, practice.deviceSecret});
    REQUIRE(id);
    CHECK(personOf(owner, "desk").id == *id);
  }
  vault::Vault desk = practice.open("desk", kGoodPassword);
  CHECK(desk.user().role == model::Role::Reception);
  CHECK(desk.user().displayName == "desk");
  const auto refused = vault::addPerson(desk, {"friend", "", model::Role::Owner, tests::secretOf("granite orbit willow eleven"), practice.deviceSecret});
  CHECK(refused.error().code == ErrorCode::NotAllowed);
  CHECK(vault::changeRole(desk, desk.user().id, model::Role::Owner).error().code == ErrorCode::NotAllowed);
  CHECK(vault::disablePerson(desk, personOf(desk, "owner").id).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("a role change counts from the next signing in", "[vault][people]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::changeRole(owner, personOf(owner, "nurse").id, model::Role::Owner));
    CHECK(personOf(owner, "nurse").role == model::Role::Owner);
  }
  vault::Vault nurse = practice.open("nurse", tests::kNursePassword);
  CHECK(vault::changeSettings(nurse, {"Hers now", model::ToothNotation::Fdi, 300}));
  // With a second owner the first may go.
  CHECK(vault::disablePerson(nurse, personOf(nurse, "owner").id));
  CHECK(personOf(nurse, "owner").disabled);
  CHECK(vault::changeRole(nurse, nurse.user().id, model::Role::Clinician).error().code == ErrorCode::LastOwner);
}

TEST_CASE("nobody can be changed who is not there", "[vault][people]") {
  VaultFixture practice;
  vault::Vault owner = practice.open();
  model::UserId nobody;
  nobody.uuid.bytes.fill(9);
  CHECK(vault::changeRole(owner, nobody, model::Role::Assistant).error().code == ErrorCode::NotFound);
  CHECK(vault::disablePerson(owner, nobody).error().code == ErrorCode::NotFound);
}

TEST_CASE("a change that the membership log refuses leaves nothing in the journal", "[vault][people]") {
  VaultFixture practice;
  vault::Vault open = practice.open("nurse", tests::kNursePassword);
  // A program that lets an assistant pass for an owner gets no further than the log, which knows better.
  open.internals().user.role = model::Role::Owner;
  const std::uint64_t records = open.internals().journal.end().sequence;
  CHECK(vault::changeRole(open, personOf(open, "nurse").id, model::Role::Owner).error().code == ErrorCode::MembersDamaged);
  CHECK(open.internals().journal.end().sequence == records);
  CHECK(personOf(open, "nurse").role == model::Role::Assistant);
}
