// The test vectors of format 1: tests/data/format holds one small file of each kind. This program must write them byte for byte and
// must read the committed ones; whoever changes either breaks vaults. SAFELIGHT_WRITE_VECTORS=1 writes them anew.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>

#include "core/crypto/key_wrap.h"
#include "core/seal/object_envelope.h"
#include "core/store/key_file.h"
#include "core/store/object_store.h"
#include "tests/support/sealed_whole.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr const char* kPassword = "harbour lantern violet anchor";
constexpr const char* kOriginal = "the original's bytes";

crypto::SecretBytes secret(std::string_view text) { return std::move(*crypto::SecretBytes::copyOf(asBytes(text))); }
crypto::SecretBytes keyOf(std::uint8_t byte) { return std::move(*crypto::SecretBytes::copyOf(Bytes(32, byte))); }

/// Everything in it follows from FixedRandom(7), FakeClock and the constants here.
struct Vectors : JournalBench {
  model::ImageId image{vaultNamed(0x33).uuid};
  model::PatientId patient{vaultNamed(0x22).uuid};
  store::Layout layout{folder.path()};

  void build() {
    REQUIRE(files->makeDirectory(layout.journal()));
    auto slot = crypto::makeSlot(crypto::SlotKind::Password, 1, {vault.uuid, owner.member.user.id.uuid}, owner.identity, secret(kPassword), keyOf(0xd0), {}, random);
    REQUIRE(slot);
    ByteWriter slotBytes;
    slot->encode(slotBytes);
    writeFile(folder / "slot", slotBytes.bytes());
    owner.member.slots = {*slot};
    const store::MembersLog log = createWithTwo();
    REQUIRE(store::writeHead(*files, layout.head(), {vault, 1, log.members().genesis(), owner.member.user.id}, owner.identity));
    buildKeys();
    buildJournal();
    buildObject();
  }

 private:
  void buildKeys() {
    auto keys = store::KeyFile::create(*files, layout.keys(), layout.keysCopy(), vault);
    REQUIRE(keys);
    std::vector<store::KeyRecord> records(2);
    records[0] = {store::KeyKind::Patient, patient.uuid, patient, {}};
    records[1] = {store::KeyKind::Object, image.uuid, patient, {}};
    const std::array<std::uint8_t, 2> wrapping{0xa0, 0xb0}, wrapped{0xb0, 0xc0};
    for (std::size_t i = 0; i < 2; ++i) {
      const auto sealed = crypto::wrapKey(keyOf(wrapping[i]), keyOf(wrapped[i]), store::keyAssociation(vault, records[i]), random);
      REQUIRE(sealed);
      std::copy(sealed->begin(), sealed->end(), records[i].wrapped.begin());
    }
    REQUIRE(keys->append(records));
  }

  void buildJournal() {
    auto journal = store::Journal::create(*files, layout.journal(), vault);
    REQUIRE(journal);
    std::vector<store::JournalRecord> records(2);
    for (store::JournalRecord& record : records) {
      record.author = owner.member.user.id;
      record.time = kNow;
    }
    records[0].changeClass = 1;
    records[1].changeClass = 14;
    records[1].patient = patient;
    REQUIRE(journal->append(records, owner.identity, [&](store::JournalRecord& record) -> Result<void> {
      const Bytes body{1};
      TRY_ASSIGN(record.sealedBody, crypto::sealBody(keyOf(0xe0), body, store::bodyAssociation(vault, record), random));
      return {};
    }, positions));
  }

  void buildObject() {
    for (const Path& path : {layout.objects(), layout.temporary()}) REQUIRE(files->makeDirectory(path));
    const store::ObjectStore objects(*files, layout);
    REQUIRE(objects.writeTemporary(image, [&](const store::ObjectStore::Sink& sink) {
      return sink(keyOf(0xc0).read([&](ByteView key) { return tests::sealWhole(image.uuid, key, asBytes("metadata"), asBytes(kOriginal), random); }).value());
    }));
    REQUIRE(objects.publish({image}));
  }
};

/// Vector file name and where it lies in a vault.
std::map<std::string, Path> filesOf(const store::Layout& layout, model::ImageId image) {
  return {{"slot", layout.root / "slot"}, {"head", layout.head()},          {"members", layout.members()},
          {"keys", layout.keys()},        {"journal-000001.seg", layout.journal() / "000001.seg"}, {"object", layout.object(image)}};
}

/// The committed files laid out as a vault.
struct Committed : Staff {
  store::Layout layout{folder.path()};
  model::ImageId image{vaultNamed(0x33).uuid};
  Committed() {
    for (const auto& [name, path] : filesOf(layout, image)) {
      std::filesystem::create_directories(path.parent_path());
      writeFile(path, readFile(testData() / "format" / name));
    }
    writeFile(layout.keysCopy(), readFile(layout.keys()));
  }
};

}  // namespace

TEST_CASE("format 1 is written byte for byte as it always was", "[store][format]") {
  Vectors vectors;
  vectors.build();
  for (const auto& [name, path] : filesOf(vectors.layout, vectors.image)) {
    if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(testData() / "format" / name, readFile(path));
    INFO(name);
    CHECK(toHex(readFile(path)) == toHex(readFile(testData() / "format" / name)));
  }
  CHECK(readFile(vectors.layout.keys()) == readFile(vectors.layout.keysCopy()));
}

TEST_CASE("members, head and key slot of format 1 are read", "[store][format]") {
  Committed committed;
  const auto log = store::MembersLog::open(*committed.files, committed.layout.members());
  REQUIRE(log);
  CHECK(log->vault() == committed.vault);
  CHECK(log->members().practice() == "Harbour Dental");
  REQUIRE(log->members().all().size() == 2);
  CHECK(store::readHead(*committed.files, committed.layout.head(), *log)->genesis == log->members().genesis());
  const store::Member& owner = log->members().all()[0];
  const Bytes bytes = readFile(committed.layout.root / "slot");
  ByteReader reader(bytes);
  const auto slot = crypto::KeySlot::parse(reader);
  REQUIRE((slot && reader.finished()));
  const auto identity = crypto::openSlot(*slot, {committed.vault.uuid, owner.user.id.uuid}, secret(kPassword), keyOf(0xd0));
  REQUIRE(identity);
  CHECK(identity->signingKey() == owner.signingKey);
  CHECK(identity->boxKey() == owner.boxKey);
}

TEST_CASE("keys and object of format 1 are opened", "[store][format]") {
  Committed committed;
  const auto keys = store::KeyFile::open(*committed.files, committed.layout.keys(), committed.layout.keysCopy(), committed.vault);
  REQUIRE(keys);
  std::vector<store::KeyRecord> records;
  REQUIRE(keys->read(0, [&](const store::KeyRecord& record) {
    records.push_back(record);
    return ok();
  }));
  REQUIRE(records.size() == 2);
  const auto patientKey = crypto::unwrapKey(keyOf(0xa0), records[0].wrapped, store::keyAssociation(committed.vault, records[0]));
  REQUIRE(patientKey);
  const auto objectKey = crypto::unwrapKey(*patientKey, records[1].wrapped, store::keyAssociation(committed.vault, records[1]));
  REQUIRE(objectKey);
  const store::ObjectStore objects(*committed.files, committed.layout);
  const auto object = objects.open(committed.image, *objectKey);
  REQUIRE(object);
  CHECK(toString(object->metadata().value()) == "metadata");
  CHECK(toString(object->readAll().value()) == kOriginal);
}

TEST_CASE("the journal of format 1 is read", "[store][format]") {
  Committed committed;
  const auto log = store::MembersLog::open(*committed.files, committed.layout.members());
  REQUIRE(log);
  const auto signers = [&](model::UserId id, std::uint64_t) -> std::optional<crypto::SigningPublicKey> {
    const store::Member* member = log->members().byId(id);
    return member == nullptr ? std::nullopt : std::optional(member->signingKey);
  };
  std::vector<std::uint16_t> classes;
  const auto end = store::Journal::scan(*committed.files, committed.layout.journal(), committed.vault, signers, [&](const store::JournalRecord& record) -> Result<void> {
    classes.push_back(record.changeClass);
    CHECK(record.place == record.sequence);
    CHECK(crypto::openBody(keyOf(0xe0), record.sealedBody, store::bodyAssociation(committed.vault, record)) == Bytes{1});
    return {};
  });
  REQUIRE(end);
  CHECK(classes == std::vector<std::uint16_t>{1, 14});
}
