#include "core/store/head_file.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/faulty_files.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

store::Head headOf(const Staff& staff, const store::MembersLog& log) { return {staff.vault, 1, log.members().genesis(), staff.owner.member.user.id}; }

}  // namespace

TEST_CASE("a head says which vault, signed by somebody of the membership log", "[store][head]") {
  Staff staff;
  const auto log = staff.create();
  const Path path = staff.folder / "head";
  REQUIRE(store::writeHead(*staff.files, path, headOf(staff, log), staff.owner.identity));
  const auto head = store::readHead(*staff.files, path, log);
  REQUIRE(head);
  CHECK(head->vault == staff.vault);
  CHECK(head->epoch == 1);
  CHECK(head->genesis == log.members().genesis());
  CHECK(store::checkHeadVersion(*staff.files, path));
}

TEST_CASE("every flipped byte of a head is found", "[store][head]") {
  Staff staff;
  const auto log = staff.create();
  const Path path = staff.folder / "head";
  REQUIRE(store::writeHead(*staff.files, path, headOf(staff, log), staff.owner.identity));
  const Bytes whole = readFile(path);
  for (std::size_t at = 0; at < whole.size(); ++at) {
    Bytes changed = whole;
    changed[at] ^= 0x80;
    writeFile(path, changed);
    const auto head = store::readHead(*staff.files, path, log);
    INFO("byte " << at);
    REQUIRE_FALSE(head);
    CHECK(head.error().code == (at < 8 ? ErrorCode::NotAVault : at < 10 ? ErrorCode::VaultTooNew : ErrorCode::HeadDamaged));
  }
}

TEST_CASE("a head by somebody else, for another vault or another genesis is refused", "[store][head]") {
  Staff staff;
  const auto log = staff.create();
  const Path path = staff.folder / "head";
  store::Head head = headOf(staff, log);
  SECTION("unknown signer") { head.signer = staff.clinician.member.user.id; }
  SECTION("another vault") { head.vault = vaultNamed(2); }
  SECTION("another genesis") { head.genesis[5] ^= 1; }
  REQUIRE(store::writeHead(*staff.files, path, head, staff.owner.identity));
  CHECK(store::readHead(*staff.files, path, log).error().code == ErrorCode::HeadDamaged);
}

TEST_CASE("what is no head is no vault", "[store][head]") {
  Staff staff;
  const Path path = staff.folder / "head";
  CHECK(store::checkHeadVersion(*staff.files, path).error().code == ErrorCode::NotAVault);
  writeFile(path, asBytes("hello"));
  CHECK(store::checkHeadVersion(*staff.files, path).error().code == ErrorCode::NotAVault);
  writeFile(path, Bytes(100'000, 1));
  CHECK(store::checkHeadVersion(*staff.files, path).error().code == ErrorCode::NotAVault);
  std::filesystem::remove(path);
  std::filesystem::create_directory(path);
  CHECK(store::checkHeadVersion(*staff.files, path).error().code == ErrorCode::NotAVault);
}

TEST_CASE("whatever call fails while a head is replaced, the old or the new one is there", "[store][head]") {
  Staff staff;
  const auto log = staff.create();
  FaultyFiles faulty(*staff.files, staff.folder.path());
  const Path path = staff.folder / "head";
  REQUIRE(store::writeHead(faulty, path, headOf(staff, log), staff.owner.identity));
  store::Head next = headOf(staff, log);
  next.epoch = 2;
  for (std::uint64_t call = 1; call <= 6; ++call) {
    faulty.failCall(call, Fault::ShortWrite);
    const bool written = store::writeHead(faulty, path, next, staff.owner.identity).has_value();
    const bool failed = faulty.hasFailed();
    CHECK(written != failed);
    const auto head = store::readHead(*staff.files, path, log);
    REQUIRE(head);
    CHECK((head->epoch == 1 || head->epoch == 2));
    DiskState state = faulty.state();
    TemporaryFolder after;
    for (const std::uint64_t seed : {0, 1, 77, 78, 79}) {
      afterPowerCut(state, after / "disk", seed);
      CHECK(store::readHead(*staff.files, after / "disk" / "head", log));
    }
  }
}
