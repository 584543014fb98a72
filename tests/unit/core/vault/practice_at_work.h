#pragma once
// One opened vault with a few things in it, shared by the cases of a file: opening costs a key derivation.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "tests/unit/core/vault/vault_fixture.h"

namespace safelight::tests {

inline constexpr const char* kMartaInFiles = "20417|Lindqvist|Marta|1987-03-14";

inline model::PatientId addMarta(vault::Vault& open) {
  const auto id = vault::createPatient(open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""});
  REQUIRE(id);
  return *id;
}

/// Takes in one image of Marta's (or whoever `identity` names).
inline model::ImageId takeIn(VaultFixture& practice, vault::Vault& open, const std::string& name, const std::string& body, const std::string& identity = kMartaInFiles) {
  const Path file = practice.writeImage(name, identity, body);
  auto run = vault::ImportRun::start(open, practice.decoder, {{file}, {}, vault::MatchContext::NewPatients::Suggest, 1}, {});
  REQUIRE(run);
  model::ImageId id;
  while (!(*run)->finished()) {
    const auto outcomes = (*run)->step();
    REQUIRE(outcomes);
    for (const auto& outcome : *outcomes) id = outcome.image;
  }
  REQUIRE_FALSE(id.isNil());
  return id;
}

}  // namespace safelight::tests
