// From stored values to brightness: rescale, modality LUT, windows, VOI LUTs, padding, overlays.

#include "core/imaging/tone.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;
using imaging::VoiFunction;

namespace {

TestImage row(std::uint16_t stored = 12, bool isSigned = false) {
  TestImage image;
  image.width = 4;
  image.height = 1;
  image.stored = stored;
  image.high = static_cast<std::uint16_t>(stored - 1);
  image.isSigned = isSigned;
  return image;
}

DataSetWriter lutItem(const Bytes& descriptor, const Bytes& data) {
  DataSetWriter item(Encoding{});
  item.bytes(tags::kLutDescriptor, Vr::US, descriptor);
  item.text(tags::kLutExplanation, Vr::LO, "Curve");
  item.bytes(tags::kLutData, Vr::OW, data);
  return item;
}

using Values = std::vector<int>;

}  // namespace

TEST_CASE("slope and intercept give modality values, whatever the sign of the pixels") {
  DataSetWriter rescale(Encoding{});
  rescale.text(tags::kIntercept, Vr::DS, "-1024");
  rescale.text(tags::kSlope, Vr::DS, "2");
  rescale.text(tags::kRescaleType, Vr::LO, "HU");
  auto image = imageOf(grayFile(row(), words({0, 1, 1000, 4095}), rescale));
  CHECK(values(image) == Values{-1024, -1022, 976, 7166});
  CHECK(image.tone.units == "HU");
  image = imageOf(grayFile(row(12, true), words({0, -1, -2048, 2047}), rescale));
  CHECK(values(image) == Values{-1024, -1026, -5120, 3070});
}

TEST_CASE("a modality LUT replaces the values, clamped at its ends") {
  DataSetWriter modality(Encoding{});
  modality.sequence(tags::kModalityLut, lutItem(words({3, 1, 16}), words({100, 200, 300})));
  CHECK(values(imageOf(grayFile(row(), words({0, 1, 2, 4000}), modality))) == Values{100, 100, 200, 300});
  DataSetWriter broken(Encoding{});
  broken.sequence(tags::kModalityLut, lutItem(words({300, 1, 16}), words({1, 2})));
  CHECK(values(imageOf(grayFile(row(), words({0, 1, 2, 4000}), broken))) == Values{0, 1, 2, 4000});
}

TEST_CASE("all windows are offered with their names and function, the first is suggested") {
  DataSetWriter windows(Encoding{});
  windows.text(tags::kWindowCentre, Vr::DS, "40\\300");
  windows.text(tags::kWindowWidth, Vr::DS, "400\\1500");
  windows.text(tags::kWindowExplanation, Vr::LO, "SOFT\\BONE");
  windows.text(tags::kVoiFunction, Vr::CS, "SIGMOID");
  const auto tone = imageOf(grayFile(row(), words({0, 1, 2, 3}), windows)).tone;
  REQUIRE(tone.windows.size() == 2);
  CHECK(tone.windows[1] == imaging::Window{300, 1500, VoiFunction::Sigmoid, "BONE"});
  CHECK(tone.suggested == tone.windows[0]);
  CHECK_FALSE(tone.suggestedFromHistogram);
  CHECK_FALSE(tone.suggestedIsLut);
}

TEST_CASE("windows without a width are no windows") {
  DataSetWriter windows(Encoding{});
  windows.text(tags::kWindowCentre, Vr::DS, "40\\50\\x");
  windows.text(tags::kWindowWidth, Vr::DS, "0\\-3\\10");
  const auto tone = imageOf(grayFile(row(), words({0, 100, 2000, 4000}), windows)).tone;
  CHECK(tone.windows.empty());
  CHECK(tone.suggestedFromHistogram);
}

TEST_CASE("a VOI LUT is read and shown first") {
  DataSetWriter voi(Encoding{});
  voi.sequence(tags::kVoiLut, lutItem(words({4, 0, 8}), words({255, 128, 64, 0})));
  const auto image = imageOf(grayFile(row(), words({0, 1, 2, 3}), voi));
  REQUIRE(image.tone.luts.size() == 1);
  CHECK(image.tone.luts[0].explanation == "Curve");
  CHECK(image.tone.luts[0].bits == 8);
  CHECK(image.tone.suggestedIsLut);
  const auto shown = imaging::renderDefault(image);
  CHECK(toHex(shown.pixels) == "ff804000");
}

TEST_CASE("a VOI LUT of bytes is unpacked and one of a wrong depth is set right") {
  DataSetWriter bytes(Encoding{}), deep(Encoding{});
  bytes.sequence(tags::kVoiLut, lutItem(words({4, 0, 8}), {10, 20, 30, 40}));
  deep.sequence(tags::kVoiLut, lutItem(words({4, 0, 8}), words({0, 1000, 2000, 4095})));
  CHECK(imageOf(grayFile(row(), words({0, 1, 2, 3}), bytes)).tone.luts.at(0).values == std::vector<std::uint16_t>{10, 20, 30, 40});
  CHECK(imageOf(grayFile(row(), words({0, 1, 2, 3}), deep)).tone.luts.at(0).bits == 12);
}

TEST_CASE("a VOI LUT that begins below zero does so in every frame, also in one without a negative value") {
  DataSetWriter voi(Encoding{});
  voi.text(tags::kIntercept, Vr::DS, "-1000");
  voi.text(tags::kSlope, Vr::DS, "1");
  Bytes ramp;
  for (int i = 0; i < 2048; ++i) {
    const Bytes entry = words({i});
    ramp.insert(ramp.end(), entry.begin(), entry.end());
  }
  voi.sequence(tags::kVoiLut, lutItem(words({2048, 0x10000 - 1000, 11}), ramp));
  const auto image = imageOf(grayFile(row(), words({1000, 1500, 2000, 2047}), voi));
  REQUIRE(image.tone.luts.size() == 1);
  CHECK(image.tone.luts[0].firstMapped == -1000);
  CHECK(toHex(imaging::renderDefault(image).pixels) == "7dbbf9ff");
}

TEST_CASE("a VOI LUT of unsigned values may begin in their upper half") {
  DataSetWriter voi(Encoding{});
  voi.sequence(tags::kVoiLut, lutItem(words({4, 40000, 8}), words({0, 64, 128, 255})));
  const auto image = imageOf(grayFile(row(16), words({40000, 40001, 40002, 65535}), voi));
  REQUIRE(image.tone.luts.size() == 1);
  CHECK(image.tone.luts[0].firstMapped == 40000);
  CHECK(toHex(imaging::renderDefault(image).pixels) == "004080ff");
}

TEST_CASE("a VOI LUT behind a falling slope whose values are never negative is one of unsigned values") {
  DataSetWriter voi(Encoding{});
  voi.text(tags::kIntercept, Vr::DS, "40950");
  voi.text(tags::kSlope, Vr::DS, "-10");
  voi.sequence(tags::kVoiLut, lutItem(words({4, 40920, 8}), words({0, 64, 128, 255})));
  const auto image = imageOf(grayFile(row(), words({0, 2, 3, 4095}), voi));
  REQUIRE(image.tone.luts.size() == 1);
  CHECK(image.tone.luts[0].firstMapped == 40920);
  CHECK(toHex(imaging::renderDefault(image).pixels) == "ffff0000");
}

TEST_CASE("eight bits without a window are shown as they are, more get the histogram's window") {
  TestImage eight = row(8);
  eight.allocated = 8;
  const auto plain = imageOf(grayFile(eight, {0, 100, 200, 255}, DataSetWriter(Encoding{}), Vr::OB));
  CHECK_FALSE(plain.tone.suggestedFromHistogram);
  CHECK(toHex(imaging::renderDefault(plain).pixels) == "0064c8ff");
  CHECK(imageOf(grayFile(row(), words({0, 100, 2000, 4000}))).tone.suggestedFromHistogram);
}

TEST_CASE("MONOCHROME1 and the inverse presentation shape turn brightness over") {
  TestImage eight = row(8);
  eight.allocated = 8;
  eight.photometric = "MONOCHROME1";
  CHECK(toHex(imaging::renderDefault(imageOf(grayFile(eight, {0, 100, 200, 255}, DataSetWriter(Encoding{}), Vr::OB))).pixels) == "ff9b3700");
  DataSetWriter shape(Encoding{});
  shape.text(tags::kPresentationLutShape, Vr::CS, "INVERSE");
  CHECK(imageOf(grayFile(row(), words({0, 1, 2, 3}), shape)).tone.inverse);
}

TEST_CASE("padding is left out of the range and stays black") {
  DataSetWriter padding(Encoding{});
  padding.u16(tags::kPadding, 4000);
  padding.u16(tags::kPaddingLimit, 4095);
  const auto image = imageOf(grayFile(row(), words({5, 900, 4000, 4090}), padding));
  CHECK(image.tone.hasPadding);
  CHECK(image.tone.minimum == 5);
  CHECK(image.tone.maximum == 900);
  CHECK(image.tone.paddingFirst == 4000);
  CHECK(image.tone.paddingLast == 4095);
  const auto shown = imaging::renderDefault(image);
  CHECK(shown.pixels[2] == 0);
  CHECK(shown.pixels[3] == 0);
}

TEST_CASE("padding stays black and out of the range under a modality LUT, too") {
  DataSetWriter more(Encoding{});
  more.u16(tags::kPadding, 0);
  more.sequence(tags::kModalityLut, lutItem(words({4, 0, 12}), words({50, 100, 200, 300})));
  TestImage image = row();
  image.photometric = "MONOCHROME1";
  const auto drawn = imageOf(grayFile(image, words({0, 1, 2, 3}), more));
  CHECK(drawn.tone.minimum == 100);
  CHECK(drawn.tone.maximum == 300);
  const auto shown = imaging::renderDefault(drawn);
  CHECK(int{shown.pixels[0]} == 0);
  CHECK(int{shown.pixels[1]} == 255);
  CHECK(int{shown.pixels[3]} == 0);
}

TEST_CASE("padding of signed pixels is signed even where the file cannot say so") {
  DataSetWriter padding(Encoding{});
  padding.bytes(tags::kPadding, Vr::US, words({-2000}));
  const auto image = imageOf(grayFile(row(16, true), words({-2000, -1000, 0, 1000}), padding));
  CHECK(image.tone.minimum == 32768 - 1000);
}

TEST_CASE("functional groups of a frame win over shared ones") {
  DataSetWriter slope(Encoding{}), perFrame(Encoding{}), group(Encoding{}), shared(Encoding{});
  slope.text(tags::kIntercept, Vr::DS, "10");
  slope.text(tags::kSlope, Vr::DS, "1");
  group.sequence(tags::kPixelValueTransformation, slope);
  DataSetWriter other(Encoding{}), otherGroup(Encoding{});
  other.text(tags::kIntercept, Vr::DS, "20");
  other.text(tags::kSlope, Vr::DS, "1");
  otherGroup.sequence(tags::kPixelValueTransformation, other);
  DataSetWriter groups(Encoding{});
  groups.sequence(tags::kSharedGroups, group);
  groups.sequence(tags::kPerFrameGroups, otherGroup);  // one item: only the first frame has its own
  TestImage image = row();
  image.frames = "2";
  const Bytes file = grayFile(image, words({1, 1, 1, 1, 2, 2, 2, 2}), groups);
  CHECK(valueAt(imageOf(file, 0), 0, 0) == 21);
  CHECK(valueAt(imageOf(file, 1), 0, 0) == 12);
}

TEST_CASE("overlays are drawn white, in a dark-is-high picture too") {
  DataSetWriter overlay(Encoding{});
  overlay.text(tags::kWindowCentre, Vr::DS, "150");
  overlay.text(tags::kWindowWidth, Vr::DS, "300");
  overlay.u16({0x6000, 0x0010}, 1);
  overlay.u16({0x6000, 0x0011}, 2);
  overlay.text({0x6000, 0x0040}, Vr::CS, "G");
  overlay.bytes({0x6000, 0x0050}, Vr::SS, words({1, 2}));  // row 1, column 2
  overlay.u16({0x6000, 0x0100}, 1);
  overlay.u16({0x6000, 0x0102}, 0);
  overlay.bytes({0x6000, 0x3000}, Vr::OW, Bytes{0b10, 0});
  for (const char* photometric : {"MONOCHROME2", "MONOCHROME1"}) {
    TestImage image = row();
    image.photometric = photometric;
    const auto shown = imaging::renderDefault(imageOf(grayFile(image, words({0, 100, 200, 300}), overlay)));
    INFO(photometric);
    CHECK(int{shown.pixels[2]} == 255);
    CHECK(int{shown.pixels[1]} < 255);
  }
}

TEST_CASE("overlays are seen where the value that they are drawn with is padding, and where a LUT falls") {
  const auto shownWith = [](const DataSetWriter& more, const DataSetWriter& overlay) {
    DataSetWriter all(Encoding{});
    all.raw(more.written());
    all.raw(overlay.written());
    return imaging::renderDefault(imageOf(grayFile(row(), words({0, 100, 200, 300}), all)));
  };
  DataSetWriter overlay(Encoding{});
  overlay.u16({0x6000, 0x0010}, 1);
  overlay.u16({0x6000, 0x0011}, 1);
  overlay.bytes({0x6000, 0x3000}, Vr::OW, Bytes{1, 0});
  DataSetWriter padding(Encoding{});
  padding.u16(tags::kPadding, 65535);
  padding.text(tags::kWindowCentre, Vr::DS, "150");
  padding.text(tags::kWindowWidth, Vr::DS, "300");
  CHECK(int{shownWith(padding, overlay).pixels[0]} == 255);
  DataSetWriter falling(Encoding{});
  falling.sequence(tags::kVoiLut, lutItem(words({4, 0, 8}), words({200, 150, 100, 0})));
  CHECK(int{shownWith(falling, overlay).pixels[0]} == 200);
}

TEST_CASE("of a region of interest the outline is drawn, what lies in it stays to be seen") {
  DataSetWriter overlay(Encoding{});
  overlay.u16({0x6000, 0x0010}, 4);
  overlay.u16({0x6000, 0x0011}, 4);
  overlay.text({0x6000, 0x0040}, Vr::CS, "R");
  overlay.bytes({0x6000, 0x3000}, Vr::OW, Bytes{0xF7, 0xFF});  // all but the first row's last
  TestImage image;
  image.width = image.height = 4;
  const auto drawn = imageOf(grayFile(image, words({1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}), overlay));
  Values seen;
  for (std::size_t i = 0; i < 16; ++i)
    if (drawn.gray()[i] == 1) seen.push_back(static_cast<int>(i));
  CHECK(seen == Values{3, 5, 6, 9, 10});
}

TEST_CASE("overlays in unused bits are drawn and do not disturb the values") {
  DataSetWriter overlay(Encoding{});
  overlay.u16({0x6000, 0x0010}, 1);
  overlay.u16({0x6000, 0x0011}, 4);
  overlay.u16({0x6000, 0x0100}, 16);
  overlay.u16({0x6000, 0x0102}, 15);
  const auto image = imageOf(grayFile(row(), words({0, 0x8000 | 100, 200, 300}), overlay));
  CHECK(valueAt(image, 0, 0) == 0);
  CHECK(valueAt(image, 2, 0) == 200);
  CHECK(image.gray()[1] == 65535);
  CHECK(image.tone.maximum == 300);
}

TEST_CASE("overlays that make no sense are left out") {
  DataSetWriter overlay(Encoding{});
  overlay.u16({0x6000, 0x0010}, 60000);
  overlay.u16({0x6000, 0x0011}, 60000);
  overlay.bytes({0x6000, 0x3000}, Vr::OW, Bytes{1, 0});
  overlay.u16({0x6002, 0x0010}, 1);
  overlay.u16({0x6002, 0x0011}, 1);
  overlay.bytes({0x6002, 0x0050}, Vr::SS, words({-5, 30000}));  // far outside
  overlay.bytes({0x6002, 0x3000}, Vr::OW, Bytes{1, 0});
  CHECK(values(imageOf(grayFile(row(), words({1, 2, 3, 4}), overlay))) == Values{1, 2, 3, 4});
}
