// New files made by the decoder, read back by the decoder; rows and references.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <string_view>

#include "decoder_files.h"
#include "decoder_running.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;
using decode::EncodeAs;
using decode::Operation;
using decode::Request;

namespace {

const RunningDecoder& decoder() {
  static const RunningDecoder running;
  return running;
}

Bytes made(ByteView original, const Request& request) {
  auto bytes = decoder()->transform(original, request);
  INFO(outcomeOf(bytes));
  REQUIRE(bytes);
  return std::move(*bytes);
}

Request encodeRequest(EncodeAs as) {
  Request request;
  request.operation = Operation::Encode;
  request.encodeAs = as;
  request.uidKey.fill(7);
  return request;
}

imaging::PixelImage frameOf(ByteView file) {
  auto image = decoder()->frame(file, {});
  INFO(outcomeOf(image));
  REQUIRE(image);
  return std::move(*image);
}

bool holds(ByteView bytes, std::string_view text) {
  const ByteView wanted = asBytes(text);
  return std::search(bytes.begin(), bytes.end(), wanted.begin(), wanted.end()) != bytes.end();
}

}  // namespace

TEST_CASE("a radiograph becomes a PNG and a JPEG of its size, without the patient", "[process][decoder]") {
  const Bytes original = goodDicom(32, "Canary^Patient");
  REQUIRE(holds(original, "Canary"));
  for (const EncodeAs as : {EncodeAs::Png, EncodeAs::Jpeg}) {
    const Bytes picture = made(original, encodeRequest(as));
    CHECK_FALSE(holds(picture, "Canary"));
    const auto inspection = decoder()->inspect(picture, inspectRequest());
    REQUIRE(inspection);
    CHECK(inspection->facts.mediaType == (as == EncodeAs::Png ? "image/png" : "image/jpeg"));
    CHECK(inspection->facts.width == 32);
    CHECK(inspection->facts.height == 32);
  }
}

TEST_CASE("a picture is drawn with the window and the orientation that a person chose", "[process][decoder]") {
  const Bytes original = goodDicom(16);
  Request request = encodeRequest(EncodeAs::Png);
  const imaging::PixelImage plain = frameOf(made(original, request));
  request.hasDisplay = true;
  request.display.inverted = true;
  const imaging::PixelImage inverted = frameOf(made(original, request));
  REQUIRE(plain.format == imaging::PixelFormat::Gray16);
  REQUIRE(inverted.pixels.size() == plain.pixels.size());
  for (std::size_t i = 0; i < 256; ++i) REQUIRE(plain.gray()[i] + inverted.gray()[i] == plain.gray()[0] + inverted.gray()[0]);

  request.display = {};
  request.display.mirrored = true;
  const imaging::PixelImage mirrored = frameOf(made(original, request));
  CHECK(mirrored.gray()[0] == plain.gray()[15]);
  request.display = {};
  request.display.hasWindow = true;
  request.display.windowCentre = 10;
  request.display.windowWidth = 2;
  const imaging::PixelImage hard = frameOf(made(original, request));
  CHECK(hard.gray()[0] == 0);
  CHECK(hard.gray()[200] > hard.gray()[0]);
}

TEST_CASE("a copy without identity shows the same pixels and none of the names", "[process][decoder]") {
  const Bytes original = goodDicom(32, "Canary^Patient");
  Request request;
  request.operation = Operation::Deidentify;
  request.uidKey.fill(9);
  const Bytes clean = made(original, request);
  for (const char* const secret : {"Canary", "Patient", "P-77", "1.2.3.4"}) CHECK_FALSE(holds(clean, secret));
  CHECK(frameOf(clean).pixels == frameOf(original).pixels);
  const auto inspection = decoder()->inspect(clean, inspectRequest());
  REQUIRE(inspection);
  CHECK(inspection->facts.identity.empty());
}

TEST_CASE("a document cannot be made anonymous by a program", "[process][decoder]") {
  Request request;
  request.operation = Operation::Deidentify;
  CHECK(outcomeOf(decoder()->transform(asBytes("%PDF-1.4\n%abc\n"), request)) == "FormatUnsupported");
}

TEST_CASE("a photo becomes a DICOM object of its patient", "[process][decoder]") {
  const Bytes photo = made(goodDicom(48), encodeRequest(EncodeAs::Jpeg));
  Request request = encodeRequest(EncodeAs::Dicom);
  request.identity = {"P-1", "Müller", "Ana", model::Date::make(1980, 2, 29), 1};
  const Bytes object = made(photo, request);
  const auto inspection = decoder()->inspect(object, inspectRequest());
  INFO(outcomeOf(inspection));
  REQUIRE(inspection);
  CHECK(inspection->facts.mediaType == "application/dicom");
  CHECK(inspection->facts.sopClass == "1.2.840.10008.5.1.4.1.1.77.1.4");
  CHECK(inspection->facts.identity.familyName == "Müller");
  CHECK(inspection->facts.identity.patientNumber == "P-1");
  CHECK(inspection->facts.width == 48);
  CHECK_FALSE(inspection->pixelTrouble);
  // The same export gives the same UIDs, another export others.
  CHECK(decoder()->inspect(made(photo, request), inspectRequest())->facts.sopInstance == inspection->facts.sopInstance);
  request.uidKey.fill(8);
  CHECK(decoder()->inspect(made(photo, request), inspectRequest())->facts.sopInstance != inspection->facts.sopInstance);
}

TEST_CASE("a DICOM original as DICOM is the original bit for bit", "[process][decoder]") {
  const Bytes original = goodDicom();
  CHECK(made(original, encodeRequest(EncodeAs::Dicom)) == original);
}

TEST_CASE("the header comes as rows that a person can read", "[process][decoder]") {
  const auto rows = decoder()->header(goodDicom(16, "Müller^Ana"));
  INFO(outcomeOf(rows));
  REQUIRE(rows);
  const auto name = std::find_if(rows->begin(), rows->end(), [](const decode::HeaderRow& row) { return row.tag == "(0010,0010)"; });
  REQUIRE(name != rows->end());
  CHECK(name->vr == "PN");
  CHECK(name->name.find("Patient") != std::string::npos);
  CHECK(decoder()->header(asBytes("%PDF-1.4\n%abc\n"))->empty());
}

TEST_CASE("a medium's list names its files, those that lead outside too", "[process][decoder]") {
  const auto record = [](std::string_view file) {
    DicomBuilder item;
    item.text(0x0004, 0x1430, "CS", "IMAGE").text(0x0004, 0x1500, "CS", std::string(file));
    ByteWriter writer;
    writer.u16(0xFFFE);
    writer.u16(0xE000);
    writer.u32(static_cast<std::uint32_t>(item.dataSet().size()));
    writer.raw(item.dataSet());
    return std::move(writer).take();
  };
  Bytes items = record("PAT1\\IMG1");
  for (const Bytes& more : {record("..\\..\\SECRET"), record("IMG2")}) items.insert(items.end(), more.begin(), more.end());
  DicomBuilder body;
  body.text(0x0004, 0x1130, "CS", "TEST").bytes(0x0004, 0x1220, "SQ", items);
  Bytes file = DicomBuilder::file(kExplicit, body.dataSet());
  // Media Storage Directory Storage instead of the image class; both UIDs have an even length with padding.
  const std::string_view imageClass = "1.2.840.10008.5.1.4.1.1.1.3";
  const std::string_view directoryClass = "1.2.840.10008.1.3.10";
  const ByteView wanted = asBytes(imageClass);
  const auto place = std::search(file.begin(), file.end(), wanted.begin(), wanted.end());
  REQUIRE(place != file.end());
  std::fill(place, place + static_cast<std::ptrdiff_t>(imageClass.size()), std::uint8_t{0});
  std::copy(directoryClass.begin(), directoryClass.end(), place);

  const auto inspection = decoder()->inspect(file, inspectRequest("DICOMDIR"));
  INFO(outcomeOf(inspection));
  REQUIRE(inspection);
  CHECK(inspection->isMediaDirectory);
  const auto references = decoder()->listMedia(file);
  INFO(outcomeOf(references));
  REQUIRE(references);
  REQUIRE(references->size() == 3);
  CHECK((*references)[0].components == std::vector<std::string>{"PAT1", "IMG1"});
  CHECK((*references)[1].components.at(0) == "..");
  CHECK((*references)[2].components == std::vector<std::string>{"IMG2"});
  CHECK_FALSE(decoder()->listMedia(goodDicom()));
}
