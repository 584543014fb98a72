#include "tests/unit/core/vault/vault_fixture.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/access/unlock.h"

namespace safelight::tests {
namespace {

struct Template {
  TemporaryFolder folder;
  vault::RecoveryKit kit;
  std::optional<vault::UnlockedMember> owner, nurse;
};

crypto::SecretBytes fixedDeviceSecret() { return secretOf(std::string(32, 'd')); }

const Template& practice() {
  static const std::unique_ptr<Template> made = [] {
    REQUIRE(seal::startSodium());
    auto fresh = std::make_unique<Template>();
    FakeClock clock{{1'794'500'000'000}};  // some days before the tests' present
    seal::SodiumRandom random;
    const auto files = store::systemFiles();
    const vault::Environment environment{clock, random, *files};
    const auto password = secretOf(kOwnerPassword);
    const auto device = fixedDeviceSecret();
    auto created = vault::Vault::create(environment, fresh->folder / "practice", {"Harbour Dental", "owner", "Dr A. Okafor", password, device});
    REQUIRE(created);
    const auto nurse = secretOf(kNursePassword);
    REQUIRE(vault::addPerson(created->first, {"nurse", "S. Rinaldi", model::Role::Assistant, nurse, device}));
    fresh->kit = created->second;
    auto owner = vault::unlockMember(*files, fresh->folder / "practice", {"owner", password, device});
    REQUIRE(owner);
    fresh->owner.emplace(std::move(*owner));
    auto assistant = vault::unlockMember(*files, fresh->folder / "practice", {"nurse", nurse, device});
    REQUIRE(assistant);
    fresh->nurse.emplace(std::move(*assistant));
    return fresh;
  }();
  return *made;
}

}  // namespace

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

VaultFixture::VaultFixture() : path(folder / "practice.safelight"), files(store::systemFiles()) {
  std::filesystem::copy(practice().folder / "practice", path, std::filesystem::copy_options::recursive);
  kit = practice().kit;
  deviceSecret = fixedDeviceSecret();
}

Result<vault::Vault> VaultFixture::tryOpen(const std::string& login, const std::string& password) {
  const auto secret = secretOf(password);
  return vault::Vault::open(environment(), path, {login, secret, deviceSecret});
}

Result<vault::Vault> VaultFixture::openQuickly(const std::string& login, const std::string& password, const vault::Opening& opening) {
  if (login == "owner" && password == kOwnerPassword) return vault::Vault::open(environment(), path, *practice().owner, opening);
  if (login == "nurse" && password == kNursePassword) return vault::Vault::open(environment(), path, *practice().nurse, opening);
  return tryOpen(login, password);
}

Result<vault::Vault> VaultFixture::reopen(const vault::Opening& opening, const std::string& login) {
  return openQuickly(login, login == "owner" ? kOwnerPassword : kNursePassword, opening);
}

vault::Vault VaultFixture::open(const std::string& login, const std::string& password) {
  auto opened = openQuickly(login, password);
  INFO((opened ? "" : std::string(errorName(opened.error().code)) + " " + opened.error().detail));
  REQUIRE(opened);
  return std::move(*opened);
}

Path VaultFixture::writeImage(const std::string& name, const std::string& identity, const std::string& body) {
  const Path file = folder / name;
  std::filesystem::create_directories(file.parent_path());
  const std::string text = "IMG|" + identity + "|" + body;
  writeFile(file, asBytes(text));
  return file;
}

}  // namespace safelight::tests
