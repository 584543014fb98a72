// Every call that changes the disk fails once, in every way, during everything a person does. Nothing acknowledged may be lost.

#include <catch2/generators/catch_generators.hpp>

#include "tests/unit/core/vault/faults.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr const char* kMarta = "20417|Lindqvist|Marta|1987-03-14";

/// A vault on files that fail to order. Opens again when a session is beyond repair.
class Harness {
 public:
  explicit Harness(VaultFixture& practice) : m_practice(practice), m_inner(std::move(practice.files)) {
    auto faulty = std::make_unique<FaultyFiles>(*m_inner, practice.path);
    m_faulty = faulty.get();
    practice.files = std::move(faulty);
    reopen();
    const auto made = vault::createPatient(*m_open, {"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", ""});
    REQUIRE(made);
    marta = *made;
  }
  ~Harness() { m_open.reset(); }

  vault::Vault& open() { return *m_open; }
  FaultyFiles& files() { return *m_faulty; }

  void reopen() {
    m_faulty->failCall(0, Fault::DiskFull);
    m_open.reset();
    m_open.emplace(m_practice.open());
    ++opens;
  }

  /// A new original in the vault, with no fault on the way.
  model::ImageId fresh(const std::string& identity = kMarta) {
    m_faulty->failCall(0, Fault::DiskFull);
    Acknowledged one;
    auto imported = importInto(m_practice, *m_open, {write(identity)}, one);
    if (!imported) {  // the session is over after a failed sync of the journal
      reopen();
      imported = importInto(m_practice, *m_open, {write(identity)}, one);
    }
    REQUIRE(imported);
    REQUIRE(one.size() == 1);
    acknowledged.merge(one);
    return one.empty() ? acknowledged.rbegin()->first : one.begin()->first;
  }

  Path write(const std::string& identity = kMarta) {
    ++m_written;
    return m_practice.writeImage("in/" + std::to_string(m_written) + ".dcm", identity, "picture " + std::to_string(m_written));
  }

  VaultFixture& practice() { return m_practice; }

  model::PatientId marta;
  Acknowledged acknowledged;
  int opens = 0;

 private:
  VaultFixture& m_practice;
  std::unique_ptr<store::FileSystem> m_inner;
  FaultyFiles* m_faulty = nullptr;
  std::optional<vault::Vault> m_open;
  int m_written = 0;
};

/// Runs `act` with its first call failing, then its second, and so on, until it needs no more calls than that.
void failEveryCall(Harness& harness, Fault fault, const std::function<void()>& prepare, const std::function<Result<void>()>& act) {
  for (std::uint64_t k = 1; k < 100; ++k) {
    prepare();
    harness.files().failCall(k, fault);
    const auto done = act();
    const bool failed = harness.files().hasFailed();
    harness.files().failCall(0, fault);
    if (!failed) {
      REQUIRE(done);
      REQUIRE(k > 1);
      return;
    }
    INFO("call " << k);
    if (!done) {
      const ErrorCode code = done.error().code;
      const bool isNamed = code == ErrorCode::DiskFull || code == ErrorCode::WriteFailed || code == ErrorCode::SyncFailed || code == ErrorCode::ReadOnlyMedium;
      CHECK(isNamed);
      if (code == ErrorCode::SyncFailed) harness.reopen();  // the journal's, perhaps: such a session is over
    }
    checkEverythingIsThere(harness.open(), harness.acknowledged);
  }
  FAIL("more calls than expected");
}

void everythingOnce(Fault fault) {
  VaultFixture practice;
  Harness harness(practice);
  const auto nothing = [] {};
  failEveryCall(harness, fault, nothing, [&]() -> Result<void> { return importInto(practice, harness.open(), {harness.write()}, harness.acknowledged); });
  harness.reopen();
  checkClean(harness.open());

  model::ImageId waiting, filed;
  failEveryCall(harness, fault, [&] { waiting = harness.fresh("|||"); }, [&] { return vault::fileImages(harness.open(), {waiting}, harness.marta); });
  failEveryCall(harness, fault, [&] { filed = harness.fresh(); }, [&] {
    vault::TagChange change;
    change.note = "lower left";
    return vault::tagImages(harness.open(), {filed}, change);
  });
  failEveryCall(harness, fault, [&] { filed = harness.fresh(); }, [&] { return vault::binImages(harness.open(), {filed}); });
  failEveryCall(harness, fault,
                [&] {
                  harness.reopen();  // what the last one left half done is finished, else each has more to do than the one before
                  filed = harness.fresh();
                  REQUIRE(vault::binImages(harness.open(), {filed}));
                  harness.acknowledged.erase(filed);
                },
                [&] { return vault::purgeImages(harness.open(), {filed}); });
  harness.reopen();
  checkClean(harness.open());
  checkEverythingIsThere(harness.open(), harness.acknowledged);
  checkNothingIsHalfThere(harness.open());
  CHECK(std::filesystem::is_empty(practice.path / "tmp"));
}

}  // namespace

TEST_CASE("a full disk at any moment loses nothing", "[vault][faults]") { everythingOnce(Fault::DiskFull); }
TEST_CASE("a write that stops half-way at any moment loses nothing", "[vault][faults]") { everythingOnce(Fault::ShortWrite); }
TEST_CASE("an input/output error at any moment loses nothing", "[vault][faults]") { everythingOnce(Fault::InputOutput); }

TEST_CASE("of two identical files the second is taken in when the first cannot be kept", "[vault][faults]") {
  VaultFixture practice;
  Harness harness(practice);
  const Fault fault = GENERATE(Fault::InputOutput, Fault::OutOfMemory);
  // Of the calls of an import the first three belong to the object: made, written, synced.
  for (const std::uint64_t call : {1u, 2u}) {
    INFO("call " << call);
    const Path first = harness.write(), second = practice.folder / "in" / "twin.dcm";
    std::filesystem::copy_file(first, second, std::filesystem::copy_options::overwrite_existing);
    harness.files().failCall(call, fault);
    const auto run = vault::ImportRun::start(harness.open(), practice.decoder, {{first, second}, {}, vault::MatchContext::NewPatients::Suggest, 1}, {});
    REQUIRE(run);
    std::vector<vault::ImportOutcome> outcomes;
    while (!(*run)->finished()) {
      auto some = (*run)->step();
      REQUIRE(some);
      for (auto& outcome : *some) outcomes.push_back(std::move(outcome));
    }
    REQUIRE(harness.files().hasFailed());
    REQUIRE(outcomes.size() == 2);
    const bool firstIsKept = outcomes[0].status == vault::ImportStatus::Imported;
    const auto& kept = outcomes[firstIsKept ? 0 : 1];
    const auto& lost = outcomes[firstIsKept ? 1 : 0];
    CHECK(kept.status == vault::ImportStatus::Imported);
    CHECK(lost.status == vault::ImportStatus::Refused);
    CHECK(lost.error.code == (fault == Fault::OutOfMemory ? ErrorCode::DecoderOutOfMemory : ErrorCode::WriteFailed));
    CHECK(vault::readOriginal(harness.open(), kept.image) == readFile(first));
    CHECK(std::filesystem::is_empty(practice.path / "tmp"));
    CHECK((*run)->summary().imported == 1);
    CHECK((*run)->summary().refused == 1);
  }
}

TEST_CASE("a medium that turns read-only is named, and the vault opens again afterwards", "[vault][faults]") {
  VaultFixture practice;
  Harness harness(practice);
  const model::ImageId kept = harness.fresh();
  harness.files().failCall(1, Fault::ReadOnly, Lasting::FromThenOn);
  const auto imported = importInto(practice, harness.open(), {harness.write()}, harness.acknowledged);
  REQUIRE_FALSE(imported);
  CHECK(imported.error().code == ErrorCode::ReadOnlyMedium);
  CHECK(vault::binImages(harness.open(), {kept}).error().code == ErrorCode::ReadOnlyMedium);
  harness.reopen();
  checkEverythingIsThere(harness.open(), harness.acknowledged);
  checkClean(harness.open());
}

TEST_CASE("after a failed sync of the journal a session changes nothing more", "[vault][faults]") {
  VaultFixture practice;
  Harness harness(practice);
  const model::ImageId image = harness.fresh();
  harness.files().failCall(2, Fault::InputOutput);  // write, then sync
  REQUIRE(vault::binImages(harness.open(), {image}).error().code == ErrorCode::SyncFailed);
  CHECK(vault::binImages(harness.open(), {image}).error().code == ErrorCode::SyncFailed);
  harness.reopen();
  CHECK(vault::findImage(harness.open(), image)->status == model::ImageStatus::Filed);
  CHECK(vault::binImages(harness.open(), {image}));
}

TEST_CASE("an original that a crash left without its record gets one", "[vault][recovery]") {
  VaultFixture practice;
  Harness harness(practice);
  const model::ImageId first = harness.fresh();
  // Everything succeeds but the journal's write: the object and its key are there, and nothing names them.
  Acknowledged none;
  const Path orphan = harness.write();
  std::uint64_t callsOfAnImport = 0;
  {
    harness.files().failCall(0, Fault::Gone);
    Acknowledged some;
    REQUIRE(importInto(practice, harness.open(), {harness.write()}, some));
    callsOfAnImport = harness.files().calls();
    harness.acknowledged.merge(some);
  }
  harness.files().failCall(callsOfAnImport - 1, Fault::DiskFull);  // the last two are the journal's
  CHECK_FALSE(importInto(practice, harness.open(), {orphan}, none));
  CHECK(none.empty());
  SECTION("and stands with its patient") {
    harness.reopen();
    CHECK(vault::countImages(harness.open(), {}) == 3u);
    const auto found = vault::searchImages(harness.open(), {});
    REQUIRE(found);
    CHECK(std::count_if(found->begin(), found->end(), [&](const model::Image& image) { return image.sourceName == orphan.filename().string() && image.patient == harness.marta; }) == 1);
    CHECK(vault::findPatient(harness.open(), harness.marta)->imageCount == 3);
    checkClean(harness.open());
    harness.reopen();  // once, not at every open
    CHECK(vault::countImages(harness.open(), {}) == 3u);
  }
  SECTION("unless the same file was taken in again meanwhile") {
    harness.files().failCall(0, Fault::DiskFull);
    REQUIRE(importInto(practice, harness.open(), {orphan}, harness.acknowledged));
    harness.reopen();
    CHECK(vault::countImages(harness.open(), {}) == 3u);
    checkEverythingIsThere(harness.open(), harness.acknowledged);
    checkClean(harness.open());
  }
  CHECK(vault::findImage(harness.open(), first)->status == model::ImageStatus::Filed);
}

TEST_CASE("an object that no key opens is named by verify and left alone", "[vault][recovery]") {
  VaultFixture practice;
  Harness harness(practice);
  harness.fresh();
  const std::string name = "01900000-0000-7000-8000-0000000000ab";
  std::filesystem::create_directories(practice.path / "objects" / "ab");
  writeFile(practice.path / "objects" / "ab" / name, asBytes("somebody put this here"));
  writeFile(practice.path / "session", {});  // as after a crash
  {
    const auto report = vault::verifyVault(harness.open(), vault::Depth::Quick);
    REQUIRE(report);
    REQUIRE(report->findings.size() == 1);
    CHECK(report->findings[0].error.code == ErrorCode::ObjectUnknown);
    CHECK(report->findings[0].where == "objects/ab/" + name);
  }
  harness.reopen();
  CHECK(std::filesystem::exists(practice.path / "objects" / "ab" / name));
  CHECK(vault::countImages(harness.open(), {}) == 1u);
}

TEST_CASE("a session that ended cleanly leaves no mark", "[vault][recovery]") {
  VaultFixture practice;
  CHECK_FALSE(std::filesystem::exists(practice.path / "session"));
  {
    const vault::Vault open = practice.open();
    CHECK(std::filesystem::exists(practice.path / "session"));
  }
  CHECK_FALSE(std::filesystem::exists(practice.path / "session"));
}
