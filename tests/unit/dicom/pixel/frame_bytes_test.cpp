// Which bytes belong to which frame, and what samples become in colour.

#include "dicom/pixel/frame_bytes.h"

#include "dicom/pixel/colour.h"
#include "dicom/pixel/gray.h"
#include "dicom/pixel/lookup_table.h"
#include "tests/unit/dicom/pixel/pixel_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

/// Pixel data whose fragments are these texts behind an offset table.
struct Fragments {
  std::vector<Bytes> held;
  Element element;

  explicit Fragments(std::vector<std::string> texts, std::initializer_list<std::uint32_t> offsets = {}) {
    ByteWriter table;
    for (const std::uint32_t offset : offsets) table.u32(offset);
    held.push_back(table.bytes());
    for (const std::string& text : texts) held.emplace_back(text.begin(), text.end());
    element.tag = tags::kPixelData;
    element.encapsulated = true;
    for (const Bytes& bytes : held) element.fragments.emplace_back(bytes);
  }
  std::string frame(std::uint32_t index, std::uint32_t count) const {
    const auto found = compressedFrame(element, DataSet{}, index, count);
    return found ? toString(found->bytes) : std::string(errorName(found.error().code));
  }
};

RawFrame colourFrame(ColourModel model, Bytes samples, std::uint32_t width, bool planar = false) {
  PixelDescription layout;
  layout.width = width;
  layout.height = 1;
  layout.samples = 3;
  layout.colour = model;
  layout.planar = planar;
  return RawFrame::own(layout, std::move(samples));
}

std::vector<std::uint32_t> rgbOf(const RawFrame& frame) {
  const auto bytes = toRgb32(frame);
  REQUIRE(bytes);
  std::vector<std::uint32_t> words(bytes->size() / 4);
  std::memcpy(words.data(), bytes->data(), bytes->size());
  return words;
}

}  // namespace

TEST_CASE("as many fragments as frames are one each, whatever the table says") {
  const Fragments pixels({"aa", "bbbb", "cc"}, {0, 9999, 7});
  CHECK(pixels.frame(0, 3) == "aa");
  CHECK(pixels.frame(1, 3) == "bbbb");
  CHECK(pixels.frame(2, 3) == "cc");
}

TEST_CASE("one frame owns all its fragments") { CHECK(Fragments({"aa", "bb", "cc"}).frame(0, 1) == "aabbcc"); }

TEST_CASE("offset tables point to the items of a frame") {
  // Items begin at 0, 10 (2 + 8), 22 (4 + 8) and 32.
  const Fragments pixels({"aa", "bbbb", "cc", "dd"}, {0, 22});
  CHECK(pixels.frame(0, 2) == "aabbbb");
  CHECK(pixels.frame(1, 2) == "ccdd");
}

TEST_CASE("an offset that points nowhere finds no frame") {
  CHECK(Fragments({"aa", "bbbb", "cc", "dd"}, {0, 21}).frame(1, 2) == "FileCorrupt");
  CHECK(Fragments({"aa", "bbbb", "cc", "dd"}, {22, 0}).frame(0, 2) == "FileCorrupt");
}

TEST_CASE("without a table codestream starts divide the frames") {
  const std::string start = "\xFF\xD8\xFF";
  const Fragments pixels({start + "1", "2", start + "3", "4", "5"});
  CHECK(pixels.frame(0, 2) == start + "12");
  CHECK(pixels.frame(1, 2) == start + "345");
  CHECK(pixels.frame(2, 3) == "FileCorrupt");
}

TEST_CASE("missing fragments mean a shortened file") {
  CHECK(Fragments({}).frame(0, 1) == "FileCorrupt");
  CHECK(Fragments({"aa", "bb"}).frame(1, 4) == "bb");
  CHECK(Fragments({"aa", "bb"}).frame(3, 4) == "FileTruncated");
  Fragments cut({"aa", "bb"});
  cut.element.truncated = true;
  const auto last = compressedFrame(cut.element, DataSet{}, 1, 2);
  REQUIRE(last);
  CHECK(last->truncated);
  CHECK_FALSE(compressedFrame(cut.element, DataSet{}, 0, 2)->truncated);
}

TEST_CASE("an extended offset table is used when there is one") {
  const Fragments pixels({"aa", "bbbb", "cc", "dd"});
  ByteWriter table;
  table.u64(0);
  table.u64(22);
  const Bytes bytes = table.bytes();
  Element offsets;
  offsets.tag = tags::kExtendedOffsets;
  offsets.vr = Vr::OV;
  offsets.value = bytes;
  DataSet set;
  set.elements.push_back(offsets);
  const auto second = compressedFrame(pixels.element, set, 1, 2);
  REQUIRE(second);
  CHECK(toString(second->bytes) == "ccdd");
}

TEST_CASE("RGB by pixel and by plane") {
  CHECK(rgbOf(colourFrame(ColourModel::Rgb, {1, 2, 3, 4, 5, 6}, 2)) == std::vector<std::uint32_t>{0xFF010203, 0xFF040506});
  CHECK(rgbOf(colourFrame(ColourModel::Rgb, {1, 4, 2, 5, 3, 6}, 2, true)) == std::vector<std::uint32_t>{0xFF010203, 0xFF040506});
}

TEST_CASE("full-range YBR: grey stays grey, the primaries come out") {
  CHECK(rgbOf(colourFrame(ColourModel::YbrFull, {0, 128, 128, 128, 128, 128, 255, 128, 128}, 3)) ==
        std::vector<std::uint32_t>{0xFF000000, 0xFF808080, 0xFFFFFFFF});
  CHECK(rgbOf(colourFrame(ColourModel::YbrFull, {76, 85, 255, 150, 44, 21, 29, 255, 107}, 3)) ==
        std::vector<std::uint32_t>{0xFFFE0000, 0xFF00FF01, 0xFF0000FE});
}

TEST_CASE("shared chroma serves two pixels, an odd last one alone") {
  const auto words = rgbOf(colourFrame(ColourModel::YbrFull422, {10, 20, 128, 128, 30, 99, 128, 128}, 3));
  CHECK(words == std::vector<std::uint32_t>{0xFF0A0A0A, 0xFF141414, 0xFF1E1E1E});
}

TEST_CASE("studio-range YBR spreads to full range") {
  const auto words = rgbOf(colourFrame(ColourModel::YbrPartial422, {16, 235, 128, 128}, 2));
  CHECK(words == std::vector<std::uint32_t>{0xFF000000, 0xFFFFFFFF});
}

TEST_CASE("colour frames shorter than their size are refused") {
  CHECK(errorOf(toRgb32(colourFrame(ColourModel::Rgb, {1, 2, 3, 4, 5}, 2))) == ErrorCode::FileTruncated);
}

TEST_CASE("deep and shallow colour samples come down to eight bits") {
  RawFrame deep = colourFrame(ColourModel::Rgb, {0x00, 0x12, 0xFF, 0x34, 0x00, 0xFF}, 1);
  deep.layout.bitsAllocated = deep.layout.bitsStored = 16;
  deep.layout.highBit = 15;
  CHECK(rgbOf(deep) == std::vector<std::uint32_t>{0xFF1234FF});
  deep.bigEndian = true;
  CHECK(rgbOf(deep) == std::vector<std::uint32_t>{0xFF00FF00});
  RawFrame shallow = colourFrame(ColourModel::Rgb, {0x0F, 0x00, 0x08}, 1);
  shallow.layout.bitsStored = 4;
  shallow.layout.highBit = 3;
  CHECK(rgbOf(shallow) == std::vector<std::uint32_t>{0xFFFF0088});
}

TEST_CASE("lookup tables: 0 entries mean 65536, short data none, first values by sign") {
  const auto lut = [](const Bytes& descriptor, const Bytes& data, bool isSigned) {
    static Bytes d, v;
    d = descriptor;
    v = data;
    DataSet item;
    Element a, b;
    a.tag = tags::kLutDescriptor;
    a.vr = Vr::US;
    a.value = d;
    b.tag = tags::kLutData;
    b.vr = Vr::OW;
    b.value = v;
    item.elements.push_back(a);
    item.elements.push_back(b);
    return readLut(item, isSigned);
  };
  CHECK(lut(words({0, 0, 16}), Bytes(131072), false)->values.size() == 65536);
  CHECK_FALSE(lut(words({0, 0, 16}), Bytes(131070), false));
  CHECK(lut(words({1, -5, 16}), words({9}), true)->firstMapped == -5);
  CHECK(lut(words({1, -5, 16}), words({9}), false)->firstMapped == 65531);
  CHECK_FALSE(lut(words({1, 0}), words({9}), false));
  CHECK(lut(words({2, 0, 99}), words({9, 300}), false)->bits == 9);
}

TEST_CASE("frame sizes are counted as they are stored") {
  PixelDescription layout;
  layout.width = 3;
  layout.height = 3;
  CHECK(nativeFrameBytes(layout) == 9);
  layout.bitsAllocated = 1;
  CHECK(nativeFrameBytes(layout) == 2);
  layout.bitsAllocated = 12;
  CHECK(nativeFrameBytes(layout) == 14);
  layout.bitsAllocated = 8;
  layout.samples = 3;
  layout.colour = ColourModel::YbrFull422;
  CHECK(nativeFrameBytes(layout) == 24);
  layout.width = layout.height = 65535;
  layout.colour = ColourModel::Rgb;
  layout.bitsAllocated = 32;
  CHECK(nativeFrameBytes(layout) == 65535ull * 65535 * 12);
}
