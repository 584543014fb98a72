#include "core/vault/settings.h"

#include "core/vault/audit.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;

TEST_CASE("a new practice has its name, FDI and five minutes", "[vault][settings]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  CHECK(vault::settings(open) == vault::Settings{"Harbour Dental", model::ToothNotation::Fdi, 300});
}

TEST_CASE("settings outside their ranges are refused and change nothing", "[vault][settings]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const vault::Settings before = vault::settings(open);
  for (const vault::Settings& odd : {vault::Settings{"", model::ToothNotation::Fdi, 300}, vault::Settings{std::string(201, 'x'), model::ToothNotation::Fdi, 300},
                                     vault::Settings{"A", model::ToothNotation::Fdi, 59}, vault::Settings{"A", model::ToothNotation::Fdi, 3601},
                                     vault::Settings{"A", model::ToothNotation::Fdi, 0}}) {
    CHECK(vault::changeSettings(open, odd).error().code == ErrorCode::InvalidArgument);
    CHECK(vault::settings(open) == before);
  }
  for (const vault::Settings& edge : {vault::Settings{"A", model::ToothNotation::Palmer, 60}, vault::Settings{std::string(200, 'x'), model::ToothNotation::Universal, 3600}}) {
    CHECK(vault::changeSettings(open, edge));
    CHECK(vault::settings(open) == edge);
  }
}

TEST_CASE("a new name of the practice is on the lock screen, and a note about it in the log", "[vault][settings]") {
  VaultFixture practice;
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::changeSettings(open, {"Zahnärzte am Hafen", model::ToothNotation::Fdi, 300}));
    std::string last;
    REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
      last = entry.author + " " + entry.action;
      return true;
    }));
    CHECK(last == "owner settings.changed");
  }
  const auto summary = vault::Vault::summarise(*practice.files, practice.path);
  REQUIRE(summary);
  CHECK(summary->practice == "Zahnärzte am Hafen");
}

TEST_CASE("an assistant changes no settings", "[vault][settings]") {
  VaultFixture practice;
  vault::Vault open = practice.open("nurse", tests::kNursePassword);
  const vault::Settings before = vault::settings(open);
  CHECK(vault::changeSettings(open, {"Mine", model::ToothNotation::Fdi, 300}).error().code == ErrorCode::NotAllowed);
  CHECK(vault::settings(open) == before);
}
