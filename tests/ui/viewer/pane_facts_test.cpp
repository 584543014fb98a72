#include "ui/viewer/pane_facts.h"

#include <catch2/catch_approx.hpp>
#include <catch2/catch_test_macros.hpp>

#include "ui/bridge/document_words.h"
#include "ui/bridge/format.h"
#include "ui/widgets/icon.h"

using namespace safelight;
using namespace safelight::ui;
using namespace Qt::StringLiterals;
using Catch::Approx;

namespace {

model::Image bitewing() {
  model::Image image;
  image.facts.kind = model::ImageKind::Radiograph;
  image.facts.width = 2400;
  image.facts.height = 1708;
  image.facts.bitsStored = 12;
  image.facts.capturedAt = model::LocalTime::make({2026, 11, 24}, 14, 5);
  image.capturedAt = *image.facts.capturedAt;
  image.tags.view = model::View::Bitewing;
  image.tags.side = model::Side::Right;
  image.tags.teeth = model::Teeth{16, 17, 46, 47};
  image.facts.spacingSource = model::SpacingSource::Detector;
  image.facts.spacingX = image.facts.spacingY = 0.015;
  return image;
}

}  // namespace

TEST_CASE("the corner says what, which teeth and when") {
  const model::Image image = bitewing();
  const auto words = whatAndWhen(image, model::ToothNotation::Fdi, model::LocalTime::make({2026, 12, 1}));
  CHECK(words.value(0) == u"Bitewing right · 16 17 46 47"_s);
  CHECK(words.value(1).startsWith(u"24 Nov 2026"_s));
  CHECK(words.value(1).contains(u"14:05"_s));
  CHECK_FALSE(words.value(1).contains(u"new"_s));
}

TEST_CASE("an image taken lately and imported today is new, and a time of day is told only when the file has one") {
  model::Image image = bitewing();
  image.facts.capturedAt.reset();
  image.importedAt = {1'795'000'000'000};
  image.capturedAt = localTime(image.importedAt);
  const auto words = whatAndWhen(image, model::ToothNotation::Fdi, localTime(image.importedAt));
  CHECK(words.value(1).endsWith(u"new"_s));
  CHECK_FALSE(words.value(1).contains(u"14:05"_s));
}

TEST_CASE("what a disc of last year brings in today is not new") {
  model::Image image = bitewing();
  image.importedAt = {1'795'000'000'000};
  image.capturedAt = model::LocalTime::make({2025, 3, 17}, 9);
  CHECK_FALSE(whatAndWhen(image, model::ToothNotation::Fdi, localTime(image.importedAt)).value(1).contains(u"new"_s));
}

TEST_CASE("sizes tell bits for grey and colour for colour") {
  model::Image image = bitewing();
  CHECK(sizeText(image) == u"2400 × 1708 · 12 bit"_s);
  CHECK(sizeText(image, 55, 1708) == u"55 × 1708 · 12 bit"_s);
  image.facts.colour = true;
  CHECK(sizeText(image) == u"2400 × 1708 · colour"_s);
}

TEST_CASE("windows are told as centre and width, with the unit there is") {
  imaging::Tone tone;
  tone.suggested = {.centre = 1860, .width = 3420, .function = {}, .explanation = {}};
  CHECK(toneText(tone, OriginalTone{}) == u"Window 1860 / 3420"_s);
  tone.units = "HU";
  CHECK(toneText(tone, imaging::Window{.centre = 0.25, .width = 1.5, .function = {}, .explanation = {}}) == u"Window 0.25 / 1.5 HU"_s);
  tone.luts.push_back({.firstMapped = 0, .bits = 8, .values = {1, 2, 3}, .explanation = "Endo"});
  CHECK(toneText(tone, LutTone{0}) == u"Table \u2068Endo\u2069"_s);
}

TEST_CASE("millimetres always say where they come from, and a panoramic says that they vary") {
  model::Image image = bitewing();
  CHECK(millimetreText(image) == u"at detector"_s);
  image.facts.spacingSource = model::SpacingSource::Calibrated;
  CHECK(millimetreText(image) == u"calibrated"_s);
  image.facts.spacingSource = model::SpacingSource::Estimated;
  CHECK(millimetreText(image) == u"estimated"_s);
  image.tags.view = model::View::Panoramic;
  CHECK(millimetreText(image) == u"magnification varies"_s);
  image.facts.spacingSource = model::SpacingSource::None;
  CHECK(millimetreText(image) == u"magnification varies"_s);
  image.tags.view = model::View::Bitewing;
  CHECK(millimetreText(image).isEmpty());
}

TEST_CASE("the bar has a round length that is true at the present scale") {
  const model::Image image = bitewing();
  ViewTransform transform;
  transform.setImageSize({2400, 1708});
  transform.setViewSize({1200, 854});
  const auto bar = scaleBar(image, transform, 200);
  REQUIRE(bar);
  CHECK(bar->millimetres == 5);
  CHECK(bar->length == Approx(5 / 0.015 * 0.5));
  CHECK(bar->text == u"5 mm"_s);
  model::Image none = image;
  none.facts.spacingSource = model::SpacingSource::None;
  CHECK_FALSE(scaleBar(none, transform, 200));
}

TEST_CASE("pixels that are no squares have one bar for both sides, turned or not") {
  model::Image image = bitewing();
  image.facts.spacingX = 0.01;
  image.facts.spacingY = 0.02;
  ViewTransform transform;
  transform.setImageSize({1000, 2000});
  transform.setViewSize({2000, 2000});
  transform.actualPixels({1000, 1000});
  const auto upright = scaleBar(image, transform, 200);
  transform.turn(Turn::Clockwise);
  const auto turned = scaleBar(image, transform, 200);
  REQUIRE(upright);
  REQUIRE(turned);
  CHECK(upright->length / upright->millimetres == Approx(100));
  CHECK(turned->length / turned->millimetres == Approx(100));
}

TEST_CASE("sides too different to believe are each measured by their own spacing") {
  model::Image image = bitewing();
  image.facts.spacingX = 0.01;
  image.facts.spacingY = 0.2;
  ViewTransform transform;
  transform.setImageSize({1000, 1000});
  transform.setViewSize({1000, 1000});
  const auto upright = scaleBar(image, transform, 200);
  transform.turn(Turn::Clockwise);
  const auto turned = scaleBar(image, transform, 200);
  REQUIRE(upright);
  REQUIRE(turned);
  CHECK(upright->length / upright->millimetres == Approx(100));
  CHECK(turned->length / turned->millimetres == Approx(5));
}

TEST_CASE("documents have a word for their card, one for captions and an icon") {
  model::Image image;
  image.facts.mediaType = "application/pdf";
  CHECK(documentWord(image) == u"PDF document"_s);
  image.facts.kind = model::ImageKind::Document;
  CHECK(documentIcon(image.facts) == u"pdf"_s);
  CHECK(documentShort(image.facts) == u"PDF"_s);
  CHECK(whatAndWhen(image, model::ToothNotation::Fdi, {}).first() == u"PDF"_s);
  image.facts.mediaType = "application/dicom";
  image.facts.modality = "ECG";
  CHECK(documentWord(image) == u"Waveform"_s);
  for (const char* modality : {"SR", "ECG", "M3D", "PR", ""}) {
    image.facts.modality = modality;
    image.facts.mediaType = std::string_view(modality) == "M3D" ? "model/stl" : "application/dicom";
    CHECK(iconNames().contains(documentIcon(image.facts)));
  }
}
