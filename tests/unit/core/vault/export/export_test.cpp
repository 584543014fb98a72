#include "core/vault/export/export.h"

#include "core/vault/export/media_export.h"
#include "core/vault/export/outbox.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"
#include "tests/support/sealed_whole.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;
using vault::ExportAs;
using vault::Identity;

namespace {

std::vector<std::string> namesOf(const Result<std::vector<vault::ExportOutcome>>& outcomes) {
  REQUIRE(outcomes);
  std::vector<std::string> names;
  for (const auto& outcome : *outcomes) names.push_back(outcome.error ? std::string(errorName(outcome.error->code)) : pathToUtf8(pathFromUtf8(outcome.path).filename()));
  return names;
}
using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("exported files are named by day, view and teeth, and never overwrite", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto first = tests::takeIn(practice, open, "Lindqvist.dcm", "1"), second = tests::takeIn(practice, open, "b.dcm", "2");
  const std::string day = vault::findImage(open, first)->capturedAt.date().toString();
  const auto run = [&](std::vector<model::ImageId> images, ExportAs as, Identity identity, std::uint32_t number = 0) {
    return namesOf(vault::exportImages(open, practice.decoder, {std::move(images), practice.folder / "out", as, identity, number, {}}));
  };

  CHECK(run({first}, ExportAs::Original, Identity::Keep) == Names{day + " radiograph.dcm"});
  vault::TagChange tags;
  tags.view = model::View::Bitewing;
  tags.teeth = model::Teeth{16, 17};
  REQUIRE(vault::tagImages(open, {first, second}, tags));
  CHECK(run({first, second}, ExportAs::Original, Identity::Keep) == Names{day + " bitewing 16 17.dcm", day + " bitewing 16 17 (2).dcm"});
  CHECK(run({second}, ExportAs::Png, Identity::Keep) == Names{day + " bitewing 16 17.png"});
  CHECK(run({second}, ExportAs::Jpeg, Identity::Keep) == Names{day + " bitewing 16 17.jpg"});
  CHECK(run({second}, ExportAs::Dicom, Identity::Keep) == Names{day + " bitewing 16 17 (3).dcm"});

  // Without identity not even the day is told, and numbers go on from where the last call ended.
  CHECK(run({first, second}, ExportAs::Png, Identity::Remove) == Names{"image-001.png", "image-002.png"});
  CHECK(run({first}, ExportAs::Png, Identity::Remove, 998) == Names{"image-999.png"});
  CHECK(run({first}, ExportAs::Png, Identity::Remove, 999) == Names{"image-1000.png"});
  for (const auto& entry : std::filesystem::directory_iterator(practice.folder / "out"))
    CHECK(pathToUtf8(entry.path().filename()).find("Lindqvist") == std::string::npos);
}

TEST_CASE("other bytes under an image's own key do not leave, and are not shown, as that image", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  const auto marta = tests::addMarta(open);
  const auto image = tests::takeIn(practice, open, "a.dcm", "1");
  // Whoever has worked here may know the key, and seal what they like with it; the journal says what came.
  const Path object = store::Layout{practice.path}.object(image);
  const auto key = open.internals().keys.objectKey(image, open.internals().catalogue);
  REQUIRE(key);
  const auto was = vault::readOriginal(open, image);
  REQUIRE(was);
  Bytes other = *was;
  other.back() ^= 1;
  const auto sealed = key->read([&](ByteView bytes) { return tests::sealWhole(image.uuid, bytes, {}, other, practice.random); });
  REQUIRE(sealed);
  tests::writeFile(object, *sealed);
  CHECK(namesOf(vault::exportImages(open, practice.decoder, {{image}, practice.folder / "out", ExportAs::Original, Identity::Keep, 0, {}})) == Names{"ObjectDamaged"});
  CHECK(vault::makeSendable(open, practice.decoder, image, vault::SendForm::AsStored).error().code == ErrorCode::ObjectDamaged);
  CHECK(vault::loadFrame(open, practice.decoder, image, 0, vault::ViewNote::Record).error().code == ErrorCode::ObjectDamaged);
  const auto media = vault::exportMedia(open, practice.decoder, {marta, practice.folder / "disc", {}});
  REQUIRE(media);
  CHECK_FALSE(media->written);
  CHECK(media->images.front().error->code == ErrorCode::ObjectDamaged);
}

TEST_CASE("an export that is stopped names what it left out", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const std::vector<model::ImageId> images{tests::takeIn(practice, open, "a.dcm", "1"), tests::takeIn(practice, open, "b.dcm", "2"), tests::takeIn(practice, open, "c.dcm", "3")};
  std::vector<std::uint32_t> progress;
  const auto outcomes = vault::exportImages(open, practice.decoder, {images, practice.folder / "out", ExportAs::Png, Identity::Remove, 0, {}}, [&](std::uint32_t done) {
    progress.push_back(done);
    return done < 2;
  });
  CHECK(progress == std::vector<std::uint32_t>{1, 2});
  CHECK(namesOf(outcomes) == Names{"image-001.png", "image-002.png", std::string(errorName(ErrorCode::Cancelled))});
  CHECK((*outcomes)[2].image == images[2]);
}

TEST_CASE("a folder that cannot be made ends an export before anything is noted", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::writeFile(practice.folder / "taken", asBytes("a file"));
  const auto refused = vault::exportImages(open, practice.decoder, {{}, practice.folder / "taken/out", ExportAs::Original, Identity::Keep, 0, {}});
  CHECK(refused.error().code == ErrorCode::WriteFailed);
}

TEST_CASE("an assistant takes nothing out, and no folder is made", "[vault][export]") {
  VaultFixture practice;
  vault::Vault open = practice.open("nurse", tests::kNursePassword);
  const auto refused = vault::exportImages(open, practice.decoder, {{}, practice.folder / "out", ExportAs::Original, Identity::Keep, 0, {}});
  CHECK(refused.error().code == ErrorCode::NotAllowed);
  CHECK_FALSE(std::filesystem::exists(practice.folder / "out"));
}

TEST_CASE("the key of an object's UIDs is the vault's id, whoever asks and when, so that what leaves twice is one object", "[vault][export]") {
  VaultFixture practice;
  std::optional<vault::Vault> open = practice.open();
  const Uuid id = open->id().uuid;
  const auto first = vault::exportUidKey(*open);
  CHECK(toHex(ByteView(first).first(16)) == toHex(id.view()));
  CHECK(toHex(ByteView(first).last(16)) == std::string(32, '0'));
  open.reset();
  open.emplace(practice.open());
  CHECK(vault::exportUidKey(*open) == first);
}
