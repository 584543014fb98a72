#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/audit.h"
#include "core/vault/patients/patients.h"
#include "core/vault/settings.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/vault_fixture.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

std::vector<std::pair<std::string, Bytes>> contents(const Path& folder) {
  std::vector<std::pair<std::string, Bytes>> all;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) all.emplace_back(entry.path().string(), tests::readFile(entry.path()));
  std::sort(all.begin(), all.end());
  return all;
}

void flipByte(const Path& file, std::size_t offset) {
  Bytes bytes = tests::readFile(file);
  bytes.at(offset) ^= 0x40;
  tests::writeFile(file, bytes);
}

}  // namespace

TEST_CASE("a vault opens for its owner and for staff, each with a password of their own", "[vault]") {
  VaultFixture practice;
  CHECK(practice.open().user().displayName == "Dr A. Okafor");
  CHECK(practice.open("nurse", tests::kNursePassword).user().role == model::Role::Assistant);
}

TEST_CASE("a wrong password opens nothing and changes nothing", "[vault]") {
  VaultFixture practice;
  const auto before = contents(practice.path);
  const auto opened = practice.tryOpen("owner", "harbour lantern violet ancho");
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::WrongCredentials);
  CHECK(contents(practice.path) == before);
}

TEST_CASE("an unknown login is answered like a wrong password", "[vault]") {
  VaultFixture practice;
  const auto opened = practice.tryOpen("nobody", tests::kOwnerPassword);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::WrongCredentials);
}

TEST_CASE("another workstation's secret does not open a slot", "[vault]") {
  VaultFixture practice;
  practice.deviceSecret = tests::secretOf(std::string(32, 'x'));
  const auto opened = practice.tryOpen("owner", tests::kOwnerPassword);
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::WrongCredentials);
}

TEST_CASE("the lock screen's summary needs no key and names everybody", "[vault]") {
  VaultFixture practice;
  const auto summary = vault::Vault::summarise(*practice.files, practice.path);
  REQUIRE(summary);
  CHECK(summary->practice == "Harbour Dental");
  REQUIRE(summary->people.size() == 2);
  CHECK(summary->people[1].displayName == "S. Rinaldi");
  CHECK(summary->genesisFingerprint == practice.kit.genesisFingerprint);
}

TEST_CASE("an open vault is in use for everybody else", "[vault]") {
  VaultFixture practice;
  const vault::Vault first = practice.open();
  const auto second = practice.tryOpen("nurse", tests::kNursePassword);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::VaultInUse);
}

TEST_CASE("a folder that is no vault, a missing one and a newer one are told apart", "[vault]") {
  VaultFixture practice;
  SECTION("missing") {
    practice.path = practice.folder / "nowhere";
    CHECK(practice.tryOpen("owner", tests::kOwnerPassword).error().code == ErrorCode::VaultNotFound);
  }
  SECTION("no vault") {
    practice.path = practice.folder / "plain";
    std::filesystem::create_directory(practice.path);
    CHECK(practice.tryOpen("owner", tests::kOwnerPassword).error().code == ErrorCode::NotAVault);
  }
  SECTION("newer") {
    Bytes head = tests::readFile(practice.path / "head");
    head[8] = 9;
    tests::writeFile(practice.path / "head", head);
    CHECK(practice.tryOpen("owner", tests::kOwnerPassword).error().code == ErrorCode::VaultTooNew);
  }
}

TEST_CASE("every flipped byte of the head is found", "[vault]") {
  VaultFixture practice;
  const Bytes head = tests::readFile(practice.path / "head");
  for (std::size_t i = 0; i < head.size(); ++i) {
    Bytes changed = head;
    changed[i] ^= 1;
    tests::writeFile(practice.path / "head", changed);
    INFO("byte " << i);
    CHECK_FALSE(vault::Vault::summarise(*practice.files, practice.path));
  }
}

TEST_CASE("a folder that holds all of a vault but its title page is a damaged vault, whatever its name; any other folder is none", "[vault]") {
  VaultFixture practice;
  const Path folder = practice.folder / "practice without ending";
  std::filesystem::rename(practice.path, folder);
  const auto said = [&](const Path& at) { return vault::Vault::summarise(*practice.files, at).error().code; };
  tests::writeFile(folder / "head", asBytes("encrypted by somebody who wants money"));
  CHECK(said(folder) == ErrorCode::HeadDamaged);
  std::filesystem::rename(folder / "head", folder / "head.locked");
  CHECK(said(folder) == ErrorCode::HeadDamaged);
  const Path letters = practice.folder / "letters";
  std::filesystem::create_directories(letters / "journal");
  CHECK(said(letters) == ErrorCode::NotAVault);
}

TEST_CASE("every flipped byte of the membership log is found", "[vault]") {
  VaultFixture practice;
  const Bytes members = tests::readFile(practice.path / "members");
  for (std::size_t i = 0; i < members.size(); i += 3) {
    Bytes changed = members;
    changed[i] ^= 1;
    tests::writeFile(practice.path / "members", changed);
    INFO("byte " << i);
    const auto summary = vault::Vault::summarise(*practice.files, practice.path);
    CHECK_FALSE(summary);
  }
}

TEST_CASE("the recovery kit opens the vault without the workstation's secret and sets a new password", "[vault]") {
  VaultFixture practice;
  std::string code;
  for (const std::string& group : practice.kit.groups) code += group + " ";
  practice.deviceSecret = tests::secretOf(std::string(32, 'n'));
  const auto password = tests::secretOf("orchard winter bottle seventeen");
  {
    const auto recovered = vault::Vault::recover(practice.environment(), practice.path, code, password, practice.deviceSecret);
    REQUIRE(recovered);
    CHECK(recovered->first.user().login == "owner");
  }
  CHECK(practice.tryOpen("owner", "orchard winter bottle seventeen"));
  CHECK_FALSE(practice.tryOpen("owner", tests::kOwnerPassword));
}

TEST_CASE("a recovery code of another vault opens nothing", "[vault]") {
  VaultFixture practice;
  const auto password = tests::secretOf("orchard winter bottle seventeen");
  std::string code;
  for (const std::string& group : practice.kit.groups) code += group;
  const auto wrong = vault::Vault::recover(practice.environment(), practice.path, code.substr(0, 39) + (code[39] == 'A' ? "B" : "A"), password, practice.deviceSecret);
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::RecoveryGroupWrong);
  CHECK(wrong.error().detail == "8");
}

TEST_CASE("creating refuses short passwords, odd logins and folders in use", "[vault]") {
  VaultFixture practice;
  const auto shortPassword = tests::secretOf("too short");
  const auto good = tests::secretOf(tests::kOwnerPassword);
  const auto create = [&](const Path& path, const char* login, const crypto::SecretBytes& password) {
    const auto made = vault::Vault::create(practice.environment(), path, {"P", login, "Name", password, practice.deviceSecret});
    return made ? ErrorCode::Internal : made.error().code;
  };
  CHECK(create(practice.folder / "a", "owner", shortPassword) == ErrorCode::PasswordTooShort);
  CHECK(create(practice.folder / "a", "Dr Who", good) == ErrorCode::LoginInvalid);
  CHECK(create(practice.path, "owner", good) == ErrorCode::VaultExists);
  CHECK(create(practice.folder / "Dropbox" / "x", "owner", good) == ErrorCode::VaultOnNetwork);
  CHECK_FALSE(std::filesystem::exists(practice.folder / "a"));
}

TEST_CASE("only the owner manages people, and the last owner stays", "[vault]") {
  VaultFixture practice;
  const auto password = tests::secretOf("winter garden lantern eleven");
  {
    vault::Vault nurse = practice.open("nurse", tests::kNursePassword);
    CHECK(vault::addPerson(nurse, {"other", "O", model::Role::Reception, password, practice.deviceSecret}).error().code == ErrorCode::NotAllowed);
  }
  vault::Vault owner = practice.open();
  CHECK(vault::addPerson(owner, {"nurse", "O", model::Role::Reception, password, practice.deviceSecret}).error().code == ErrorCode::LoginTaken);
  CHECK(vault::disablePerson(owner, owner.user().id).error().code == ErrorCode::LastOwner);
  CHECK(vault::changeRole(owner, owner.user().id, model::Role::Clinician).error().code == ErrorCode::LastOwner);
  const auto people = vault::listPeople(owner);
  REQUIRE(people.size() == 2);
  REQUIRE(vault::disablePerson(owner, people[1].id));
  CHECK(vault::listPeople(owner)[1].disabled);
}

TEST_CASE("a disabled person is told so only with the right password", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::disablePerson(owner, vault::listPeople(owner)[1].id));
  }
  CHECK(practice.tryOpen("nurse", tests::kNursePassword).error().code == ErrorCode::UserDisabled);
  CHECK(practice.tryOpen("nurse", "a wrong but long password").error().code == ErrorCode::WrongCredentials);
}

TEST_CASE("a changed password replaces the old one", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault nurse = practice.open("nurse", tests::kNursePassword);
    const auto current = tests::secretOf(tests::kNursePassword);
    const auto next = tests::secretOf("paper sunrise valley fourteen");
    REQUIRE(vault::changePassword(nurse, current, next, practice.deviceSecret));
  }
  CHECK_FALSE(practice.tryOpen("nurse", tests::kNursePassword));
  CHECK(practice.tryOpen("nurse", "paper sunrise valley fourteen"));
}

TEST_CASE("settings survive closing and are bounded", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    vault::Settings wanted = vault::settings(owner);
    wanted.notation = model::ToothNotation::Universal;
    wanted.idleLockSeconds = 120;
    wanted.practice = "Seaside Dental";
    REQUIRE(vault::changeSettings(owner, wanted));
    wanted.idleLockSeconds = 5;
    CHECK(vault::changeSettings(owner, wanted).error().code == ErrorCode::InvalidArgument);
  }
  const vault::Vault again = practice.open();
  CHECK(vault::settings(again).notation == model::ToothNotation::Universal);
  CHECK(vault::settings(again).idleLockSeconds == 120);
  CHECK(again.practice() == "Seaside Dental");
}

TEST_CASE("a lost or damaged catalogue comes back row for row from the journal", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    for (int i = 0; i < 20; ++i) REQUIRE(vault::createPatient(owner, {"Family" + std::to_string(i), "Given", model::Date::make(1980, 1, 1 + i), model::Sex::Other, std::to_string(i), ""}));
  }
  SECTION("lost") { std::filesystem::remove(practice.path / "catalogue.db"); }
  SECTION("cut to nothing") { std::filesystem::resize_file(practice.path / "catalogue.db", 0); }
  SECTION("cut to one byte") { std::filesystem::resize_file(practice.path / "catalogue.db", 1); }
  SECTION("damaged") { flipByte(practice.path / "catalogue.db", 9000); }
  SECTION("replaced by something else") { tests::writeFile(practice.path / "catalogue.db", asBytes("not a database at all, but long enough to be read")); }
  vault::Vault owner = practice.open();
  CHECK(owner.catalogueWasRebuilt());
  CHECK(vault::searchPatients(owner, {})->total == 20);
  const auto report = vault::verifyVault(owner, vault::Depth::Deep);
  REQUIRE(report);
  CHECK(report->findings.empty());
}

TEST_CASE("a flipped byte anywhere in the journal is found at the next open or by verify", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::createPatient(owner, {"Lindqvist", "Marta", {}, model::Sex::Female, "20417", ""}));
  }
  const Path segment = practice.path / "journal" / "000001.seg";
  const std::size_t size = tests::readFile(segment).size();
  for (const std::size_t at : {std::size_t{3}, std::size_t{100}, size / 2, size - 70, size - 1}) {
    flipByte(segment, at);
    INFO("byte " << at);
    auto opened = practice.tryOpen("owner", tests::kOwnerPassword);
    if (opened) {
      const auto report = vault::verifyVault(*opened, vault::Depth::Quick);
      REQUIRE(report);
      CHECK_FALSE(report->findings.empty());
      break;  // the open appended to a damaged journal: the file is no longer the same
    }
    CHECK(opened.error().code == ErrorCode::JournalDamaged);
    flipByte(segment, at);
  }
}

TEST_CASE("a torn last record, never acknowledged, is cut and the vault goes on", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::createPatient(owner, {"Lindqvist", "Marta", {}, model::Sex::Female, "20417", ""}));
  }
  const Path segment = practice.path / "journal" / "000001.seg";
  Bytes bytes = tests::readFile(segment);
  SECTION("a piece of a record") { bytes.insert(bytes.end(), {0x90, 0x01, 0x00, 0x00, 7, 7, 7}); }
  SECTION("zeros where data never arrived") { bytes.resize(bytes.size() + 400); }
  tests::writeFile(segment, bytes);
  vault::Vault owner = practice.open();
  CHECK(vault::searchPatients(owner, {})->total == 1);
  CHECK(vault::verifyVault(owner, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a journal that lost acknowledged records is refused", "[vault]") {
  VaultFixture practice;
  const Path segment = practice.path / "journal" / "000001.seg";
  const Bytes before = tests::readFile(segment);
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::createPatient(owner, {"Lindqvist", "Marta", {}, model::Sex::Female, "20417", ""}));
  }
  tests::writeFile(segment, before);
  CHECK(practice.tryOpen("owner", tests::kOwnerPassword).error().code == ErrorCode::JournalDamaged);
}

TEST_CASE("one damaged copy of the key file is healed from the other, and verify names it", "[vault]") {
  VaultFixture practice;
  flipByte(practice.path / "keys", 80);
  {
    vault::Vault owner = practice.open();
    const auto report = vault::verifyVault(owner, vault::Depth::Quick);
    REQUIRE(report);
    REQUIRE(report->findings.size() == 1);
    CHECK(report->findings[0].error.code == ErrorCode::KeysDamaged);
  }
  std::filesystem::remove(practice.path / "keys");
  CHECK(practice.tryOpen("owner", tests::kOwnerPassword));
}

TEST_CASE("the audit log names author and action of everything, in order", "[vault]") {
  VaultFixture practice;
  { practice.open("nurse", tests::kNursePassword); }
  vault::Vault owner = practice.open();
  REQUIRE(vault::createPatient(owner, {"Lindqvist", "Marta", {}, model::Sex::Female, "20417", ""}));
  std::vector<std::string> log;
  REQUIRE(vault::readAudit(owner, [&](const vault::AuditEntry& entry) {
    CHECK(entry.sequence == log.size());
    log.push_back(entry.author + " " + entry.action);
    return true;
  }));
  REQUIRE(log.size() == 6);
  CHECK(log[0] == "owner vault.created");
  CHECK(log[2] == "owner people.changed");
  CHECK(log[3] == "nurse vault.unlocked");
  CHECK(log[5] == "owner patient.created");
}

TEST_CASE("no patient name, login password or practice key lies readable in the vault", "[vault]") {
  VaultFixture practice;
  {
    vault::Vault owner = practice.open();
    REQUIRE(vault::createPatient(owner, {"Quarkhausen", "Xanthippe", {}, model::Sex::Female, "CANARY-77", "note zebra"}));
  }
  for (const auto& [name, bytes] : contents(practice.path)) {
    const std::string text = toString(bytes);
    INFO(name);
    for (const char* planted : {"Quarkhausen", "quarkhausen", "Xanthippe", "CANARY-77", "zebra", tests::kOwnerPassword}) CHECK(text.find(planted) == std::string::npos);
  }
}
