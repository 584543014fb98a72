#include "core/vault/access/people.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::string codeOf(const vault::RecoveryKit& kit) {
  std::string code;
  for (const std::string& group : kit.groups) code += group;
  return code;
}

}  // namespace

TEST_CASE("a new kit opens the vault and the one before does not", "[keeping]") {
  VaultFixture practice;
  vault::RecoveryKit fresh;
  {
    vault::Vault open = practice.open();
    CHECK_FALSE(vault::isKitUsed(open).value());
    const auto renewed = vault::renewKit(open);
    REQUIRE(renewed);
    fresh = *renewed;
    CHECK(fresh.groups.size() == 8);
    CHECK(fresh.ownerLogin == "owner");
    CHECK(fresh.genesisFingerprint == practice.kit.genesisFingerprint);
    CHECK(codeOf(fresh) != codeOf(practice.kit));
  }
  const auto password = secretOf("seven quiet herons over water");
  CHECK(vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), password, practice.deviceSecret).error().code == ErrorCode::RecoveryCodeWrong);
  const auto recovered = vault::Vault::recover(practice.environment(), practice.path, codeOf(fresh), password, practice.deviceSecret);
  REQUIRE(recovered);
  CHECK(recovered->first.user().login == "owner");
}

TEST_CASE("a kit that was used is dead, and its successor comes with the vault", "[keeping]") {
  VaultFixture practice;
  const auto first = secretOf("seven quiet herons over water"), second = secretOf("nine loud magpies on a fence");
  vault::RecoveryKit fresh;
  {
    auto recovered = vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), first, practice.deviceSecret);
    REQUIRE(recovered);
    fresh = recovered->second;
    CHECK_FALSE(vault::isKitUsed(recovered->first).value());
    std::vector<std::string> actions;
    REQUIRE(vault::readAudit(recovered->first, [&](const vault::AuditEntry& entry) {
      if (entry.action == "kit.renewed" || entry.summary.starts_with("recovery kit used")) actions.push_back(entry.action);
      return true;
    }));
    CHECK(actions == std::vector<std::string>{"people.changed", "kit.renewed"});
  }
  CHECK(vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), second, practice.deviceSecret).error().code == ErrorCode::RecoveryCodeWrong);
  CHECK(vault::Vault::recover(practice.environment(), practice.path, codeOf(fresh), second, practice.deviceSecret));
}

TEST_CASE("a kit that was shown and never typed back is remembered, until it is or another one is made", "[keeping]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    CHECK_FALSE(vault::isKitUnproven(open).value());
    REQUIRE(vault::noteKitShown(open));
    CHECK(vault::isKitUnproven(open).value());
  }
  std::filesystem::remove(practice.path / "catalogue.db");  // what the journal alone knows
  vault::Vault open = practice.open();
  CHECK(vault::isKitUnproven(open).value());
  CHECK_FALSE(vault::isKitUsed(open).value());
  REQUIRE(vault::noteKitTypedBack(open));
  CHECK_FALSE(vault::isKitUnproven(open).value());
  REQUIRE(vault::renewKit(open));
  CHECK(vault::isKitUnproven(open).value());
  REQUIRE(vault::noteKitGivenOut(open));
  CHECK_FALSE(vault::isKitUnproven(open).value());
}

TEST_CASE("a new kit that nobody has typed back is remembered from before the one on paper dies, whatever is cut", "[keeping][faults]") {
  VaultFixture practice;
  const Path copy = practice.folder / "filled";
  {
    vault::Vault open = practice.open();
  }
  std::filesystem::copy(practice.path, copy, std::filesystem::copy_options::recursive);
  const auto system = store::systemFiles();
  int alive = 0, dead = 0;
  for (std::uint64_t call = 1;; ++call) {
    std::filesystem::remove_all(practice.path);
    std::filesystem::copy(copy, practice.path, std::filesystem::copy_options::recursive);
    bool failed = false;
    {
      auto faulty = std::make_unique<FaultyFiles>(*system, practice.path);
      FaultyFiles& files = *faulty;
      practice.files = std::move(faulty);
      auto open = std::make_optional(practice.open());
      files.failCall(call, Fault::Gone);
      [[maybe_unused]] const auto renewed = vault::renewKit(*open);
      failed = files.hasFailed();
      open.reset();
      practice.files = store::systemFiles();
    }
    INFO("call " << call);
    bool isAskedFor = false;
    {
      vault::Vault open = practice.open();
      isAskedFor = vault::isKitUnproven(open).value();
    }
    const auto recovered = vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), secretOf("seven quiet herons over water"), practice.deviceSecret);
    (recovered ? alive : dead) += 1;
    CHECK((recovered || isAskedFor));
    if (!failed) break;
  }
  CHECK(alive > 2);
  CHECK(dead > 2);
}

TEST_CASE("each owner is asked about their own kit", "[keeping]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    for (const model::User& user : vault::listPeople(open)) REQUIRE(vault::changeRole(open, user.id, model::Role::Owner));
    REQUIRE(vault::noteKitShown(open));
  }
  {
    vault::Vault other = practice.open("nurse", kNursePassword);
    CHECK_FALSE(vault::isKitUnproven(other).value());
    REQUIRE(vault::renewKit(other));
    CHECK(vault::isKitUnproven(other).value());
    REQUIRE(vault::noteKitTypedBack(other));
    CHECK_FALSE(vault::isKitUnproven(other).value());
  }
  vault::Vault again = practice.open();
  CHECK(vault::isKitUnproven(again).value());
}

TEST_CASE("a kit opens a vault whose epoch turned since", "[keeping]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    REQUIRE(vault::rotateKeys(open));
  }
  const auto password = secretOf("seven quiet herons over water");
  const auto recovered = vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), password, practice.deviceSecret);
  REQUIRE(recovered);
  CHECK(vault::keyEpoch(recovered->first) == 2);
}

TEST_CASE("only owners renew the kit", "[keeping]") {
  VaultFixture practice;
  vault::Vault nurse = practice.open("nurse", kNursePassword);
  CHECK(vault::renewKit(nurse).error().code == ErrorCode::NotAllowed);
}

TEST_CASE("one's own password can be made dearer to guess, within the limits", "[keeping]") {
  VaultFixture practice;
  const auto password = secretOf(kNursePassword), wrong = secretOf("not the password at all");
  {
    vault::Vault nurse = practice.open("nurse", kNursePassword);
    CHECK(vault::passwordCost(nurse).passes == crypto::StretchCost{}.passes);
    CHECK(vault::changePasswordCost(nurse, wrong, practice.deviceSecret, {4, 256}).error().code == ErrorCode::WrongCredentials);
    CHECK(vault::changePasswordCost(nurse, password, practice.deviceSecret, {2, 256}).error().code == ErrorCode::SlotRefused);
    CHECK(vault::changePasswordCost(nurse, password, practice.deviceSecret, {3, 4096}).error().code == ErrorCode::SlotRefused);
    REQUIRE(vault::changePasswordCost(nurse, password, practice.deviceSecret, {4, 256}));
    CHECK(vault::passwordCost(nurse).passes == 4);
  }
  const auto again = practice.tryOpen("nurse", kNursePassword);
  REQUIRE(again);
  CHECK(vault::passwordCost(*again).passes == 4);
}

TEST_CASE("whoever stops a change of what a try costs has the password as it was", "[keeping]") {
  VaultFixture practice;
  const CancelToken stopped;
  stopped.cancel();
  {
    vault::Vault nurse = practice.open("nurse", kNursePassword);
    CHECK(vault::changePasswordCost(nurse, secretOf(kNursePassword), practice.deviceSecret, {4, 256}, stopped).error().code == ErrorCode::Cancelled);
    CHECK(vault::passwordCost(nurse).passes == crypto::StretchCost{}.passes);
  }
  const auto again = practice.tryOpen("nurse", kNursePassword);
  REQUIRE(again);
  CHECK(vault::passwordCost(*again).passes == crypto::StretchCost{}.passes);
}

TEST_CASE("what a try costs stays when the password is changed, and when the kit gives a new one", "[keeping]") {
  VaultFixture practice;
  const auto first = secretOf(kOwnerPassword), second = secretOf("seven quiet herons over water"), third = secretOf("eleven copper bells in the fog");
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::changePasswordCost(owner, first, practice.deviceSecret, {4, 256}));
    REQUIRE(vault::changePassword(owner, first, second, practice.deviceSecret));
    CHECK(vault::passwordCost(owner).passes == 4);
  }
  const auto recovered = vault::Vault::recover(practice.environment(), practice.path, codeOf(practice.kit), third, practice.deviceSecret);
  REQUIRE(recovered);
  CHECK(vault::passwordCost(recovered->first).passes == 4);
}
