// What becomes of images once they are in: tags, the bin, damage, exports, backups.

#include "core/vault/backup/restore.h"
#include "core/vault/export/export.h"
#include "core/vault/images/contact_sheet.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/imports.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

/// A disk that fails where one file lies.
class WornDisk final : public store::FileSystem {
 public:
  std::string bad;  // its name

  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override {
    TRY_ASSIGN(auto file, m_inner->open(path, mode));
    if (bad.empty() || path.filename() != bad) return file;
    return std::unique_ptr<store::File>(std::make_unique<BadFile>(std::move(file)));
  }
  std::optional<store::FileInfo> info(const Path& path) override { return m_inner->info(path); }
  Result<void> makeDirectory(const Path& path) override { return m_inner->makeDirectory(path); }
  Result<void> rename(const Path& from, const Path& to) override { return m_inner->rename(from, to); }
  Result<void> renameNew(const Path& from, const Path& to) override { return m_inner->renameNew(from, to); }
  Result<void> linkNew(const Path& from, const Path& to) override { return m_inner->linkNew(from, to); }
  Result<void> remove(const Path& path) override { return m_inner->remove(path); }
  Result<void> syncDirectory(const Path& path) override { return m_inner->syncDirectory(path); }
  Result<std::vector<std::string>> list(const Path& directory) override { return m_inner->list(directory); }
  Result<std::uint64_t> freeBytes(const Path& path) override { return m_inner->freeBytes(path); }
  bool isNetwork(const Path& path) override { return m_inner->isNetwork(path); }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path& path) override { return m_inner->lock(path); }

 private:
  class BadFile final : public store::File {
   public:
    explicit BadFile(std::unique_ptr<store::File> inner) : m_inner(std::move(inner)) {}
    Result<std::size_t> readAt(std::uint64_t, MutableByteView) override { return fail(ErrorCode::ReadFailed, "read errno 5"); }
    Result<void> writeAt(std::uint64_t offset, ByteView bytes) override { return m_inner->writeAt(offset, bytes); }
    Result<std::uint64_t> size() override { return m_inner->size(); }
    Result<void> truncate(std::uint64_t size) override { return m_inner->truncate(size); }
    Result<void> sync() override { return m_inner->sync(); }

   private:
    std::unique_ptr<store::File> m_inner;
  };
  std::unique_ptr<store::FileSystem> m_inner = store::systemFiles();
};

}  // namespace

TEST_CASE("tags are found by search, keep what was not changed, and go back", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto id = tests::import(practice, open, {practice.writeImage("x.dcm", tests::kMartaInFiles)})[0].image;
  const model::ImageTags before = vault::findImage(open, id)->tags;
  vault::TagChange change;
  change.teeth = model::Teeth{16, 17};
  change.view = model::View::Bitewing;
  change.note = "Caries distal";
  REQUIRE(vault::tagImages(open, {id}, change));
  vault::TagChange phase;
  phase.phase = model::Phase::Before;
  REQUIRE(vault::tagImages(open, {id}, phase));
  const auto tagged = vault::findImage(open, id)->tags;
  CHECK(tagged.teeth == model::Teeth{16, 17});
  CHECK(tagged.phase == model::Phase::Before);
  vault::ImageSearch search;
  for (const char* text : {"caries", "17", "bitewing", "before", "IO"}) {
    search.text = text;
    CHECK(vault::countImages(open, search) == 1u);
  }
  REQUIRE(vault::restoreTags(open, {{id, before}}));
  search.text = "caries";
  CHECK(vault::countImages(open, search) == 0u);
}

TEST_CASE("the bin keeps images for thirty days, then key and object go", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto id = tests::import(practice, open, {practice.writeImage("x.dcm", tests::kMartaInFiles)})[0].image;
  REQUIRE(vault::binImages(open, {id}));
  practice.clock.advance(29ll * 86'400'000);
  CHECK(vault::purgeExpired(open) == 0u);
  REQUIRE(vault::createPatient(open, {"Lindquist", "Martha", {}, model::Sex::Unknown, "9", ""}));
  practice.clock.advance(2ll * 86'400'000);
  CHECK(vault::purgeExpired(open) == 1u);
  CHECK(vault::findImage(open, id).error().code == ErrorCode::ImageNotFound);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("images of merged patients are shown together and part again", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const auto other = *vault::createPatient(open, {"Lindquist", "Martha", {}, model::Sex::Unknown, "9", ""});
  tests::import(practice, open, {practice.writeImage("a.dcm", "", "1")}, marta);
  tests::import(practice, open, {practice.writeImage("b.dcm", "", "2")}, other);
  vault::ImageSearch search;
  search.patient = marta;
  CHECK(vault::countImages(open, search) == 1u);
  REQUIRE(vault::mergePatients(open, other, marta));
  CHECK(vault::countImages(open, search) == 2u);
  CHECK(vault::findPatient(open, marta)->imageCount == 2);
  REQUIRE(vault::undoMerge(open, other));
  CHECK(vault::countImages(open, search) == 1u);
  CHECK(vault::findPatient(open, marta)->imageCount == 1);
  CHECK(vault::findPatient(open, other)->imageCount == 1);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a missing, swapped, shortened or flipped object is named and nothing else is lost", "[vault][images]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const Path firstFile = practice.writeImage("in/a.dcm", tests::kMartaInFiles, std::string(70'000, 'a'));
  practice.writeImage("in/b.dcm", tests::kMartaInFiles, std::string(70'000, 'b'));
  const auto outcomes = tests::import(practice, open, {practice.folder / "in"});
  const auto first = outcomes[0].image, second = outcomes[1].image;
  const auto pathOf = [&](model::ImageId id) { return practice.path / "objects" / id.toString().substr(34) / id.toString(); };
  ErrorCode expected = ErrorCode::ObjectDamaged;
  SECTION("missing") {
    std::filesystem::remove(pathOf(second));
    expected = ErrorCode::ObjectMissing;
  }
  SECTION("swapped") { std::filesystem::copy_file(pathOf(first), pathOf(second), std::filesystem::copy_options::overwrite_existing); }
  SECTION("shortened") { std::filesystem::resize_file(pathOf(second), 60'000); }
  SECTION("flipped") {
    Bytes bytes = tests::readFile(pathOf(second));
    bytes[66'000] ^= 1;
    tests::writeFile(pathOf(second), bytes);
  }
  CHECK(vault::readOriginal(open, second).error().code == expected);
  CHECK(vault::readOriginal(open, first) == tests::readFile(firstFile));
  const auto report = vault::verifyVault(open, vault::Depth::Deep);
  REQUIRE(report);
  REQUIRE(report->findings.size() == 1);
  CHECK(report->findings[0].error.code == expected);
  CHECK(report->findings[0].where.find(second.toString()) != std::string::npos);
}

TEST_CASE("an image whose file the vault's disk does not give back is a damaged one, and the others open", "[vault][images]") {
  VaultFixture practice;
  auto worn = std::make_unique<WornDisk>();
  std::string& bad = worn->bad;
  practice.files = std::move(worn);
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto outcomes = tests::import(practice, open, {practice.writeImage("a.dcm", tests::kMartaInFiles, "a"), practice.writeImage("b.dcm", tests::kMartaInFiles, "b")});
  bad = outcomes[0].image.toString();
  const auto read = vault::readOriginal(open, outcomes[0].image);
  REQUIRE_FALSE(read);
  CHECK(read.error().code == ErrorCode::ObjectDamaged);  // no card that somebody could take out
  CHECK(read.error().detail == "unreadable");
  CHECK(vault::readOriginal(open, outcomes[1].image));
}

TEST_CASE("export writes originals bit for bit, never overwrites, and is in the journal first", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const Path file = practice.writeImage("x.dcm", tests::kMartaInFiles, std::string(5000, 'q'));
  const auto id = tests::import(practice, open, {file})[0].image;
  const vault::ExportRequest request{{id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Keep};
  const auto first = vault::exportImages(open, practice.decoder, request);
  const auto second = vault::exportImages(open, practice.decoder, request);
  REQUIRE(first);
  REQUIRE(second);
  CHECK((*first)[0].path != (*second)[0].path);
  CHECK(tests::readFile((*first)[0].path) == tests::readFile(file));
  CHECK(tests::readFile((*second)[0].path) == tests::readFile(file));
}

TEST_CASE("an export without identity names files by number alone", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto id = tests::import(practice, open, {practice.writeImage("Lindqvist.dcm", tests::kMartaInFiles)})[0].image;
  const auto outcome = vault::exportImages(open, practice.decoder, {{id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Remove});
  REQUIRE(outcome);
  CHECK(pathFromUtf8((*outcome)[0].path).filename() == "image-001.dcm");
}

TEST_CASE("an unknown image fails alone in an export", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto id = tests::import(practice, open, {practice.writeImage("x.dcm", tests::kMartaInFiles)})[0].image;
  model::ImageId unknown = id;
  unknown.uuid.bytes[15] ^= 1;
  const auto outcome = vault::exportImages(open, practice.decoder, {{unknown, id}, practice.folder / "out", vault::ExportAs::Original, vault::Identity::Keep});
  REQUIRE(outcome);
  CHECK((*outcome)[0].error->code == ErrorCode::ImageNotFound);
  CHECK_FALSE((*outcome)[1].error);
}

TEST_CASE("a backup opens like the vault, and a second one copies only what is new", "[vault][backup]") {
  VaultFixture practice;
  const Path backup = practice.folder / "backup", restored = practice.folder / "restored";
  Bytes original;
  model::ImageId id;
  {
    vault::Vault open = practice.open();
    tests::addMarta(open);
    const Path file = practice.writeImage("x.dcm", tests::kMartaInFiles);
    original = tests::readFile(file);
    id = tests::import(practice, open, {file})[0].image;
    REQUIRE(vault::backUp(open, backup));
    const auto again = vault::backUp(open, backup);
    REQUIRE(again);
    CHECK(again->filesAlreadyThere == 1);
    std::filesystem::create_directory(practice.folder / "other");
    tests::writeFile(practice.folder / "other" / "file", asBytes("x"));
    CHECK(vault::backUp(open, practice.folder / "other").error().code == ErrorCode::AlreadyExists);
  }
  CHECK(vault::restoreBackup(practice.environment(), backup, practice.path).error().code == ErrorCode::VaultExists);
  REQUIRE(vault::restoreBackup(practice.environment(), backup, restored));
  practice.path = restored;
  vault::Vault open = practice.open();
  CHECK(vault::readOriginal(open, id) == original);
  CHECK(vault::verifyVault(open, vault::Depth::Deep)->findings.empty());
}

TEST_CASE("a contact sheet shows every image and names nobody", "[vault]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  for (int i = 0; i < 5; ++i) practice.writeImage("in/" + std::to_string(i) + ".dcm", tests::kMartaInFiles, std::to_string(i));
  tests::import(practice, open, {practice.folder / "in"});
  const auto sheet = vault::makeContactSheet(open);
  REQUIRE(sheet);
  CHECK(sheet->pixels.size() == static_cast<std::size_t>(sheet->width) * sheet->height * 4);
  std::size_t bright = 0;
  for (std::size_t i = 0; i < sheet->pixels.size(); i += 4) bright += sheet->pixels[i] > 90;
  CHECK(bright > 5 * 60);
}
