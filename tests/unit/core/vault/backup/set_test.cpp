// What a set says about itself, and what becomes of it in other hands.

#include "core/crypto/signing.h"
#include "core/vault/internals.h"
#include "tests/support/sample_values.h"
#include "tests/unit/core/vault/backup_fixture.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

vault::SetList sampleList(model::VaultId id) {
  vault::SetList list;
  list.vault = id;
  list.verifiedUpTo = numbered<model::ImageId>(3);
  list.files = {{"head", 142, {}}, {"inbox-inbox.key", 7, {}}};
  list.segments = {{"000001-0123456789abcdef.seg", 33'554'432, {}}};
  list.arrivals = {{numbered<model::ImageId>(9), 4096, {}}};
  list.objects = {{numbered<model::ImageId>(1), 1, {}}, {numbered<model::ImageId>(2), 5'000'000'000, {}}};
  list.objects[1].hash.fill(0xab);
  return list;
}

std::optional<ErrorCode> codeOf(const Result<vault::SetList>& read) {
  if (read) return std::nullopt;
  return read.error().code;
}

}  // namespace

TEST_CASE("a list comes back member by member, and its size is that of everything in it", "[vault][backup]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto& inside = open.internals();
  const vault::SetList list = sampleList(open.id());
  const Bytes bytes = vault::signList(list, open.user().id, inside.identity);
  const auto read = vault::readList(bytes, inside.members);
  REQUIRE(read);
  CHECK(*read == list);
  CHECK(read->bytes() == 142 + 7 + 33'554'432 + 4096 + 1 + 5'000'000'000);
  CHECK(read->file("head")->bytes == 142);
  CHECK(read->file("keys") == nullptr);
}

TEST_CASE("a list with any bit changed, cut anywhere or signed by anybody else is refused", "[vault][backup]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto& inside = open.internals();
  const Bytes bytes = vault::signList(sampleList(open.id()), open.user().id, inside.identity);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    Bytes changed = bytes;
    changed[i] ^= static_cast<std::uint8_t>(1 << (i % 8));
    CHECK(codeOf(vault::readList(changed, inside.members)));
  }
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK(codeOf(vault::readList(ByteView(bytes).first(length), inside.members)));
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK(codeOf(vault::readList(longer, inside.members)) == ErrorCode::BackupDamaged);
  Bytes newer = bytes;
  newer[8] = 2;
  CHECK(codeOf(vault::readList(newer, inside.members)) == ErrorCode::VaultTooNew);

  const auto stranger = crypto::Identity::make(practice.random);
  REQUIRE(stranger);
  CHECK(codeOf(vault::readList(vault::signList(sampleList(open.id()), open.user().id, *stranger), inside.members)) == ErrorCode::BackupForged);
  CHECK(codeOf(vault::readList(vault::signList(sampleList(open.id()), numbered<model::UserId>(77), inside.identity), inside.members)) == ErrorCode::BackupForged);
  CHECK(codeOf(vault::readList(vault::signList(sampleList(numbered<model::VaultId>(5)), open.user().id, inside.identity), inside.members)) == ErrorCode::BackupOfAnotherVault);
}

TEST_CASE("names that lead anywhere else are refused, whoever signed them", "[vault][backup]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto& inside = open.internals();
  for (const char* name : {"", ".", "..", "../head", "a/b", "a\\b", ".hidden", "C:x", "Head", "a b"}) {
    INFO(name);
    vault::SetList list = sampleList(open.id());
    list.files[0].name = name;
    CHECK(codeOf(vault::readList(vault::signList(list, open.user().id, inside.identity), inside.members)) == ErrorCode::BackupDamaged);
  }
  vault::SetList list = sampleList(open.id());
  std::swap(list.objects[0], list.objects[1]);
  CHECK(codeOf(vault::readList(vault::signList(list, open.user().id, inside.identity), inside.members)) == ErrorCode::BackupDamaged);
}

TEST_CASE("every byte of every file of a set, changed by a stranger, is found before anything is restored from it", "[vault][backup]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const Path set = clinic.newestSet(), target = clinic.practice.folder / "restored";
  for (const auto& file : std::filesystem::directory_iterator(set)) {
    const Bytes before = readFile(file.path());
    // The journal's segment and the keys are long: a spread of their bytes.
    const std::size_t stride = std::max<std::size_t>(1, before.size() / 25);
    for (std::size_t at = 0; at < before.size(); at += stride) {
      INFO(pathToUtf8(file.path().filename()) << " at " << at);
      flipByte(file.path(), at);
      const auto restored = clinic.restore(target);
      REQUIRE_FALSE(restored);
      const ErrorCode code = restored.error().code;
      CHECK((code == ErrorCode::BackupDamaged || code == ErrorCode::BackupForged || code == ErrorCode::BackupOfAnotherVault || code == ErrorCode::VaultTooNew));
      CHECK_FALSE(std::filesystem::exists(target / "head"));
      std::filesystem::remove_all(target);
      writeFile(file.path(), before);
    }
  }
  clinic.mustBringBack(clinic.images);
}

TEST_CASE("a damaged newest set gives way to the one before, and says so", "[vault][backup]") {
  BackupPractice clinic(1);
  const Acknowledged early = clinic.images;
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
    clinic.practice.clock.advance(86'400'000);
    clinic.add(open, 1);
    clinic.mustBackUp(open);
  }
  flipByte(clinic.newestSet() / "list", 100);
  const auto report = clinic.restore(clinic.practice.folder / "restored");
  REQUIRE(report);
  CHECK(report->trouble.size() == 1);
  CHECK(report->set == clinic.sets().front().name.name);
  CHECK(clinic.sets().back().trouble);
  vault::Vault old = clinic.openAt(clinic.practice.folder / "restored");
  checkEverythingIsThere(old, early);
}

TEST_CASE("another vault's set that somebody laid beside ours is passed over, whatever date it has", "[vault][backup]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const auto password = secretOf(kOwnerPassword);
  auto made = vault::Vault::create(clinic.practice.environment(), clinic.practice.folder / "other", {"Harbour Dental", "owner", "Dr A. Okafor", password, clinic.practice.deviceSecret});
  REQUIRE(made);
  const Path theirPlace = clinic.practice.folder / "theirs";
  const auto saved = vault::backUp(made->first, {.destination = theirPlace});
  REQUIRE(saved);
  const std::string ours = clinic.sets().front().name.name, theirs = saved->outcome.set, later = "20991231" + theirs.substr(8);
  std::filesystem::copy(theirPlace / "sets" / theirs, clinic.place / "sets" / later, std::filesystem::copy_options::recursive);
  REQUIRE(clinic.sets().size() == 2);
  REQUIRE(clinic.sets().back().trouble);
  CHECK(clinic.sets().back().trouble->code == ErrorCode::BackupOfAnotherVault);
  const auto report = clinic.restore(clinic.practice.folder / "restored");
  REQUIRE(report);
  CHECK(report->set == ours);
  CHECK(report->trouble == std::vector{later});
  CHECK(clinic.backUp(open));  // theirs is not what it goes on from

  // A marker that names nobody's vault keeps no set from coming back.
  std::filesystem::remove(clinic.place / "backup");
  writeFile(clinic.place / "backup", vault::encodeMarker({numbered<model::VaultId>(66), {}}));
  CHECK_FALSE(clinic.sets().front().trouble);
}

TEST_CASE("damaged keys in the newest set give way to the set before too", "[vault][backup]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
    clinic.practice.clock.advance(86'400'000);
    clinic.mustBackUp(open);
  }
  flipByte(clinic.newestSet() / "keys", 60);
  const std::string newest = clinic.sets().back().name.name;
  const auto report = clinic.restore(clinic.practice.folder / "restored");
  REQUIRE(report);
  CHECK(report->trouble == std::vector{newest});
  CHECK(clinic.restore(clinic.practice.folder / "again", {newest}).error().code == ErrorCode::BackupDamaged);
  CHECK_FALSE(std::filesystem::exists(clinic.practice.folder / "again"));
}

TEST_CASE("an image that the backup lost or has damaged is named, and everything else comes back", "[vault][backup]") {
  BackupPractice clinic(4);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  const auto objects = clinic.objectsBelow(clinic.place);
  std::filesystem::remove(objects[0]);
  flipByte(objects[1], 120);
  const Path target = clinic.practice.folder / "restored";
  const auto report = clinic.restore(target);
  REQUIRE(report);
  CHECK(report->missing.size() == 2);
  vault::Vault open = clinic.openAt(target);
  Acknowledged rest = clinic.images;
  for (const model::ImageId id : report->missing) CHECK(rest.erase(id) == 1);
  checkEverythingIsThere(open, rest);
}

TEST_CASE("a place that was encrypted is neither restored from nor written to", "[vault][backup]") {
  BackupPractice clinic(2);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.place))
    if (entry.is_regular_file() && entry.file_size() > 0) overwrite(entry.path(), 0x11);
  CHECK(clinic.restore(clinic.practice.folder / "restored").error().code == ErrorCode::BackupDamaged);
  CHECK(clinic.backUp(open).error().code == ErrorCode::BackupDamaged);
}

TEST_CASE("a backup of another vault, or from a newer program, is left alone", "[vault][backup]") {
  BackupPractice clinic(1);
  vault::Vault open = clinic.practice.open();
  clinic.mustBackUp(open);
  const Path marker = clinic.place / "backup";
  const Bytes before = readFile(marker);
  std::filesystem::remove(marker);
  writeFile(marker, vault::encodeMarker({numbered<model::VaultId>(66), {}}));
  CHECK(clinic.backUp(open).error().code == ErrorCode::BackupOfAnotherVault);
  Bytes newer = before;
  newer[8] = 9;
  std::filesystem::remove(marker);
  writeFile(marker, newer);
  CHECK(clinic.backUp(open).error().code == ErrorCode::VaultTooNew);
  CHECK(clinic.restore(clinic.practice.folder / "restored").error().code == ErrorCode::VaultTooNew);
  std::filesystem::remove(marker);
  writeFile(marker, before);
  CHECK(clinic.backUp(open));
}

TEST_CASE("an older copy of the vault does not write over the backup that is ahead of it", "[vault][backup]") {
  BackupPractice clinic(1);
  std::filesystem::copy(clinic.practice.path, clinic.practice.folder / "older", std::filesystem::copy_options::recursive);
  {
    vault::Vault open = clinic.practice.open();
    clinic.add(open, 8);
    clinic.mustBackUp(open);
  }
  clinic.practice.path = clinic.practice.folder / "older";
  {
    vault::Vault older = clinic.practice.open();
    CHECK(clinic.backUp(older).error().code == ErrorCode::BackupNewer);
  }
  CHECK(clinic.sets().size() == 1);
}

TEST_CASE("a set that was renamed to look newer is refused", "[vault][backup]") {
  BackupPractice clinic(1);
  {
    vault::Vault open = clinic.practice.open();
    clinic.mustBackUp(open);
  }
  std::filesystem::rename(clinic.newestSet(), clinic.place / "sets" / "20991231T235959Z-999999");
  CHECK(clinic.restore(clinic.practice.folder / "restored").error().code == ErrorCode::BackupForged);
}

TEST_CASE("the bytes of the format stay as FORMAT.md has them", "[vault][backup]") {
  const Uuid place = numbered<model::DeviceId>(3).uuid;
  CHECK(toHex(vault::encodeMarker({numbered<model::VaultId>(1), numbered<model::DeviceId>(2).uuid})) ==
        "534c4241434b555001000101010101010101010101010101010102020202020202020202020202020202");
  const vault::BackupPlace disk{place, vault::PlaceKind::Removable, "Red disk", "/media/red", {}, 24, vault::Deleting::TakenAway, {1'795'300'000'123}};
  CHECK(toHex(vault::change::encode(vault::change::Any(vault::change::BackupPlaceSet{disk}))) ==
        "01030303030303030303030303030303030208000000526564206469736b0a0000002f6d656469612f726564000000001800"
        "0000037b013800a2010000");
  CHECK(toHex(vault::change::encode(vault::change::Any(vault::change::BackupPlaceRemoved{place}))) == "01" + toHex(place.view()));
  const vault::change::BackupFinished finished{place, std::nullopt, "20261122T100703Z-42", 42, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, true};
  CHECK(toHex(vault::change::encode(vault::change::Any(finished))) ==
        "01030303030303030303030303030303030000130000003230323631313232543130303730335a2d34322a00000000000000"
        "010000000000000002000000000000000300000000000000040000000000000005000000000000000600000000000000070000000000000008000000"
        "0000000009000000000000000a00000001");
  const vault::change::DrillFinished drill{place, vault::DrillKind::Full, ErrorCode::DrillFailed, "s", 1, 2, 3, 4, 5, 6};
  CHECK(toHex(vault::change::encode(vault::change::Any(drill))) ==
        "010303030303030303030303030303030302fe01010000007301000000000000000200000000000000030000000000000004"
        "000000000000000500000006000000");
}

TEST_CASE("what one copy of the keys has damaged comes whole into a set", "[vault][backup]") {
  BackupPractice clinic;
  {
    vault::Vault open = clinic.practice.open();
    Bytes keys = readFile(clinic.practice.path / "keys");
    keys[26 + 60] ^= 1;  // of the first record, in the first copy alone
    writeFile(clinic.practice.path / "keys", keys);
    clinic.mustBackUp(open);
  }
  clinic.mustBringBack(clinic.images);
}
