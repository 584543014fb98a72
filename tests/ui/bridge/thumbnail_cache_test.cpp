#include "ui/bridge/thumbnail_cache.h"

#include <catch2/catch_test_macros.hpp>
#include <mutex>

#include "core/vault/images/images.h"
#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

model::ImageId imageId(std::uint8_t number) {
  model::ImageId id;
  id.uuid.bytes[15] = number;
  id.uuid.bytes[8] = number;
  return id;
}

/// Notes what was loaded, in order, and answers with a square of the image's number. Outlives the session, whose worker may still load when a test ends.
class Loads {
 public:
  ThumbnailCache::Loader loader() {
    return [this](vault::Vault&, decode::Decoder&, model::ImageId id) -> Result<imaging::Rendered> {
      const std::lock_guard lock(m_mutex);
      m_ids.push_back(id);
      if (id == imageId(99)) return fail(ErrorCode::NoPixels);
      imaging::Rendered rendered;
      rendered.width = rendered.height = 32;
      rendered.pixels.assign(32 * 32, id.uuid.bytes[15]);
      return rendered;
    };
  }
  std::vector<model::ImageId> ids() {
    const std::lock_guard lock(m_mutex);
    return m_ids;
  }
  int count(model::ImageId id) {
    const auto all = ids();
    return static_cast<int>(std::count(all.begin(), all.end(), id));
  }

 private:
  std::mutex m_mutex;
  std::vector<model::ImageId> m_ids;
};

}  // namespace

TEST_CASE("ten requests for one thumbnail are one load", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session());
  cache.setLoader(loads.loader());
  QObject context;
  int answers = 0;
  for (int i = 0; i < 10; ++i) cache.request(imageId(1), &context, [&](const QImage& image) { answers += image.width() == 32; });
  REQUIRE(waitUntil([&] { return answers == 10; }));
  CHECK(loads.count(imageId(1)) == 1);
  bool atOnce = false;
  cache.request(imageId(1), &context, [&](const QImage&) { atOnce = true; });
  CHECK(atOnce);
}

TEST_CASE("what scrolled away is not loaded, and what came into view last comes first", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session());
  cache.setLoader(loads.loader());
  QObject gone, here;
  int answers = 0;
  for (std::uint8_t i = 1; i <= 20; ++i) cache.request(imageId(i), &gone, [](const QImage&) { FAIL("cancelled requests are not answered"); });
  cache.cancel(&gone);
  for (std::uint8_t i = 30; i <= 36; ++i) cache.request(imageId(i), &here, [&](const QImage&) { ++answers; });
  REQUIRE(waitUntil([&] { return answers == 7; }));
  const auto order = loads.ids();
  // Two of the first may have been on their way already.
  CHECK(order.size() <= 9);
  CHECK(std::find(order.begin(), order.end(), imageId(36)) < std::find(order.begin(), order.end(), imageId(30)));
}

TEST_CASE("a requester that dies hears nothing and hinders nobody", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session());
  cache.setLoader(loads.loader());
  auto dying = std::make_unique<QObject>();
  QObject other;
  bool answered = false;
  cache.request(imageId(1), dying.get(), [](const QImage&) { FAIL("it is gone"); });
  cache.request(imageId(1), &other, [&](const QImage&) { answered = true; });
  dying.reset();
  REQUIRE(waitUntil([&] { return answered; }));
}

TEST_CASE("an image without a thumbnail is remembered as such", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session());
  cache.setLoader(loads.loader());
  QObject context;
  int nulls = 0;
  cache.request(imageId(99), &context, [&](const QImage& image) { nulls += image.isNull(); });
  REQUIRE(waitUntil([&] { return nulls == 1; }));
  cache.request(imageId(99), &context, [&](const QImage& image) { nulls += image.isNull(); });
  CHECK(nulls == 2);
  CHECK(loads.count(imageId(99)) == 1);
}

TEST_CASE("memory stays within its bound", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session(), 8 * 1024);  // eight pictures of one kibibyte
  cache.setLoader(loads.loader());
  QObject context;
  int answers = 0;
  for (std::uint8_t i = 1; i <= 40; ++i) cache.request(imageId(i), &context, [&](const QImage&) { ++answers; });
  REQUIRE(waitUntil([&] { return answers == 40; }));
  int kept = 0;
  for (std::uint8_t i = 1; i <= 40; ++i) kept += cache.cached(imageId(i)).has_value();
  CHECK(kept <= 8);
  CHECK(kept >= 1);
}

TEST_CASE("a forgotten thumbnail is loaded again", "[ui][thumbnails]") {
  Loads loads;
  TestPractice practice;
  ThumbnailCache cache(practice.session());
  cache.setLoader(loads.loader());
  QObject context;
  int answers = 0;
  cache.request(imageId(5), &context, [&](const QImage&) { ++answers; });
  REQUIRE(waitUntil([&] { return answers == 1; }));
  cache.forget(imageId(5));
  cache.request(imageId(5), &context, [&](const QImage&) { ++answers; });
  REQUIRE(waitUntil([&] { return answers == 2; }));
  CHECK(loads.count(imageId(5)) == 2);
}

TEST_CASE("the vault's own thumbnails come out as they went in", "[ui][thumbnails]") {
  TestPractice practice;
  const auto patient = practice.addPatient("Lindqvist", "Marta");
  practice.addImages(patient, {"1|16 17|2026-11-22T10:00:00"});
  auto& session = practice.session();
  std::vector<model::Image> images;
  session.run(
      Priority::Interactive, &session,
      [patient](vault::Vault& vault, decode::Decoder&) {
        vault::ImageSearch search;
        search.patient = patient;
        return vault::searchImages(vault, search);
      },
      [&](Result<std::vector<model::Image>> found) {
        REQUIRE(found);
        images = *found;
      });
  REQUIRE(waitUntil([&] { return !images.empty(); }));
  QImage thumbnail;
  practice.thumbnails().request(images.front().id, &session, [&](const QImage& image) { thumbnail = image; });
  REQUIRE(waitUntil([&] { return !thumbnail.isNull(); }));
  CHECK(std::max(thumbnail.width(), thumbnail.height()) == 360);
}
