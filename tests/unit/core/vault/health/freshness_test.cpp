// A vault, or a file of it, that was put back to an earlier state is found where somebody remembers a later one.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/audit.h"
#include "core/vault/health/anchor.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;
using vault::Freshness;
using vault::Opening;

namespace {

/// A practice on a computer that remembers, with a copy of an earlier state.
struct Remembering : VaultFixture {
  Remembering() {
    stationMemory = folder / "station";
    {
      vault::Vault first = open();
      addMarta(first);
    }
    copy(path, folder / "earlier");
    vault::Vault later = open();
    takeIn(*this, later, "one.jpg", "first pixels");
  }

  static void copy(const Path& from, const Path& to) {
    std::filesystem::remove_all(to);
    std::filesystem::copy(from, to, std::filesystem::copy_options::recursive);
  }
  Path earlier(const char* name) const { return folder / "earlier" / name; }
  std::optional<Error> refusal(const std::string& login = "owner", const Opening& opening = {}) {
    const auto opened = reopen(opening, login);
    return opened ? std::nullopt : std::optional(opened.error());
  }
  std::optional<ErrorCode> refusedAs(const std::string& login = "owner", const Opening& opening = {}) {
    const auto error = refusal(login, opening);
    return error ? std::optional(error->code) : std::nullopt;
  }
  std::vector<std::string> actions() {
    vault::Vault open = VaultFixture::open();
    std::vector<std::string> all;
    REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
      all.push_back(entry.action);
      return true;
    }));
    return all;
  }
};

const Opening kAccept{Opening::Older::Accept, {}};

}  // namespace

TEST_CASE("a computer that has never seen a vault knows nothing of its freshness, and remembers it from then on", "[health][freshness]") {
  VaultFixture practice;
  {
    const vault::Vault forgetful = practice.open();
    CHECK(forgetful.internals().memory.freshness == Freshness::Unknown);
  }
  practice.stationMemory = practice.folder / "station";
  CHECK_FALSE(std::filesystem::exists(practice.stationMemory));
  { CHECK(practice.open().internals().memory.freshness == Freshness::Unknown); }
  CHECK(practice.open().internals().memory.freshness == Freshness::Confirmed);
}

TEST_CASE("a whole vault put back to an earlier state is refused, and nothing in it is changed", "[health][freshness]") {
  Remembering practice;
  practice.copy(practice.folder / "earlier", practice.path);
  const Bytes journal = readFile(practice.path / "journal" / "000001.seg"), catalogue = readFile(practice.path / "catalogue.db");
  CHECK(practice.refusedAs() == ErrorCode::VaultRolledBack);
  CHECK(practice.refusedAs("nurse") == ErrorCode::VaultRolledBack);
  CHECK(readFile(practice.path / "journal" / "000001.seg") == journal);
  CHECK(readFile(practice.path / "catalogue.db") == catalogue);
  CHECK_FALSE(std::filesystem::exists(practice.path / "session"));
}

TEST_CASE("an owner, and nobody else, takes an older state, and the journal says so", "[health][freshness]") {
  Remembering practice;
  practice.copy(practice.folder / "earlier", practice.path);
  CHECK(practice.refusedAs("nurse", kAccept) == ErrorCode::NotAllowed);
  {
    const auto accepted = practice.reopen(kAccept);
    REQUIRE(accepted);
    CHECK(accepted->internals().memory.freshness == Freshness::Accepted);
  }
  CHECK_FALSE(practice.refusal("nurse"));
  const auto actions = practice.actions();
  CHECK(std::count(actions.begin(), actions.end(), "state.accepted") == 1);
}

TEST_CASE("accepting where nothing is older leaves no mark", "[health][freshness]") {
  Remembering practice;
  { REQUIRE(practice.reopen(kAccept)); }
  const auto actions = practice.actions();
  CHECK(std::count(actions.begin(), actions.end(), "state.accepted") == 0);
}

TEST_CASE("an older state on which somebody worked elsewhere is still another one", "[health][freshness]") {
  Remembering practice;
  practice.copy(practice.folder / "earlier", practice.path);
  const Path memory = std::exchange(practice.stationMemory, Path());
  {
    vault::Vault elsewhere = practice.open();
    for (int i = 0; i < 12; ++i) REQUIRE(vault::createPatient(elsewhere, {"Another", "Person", {}, model::Sex::Unknown, std::to_string(i), ""}));
  }
  practice.stationMemory = memory;
  CHECK(practice.refusedAs() == ErrorCode::VaultRolledBack);
}

TEST_CASE("each file put back alone is found", "[health][freshness]") {
  Remembering practice;
  const auto putBack = [&](const std::vector<const char*>& names) {
    for (const char* name : names) std::filesystem::copy_file(practice.earlier(name), practice.path / name, std::filesystem::copy_options::overwrite_existing);
  };
  SECTION("the journal") {
    putBack({"journal/000001.seg"});
    CHECK(practice.refusedAs() == ErrorCode::VaultRolledBack);
    REQUIRE(practice.reopen(kAccept));
  }
  SECTION("the journal and the catalogue") {
    putBack({"journal/000001.seg", "catalogue.db"});
    CHECK(practice.refusedAs() == ErrorCode::VaultRolledBack);
    const auto accepted = practice.reopen(kAccept);
    REQUIRE(accepted);
    // The original came back with what its own metadata says.
    CHECK(accepted->internals().objects.list()->size() == 1);
  }
  SECTION("both copies of the keys, and the catalogue") {
    putBack({"keys", "keys.copy", "catalogue.db"});
    CHECK(practice.refusal());
  }
  SECTION("the membership") {
    {
      vault::Vault open = practice.open();
      const auto password = secretOf("willow chapter ember nineteen");
      REQUIRE(vault::addPerson(open, {"temp", "T. Alvarez", model::Role::Assistant, password, practice.deviceSecret}));
    }
    CHECK_FALSE(practice.refusal());
    putBack({"members"});
    CHECK(practice.refusedAs() == ErrorCode::VaultRolledBack);
    REQUIRE(practice.reopen(kAccept));
  }
  SECTION("the catalogue, which the journal brings up to date") {
    putBack({"catalogue.db"});
    CHECK_FALSE(practice.refusal());
  }
}

TEST_CASE("a torn tail of records that this computer saw is not cut in silence when the catalogue is lost too", "[health][freshness]") {
  Remembering practice;
  const Path segment = practice.path / "journal" / "000001.seg";
  std::filesystem::remove(practice.path / "catalogue.db");
  Bytes bytes = readFile(segment);
  bytes[bytes.size() - 10] ^= 1;
  writeFile(segment, bytes);
  CHECK(practice.refusedAs() == ErrorCode::RecordsLost);
  CHECK(readFile(segment) == bytes);
  const auto accepted = practice.reopen(kAccept);
  REQUIRE(accepted);
  CHECK(accepted->internals().memory.freshness == Freshness::Accepted);
}

TEST_CASE("where no computer remembers, a last record that is damaged while the index is lost looks like a torn one: it is cut, its original is not, and freshness is unknown", "[health][freshness]") {
  Remembering practice;
  practice.stationMemory = practice.folder / "another computer";
  const Path segment = practice.path / "journal" / "000001.seg";
  Bytes bytes = readFile(segment);
  bytes[bytes.size() - 10] ^= 1;
  writeFile(segment, bytes);
  SECTION("the index is there: nothing is cut, and it is named") {
    vault::Vault open = practice.open();
    CHECK(std::equal(bytes.begin(), bytes.end(), readFile(segment).begin()));
    const auto verified = vault::verifyVault(open, vault::Depth::Quick);
    REQUIRE(verified);
    CHECK_FALSE(verified->findings.empty());
  }
  SECTION("the index is lost") {
    std::filesystem::remove(practice.path / "catalogue.db");
    vault::Vault open = practice.open();
    CHECK(open.internals().memory.freshness == Freshness::Unknown);
    const auto images = vault::searchImages(open, {});
    REQUIRE(images);
    REQUIRE(images->size() == 1);
    CHECK(vault::readOriginal(open, images->front().id));
  }
}

TEST_CASE("an anchor that is damaged or forged is not believed, said, and replaced", "[health][freshness]") {
  Remembering practice;
  const Path anchor = vault::anchorPath(practice.stationMemory, vault::Vault::summarise(*practice.files, practice.path)->id);
  Bytes bytes = readFile(anchor);
  bytes[100] ^= 1;
  writeFile(anchor, bytes);
  practice.copy(practice.folder / "earlier", practice.path);
  {
    auto opened = practice.reopen();
    REQUIRE(opened);
    CHECK(opened->internals().memory.freshness == Freshness::Unknown);
  }
  CHECK(practice.open().internals().memory.freshness == Freshness::Confirmed);
}

TEST_CASE("what a computer remembers keeps up with long work", "[health][freshness]") {
  Remembering practice;
  vault::Vault open = practice.open();
  const std::uint64_t before = open.internals().memory.journal.sequence;
  for (int i = 0; i < 210; ++i) REQUIRE(vault::createPatient(open, {"Name", "Given", {}, model::Sex::Unknown, std::to_string(1000 + i), ""}));
  CHECK(open.internals().memory.journal.sequence >= before + 200);
  practice.clock.advance(61'000);
  REQUIRE(vault::createPatient(open, {"Name", "Given", {}, model::Sex::Unknown, "5000", ""}));
  CHECK(open.internals().memory.journal.sequence == open.internals().journal.end().sequence);
}

TEST_CASE("a memory that cannot be written keeps nobody from working, and is said", "[health][freshness]") {
  VaultFixture practice;
  writeFile(practice.folder / "file", asBytes("no folder"));
  practice.stationMemory = practice.folder / "file" / "station";
  const vault::Vault open = practice.open();
  CHECK(open.internals().memory.trouble);
}

TEST_CASE("a later state that a backup knows is told apart from an earlier one", "[health][freshness]") {
  Remembering practice;
  vault::VaultState later;
  {
    vault::Vault open = practice.open();
    later = vault::currentState(open);
    CHECK(vault::comparedWith(open, later));
    REQUIRE(vault::createPatient(open, {"Name", "Given", {}, model::Sex::Unknown, "7", ""}));
    CHECK(vault::comparedWith(open, later));
  }
  practice.copy(practice.folder / "earlier", practice.path);
  practice.stationMemory.clear();
  const vault::Vault older = practice.open();
  CHECK(vault::comparedWith(older, later).error().code == ErrorCode::VaultRolledBack);
}

TEST_CASE("a clock before the vault was made opens nothing", "[health][clock]") {
  VaultFixture practice;
  practice.clock.advance(946'684'800'000 - practice.clock.now().milliseconds);  // to the year 2000
  const auto opened = practice.reopen();
  REQUIRE_FALSE(opened);
  CHECK(opened.error().code == ErrorCode::ClockWrong);
}
