#include "ui/library/image_filter.h"

#include <catch2/catch_test_macros.hpp>

#include "ui/bridge/format.h"

using namespace safelight;
using namespace safelight::ui;
using namespace Qt::StringLiterals;

namespace {

const model::Date kToday = *model::Date::make(2026, 11, 22);

model::Image imageOf(int year, int month, int day, model::ImageKind kind = model::ImageKind::Radiograph, model::Teeth teeth = {}) {
  model::Image image;
  static std::uint8_t next = 0;
  image.id.uuid.bytes[15] = ++next;
  image.facts.kind = kind;
  image.tags.teeth = teeth;
  image.capturedAt = model::LocalTime::make(*model::Date::make(year, month, day), 14);
  image.importedAt = Instant{(image.capturedAt.seconds + 60) * 1000};
  image.importedBy.uuid.bytes[0] = 1;
  return image;
}

std::vector<const model::Image*> pointers(const std::vector<model::Image>& images) {
  std::vector<const model::Image*> all;
  for (const auto& image : images) all.push_back(&image);
  return all;
}

QString bergmann(model::UserId id) { return id.uuid.bytes[0] == 1 ? u"J. Bergmann"_s : u"S. Rinaldi"_s; }

}  // namespace

TEST_CASE("no filter lets everything through") {
  CHECK(ImageFilter{}.empty());
  for (const auto kind : {model::ImageKind::Radiograph, model::ImageKind::Photo, model::ImageKind::Document}) CHECK(ImageFilter{}.accepts(imageOf(2026, 1, 1, kind)));
}

TEST_CASE("two kinds mean one or the other") {
  ImageFilter filter;
  filter.photos = filter.documents = true;
  CHECK(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Photo)));
  CHECK(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Document)));
  CHECK_FALSE(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Radiograph)));
}

TEST_CASE("one of the chosen teeth is enough") {
  ImageFilter filter;
  filter.teeth = {16, 46};
  CHECK(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Radiograph, {16, 17})));
  CHECK_FALSE(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Radiograph, {17})));
  CHECK_FALSE(filter.accepts(imageOf(2026, 1, 1)));
}

TEST_CASE("teeth and kind both have to fit") {
  ImageFilter filter;
  filter.teeth = {16};
  filter.photos = true;
  CHECK_FALSE(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Radiograph, {16})));
  CHECK(filter.accepts(imageOf(2026, 1, 1, model::ImageKind::Photo, {16})));
}

TEST_CASE("before-after keeps images with a treatment phase") {
  ImageFilter filter;
  filter.beforeAfter = true;
  auto image = imageOf(2026, 1, 1, model::ImageKind::Photo);
  CHECK_FALSE(filter.accepts(image));
  image.tags.phase = model::Phase::After;
  CHECK(filter.accepts(image));
}

TEST_CASE("a session is a day, named for its month once it is over") {
  const std::vector<model::Image> images{imageOf(2026, 11, 22), imageOf(2026, 11, 22), imageOf(2025, 3, 18), imageOf(2025, 3, 2)};
  const auto sessions = sessionsOf(pointers(images), kToday, bergmann);
  REQUIRE(sessions.size() == 3);
  CHECK(sessions[0].heading == u"Today"_s);
  CHECK(sessions[0].count == 2);
  CHECK(sessions[1].heading == u"March 2025"_s);
  CHECK(sessions[1].detail.contains(u"18 Mar 2025"_s));
  CHECK(sessions[1].detail.contains(u"J. Bergmann"_s));
  CHECK(sessions[2].first == 3);
}

TEST_CASE("images that came later say when they were imported") {
  std::vector<model::Image> images{imageOf(2014, 6, 2)};
  images[0].importedAt = Instant{model::LocalTime::make(kToday, 9).seconds * 1000};
  const auto sessions = sessionsOf(pointers(images), kToday, bergmann);
  CHECK(sessions[0].detail.startsWith(u"2 Jun 2014"_s));
  CHECK(sessions[0].detail.contains(u"imported 22 Nov 2026"_s));
}

TEST_CASE("two people in one session are counted") {
  std::vector<model::Image> images{imageOf(2026, 11, 22), imageOf(2026, 11, 22)};
  images[1].importedBy.uuid.bytes[0] = 2;
  CHECK(sessionsOf(pointers(images), kToday, bergmann)[0].detail.contains(u"and one other person"_s));
}

TEST_CASE("the sentence says how many of how many and which years") {
  const std::vector<model::Image> images{imageOf(2026, 11, 22, model::ImageKind::Radiograph, {16}), imageOf(2014, 1, 1)};
  ImageFilter filter;
  CHECK(filterSentence(pointers(images), 2, filter, kToday) == u"2 images, 2014 to today."_s);
  filter.teeth = {16, 17};
  const std::vector<const model::Image*> one{&images[0]};
  CHECK(filterSentence(one, 2, filter, kToday) == u"1 of 2 images shows these teeth, today."_s);
  CHECK(filterSentence({}, 2, filter, kToday) == u"None of 2 images shows these teeth."_s);
  CHECK(filterSentence({}, 0, filter, kToday).isEmpty());
}

TEST_CASE("the teeth of all images together") {
  const std::vector<model::Image> images{imageOf(2026, 1, 1, model::ImageKind::Radiograph, {16}), imageOf(2026, 1, 1, model::ImageKind::Photo, {55})};
  CHECK(teethOf(images) == model::Teeth{16, 55});
}
