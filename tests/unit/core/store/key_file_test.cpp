#include "core/store/key_file.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/faulty_files.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;
using store::KeyFile;
using store::KeyRecord;

namespace {

constexpr std::size_t kHeader = 26;

struct Bench {
  TemporaryFolder folder;
  std::unique_ptr<store::FileSystem> files = store::systemFiles();
  FixedRandom random{11};
  model::VaultId vault = vaultNamed(1);
  Path first() const { return folder / "keys"; }
  Path second() const { return folder / "keys.copy"; }

  Bench() { REQUIRE(seal::hash({}).size() == 32); }
  std::vector<KeyRecord> some(std::size_t count) {
    std::vector<KeyRecord> records(count);
    for (KeyRecord& record : records) {
      record.id.bytes = random.array<16>();
      record.patient.uuid.bytes = random.array<16>();
      random.fill(record.wrapped);
    }
    return records;
  }
  KeyFile made(std::size_t records) {
    auto keys = KeyFile::create(*files, first(), second(), vault);
    REQUIRE(keys);
    REQUIRE(keys->append(some(records)));
    return std::move(*keys);
  }
  Result<KeyFile> open() { return KeyFile::open(*files, first(), second(), vault); }
};

Result<std::vector<Uuid>> idsIn(const KeyFile& keys, std::uint64_t from = 0) {
  std::vector<Uuid> ids;
  TRY_VOID(keys.read(from, [&](const KeyRecord& record) {
    ids.push_back(record.id);
    return ok();
  }));
  return ids;
}

void flip(const Path& path, std::size_t at) {
  Bytes bytes = readFile(path);
  bytes.at(at) ^= 0x04;
  writeFile(path, bytes);
}

}  // namespace

TEST_CASE("keys come back in order from any number on, and both copies are the same", "[store][keys]") {
  Bench bench;
  KeyFile keys = bench.made(3);
  const auto more = bench.some(2);
  REQUIRE(keys.append(more));
  CHECK(keys.count() == 5);
  const auto again = bench.open();
  REQUIRE(again);
  CHECK(again->count() == 5);
  CHECK(idsIn(*again, 3) == std::vector<Uuid>{more[0].id, more[1].id});
  CHECK(idsIn(*again, 5)->empty());
  CHECK(readFile(bench.first()) == readFile(bench.second()));
}

TEST_CASE("a lost, cut or headless copy is made whole from the other", "[store][keys]") {
  Bench bench;
  const auto expected = idsIn(bench.made(5)).value();
  const Bytes whole = readFile(bench.first());
  for (const Path& path : {bench.first(), bench.second()}) {
    SECTION("lost " + path.filename().string()) { std::filesystem::remove(path); }
    SECTION("cut " + path.filename().string()) { std::filesystem::resize_file(path, 200); }
    SECTION("empty " + path.filename().string()) { writeFile(path, {}); }
    SECTION("headless " + path.filename().string()) { flip(path, 3); }
    SECTION("torn " + path.filename().string()) { writeFile(path, ByteView(whole).first(whole.size() - 60)); }
  }
  const auto keys = bench.open();
  REQUIRE(keys);
  CHECK(idsIn(*keys) == expected);
  CHECK(readFile(bench.first()) == whole);
  CHECK(readFile(bench.second()) == whole);
}

TEST_CASE("making a cut copy whole keeps what only that copy has sound", "[store][keys]") {
  Bench bench;
  const auto expected = idsIn(bench.made(5)).value();
  flip(bench.first(), kHeader + 10);                                        // record 0
  std::filesystem::resize_file(bench.second(), kHeader + 3 * store::kKeyRecordBytes);  // records 3 and 4 are gone
  const auto keys = bench.open();
  REQUIRE(keys);
  CHECK(idsIn(*keys) == expected);
}

TEST_CASE("every flipped byte of one copy is found, read around and healed", "[store][keys]") {
  Bench bench;
  KeyFile keys = bench.made(2);
  const auto expected = idsIn(keys).value();
  const Bytes whole = readFile(bench.first());
  for (std::size_t at = kHeader; at < whole.size(); ++at) {
    const Path path = at % 2 == 0 ? bench.first() : bench.second();
    flip(path, at);
    INFO("byte " << at);
    REQUIRE(keys.damagedInOneCopy() == std::vector<std::uint64_t>{(at - kHeader) / store::kKeyRecordBytes});
    REQUIRE(idsIn(keys) == expected);
    REQUIRE(keys.heal() == 1u);
    REQUIRE(readFile(path) == whole);
  }
}

TEST_CASE("every flipped byte of a header is healed at opening, in both copies it is refused", "[store][keys]") {
  Bench bench;
  bench.made(1);
  const Bytes whole = readFile(bench.first());
  for (std::size_t at = 0; at < kHeader; ++at) {
    INFO("byte " << at);
    const bool looksNewer = at == 8 || at == 9;  // a version above this one
    flip(bench.first(), at);
    const auto one = bench.open();
    if (looksNewer) CHECK(one.error().code == ErrorCode::VaultTooNew);
    else REQUIRE(one);
    writeFile(bench.first(), whole);
    flip(bench.first(), at);
    flip(bench.second(), at);
    CHECK(bench.open().error().code == (looksNewer ? ErrorCode::VaultTooNew : ErrorCode::KeysDamaged));
    writeFile(bench.first(), whole);
    writeFile(bench.second(), whole);
  }
}

TEST_CASE("a record damaged in both copies is named by its number", "[store][keys]") {
  Bench bench;
  KeyFile keys = bench.made(3);
  for (const Path& path : {bench.first(), bench.second()}) flip(path, kHeader + store::kKeyRecordBytes + 50);
  const auto read = idsIn(keys);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::KeysDamaged);
  CHECK(read.error().detail == "record 1");
  CHECK(keys.heal() == 0u);
}

TEST_CASE("an append of which a disk kept any sectors but not all is cut or whole, never refused", "[store][keys]") {
  Bench bench;
  KeyFile keys = bench.made(4);
  const Bytes before = readFile(bench.first());
  REQUIRE(keys.append(bench.some(30)));
  const Bytes after = readFile(bench.first());
  FixedRandom random(5);
  for (int round = 0; round < 60; ++round) {
    Bytes torn = after;
    for (std::size_t sector = before.size() / 512; sector * 512 < torn.size(); ++sector) {
      if (random.array<1>()[0] % 2 == 0) continue;
      for (std::size_t i = std::max(before.size(), sector * 512); i < std::min(torn.size(), (sector + 1) * 512); ++i) torn[i] = 0;
    }
    // Either the first copy was being written, or the second.
    writeFile(bench.first(), round % 2 == 0 ? torn : after);
    writeFile(bench.second(), round % 2 == 0 ? before : torn);
    const auto opened = bench.open();
    INFO("round " << round);
    REQUIRE(opened);
    const auto ids = idsIn(*opened);
    REQUIRE(ids);
    CHECK(ids->size() >= 4);
    CHECK((round % 2 == 0 || ids->size() == 34));
  }
}

TEST_CASE("another vault's key file is refused", "[store][keys]") {
  Bench bench;
  bench.made(1);
  bench.vault = vaultNamed(2);
  CHECK(bench.open().error().code == ErrorCode::KeysDamaged);
}

TEST_CASE("an append that fails counts nothing, and the next one goes where it would have gone", "[store][keys]") {
  Bench bench;
  FaultyFiles faulty(*bench.files, bench.folder.path());
  auto keys = KeyFile::create(faulty, bench.first(), bench.second(), bench.vault);
  REQUIRE(keys);
  REQUIRE(keys->append(bench.some(1)));
  for (std::uint64_t call = 1; call <= 6; ++call) {  // truncate, write, sync, twice
    faulty.failCall(call, Fault::ShortWrite);
    CHECK_FALSE(keys->append(bench.some(1)));
    CHECK(keys->count() == 1);
  }
  faulty.failCall(0, Fault::ShortWrite);
  REQUIRE(keys->append(bench.some(1)));
  CHECK(bench.open()->count() == 2);
  CHECK(keys->damagedInOneCopy()->empty());
}

TEST_CASE("a wrapped key is bound to vault, kind, id and patient", "[store][keys]") {
  KeyRecord record;
  record.id.bytes.fill(3);
  record.patient.uuid.bytes.fill(4);
  const Bytes bound = store::keyAssociation(vaultNamed(1), record);
  CHECK(store::keyAssociation(vaultNamed(2), record) != bound);
  KeyRecord other = record;
  other.kind = store::KeyKind::Patient;
  CHECK(store::keyAssociation(vaultNamed(1), other) != bound);
  other = record, other.id.bytes[0] = 9;
  CHECK(store::keyAssociation(vaultNamed(1), other) != bound);
  other = record, other.patient.uuid.bytes[0] = 9;
  CHECK(store::keyAssociation(vaultNamed(1), other) != bound);
}

namespace {

KeyFile::Choice thoseOf(const std::vector<Uuid>& ids) {
  return [ids](std::uint64_t, const KeyRecord& record) { return std::find(ids.begin(), ids.end(), record.id) != ids.end(); };
}

bool holds(const Bytes& bytes, ByteView part) { return std::search(bytes.begin(), bytes.end(), part.begin(), part.end()) != bytes.end(); }

}  // namespace

TEST_CASE("a destroyed key is in neither copy, and the others keep their numbers", "[store][keys]") {
  Bench bench;
  KeyFile keys = bench.made(2);
  const auto more = bench.some(3);
  REQUIRE(keys.append(more));
  const auto before = idsIn(keys).value();
  CHECK(keys.destroy(thoseOf({more[1].id})) == 1u);
  CHECK(keys.destroy(thoseOf({more[1].id})) == 0u);
  CHECK(keys.count() == 5);
  CHECK(idsIn(keys) == std::vector<Uuid>{before[0], before[1], more[0].id, more[2].id});
  CHECK(idsIn(keys, 4) == std::vector<Uuid>{more[2].id});
  CHECK(keys.damagedInOneCopy()->empty());
  const auto again = bench.open();
  REQUIRE(again);
  CHECK(again->count() == 5);
  CHECK(idsIn(*again).value() == idsIn(keys).value());
  for (const Path& path : {bench.first(), bench.second()}) {
    CHECK_FALSE(holds(readFile(path), more[1].wrapped));
    CHECK_FALSE(holds(readFile(path), more[1].id.view()));
    CHECK(holds(readFile(path), more[2].wrapped));
  }
}

TEST_CASE("destroying that fails or is cut at any call leaves every other key, and is finished by doing it again", "[store][keys]") {
  for (const Fault fault : {Fault::InputOutput, Fault::ShortWrite, Fault::Gone}) {
    for (std::uint64_t call = 1;; ++call) {
      Bench bench;
      const auto expected = idsIn(bench.made(9)).value();
      const std::vector<Uuid> gone{expected[0], expected[4], expected[8]};
      FaultyFiles faulty(*bench.files, bench.folder.path());
      auto keys = KeyFile::open(faulty, bench.first(), bench.second(), bench.vault);
      REQUIRE(keys);
      faulty.failCall(call, fault);
      const auto destroyed = keys->destroy(thoseOf(gone));
      const bool failed = faulty.hasFailed();
      INFO("call " << call);
      REQUIRE(destroyed.has_value() != failed);
      // The next session: damaged records are healed, and whoever began it goes on.
      auto again = bench.open();
      REQUIRE(again);
      REQUIRE(again->heal());
      REQUIRE(again->destroy(thoseOf(gone)));
      std::vector<Uuid> left = expected;
      std::erase_if(left, [&](Uuid id) { return std::find(gone.begin(), gone.end(), id) != gone.end(); });
      CHECK(idsIn(*again) == left);
      CHECK(again->damagedInOneCopy()->empty());
      CHECK(readFile(bench.first()) == readFile(bench.second()));
      if (!failed) break;
    }
  }
}

TEST_CASE("a power cut while keys are destroyed tears any sector, and every key that stays is read", "[store][keys]") {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Bench bench;
    const auto expected = idsIn(bench.made(12)).value();
    const std::vector<Uuid> gone{expected[3], expected[4], expected[11]};
    DiskState state;
    {
      FaultyFiles faulty(*bench.files, bench.folder.path());
      auto keys = KeyFile::open(faulty, bench.first(), bench.second(), bench.vault);
      REQUIRE(keys);
      faulty.failCall(0, Fault::Gone);
      faulty.onEachCall([&](std::uint64_t done) {
        if (done == seed % 8) state = faulty.state();
      });
      REQUIRE(keys->destroy(thoseOf(gone)));
    }
    afterPowerCut(state, bench.folder.path(), seed);
    INFO("seed " << seed);
    auto again = bench.open();
    REQUIRE(again);
    REQUIRE(again->heal());
    REQUIRE(again->destroy(thoseOf(gone)));
    std::vector<Uuid> left = expected;
    std::erase_if(left, [&](Uuid id) { return std::find(gone.begin(), gone.end(), id) != gone.end(); });
    CHECK(idsIn(*again) == left);
  }
}

TEST_CASE("what one copy says is destroyed is destroyed, whatever the other still holds", "[store][keys]") {
  for (const bool firstIsOld : {false, true}) {
    Bench bench;
    KeyFile keys = bench.made(3);
    const Bytes old = readFile(bench.first());
    const auto ids = idsIn(keys).value();
    REQUIRE(keys.destroy(thoseOf({ids[1]})));
    writeFile(firstIsOld ? bench.first() : bench.second(), old);
    REQUIRE(keys.heal() == 1u);
    CHECK(idsIn(keys) == std::vector<Uuid>{ids[0], ids[2]});
    CHECK(readFile(bench.first()) == readFile(bench.second()));
  }
}
