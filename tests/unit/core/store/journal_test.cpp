#include <catch2/catch_test_macros.hpp>

#include "core/crypto/key_wrap.h"
#include "tests/support/faulty_files.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;
using store::Journal;

namespace {

using Sequences = std::vector<std::uint64_t>;

Path segment(const JournalBench& bench, int number = 1) { return bench.path() / ("00000" + std::to_string(number) + ".seg"); }

Journal created(JournalBench& bench) {
  auto journal = Journal::create(*bench.files, bench.path(), bench.vault);
  REQUIRE(journal);
  return std::move(*journal);
}

void cut(const Path& path, std::uint64_t bytes) { std::filesystem::resize_file(path, std::filesystem::file_size(path) - bytes); }

ErrorCode codeOf(const Result<Sequences>& result) { return result ? ErrorCode{} : result.error().code; }

}  // namespace

TEST_CASE("records come back in order, from the start or from what was applied", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 2));
  const auto applied = journal.end();
  REQUIRE(bench.append(journal, 3));
  CHECK(bench.open() == Sequences{0, 1, 2, 3, 4});
  CHECK(bench.open(applied) == Sequences{2, 3, 4});
  CHECK(bench.open(journal.end()) == Sequences{});
  CHECK(bench.scan() == Sequences{0, 1, 2, 3, 4});
  CHECK(bench.positions.size() == 3);
  CHECK(bench.positions.back() == journal.end());
}

TEST_CASE("a reopened journal goes on where it ended", "[store][journal]") {
  JournalBench bench;
  {
    Journal journal = created(bench);
    REQUIRE(bench.append(journal, 1));
  }
  auto again = Journal::open(*bench.files, bench.path(), bench.vault, {}, bench.signers(), [](const auto&, const auto&) { return ok(); });
  REQUIRE(again);
  REQUIRE(bench.append(*again, 1));
  CHECK(bench.scan() == Sequences{0, 1});
}

TEST_CASE("a full segment is followed by the next one, and all of them count", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  for (int i = 0; i < 3; ++i) REQUIRE(bench.append(journal, 1, Journal::kSegmentBytes));
  REQUIRE(std::filesystem::exists(segment(bench, 3)));
  CHECK(journal.end().segment == 3);
  CHECK(bench.open() == Sequences{0, 1, 2});
  SECTION("a missing one is found") { std::filesystem::remove(segment(bench, 2)); }
  SECTION("a missing last one is found by who knows the end") { std::filesystem::remove(segment(bench, 3)); }
  SECTION("a cut one in the middle is no torn tail") { cut(segment(bench, 2), 1); }
  SECTION("two that changed places are found") {
    std::filesystem::rename(segment(bench, 2), bench.path() / "x");
    std::filesystem::rename(segment(bench, 3), segment(bench, 2));
    std::filesystem::rename(bench.path() / "x", segment(bench, 3));
  }
  CHECK(codeOf(bench.open(journal.end())) == (std::filesystem::exists(segment(bench, 3)) ? ErrorCode{} : ErrorCode::JournalDamaged));
  const auto scanned = bench.scan();
  CHECK((codeOf(scanned) == ErrorCode::JournalDamaged || scanned->size() < 3));
}

TEST_CASE("a segment whose header never arrived is begun anew", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 1, Journal::kSegmentBytes));
  SECTION("empty") { writeFile(segment(bench, 2), {}); }
  SECTION("half a header") { writeFile(segment(bench, 2), Bytes(30, 7)); }
  SECTION("zeros") { writeFile(segment(bench, 2), Bytes(70, 0)); }
  CHECK(bench.open(journal.end()) == Sequences{});
  auto again = Journal::open(*bench.files, bench.path(), bench.vault, journal.end(), bench.signers(), [](const auto&, const auto&) { return ok(); });
  REQUIRE(again);
  REQUIRE(bench.append(*again, 1));
  CHECK(bench.scan() == Sequences{0, 1});
}

TEST_CASE("a journal whose first record cannot be read is damaged, never torn, and is left as it is", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 2));
  Bytes bytes = readFile(segment(bench));
  SECTION("both records of the first append are gone") { std::fill(bytes.begin() + 70, bytes.end(), std::uint8_t{0xa5}); }
  SECTION("they are zeros") { std::fill(bytes.begin() + 70, bytes.end(), std::uint8_t{0}); }
  SECTION("half of the first one is there") { bytes.resize(70 + 40); }
  SECTION("the header is cut") { bytes.resize(30); }
  SECTION("nothing is left") { bytes.clear(); }
  SECTION("the header was never written") { bytes.assign(70, 0); }
  writeFile(segment(bench), bytes);
  CHECK(codeOf(bench.open()) == ErrorCode::JournalDamaged);
  CHECK(codeOf(bench.scan()) == ErrorCode::JournalDamaged);
  CHECK(readFile(segment(bench)) == bytes);
}

TEST_CASE("a journal just begun is empty and goes on", "[store][journal]") {
  JournalBench bench;
  { const Journal journal = created(bench); }
  CHECK(bench.open() == Sequences{});
}

TEST_CASE("every length of a torn last append is cut, and what came before stays", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 2));
  const std::uint64_t before = journal.end().offset;
  REQUIRE(bench.append(journal, 2));
  const Bytes whole = readFile(segment(bench));
  const std::uint64_t third = before + (whole.size() - before) / 2;
  for (std::size_t length = before; length < whole.size(); ++length) {
    writeFile(segment(bench), ByteView(whole).first(length));
    INFO("length " << length);
    REQUIRE(bench.open() == (length < third ? Sequences{0, 1} : Sequences{0, 1, 2}));
    REQUIRE(std::filesystem::file_size(segment(bench)) == (length < third ? before : third));
  }
}

TEST_CASE("an append of which a disk kept any sectors but not all is cut, never refused", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 2));
  const std::size_t before = journal.end().offset;
  REQUIRE(bench.append(journal, 12));
  const Bytes whole = readFile(segment(bench));
  FixedRandom random(3);
  for (int round = 0; round < 60; ++round) {
    Bytes torn = whole;
    bool lost = false;
    for (std::size_t sector = before / 512; sector * 512 < torn.size(); ++sector) {
      if (random.array<1>()[0] % 2 == 0) continue;
      lost = true;
      for (std::size_t i = std::max(before, sector * 512); i < std::min(torn.size(), (sector + 1) * 512); ++i) torn[i] = 0;
    }
    writeFile(segment(bench), torn);
    const auto read = bench.open();
    INFO("round " << round);
    REQUIRE(read);
    CHECK(read->size() >= 2);
    CHECK((read->size() < 14) == lost);
    CHECK(bench.scan() == *read);
  }
}

TEST_CASE("every flipped byte is found by a scan, and by an opening that knows the end", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 1));
  const auto middle = journal.end();
  REQUIRE(bench.append(journal, 1));
  const auto beforeLast = journal.end();
  REQUIRE(bench.append(journal, 1));
  const Bytes whole = readFile(segment(bench));
  for (std::size_t at = 0; at < whole.size(); ++at) {
    Bytes changed = whole;
    changed[at] ^= 0x10;
    writeFile(segment(bench), changed);
    INFO("byte " << at);
    const auto scanned = bench.scan();
    REQUIRE_FALSE(scanned);
    CHECK((scanned.error().code == ErrorCode::JournalDamaged || (scanned.error().code == ErrorCode::VaultTooNew && at >= 8 && at < 10)));
    // Without the catalogue nothing before the last append may be cut or believed.
    const auto opened = bench.open();
    if (at < beforeLast.offset) CHECK_FALSE(opened);
    else CHECK((!opened || *opened == Sequences{0, 1}));
    writeFile(segment(bench), changed);
    const auto tail = bench.open(middle);
    if (at >= middle.offset && at < beforeLast.offset) CHECK_FALSE(tail);
  }
}

TEST_CASE("records of the same author that changed places are found", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  for (int i = 0; i < 3; ++i) REQUIRE(bench.append(journal, 1));
  Bytes whole = readFile(segment(bench));
  const std::size_t record = (whole.size() - 70) / 3;
  std::swap_ranges(whole.begin() + 70, whole.begin() + 70 + static_cast<std::ptrdiff_t>(record), whole.begin() + 70 + static_cast<std::ptrdiff_t>(record));
  writeFile(segment(bench), whole);
  CHECK(codeOf(bench.scan()) == ErrorCode::JournalDamaged);
  CHECK(codeOf(bench.open()) == ErrorCode::JournalDamaged);
}

TEST_CASE("a removed record in the middle is found", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  for (int i = 0; i < 4; ++i) REQUIRE(bench.append(journal, 1));
  Bytes whole = readFile(segment(bench));
  const auto record = static_cast<std::ptrdiff_t>((whole.size() - 70) / 4);
  whole.erase(whole.begin() + 70 + record, whole.begin() + 70 + 2 * record);
  writeFile(segment(bench), whole);
  CHECK(codeOf(bench.scan()) == ErrorCode::JournalDamaged);
  CHECK(codeOf(bench.open()) == ErrorCode::JournalDamaged);
}

TEST_CASE("another vault's journal is refused, and so is an author nobody knows", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 2));
  SECTION("another vault") {
    bench.vault = vaultNamed(2);
    CHECK(codeOf(bench.scan()) == ErrorCode::JournalDamaged);
    CHECK(codeOf(bench.open()) == ErrorCode::JournalDamaged);
  }
  SECTION("an unknown author") {
    const auto nobody = [](model::UserId, std::uint64_t) -> std::optional<crypto::SigningPublicKey> { return std::nullopt; };
    CHECK_FALSE(Journal::scan(*bench.files, bench.path(), bench.vault, nobody, [](const auto&) { return ok(); }));
  }
  SECTION("somebody else's key") {
    const auto other = [&](model::UserId, std::uint64_t) -> std::optional<crypto::SigningPublicKey> { return bench.clinician.member.signingKey; };
    CHECK_FALSE(Journal::scan(*bench.files, bench.path(), bench.vault, other, [](const auto&) { return ok(); }));
  }
}

TEST_CASE("records that the catalogue has seen and the journal no longer has are missed", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 1));
  REQUIRE(bench.append(journal, 1));
  cut(segment(bench), 1);
  CHECK(codeOf(bench.open(journal.end())) == ErrorCode::JournalDamaged);
  std::filesystem::remove(segment(bench));
  CHECK(codeOf(bench.open()) == ErrorCode::JournalDamaged);
}

TEST_CASE("an append that fails is not in the journal", "[store][journal]") {
  JournalBench bench;
  FaultyFiles faulty(*bench.files, bench.folder.path());
  auto journal = Journal::create(faulty, bench.path(), bench.vault);
  REQUIRE(journal);
  REQUIRE(bench.append(*journal, 1));
  const auto end = journal->end();
  SECTION("a short write is cut back and the next one succeeds") {
    faulty.failCall(1, Fault::ShortWrite);
    CHECK(bench.append(*journal, 1).error().code == ErrorCode::DiskFull);
    CHECK(journal->end() == end);
    CHECK_FALSE(journal->failed());
    REQUIRE(bench.append(*journal, 1));
    CHECK(bench.scan() == Sequences{0, 1});
  }
  SECTION("a failed sync is final for this journal") {
    faulty.failCall(2, Fault::InputOutput);
    CHECK(bench.append(*journal, 1).error().code == ErrorCode::SyncFailed);
    CHECK(journal->failed());
    CHECK(bench.append(*journal, 1).error().code == ErrorCode::SyncFailed);
    CHECK(bench.scan() == Sequences{0});
  }
}

TEST_CASE("a body sealed for one place opens in no other", "[store][journal]") {
  FixedRandom random;
  JournalBench bench;
  const auto key = crypto::newKey(random);
  REQUIRE(key);
  store::JournalRecord record;
  record.sequence = 5;
  record.changeClass = 20;
  record.author = bench.owner.member.user.id;
  const auto sealed = crypto::sealBody(*key, asBytes("body"), store::bodyAssociation(bench.vault, record), random);
  REQUIRE(sealed);
  REQUIRE(crypto::openBody(*key, *sealed, store::bodyAssociation(bench.vault, record)));
  const auto opens = [&](const store::JournalRecord& other) { return crypto::openBody(*key, *sealed, store::bodyAssociation(bench.vault, other)).has_value(); };
  store::JournalRecord other = record;
  other.sequence = 6;
  CHECK_FALSE(opens(other));
  other = record, other.changeClass = 21;
  CHECK_FALSE(opens(other));
  other = record, other.time.milliseconds = 1;
  CHECK_FALSE(opens(other));
  other = record, other.place = 1;
  CHECK_FALSE(opens(other));
  other = record, other.patient.uuid.bytes[0] = 1;
  CHECK_FALSE(opens(other));
  CHECK_FALSE(crypto::openBody(*key, *sealed, store::bodyAssociation(vaultNamed(2), record)));
}

TEST_CASE("an open journal reads its own records in order, over segments, and notices a broken chain; signatures are for the scan", "[store][journal]") {
  JournalBench bench;
  Journal journal = created(bench);
  REQUIRE(bench.append(journal, 3));
  REQUIRE(bench.append(journal, 1, Journal::kSegmentBytes));
  REQUIRE(bench.append(journal, 2));
  REQUIRE(journal.end().segment == 2);
  const auto own = [&]() -> Result<Sequences> {
    Sequences read;
    TRY_VOID(journal.readOwn([&](const store::JournalRecord& record) -> Result<void> {
      read.push_back(record.sequence);
      return {};
    }));
    return read;
  };
  CHECK(own() == Sequences{0, 1, 2, 3, 4, 5});
  Bytes bytes = readFile(segment(bench));
  SECTION("a byte of a body") { bytes[70 + 98] ^= 1; }
  SECTION("a number") { bytes[70 + 4] ^= 1; }
  SECTION("a length") { bytes[70] ^= 1; }
  writeFile(segment(bench), bytes);
  CHECK(codeOf(own()) == ErrorCode::JournalDamaged);
}
