// Thumbnails: each is its own image's and nobody else's, whatever became of the file they lie in, and that file keeps nobody waiting.

#include "core/vault/health/self_check.h"
#include "core/vault/images/open_image.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/internals.h"
#include "core/vault/verify.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

Bytes sealedOf(vault::Vault& open, model::ImageId id) {
  auto select = open.internals().thumbnails.prepare("SELECT jpeg FROM sealed_thumbnail WHERE image = ?");
  REQUIRE(select);
  REQUIRE((*select)->begin().bindBlob(id.uuid.view()).step().value());
  const ByteView blob = (*select)->blob(0);
  Bytes sealed(blob.begin(), blob.end());
  (*select)->reset();
  return sealed;
}

void put(vault::Vault& open, model::ImageId id, const Bytes& sealed) {
  auto replace = open.internals().thumbnails.prepare("INSERT OR REPLACE INTO sealed_thumbnail (image, jpeg) VALUES (?, ?)");
  REQUIRE(replace);
  REQUIRE((*replace)->begin().bindBlob(id.uuid.view()).bindBlob(sealed).run());
}

ErrorCode codeOf(const Result<imaging::Rendered>& loaded) { return loaded ? ErrorCode{} : loaded.error().code; }

/// Everything behind the first page, which alone says what the file is.
void tear(const Path& file) {
  Bytes bytes = readFile(file);
  REQUIRE(bytes.size() > 3 * 4096);
  std::fill(bytes.begin() + 4096, bytes.end(), std::uint8_t{0});
  writeFile(file, bytes);
}

}  // namespace

TEST_CASE("a thumbnail lies sealed, and one image's is never shown as another's", "[vault][thumbnails]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto first = takeIn(practice, open, "a.dcm", "a"), second = takeIn(practice, open, "b.dcm", "b");
  REQUIRE(vault::loadThumbnail(open, first));
  const Bytes one = sealedOf(open, first), other = sealedOf(open, second);
  CHECK_FALSE((one[0] == 0xff && one[1] == 0xd8));  // no JPEG
  // As it could be after pages of two times came together.
  put(open, first, other);
  CHECK(codeOf(vault::loadThumbnail(open, first)) == ErrorCode::NotFound);
  Bytes mixed = one;
  mixed[mixed.size() / 2] ^= 1;
  put(open, first, mixed);
  CHECK(codeOf(vault::loadThumbnail(open, first)) == ErrorCode::NotFound);
  REQUIRE(vault::remakeThumbnail(open, practice.decoder, first));
  CHECK(vault::loadThumbnail(open, first));
  put(open, first, one);
  CHECK(vault::loadThumbnail(open, first));
}

TEST_CASE("a copy of a thumbnail that is left anywhere is opened by no key once its image is deleted for good", "[vault][thumbnails]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  addMarta(open);
  const auto id = takeIn(practice, open, "a.dcm", "a");
  const Bytes left = sealedOf(open, id);
  REQUIRE(vault::binImages(open, {id}));
  REQUIRE(vault::purgeImages(open, {id}));
  put(open, id, left);
  CHECK_FALSE(vault::loadThumbnail(open, id));
  CHECK_FALSE(open.internals().keys.objectKey(id, open.internals().catalogue));
}

TEST_CASE("torn thumbnails keep nobody from opening, show no wrong picture, and are made anew", "[vault][thumbnails]") {
  VaultFixture practice;
  std::vector<model::ImageId> images;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    for (int i = 0; i < 40; ++i) images.push_back(takeIn(practice, open, "image" + std::to_string(i) + ".dcm", "pixels " + std::to_string(i)));
  }
  tear(practice.path / "thumbs.db");
  vault::Vault open = practice.open();
  SECTION("found when one is looked at") { CHECK(codeOf(vault::loadThumbnail(open, images[0])) == ErrorCode::NotFound); }
  SECTION("found beside the work") {
    const auto check = vault::SelfCheck::start(open);
    while (true) {
      const auto more = check->step(open);
      REQUIRE(more);
      if (!*more) break;
    }
    CHECK_FALSE(check->report().thumbnails);
  }
  CHECK(open.internals().thumbnails.checkStructure());
  for (const model::ImageId id : images) {
    CHECK(codeOf(vault::loadThumbnail(open, id)) == ErrorCode::NotFound);
    REQUIRE(vault::remakeThumbnail(open, practice.decoder, id));
    CHECK(vault::loadThumbnail(open, id));
  }
}

TEST_CASE("a torn page on which nothing lies any more is put right, and costs no picture", "[vault][thumbnails]") {
  VaultFixture practice;
  model::ImageId image;
  const Path file = practice.path / "thumbs.db";
  {
    vault::Vault open = practice.open();
    addMarta(open);
    image = takeIn(practice, open, "a.dcm", "a");
    const model::ImageId other{Uuid{{7}}};
    put(open, other, Bytes(60'000, 7));
    REQUIRE(vault::deleteThumbnail(open.internals(), other));
  }
  Bytes bytes = readFile(file);
  REQUIRE(bytes.size() > 10 * 4096);
  bytes[bytes.size() - 2000] ^= 1;
  writeFile(file, bytes);
  vault::Vault open = practice.open();
  store::Connection& thumbnails = open.internals().thumbnails;
  REQUIRE(thumbnails.checkStructure());
  REQUIRE_FALSE(thumbnails.checkPages());
  REQUIRE(vault::checkThumbnails(open.internals()));
  CHECK(thumbnails.checkPages());
  CHECK(vault::loadThumbnail(open, image));
  CHECK(vault::verifyVault(open, vault::Depth::Quick)->findings.empty());
}

TEST_CASE("thumbnails as an older program kept them are not read, and not kept", "[vault][thumbnails]") {
  VaultFixture practice;
  model::ImageId id;
  {
    vault::Vault open = practice.open();
    addMarta(open);
    id = takeIn(practice, open, "a.dcm", "a");
    REQUIRE(open.internals().thumbnails.execute("DROP TABLE sealed_thumbnail; CREATE TABLE thumbnail (image BLOB PRIMARY KEY, jpeg BLOB NOT NULL) STRICT, WITHOUT ROWID"));
  }
  vault::Vault open = practice.open();
  CHECK(codeOf(vault::loadThumbnail(open, id)) == ErrorCode::NotFound);
  CHECK_FALSE(open.internals().thumbnails.prepare("SELECT jpeg FROM thumbnail"));
}
