#pragma once
// Imports that tests run to their end, with what became of each file in the order of their names.

#include <algorithm>

#include "tests/unit/core/vault/practice_at_work.h"

namespace safelight::tests {

inline std::vector<vault::ImportOutcome> runAll(vault::ImportRun& run) {
  std::vector<vault::ImportOutcome> all;
  while (!run.finished()) {
    auto outcomes = run.step();
    REQUIRE(outcomes);
    for (auto& outcome : *outcomes) all.push_back(std::move(outcome));
  }
  std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return all;
}

inline std::vector<vault::ImportOutcome> import(VaultFixture& practice, vault::Vault& open, std::vector<Path> paths, std::optional<model::PatientId> patient = {},
                                         vault::MatchContext::NewPatients newPatients = vault::MatchContext::NewPatients::Suggest) {
  auto run = vault::ImportRun::start(open, practice.decoder, {std::move(paths), patient, newPatients, 2}, {});
  REQUIRE(run);
  return runAll(**run);
}

}  // namespace safelight::tests
