// What is exported is what a person saw.
#include "app/decoder/worker/render.h"

#include <catch2/catch_test_macros.hpp>

#include "app/decoder/worker/inspect.h"
#include "app/decoder/worker/prepare.h"
#include "app/decoder/worker/transform.h"
#include "core/codec/photo.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

using namespace safelight;
using namespace safelight::decoder;
using imaging::VoiFunction;

namespace {

imaging::PixelImage ramp(const std::vector<imaging::Window>& windows) {
  imaging::PixelImage image;
  image.width = 64;
  image.height = 64;
  image.pixels.resize(64 * 64 * 2);
  auto* pixel = reinterpret_cast<std::uint16_t*>(image.pixels.data());
  for (std::uint16_t i = 0; i < 4096; ++i) pixel[i] = i;
  image.tone.minimum = 0;
  image.tone.maximum = 4095;
  image.tone.windows = windows;
  image.tone.suggested = windows.front();
  return image;
}

model::DisplayState windowed(double centre, double width) {
  model::DisplayState display;
  display.hasWindow = true;
  display.windowCentre = centre;
  display.windowWidth = width;
  return display;
}

Bytes through(const imaging::PixelImage& image, const imaging::Window& window) {
  const auto table = std::make_unique<imaging::ToneTable>();
  imaging::fillToneTable(*table, image.tone, window, false);
  Bytes out;
  for (std::size_t i = 0; i < image.pixels.size() / 2; ++i) out.push_back((*table)[image.gray()[i]]);
  return out;
}

}  // namespace

TEST_CASE("a window that a person made is straight, whatever the device's own are") {
  const auto image = ramp({{2000, 1000, VoiFunction::Sigmoid, "A"}});
  CHECK((draw(image, windowed(1500, 800)).pixels == through(image, {1500, 800, VoiFunction::Linear, {}})));
  const auto exact = ramp({{2000, 1000, VoiFunction::LinearExact, "A"}});
  CHECK((draw(exact, windowed(1500, 800)).pixels == through(exact, {1500, 800, VoiFunction::LinearExact, {}})));
}

TEST_CASE("one of the device's own windows keeps its curve") {
  const auto image = ramp({{2000, 1000, VoiFunction::Sigmoid, "A"}, {1000, 300, VoiFunction::Sigmoid, "B"}});
  CHECK((draw(image, windowed(1000, 300)).pixels == through(image, image.tone.windows[1])));
  CHECK((draw(image, {}).pixels == through(image, image.tone.windows[0])));
}

namespace {

/// 40 x 20 grey pixels with these words about their shape and about how they lie.
Bytes shaped(std::string_view aspect, std::string_view orientation = "") {
  using namespace dicom;
  prepareDecoding();
  DataSetWriter set(Encoding{true, false});
  set.text(tags::kSopClass, Vr::UI, "1.2.840.10008.5.1.4.1.1.7");
  set.text(tags::kModality, Vr::CS, "OT");
  if (!orientation.empty()) set.text(tags::kPatientOrientation, Vr::CS, orientation);
  set.u16(tags::kSamplesPerPixel, 1);
  set.text(tags::kPhotometric, Vr::CS, "MONOCHROME2");
  set.u16(tags::kRows, 20);
  set.u16(tags::kColumns, 40);
  if (!aspect.empty()) set.text(tags::kPixelAspectRatio, Vr::IS, aspect);
  set.u16(tags::kBitsAllocated, 8);
  set.u16(tags::kBitsStored, 8);
  set.u16(tags::kHighBit, 7);
  set.u16(tags::kPixelRepresentation, 0);
  Bytes pixels(800);
  for (std::size_t i = 0; i < pixels.size(); ++i) pixels[i] = static_cast<std::uint8_t>(i);
  set.bytes(tags::kPixelData, Vr::OB, pixels);
  return wrapFile("1.2.840.10008.5.1.4.1.1.7", "1.2.3.4", kExplicitLittleEndian, set.written());
}

imaging::PixelImage exported(const Bytes& file, const model::DisplayState& display = {}) {
  decode::Request request;
  request.operation = decode::Operation::Encode;
  request.encodeAs = decode::EncodeAs::Png;
  request.hasDisplay = true;
  request.display = display;
  const auto png = encodeAs(file, request);
  REQUIRE(png);
  auto image = codec::decodePhoto(*png, 0, 0, {});
  REQUIRE(image);
  return std::move(*image);
}

}  // namespace

TEST_CASE("an exported picture and a thumbnail have the true proportion, the pixels themselves stay as stored") {
  const Bytes file = shaped("2\\1");
  CHECK(exported(file).width == 40);
  CHECK(exported(file).height == 40);
  CHECK(exported(shaped("1\\3")).width == 120);
  CHECK(exported(shaped("1\\3")).height == 20);
  CHECK(exported(shaped("")).height == 20);
  decode::Request request;
  const auto inspection = inspectFile(file, request);
  REQUIRE(inspection);
  CHECK(inspection->thumbnail.width == 40);
  CHECK(inspection->thumbnail.height == 40);
  CHECK(inspection->facts.height == 20);
  const auto frame = framePixels(file, "", 0, 0);
  REQUIRE(frame);
  CHECK(frame->width == 40);
  CHECK(frame->height == 20);
}

TEST_CASE("a picture that was turned is stretched along its own side") {
  model::DisplayState turned;
  turned.quarterTurns = 1;
  const auto image = exported(shaped("3\\1"), turned);
  CHECK(image.width == 60);
  CHECK(image.height == 40);
}

TEST_CASE("a frame brings along how it lies in the patient") {
  CHECK(framePixels(shaped("", "A\\F"), "", 0, 0)->directions == model::Directions{"A", "F"});
  CHECK(framePixels(shaped("", "A\\P"), "", 0, 0)->directions.empty());
  CHECK(framePixels(shaped(""), "", 0, 0)->directions.empty());
}
