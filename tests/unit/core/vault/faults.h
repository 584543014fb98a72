#pragma once
// What fault and power-loss tests share: imports that may fail, and the question whether everything acknowledged is there.

#include <catch2/catch_test_macros.hpp>
#include <map>

#include "core/seal/hash.h"
#include "core/vault/export/export.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "core/vault/verify.h"
#include "tests/support/faulty_files.h"
#include "tests/unit/core/vault/vault_fixture.h"

namespace safelight::tests {

/// Everything the vault said was safe: image and the bytes it must give back.
using Acknowledged = std::map<model::ImageId, Bytes>;

/// Imports to the end or to the first error; adds what was acknowledged by then, and calls `onAcknowledged` after each.
inline Result<void> importInto(VaultFixture& practice, vault::Vault& open, const std::vector<Path>& paths, Acknowledged& acknowledged,
                               const std::function<void()>& onAcknowledged = {}) {
  TRY_ASSIGN(const auto run, vault::ImportRun::start(open, practice.decoder, {paths, {}, vault::MatchContext::NewPatients::Suggest, 1}, {}));
  while (!run->finished()) {
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const auto& outcome : outcomes) {
      if (outcome.status == vault::ImportStatus::Refused) continue;
      acknowledged[outcome.image] = readFile(pathFromUtf8(outcome.path));
      if (onAcknowledged) onAcknowledged();
    }
  }
  return {};
}

inline void checkEverythingIsThere(vault::Vault& open, const Acknowledged& acknowledged) {
  for (const auto& [id, bytes] : acknowledged) {
    INFO("image " << id.toString());
    const auto original = vault::readOriginal(open, id);
    REQUIRE(original);
    CHECK(*original == bytes);
  }
}

inline void checkClean(vault::Vault& open) {
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
  REQUIRE(report);
  for (const auto& finding : report->findings) UNSCOPED_INFO(finding.where << ": " << errorName(finding.error.code) << " " << finding.error.detail);
  CHECK(report->findings.empty());
}

/// Nothing is listed that is not whole: every image's bytes hash to what its row says.
inline void checkNothingIsHalfThere(vault::Vault& open) {
  const auto images = vault::searchImages(open, {});
  REQUIRE(images);
  for (const model::Image& image : *images) {
    const auto original = vault::readOriginal(open, image.id);
    REQUIRE(original);
    CHECK(seal::hash(*original) == image.blake2b);
  }
}

}  // namespace safelight::tests
