#include "ui/library/grid_content.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/sample_values.h"
#include "ui/bridge/format.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

GridWords wordsOf(const QString& name = {}) {
  GridWords words;
  words.nameOf = [name](model::UserId) { return name; };
  return words;
}

model::ImageFacts document(const char* mediaType, const char* modality = "", const char* sopClass = "") {
  model::ImageFacts facts;
  facts.kind = model::ImageKind::Document;
  facts.mediaType = mediaType;
  facts.modality = modality;
  facts.sopClass = sopClass;
  return facts;
}

}  // namespace

TEST_CASE("a picture has the shape in which it is shown", "[ui][grid]") {
  model::Image image = tests::sampleImage();
  image.facts.width = 1800;
  image.facts.height = 1200;
  image.facts.spacingX = image.facts.spacingY = 0.1;
  CHECK(gridItemOf(image, {}).shape == 1.5);
  image.display.quarterTurns = 1;
  CHECK(gridItemOf(image, {}).shape == 1 / 1.5);
  image.display.quarterTurns = 2;
  CHECK(gridItemOf(image, {}).shape == 1.5);
  image.facts.spacingY = 0.2;  // pixels twice as high as wide
  CHECK(gridItemOf(image, {}).shape == 0.75);
  image.facts.width = 0;
  CHECK(gridItemOf(image, {}).shape == 1);
}

TEST_CASE("how a person turned, mirrored and inverted a picture goes with it", "[ui][grid]") {
  model::Image image = tests::sampleImage();
  image.display = tests::sampleDisplay();
  const GridItem item = gridItemOf(image, {});
  CHECK(item.id == image.id);
  CHECK(item.quarterTurns == 3);
  CHECK(item.mirrored);
  CHECK(item.inverted);
  CHECK_FALSE(gridItemOf(tests::sampleImage(), {}).mirrored);
}

TEST_CASE("captions name teeth in the practice's notation, and the phase", "[ui][grid]") {
  model::Image image = tests::sampleImage();
  image.tags = {model::Teeth{16, 17}, model::View::Bitewing, model::Side::Right, model::Phase::Before, ""};
  GridWords words;
  const GridItem fdi = gridItemOf(image, words);
  CHECK(fdi.captionShort == QStringLiteral("16 17"));
  CHECK(fdi.caption.contains(QStringLiteral("16 17")));
  CHECK(fdi.caption.endsWith(phaseWord(model::Phase::Before)));
  words.notation = model::ToothNotation::Universal;
  CHECK_FALSE(gridItemOf(image, words).captionShort.contains(QStringLiteral("16")));
}

TEST_CASE("what is new is said by whoever knows", "[ui][grid]") {
  GridWords words;
  CHECK_FALSE(gridItemOf(tests::sampleImage(), words).fresh);
  words.isFresh = [](const model::Image& image) { return image.sourceName == "Scan 0001.dcm"; };
  CHECK(gridItemOf(tests::sampleImage(), words).fresh);
}

TEST_CASE("every kind of document has an icon of its own", "[ui][grid]") {
  CHECK(iconOf(document("application/pdf")) == QStringLiteral("pdf"));
  CHECK(iconOf(document("application/dicom", "DOC", "1.2.840.10008.5.1.4.1.1.104.1")) == QStringLiteral("pdf"));
  CHECK(iconOf(document("model/stl")) == QStringLiteral("model"));
  CHECK(iconOf(document("application/dicom", "M3D")) == QStringLiteral("model"));
  CHECK(iconOf(document("application/dicom", "SR")) == QStringLiteral("report"));
  CHECK(iconOf(document("application/dicom", "ECG")) == QStringLiteral("waveform"));
  CHECK(iconOf(document("application/dicom", "", "1.2.840.10008.5.1.4.1.1.9.1.1")) == QStringLiteral("waveform"));
  CHECK(iconOf(document("text/plain")) == QStringLiteral("document"));
  model::ImageFacts photo = document("application/pdf");
  photo.kind = model::ImageKind::Photo;
  CHECK(iconOf(photo) == QStringLiteral("photo"));
  photo.kind = model::ImageKind::Radiograph;
  CHECK(iconOf(photo) == QStringLiteral("radiograph"));
}

TEST_CASE("a document's card is titled by its file, else by its series, and never empty", "[ui][grid]") {
  model::Image image;
  image.facts = document("application/pdf");
  CHECK_FALSE(gridItemOf(image, {}).cardTitle.isEmpty());
  image.facts.seriesDescription = "Consent";
  CHECK(gridItemOf(image, {}).cardTitle == QStringLiteral("Consent"));
  image.sourceName = "consent-2026.pdf";
  CHECK(gridItemOf(image, {}).cardTitle == QStringLiteral("consent-2026.pdf"));
  image.tags.teeth = {36};
  CHECK(gridItemOf(image, {}).caption == QStringLiteral("PDF · 36"));
}

TEST_CASE("a description says what, when, by whom and how large", "[ui][grid]") {
  const QString told = describeImage(tests::sampleImage(), wordsOf(QStringLiteral("Dr A. Okafor")));
  for (const char* part : {"Taken 22 Nov 2026", "Dr A. Okafor", "1800 × 1280", "3 frames", "Scan 0001.dcm", "distal of 16"}) {
    INFO(part);
    CHECK(told.contains(QString::fromUtf8(part)));
  }
}

TEST_CASE("a description does not claim what is not known", "[ui][grid]") {
  model::Image image = tests::sampleImage();
  image.facts.capturedAt.reset();
  image.facts.width = image.facts.height = image.facts.frames = 0;
  image.sourceName.clear();
  image.tags = {};
  const QString told = describeImage(image, wordsOf());
  CHECK(told.contains(QStringLiteral("the date of the file")));
  for (const char* part : {"Taken", " by ", "×", "frames", "Note"}) {
    INFO(part);
    CHECK_FALSE(told.contains(QString::fromUtf8(part)));
  }
  CHECK(told.count(u'\n') == 3);
}

TEST_CASE("the newest session has the largest pictures, and low windows smaller ones", "[ui][grid]") {
  const std::vector<ImageSession> sessions{{QStringLiteral("Today"), {}, 0, 3}, {QStringLiteral("March"), QStringLiteral("detail"), 3, 2}, {QStringLiteral("May"), {}, 5, 1}};
  const auto high = gridSectionsOf(sessions, 900), low = gridSectionsOf(sessions, 500);
  REQUIRE(high.size() == 3);
  CHECK(high[0].rowHeight > high[1].rowHeight);
  CHECK(high[1].rowHeight == high[2].rowHeight);
  CHECK(low[0].rowHeight < high[0].rowHeight);
  CHECK(low[1].rowHeight < high[1].rowHeight);
  CHECK(high[1].heading == QStringLiteral("March"));
  CHECK(high[1].detail == QStringLiteral("detail"));
  CHECK((high[1].first == 3 && high[1].count == 2));
  CHECK(gridSectionsOf({}, 900).empty());
}
