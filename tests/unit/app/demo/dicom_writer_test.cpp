#include "app/demo/dicom_writer.h"

#include <catch2/catch_test_macros.hpp>
#include <cmath>

#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/tags.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::demo;
using safelight::tests::TemporaryFolder;

namespace {

RadiographToWrite bitewingToWrite() {
  RadiographToWrite wanted;
  wanted.picture.width = 6;
  wanted.picture.height = 4;
  wanted.picture.spacing = 0.02;
  for (int i = 0; i < 24; ++i) wanted.picture.pixels.push_back(static_cast<std::uint16_t>(i * 178));
  wanted.patient = {"Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), model::Sex::Male, "10233", "never written"};
  wanted.capturedAt = model::LocalTime::make(*model::Date::make(2026, 11, 22), 9, 5, 7);
  wanted.view = model::View::Bitewing;
  wanted.side = model::Side::Right;
  wanted.teeth = {16, 17, 46, 47};
  wanted.description = "Bitewing";
  wanted.number = 3;
  return wanted;
}

/// Writes, reads and hands the file to `use`.
template <class Use>
void written(const RadiographToWrite& wanted, Use use) {
  dicom::loadDictionary();
  TemporaryFolder folder;
  REQUIRE(writeRadiograph(wanted, folder / "x.dcm"));
  const Bytes bytes = tests::readFile(folder / "x.dcm");
  const auto file = dicom::DicomFile::parse(bytes);
  REQUIRE(file);
  const auto facts = file->facts();
  REQUIRE(facts);
  use(*file, *facts, bytes);
}

}  // namespace

TEST_CASE("a written bitewing says whose it is, what it shows and when it was taken", "[demo]") {
  const RadiographToWrite wanted = bitewingToWrite();
  written(wanted, [&](const dicom::DicomFile&, const model::ImageFacts& facts, const Bytes& bytes) {
    CHECK(facts.identity == model::SourceIdentity{"10233", "Müller-Weiß", "Jörg", model::Date::make(1949, 11, 30), static_cast<std::uint8_t>(model::Sex::Male)});
    CHECK(facts.tags.teeth == wanted.teeth);
    CHECK(facts.tags.view == model::View::Bitewing);
    CHECK(facts.tags.side == model::Side::Right);
    CHECK(facts.capturedAt == wanted.capturedAt);
    CHECK(facts.kind == model::ImageKind::Radiograph);
    CHECK(facts.mediaType == "application/dicom");
    CHECK(facts.seriesDescription == "Bitewing");
    CHECK(facts.instanceNumber == 3);
    CHECK(toString(bytes).find("never written") == std::string::npos);
  });
}

TEST_CASE("a written radiograph has its true size, depth and spacing", "[demo]") {
  written(bitewingToWrite(), [](const dicom::DicomFile& file, const model::ImageFacts& facts, const Bytes&) {
    CHECK(facts.width == 6);
    CHECK(facts.height == 4);
    CHECK(facts.frames == 1);
    CHECK(facts.bitsStored == 12);
    CHECK_FALSE(facts.colour);
    CHECK(facts.spacingSource == model::SpacingSource::Detector);
    CHECK(std::abs(facts.spacingX - 0.02) < 1e-9);
    CHECK(std::abs(facts.spacingY - 0.02) < 1e-9);
    CHECK(file.transferSyntaxUid() == "1.2.840.10008.1.2.1");
    CHECK(file.frameCount() == 1);
  });
}

TEST_CASE("every pixel is written as it was exposed", "[demo]") {
  const RadiographToWrite wanted = bitewingToWrite();
  written(wanted, [&](const dicom::DicomFile& file, const model::ImageFacts&, const Bytes&) {
    const auto* element = file.dataSet().find(dicom::tags::kPixelData);
    REQUIRE(element != nullptr);
    Bytes expected;
    for (const std::uint16_t pixel : wanted.picture.pixels) {
      expected.push_back(static_cast<std::uint8_t>(pixel));
      expected.push_back(static_cast<std::uint8_t>(pixel >> 8));
    }
    CHECK(Bytes(element->value.begin(), element->value.end()) == expected);
  });
}

TEST_CASE("sensor images and panoramics are objects of their own class and modality", "[demo]") {
  RadiographToWrite wanted = bitewingToWrite();
  written(wanted, [](const dicom::DicomFile&, const model::ImageFacts& facts, const Bytes&) {
    CHECK(facts.sopClass == "1.2.840.10008.5.1.4.1.1.1.3");
    CHECK(facts.modality == "IO");
  });
  wanted.view = model::View::Panoramic;
  wanted.side = model::Side::None;
  wanted.teeth = {};
  wanted.description = "Panoramic";
  wanted.picture.spacing = 0.078;
  written(wanted, [](const dicom::DicomFile&, const model::ImageFacts& facts, const Bytes&) {
    CHECK(facts.sopClass == "1.2.840.10008.5.1.4.1.1.1.1");
    CHECK(facts.modality == "PX");
    CHECK(facts.tags.view == model::View::Panoramic);
    CHECK(facts.tags.teeth.empty());
    CHECK(std::abs(facts.spacingX - 0.078) < 1e-9);
  });
}

TEST_CASE("images of one visit share a study, images of another day do not, and no two are the same instance", "[demo]") {
  RadiographToWrite wanted = bitewingToWrite();
  std::vector<model::ImageFacts> all;
  const auto keep = [&](const dicom::DicomFile&, const model::ImageFacts& facts, const Bytes&) { all.push_back(facts); };
  written(wanted, keep);
  wanted.view = model::View::Periapical;
  written(wanted, keep);
  wanted.capturedAt.seconds -= 86'400;
  written(wanted, keep);
  CHECK(all[0].study == all[1].study);
  CHECK(all[0].series != all[1].series);
  CHECK(all[1].study != all[2].study);
  CHECK(all[0].sopInstance != all[1].sopInstance);
  CHECK(all[1].sopInstance != all[2].sopInstance);
}

TEST_CASE("a patient of unknown sex and age can be written", "[demo]") {
  RadiographToWrite wanted = bitewingToWrite();
  wanted.patient = {"العلي", "سامي", {}, model::Sex::Unknown, "20733", ""};
  written(wanted, [](const dicom::DicomFile&, const model::ImageFacts& facts, const Bytes&) {
    CHECK(facts.identity == model::SourceIdentity{"20733", "العلي", "سامي", {}, 0});
  });
}

TEST_CASE("a folder that does not exist is a failed write", "[demo]") {
  TemporaryFolder folder;
  CHECK(writeRadiograph(bitewingToWrite(), folder / "missing/x.dcm").error().code == ErrorCode::WriteFailed);
}
