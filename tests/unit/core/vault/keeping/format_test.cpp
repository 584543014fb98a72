// Test vectors of what keeping writes: tests/data/format. SAFELIGHT_WRITE_VECTORS=1 writes them anew.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>

#include "core/store/key_file.h"
#include "core/vault/keeping/tombstone.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

void checkVector(const char* name, const Bytes& bytes) {
  const Path vector = testData() / "format" / name;
  if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(vector, bytes);
  CHECK(toHex(bytes) == toHex(readFile(vector)));
}

vault::Tombstone sampleTombstone(const Staff& staff) {
  return {staff.vault, kNow, staff.owner.member.user.id, {numbered<model::PatientId>(1), numbered<model::PatientId>(2)}, {numbered<model::ImageId>(3)}};
}

}  // namespace

TEST_CASE("a tombstone is written byte for byte as it always was, and read", "[keeping][format]") {
  Staff staff;
  const store::MembersLog log = staff.createWithTwo();
  checkVector("tombstone", vault::signTombstone(sampleTombstone(staff), staff.owner.identity));
  const auto read = vault::parseTombstone(readFile(testData() / "format" / "tombstone"), log);
  REQUIRE(read);
  CHECK(read->patients == sampleTombstone(staff).patients);
  CHECK(read->images == sampleTombstone(staff).images);
  CHECK(read->at.milliseconds == kNow.milliseconds);
}

TEST_CASE("a log with a turned epoch is written byte for byte as it always was, and read", "[keeping][format]") {
  Staff staff;
  {
    store::MembersLog log = staff.createWithTwo();
    const model::UserId owner = staff.owner.member.user.id;
    REQUIRE(log.append(store::MemberDisabled{staff.clinician.member.user.id, 9}, owner, staff.owner.identity, 1, kNow));
    store::EpochTurned turned;
    turned.commitment.fill(0xc2);
    turned.previous.fill(0x5a);
    turned.sealed.emplace_back(owner, Bytes(80, 0x80));
    REQUIRE(log.append(turned, owner, staff.owner.identity, 1, kNow));
  }
  // The members' own boxes are sealed with fresh keys each time: what follows them is the vector.
  const Bytes log = readFile(staff.membersPath());
  checkVector("members-turned-kinds", [&] {
    // The two changes: kind and what follows it, as they stand in the payloads.
    Bytes kinds;
    ByteReader records(ByteView(log).subspan(26));
    while (!records.atEnd()) {
      const ByteView payload = records.blob();
      records.raw(64);
      const ByteView change = payload.subspan(16 + 8 + 32 + 4 + 8 + 16);
      if (change[0] == 7 || change[0] == 8) kinds.insert(kinds.end(), change.begin(), change.end());
    }
    return kinds;
  }());
}

TEST_CASE("a destroyed key is written byte for byte as it always was", "[keeping][format]") {
  Staff staff;
  auto keys = store::KeyFile::create(*staff.files, staff.folder / "keys", staff.folder / "keys.copy", staff.vault);
  REQUIRE(keys);
  store::KeyRecord record{store::KeyKind::Object, numbered<model::ImageId>(3).uuid, numbered<model::PatientId>(1), {}};
  record.wrapped.fill(0x77);
  REQUIRE(keys->append({record, record}));
  REQUIRE(keys->destroy([](std::uint64_t number, const store::KeyRecord&) { return number == 0; }) == 1u);
  checkVector("keys-destroyed", readFile(staff.folder / "keys"));
}
