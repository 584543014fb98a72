// Pages of catalogue.db put back to an earlier state: each passes SQLCipher's own check, and each is found.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr std::size_t kPage = 4096;

/// A catalogue with enough in it that tables have pages of their own.
struct Busy : VaultFixture {
  Busy() {
    vault::Vault practice = open();
    marta = addMarta(practice);
    for (int i = 0; i < 120; ++i) {
      const auto id = vault::createPatient(practice, {"Family" + std::to_string(i), "Given", {}, model::Sex::Unknown, std::to_string(i), std::string(60, 'n')});
      REQUIRE(id);
      patients.push_back(*id);
    }
    for (int i = 0; i < 6; ++i) images.push_back(takeIn(*this, practice, "image" + std::to_string(i) + ".jpg", "pixels " + std::to_string(i)));
  }

  Path cataloguePath() const { return path / "catalogue.db"; }
  Bytes catalogue() const { return readFile(cataloguePath()); }

  std::vector<std::string> findings() {
    vault::Vault practice = open();
    const auto report = vault::verifyVault(practice, vault::Depth::Deep);
    INFO((report ? "" : std::string(errorName(report.error().code)) + " " + report.error().detail));
    REQUIRE(report);
    std::vector<std::string> where;
    for (const vault::Finding& finding : report->findings) where.push_back(finding.where);
    return where;
  }

  model::PatientId marta;
  std::vector<model::PatientId> patients;
  std::vector<model::ImageId> images;
};

/// The numbers of pages that differ and are in both.
std::vector<std::size_t> changedPages(const Bytes& before, const Bytes& after) {
  std::vector<std::size_t> pages;
  for (std::size_t at = 0; at + kPage <= std::min(before.size(), after.size()); at += kPage)
    if (!std::equal(before.begin() + static_cast<std::ptrdiff_t>(at), before.begin() + static_cast<std::ptrdiff_t>(at + kPage), after.begin() + static_cast<std::ptrdiff_t>(at)))
      pages.push_back(at / kPage);
  return pages;
}

Bytes withPage(Bytes into, const Bytes& from, std::size_t page) {
  const auto at = static_cast<std::ptrdiff_t>(page * kPage);
  std::copy(from.begin() + at, from.begin() + at + static_cast<std::ptrdiff_t>(kPage), into.begin() + at);
  return into;
}

}  // namespace

TEST_CASE("each older page put back alone is found at the next opening, and the catalogue made anew", "[health][pages]") {
  Busy practice;
  const Bytes before = practice.catalogue();
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::editPatient(open, practice.patients[3], {"Changed", "Name", {}, model::Sex::Female, "3", "another note"}));
    REQUIRE(vault::tagImages(open, {practice.images[0]}, {}));
    REQUIRE(vault::binImages(open, {practice.images[1]}));
    REQUIRE(vault::fileImages(open, {practice.images[2]}, practice.patients[5]));
    for (int i = 0; i < 30; ++i) REQUIRE(vault::createPatient(open, {"New" + std::to_string(i), "Given", {}, model::Sex::Unknown, "n" + std::to_string(i), ""}));
  }
  const Bytes after = practice.catalogue();
  const auto pages = changedPages(before, after);
  REQUIRE(pages.size() > 8);
  std::size_t found = 0;
  for (const std::size_t page : pages) {
    writeFile(practice.cataloguePath(), withPage(after, before, page));
    const vault::Vault open = practice.open();
    INFO("page " << page);
    // A page that no row and no index stands on any more changes nothing; whatever the page, the rows are right afterwards.
    const bool rebuilt = open.catalogueWasRebuilt();
    found += rebuilt ? 1 : 0;
    auto& internals = const_cast<vault::Vault&>(open).internals();
    CHECK(vault::checkRows(internals.catalogue, vault::GuardedRows::All));
  }
  CHECK(found + 2 >= pages.size());  // the first page and free ones
  writeFile(practice.cataloguePath(), after);
  CHECK(practice.findings().empty());
}

TEST_CASE("half of the older pages put back together are found", "[health][pages]") {
  Busy practice;
  const Bytes before = practice.catalogue();
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[1], practice.images[3]}));
    for (int i = 0; i < 30; ++i) REQUIRE(vault::createPatient(open, {"New" + std::to_string(i), "Given", {}, model::Sex::Unknown, "n" + std::to_string(i), ""}));
  }
  const Bytes after = practice.catalogue();
  const auto pages = changedPages(before, after);
  for (std::size_t start = 0; start < 2; ++start) {
    Bytes mixed = after;
    for (std::size_t i = start; i < pages.size(); i += 2) mixed = withPage(std::move(mixed), before, pages[i]);
    writeFile(practice.cataloguePath(), mixed);
    {
      const vault::Vault open = practice.open();
      CHECK(open.catalogueWasRebuilt());
    }
    CHECK(practice.findings().empty());
  }
}

TEST_CASE("a whole older catalogue is brought up to date by the journal", "[health][pages]") {
  Busy practice;
  const Bytes before = practice.catalogue();
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::binImages(open, {practice.images[1]}));
  }
  writeFile(practice.cataloguePath(), before);
  {
    vault::Vault open = practice.open();
    CHECK_FALSE(open.catalogueWasRebuilt());
    CHECK(vault::findImage(open, practice.images[1])->binnedAt);
  }
  CHECK(practice.findings().empty());
}

TEST_CASE("the sums hold through every kind of change, and after a replay they are the same", "[health][pages]") {
  Busy practice;
  {
    vault::Vault open = practice.open();
    REQUIRE(vault::mergePatients(open, practice.patients[0], practice.patients[1]));
    REQUIRE(vault::undoMerge(open, practice.patients[0]));
    REQUIRE(vault::purgeImages(open, {practice.images[4]}).has_value() == false);  // not in the bin: refused, and without a trace
    REQUIRE(vault::binImages(open, {practice.images[4]}));
    REQUIRE(vault::restoreImages(open, {practice.images[4]}));
    CHECK(vault::checkRows(open.internals().catalogue, vault::GuardedRows::All));
  }
  const auto guardOf = [&] {
    vault::Vault open = practice.open();
    CHECK(vault::checkRows(open.internals().catalogue, vault::GuardedRows::All));
    return open.internals().journal.end().sequence;
  };
  const auto sequence = guardOf();
  std::filesystem::remove(practice.cataloguePath());
  CHECK(guardOf() > sequence);
  CHECK(practice.findings().empty());
}

TEST_CASE("a catalogue from before there were sums is made anew once", "[health][pages]") {
  Busy practice;
  {
    vault::Vault open = practice.open();
    REQUIRE(open.internals().catalogue.execute("DELETE FROM meta WHERE name = 'guard'"));
  }
  { CHECK(practice.open().catalogueWasRebuilt()); }
  CHECK_FALSE(practice.open().catalogueWasRebuilt());
}
