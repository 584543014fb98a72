// A check goes on in steps while people work: what they do meanwhile is no finding, and what is wrong is one all the same.

#include "core/vault/keeping/rotation.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/keeping_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// What people do between the steps, one after the other, again and again.
std::vector<std::function<void()>> deeds(VaultFixture& practice, vault::Vault& open, CanaryPractice& made, int& imported) {
  return {[&] { takeInAs(practice, open, "new" + std::to_string(++imported) + ".dcm", made.marta); },
          [&] { REQUIRE(vault::tagImages(open, {made.stays}, {{}, {}, {}, {}, "note " + std::to_string(imported)})); },
          [&] {
            REQUIRE(vault::binImages(open, {made.moved}));
            REQUIRE(vault::purgeImages(open, {made.moved}));
          },
          [&] { REQUIRE(vault::erasePatient(open, {made.canary, "she asked for it", vault::ErasureRequest::Retention::Override})); },
          [&] { REQUIRE(vault::rotateKeys(open)); }};
}

}  // namespace

TEST_CASE("whatever people do at whichever step of a check, a sound vault is found sound", "[vault][verify]") {
  for (const vault::Depth depth : {vault::Depth::Quick, vault::Depth::Deep})
    for (std::size_t deed = 0; deed < 5; ++deed)
      for (std::size_t moment = deed % 3;; moment += 3) {
        VaultFixture practice;
        vault::Vault open = practice.open();
        CanaryPractice made = fillPractice(practice, open);
        int imported = 0;
        const auto all = deeds(practice, open, made, imported);
        const auto check = vault::VaultCheck::start(open, depth, 7);
        std::size_t step = 0;
        for (bool more = true; more; ++step) {
          if (step == moment) all[deed]();
          const auto went = check->step(open);
          REQUIRE(went);
          more = *went;
        }
        INFO("deed " << deed << " before step " << moment << " of " << step);
        for (const auto& finding : check->report().findings) UNSCOPED_INFO(finding.where << " " << errorName(finding.error.code) << " " << finding.error.detail);
        CHECK(check->report().findings.empty());
        CHECK(check->report().objects > 0);
        if (moment >= step) break;
      }
}

TEST_CASE("a check in steps names what is damaged while people work", "[vault][verify]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  CanaryPractice made = fillPractice(practice, open);
  const Path object = store::Layout{practice.path}.object(made.stays);
  Bytes bytes = readFile(object);
  bytes[bytes.size() - 3] ^= 1;
  writeFile(object, bytes);
  REQUIRE(open.internals().catalogue.execute("UPDATE image SET bytes = bytes + 1 WHERE id = (SELECT MAX(id) FROM image WHERE status = 1)"));
  int imported = 0;
  const auto all = deeds(practice, open, made, imported);
  const auto check = vault::VaultCheck::start(open, vault::Depth::Deep);
  for (std::size_t step = 0;; ++step) {
    if (step % 2 == 0) all[step % 4 == 0 ? 0 : 1]();
    const auto more = check->step(open);
    REQUIRE(more);
    if (!*more) break;
  }
  const auto& findings = check->report().findings;
  const auto names = [&](const std::string& where) {
    return std::any_of(findings.begin(), findings.end(), [&](const vault::Finding& finding) { return finding.where.find(where) != std::string::npos; });
  };
  CHECK(names(made.stays.toString()));
  CHECK(names("catalogue.db: image"));
}

TEST_CASE("no step of a check reads more than some megabytes of an image", "[vault][verify]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = addMarta(open);
  const Path file = practice.writeImage("large.dcm", "||||", std::string(20u << 20, 'x'));
  auto run = vault::ImportRun::start(open, practice.decoder, {{file}, marta, vault::MatchContext::NewPatients::Suggest, 1}, {});
  REQUIRE(run);
  while (!(*run)->finished()) REQUIRE((*run)->step());
  const auto check = vault::VaultCheck::start(open, vault::Depth::Deep);
  std::size_t steps = 0;
  while (true) {
    const auto more = check->step(open);
    REQUIRE(more);
    ++steps;
    if (!*more) break;
  }
  CHECK(check->report().findings.empty());
  CHECK(check->report().objects == 1);
  // Five pieces of four megabytes, and the other stages.
  CHECK(steps >= 10);
}
