// Files like those that broke DCMTK, Orthanc and their relatives, rebuilt here by generators of our own from what was published about them: each
// ends in one code that is always the same, nothing but the process of this one image may end, and the next file is decoded as if nothing had been.

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include "decoder_files.h"
#include "decoder_running.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

const RunningDecoder& decoder() {
  static const RunningDecoder running;
  return running;
}

/// What happens to the file when its pixels are asked for, and when it is looked at before it is kept.
struct Outcome {
  std::string frame, inspected;
  bool operator==(const Outcome&) const = default;
};
std::ostream& operator<<(std::ostream& stream, const Outcome& outcome) { return stream << outcome.frame << "/" << outcome.inspected; }

/// Inspecting names the trouble with the pixels where the file itself may be kept.
Outcome outcomeOfFile(ByteView file) {
  Outcome outcome;
  outcome.frame = outcomeOf(decoder()->frame(file, inspectRequest("image.dcm")));
  const auto inspection = decoder()->inspect(file, inspectRequest("image.dcm"));
  outcome.inspected = !inspection ? std::string(errorName(inspection.error().code)) : inspection->pixelTrouble ? "kept:" + std::string(errorName(*inspection->pixelTrouble)) : "done";
  return outcome;
}

void ends(const char* what, const Bytes& file, const Outcome& expected) {
  INFO(what);
  const auto before = decoder().processes();
  const Outcome outcome = outcomeOfFile(file);
  CHECK(outcome == expected);
  CHECK(outcomeOfFile(file) == outcome);
  CHECK_FALSE(outcomeOf(decoder()->header(file)).starts_with("Decoder"));
  CHECK(outcomeOfFile(goodDicom()) == Outcome{"done", "done"});
  CHECK(decoder().processes() == before);
}

DicomBuilder start(std::string_view sopClass = "1.2.840.10008.5.1.4.1.1.7") {
  DicomBuilder builder;
  builder.text(0x0008, 0x0016, "UI", std::string(sopClass)).text(0x0008, 0x0018, "UI", "1.2.3.4").text(0x0008, 0x0060, "CS", "OT");
  return builder;
}

struct Shape {
  std::uint16_t rows = 8, columns = 8, samples = 1, allocated = 8, stored = 8, high = 7;
  std::string photometric = "MONOCHROME2", frames = {};
};

DicomBuilder image(const Shape& shape) {
  DicomBuilder builder = start();
  builder.u16(0x0028, 0x0002, shape.samples).text(0x0028, 0x0004, "CS", shape.photometric);
  if (shape.samples > 1) builder.u16(0x0028, 0x0006, 0);
  if (!shape.frames.empty()) builder.text(0x0028, 0x0008, "IS", shape.frames);
  builder.u16(0x0028, 0x0010, shape.rows).u16(0x0028, 0x0011, shape.columns).u16(0x0028, 0x0100, shape.allocated);
  return builder.u16(0x0028, 0x0101, shape.stored).u16(0x0028, 0x0102, shape.high).u16(0x0028, 0x0103, 0);
}

Bytes native(const Shape& shape, std::size_t bytes) { return DicomBuilder::file(kExplicit, image(shape).bytes(0x7FE0, 0x0010, "OW", Bytes(bytes, 0x55)).dataSet()); }

/// An RLE frame: the header says `count` segments at `offsets`, `code` lies behind it.
Bytes rle(const Shape& shape, std::uint32_t count, std::vector<std::uint32_t> offsets, const Bytes& code) {
  ByteWriter frame;
  frame.u32(count);
  offsets.resize(15);
  for (const std::uint32_t offset : offsets) frame.u32(offset);
  frame.raw(code);
  return DicomBuilder::file(kRle, image(shape).fragment(frame.bytes()).dataSet());
}

constexpr std::string_view kJpegLs = "1.2.840.10008.1.2.4.80";

/// A JPEG-LS codestream: frame header, an optional preset segment, a scan of `code`.
Bytes jpegLs(const Shape& shape, std::uint8_t precision, std::uint16_t height, std::uint16_t width, std::uint8_t components, const Bytes& preset, std::uint8_t interleave = 0, std::uint8_t near = 0) {
  ByteWriter stream;
  stream.raw(Bytes{0xFF, 0xD8, 0xFF, 0xF7, 0, static_cast<std::uint8_t>(8 + 3 * components), precision});
  for (const std::uint16_t side : {height, width}) {
    stream.u8(static_cast<std::uint8_t>(side >> 8));
    stream.u8(static_cast<std::uint8_t>(side));
  }
  stream.u8(components);
  for (std::uint8_t i = 1; i <= components; ++i) stream.raw(Bytes{i, 0x11, 0});
  if (!preset.empty()) {
    stream.raw(Bytes{0xFF, 0xF8, 0, static_cast<std::uint8_t>(preset.size() + 2)});
    stream.raw(preset);
  }
  stream.raw(Bytes{0xFF, 0xDA, 0, static_cast<std::uint8_t>(6 + 2 * components), components});
  for (std::uint8_t i = 1; i <= components; ++i) stream.raw(Bytes{i, 0});
  stream.raw(Bytes{near, interleave, 0});
  stream.raw(Bytes(64, 0));
  stream.raw(Bytes{0xFF, 0xD9});
  return DicomBuilder::file(kJpegLs, image(shape).fragment(stream.bytes()).dataSet());
}

/// An element whose VR is not the one that its attribute has.
Bytes disguised(std::uint16_t group, std::uint16_t element, std::string_view vr, const Bytes& value, std::string_view sopClass) {
  DicomBuilder builder = start(sopClass);
  builder.bytes(group, element, vr, value);
  return DicomBuilder::file(kExplicit, builder.dataSet());
}

Bytes item(const Bytes& content, std::uint32_t length) {
  ByteWriter writer;
  writer.u16(0xFFFE);
  writer.u16(0xE000);
  writer.u32(length);
  writer.raw(content);
  return std::move(writer).take();
}

constexpr std::string_view kPresentationState = "1.2.840.10008.5.1.4.1.1.11.1";
constexpr std::string_view kEnhancedCt = "1.2.840.10008.5.1.4.1.1.2.1";

}  // namespace

TEST_CASE("RLE segments that lie outside their frame, or overlap, or never end", "[process][decoder][history]") {
  const Shape grey, words{.allocated = 16, .stored = 16, .high = 15};
  ends("a segment behind the end", rle(grey, 1, {4'000'000'000u}, Bytes(8, 0x81)), {"FileCorrupt", "kept:FileCorrupt"});
  ends("a segment inside the header", rle(grey, 1, {4}, Bytes(8, 0x81)), {"FileCorrupt", "kept:FileCorrupt"});
  ends("segments that run backwards", rle(words, 2, {80, 64}, Bytes(64, 0x81)), {"FileCorrupt", "kept:FileCorrupt"});
  ends("four thousand million segments", rle(grey, 0xFFFFFFFF, {64}, Bytes(8, 0x81)), {"FileCorrupt", "kept:FileCorrupt"});
  ends("no segment", rle(grey, 0, {}, {}), {"FileCorrupt", "kept:FileCorrupt"});
  ends("fewer segments than bytes of a pixel", rle(words, 1, {64}, Bytes(64, 0x81)), {"FileCorrupt", "kept:FileCorrupt"});
  ends("a run whose bytes are not there", rle(grey, 1, {64}, {0x7F, 1, 2}), {"FileTruncated", "kept:FileTruncated"});
  ends("a repetition of nothing", rle(grey, 1, {64}, {0x00, 5, 0x80, 0x81}), {"FileTruncated", "kept:FileTruncated"});
  ends("a header cut short", DicomBuilder::file(kRle, image(grey).fragment(Bytes(20, 1)).dataSet()), {"FileTruncated", "kept:FileTruncated"});
  ends("more frames than fragments", DicomBuilder::file(kRle, image({.frames = "900"}).fragment(Bytes(64)).dataSet()), {"FileCorrupt", "kept:FileCorrupt"});
}

// What contradicts itself harmlessly is read as the bits that there are; nothing is ever read beyond them.
TEST_CASE("monochrome pixels whose bits contradict each other, or that are not there", "[process][decoder][history]") {
  ends("a high bit beyond its word", native({.high = 65535}, 64), {"done", "done"});
  ends("a high bit below the bits that are stored", native({.allocated = 16, .stored = 16, .high = 3}, 128), {"done", "done"});
  ends("more bits stored than there is room for", native({.allocated = 8, .stored = 16, .high = 15}, 64), {"done", "done"});
  ends("no bits at all", native({.allocated = 0, .stored = 0, .high = 0}, 64), {"FormatUnsupported", "kept:FormatUnsupported"});
  ends("sixty thousand bits a pixel", native({.allocated = 65535, .stored = 65535, .high = 65534}, 64), {"FormatUnsupported", "kept:FormatUnsupported"});
  ends("one byte for a thousand by a thousand pixels", native({.rows = 1000, .columns = 1000}, 1), {"FileTruncated", "kept:FileTruncated"});
  ends("no byte", native({}, 0), {"NoPixels", "kept:NoPixels"});
  ends("no rows", native({.rows = 0}, 64), {"FileCorrupt", "kept:FileCorrupt"});
  ends("sizes whose product needs more than 32 bits", native({.rows = 65535, .columns = 65535, .samples = 3, .allocated = 16, .stored = 16, .high = 15, .photometric = "RGB"}, 64), {"TooManyPixels", "CompressionBomb"});
  ends("samples without a number", native({.samples = 65535, .photometric = "RGB"}, 64), {"FormatUnsupported", "kept:FormatUnsupported"});
}

TEST_CASE("rows and columns in a number of another size than the standard's", "[process][decoder][history]") {
  DicomBuilder builder = start();
  builder.u16(0x0028, 0x0002, 1).text(0x0028, 0x0004, "CS", "MONOCHROME2");
  for (const std::uint16_t element : {0x0010, 0x0011}) builder.bytes(0x0028, element, "UL", Bytes{0xFF, 0xFF, 0xFF, 0x7F});
  builder.u16(0x0028, 0x0100, 8).u16(0x0028, 0x0101, 8).u16(0x0028, 0x0102, 7).u16(0x0028, 0x0103, 0).bytes(0x7FE0, 0x0010, "OW", Bytes(64));
  ends("thousands of millions of rows", DicomBuilder::file(kExplicit, builder.dataSet()), {"FileCorrupt", "kept:FileCorrupt"});
}

TEST_CASE("colour that is converted beyond its pixels", "[process][decoder][history]") {
  ends("halved chrominance in an odd row", native({.rows = 3, .columns = 3, .samples = 3, .photometric = "YBR_FULL_422"}, 9), {"FileTruncated", "kept:FileTruncated"});
  ends("chrominance of one sample", native({.samples = 1, .photometric = "YBR_FULL"}, 64), {"done", "done"});
  ends("a palette that is not there", native({.photometric = "PALETTE COLOR"}, 64), {"FileCorrupt", "kept:FileCorrupt"});
  DicomBuilder palette = image({.photometric = "PALETTE COLOR"});
  for (const std::uint16_t element : {0x1101, 0x1102, 0x1103}) palette.bytes(0x0028, element, "US", Bytes{0, 0, 0, 0, 16, 0});  // 65,536 entries
  for (const std::uint16_t element : {0x1201, 0x1202, 0x1203}) palette.bytes(0x0028, element, "OW", Bytes(4));
  palette.bytes(0x7FE0, 0x0010, "OW", Bytes(64, 0xFF));
  ends("a palette of two entries that claims sixty-five thousand", DicomBuilder::file(kExplicit, palette.dataSet()), {"done", "done"});
}

TEST_CASE("lookup tables that say more than they hold, and segments of them without end", "[process][decoder][history]") {
  const auto table = [](std::uint16_t group, std::uint16_t element, const std::vector<std::uint16_t>& descriptor, const Bytes& data) {
    ByteWriter words;
    for (const std::uint16_t word : descriptor) words.u16(word);
    DicomBuilder entry;
    entry.bytes(0x0028, 0x3002, "US", words.bytes()).bytes(0x0028, 0x3006, "OW", data);
    DicomBuilder builder = image({.allocated = 16, .stored = 16, .high = 15});
    builder.bytes(group, element, "SQ", item(entry.dataSet(), static_cast<std::uint32_t>(entry.dataSet().size()))).bytes(0x7FE0, 0x0010, "OW", Bytes(128, 0xF7));
    return DicomBuilder::file(kExplicit, builder.dataSet());
  };
  for (const std::uint16_t element : {0x3000, 0x3010}) {  // of the modality, of interest
    ends("sixty-five thousand entries in four bytes", table(0x0028, element, {0, 0, 16}, Bytes(4)), {"done", "done"});
    ends("an entry for values that are not there", table(0x0028, element, {1, 65535, 16}, Bytes(2)), {"done", "done"});
    ends("a depth of sixty thousand bits", table(0x0028, element, {2, 0x8000, 65535}, Bytes(4, 0xFF)), {"done", "done"});
    ends("a descriptor cut short", table(0x0028, element, {2}, Bytes(4)), {"done", "done"});
    ends("no entries", table(0x0028, element, {1, 0, 8}, {}), {"done", "done"});
  }
  const auto segmented = [](const std::vector<std::uint16_t>& segments) {
    ByteWriter words, descriptor;
    for (const std::uint16_t word : segments) words.u16(word);
    for (const std::uint16_t word : {0, 0, 16}) descriptor.u16(static_cast<std::uint16_t>(word));
    DicomBuilder builder = image({.photometric = "PALETTE COLOR"});
    for (const std::uint16_t element : {0x1101, 0x1102, 0x1103}) builder.bytes(0x0028, element, "US", descriptor.bytes());
    for (const std::uint16_t element : {0x1221, 0x1222, 0x1223}) builder.bytes(0x0028, element, "OW", words.bytes());
    builder.bytes(0x7FE0, 0x0010, "OW", Bytes(64, 0xFF));
    return DicomBuilder::file(kExplicit, builder.dataSet());
  };
  const Outcome corrupt{"FileCorrupt", "kept:FileCorrupt"};
  ends("a segment that repeats itself", segmented({2, 65535, 0, 0}), corrupt);
  ends("a segment that repeats what lies behind the end", segmented({0, 1, 7, 2, 65535, 0xFFFF, 0xFFFF}), corrupt);
  ends("a segment whose entries are not there", segmented({0, 65535, 1}), {"done", "done"});
  ends("a kind of segment that does not exist", segmented({77, 1, 1}), corrupt);
}

TEST_CASE("overlays that lie elsewhere, or are larger than their bits", "[process][decoder][history]") {
  const auto overlay = [](std::uint16_t rows, std::uint16_t columns, const Bytes& origin, std::size_t bytes, const Bytes& firstFrame = {}) {
    DicomBuilder builder = image({});
    builder.u16(0x6000, 0x0010, rows).u16(0x6000, 0x0011, columns).text(0x6000, 0x0015, "IS", "9000000000000000").text(0x6000, 0x0040, "CS", "G");
    builder.bytes(0x6000, 0x0050, "SS", origin);
    if (!firstFrame.empty()) builder.raw(Bytes{0x00, 0x60, 0x51, 0x00, 'S', 'V', 0, 0, 8, 0, 0, 0}).raw(firstFrame);
    builder.u16(0x6000, 0x0100, 1).u16(0x6000, 0x0102, 0).bytes(0x6000, 0x3000, "OW", Bytes(bytes, 0xFF));
    return DicomBuilder::file(kExplicit, builder.bytes(0x7FE0, 0x0010, "OW", Bytes(64)).dataSet());
  };
  const Bytes corner{1, 0, 1, 0}, farAway{0, 0x80, 0, 0x80};
  const Outcome fine{"done", "done"};
  ends("thousands of millions of pixels in one byte", overlay(65535, 65535, corner, 2), fine);
  ends("left of and above everything", overlay(8, 8, farAway, 8), fine);
  ends("larger than the image", overlay(200, 200, corner, 5000), fine);
  ends("no rows", overlay(0, 8, corner, 8), fine);
  ends("an origin of one number", overlay(8, 8, {1, 0}, 8), fine);
  ends("a first frame before all time", overlay(8, 8, corner, 8, {0, 0, 0, 0, 0, 0, 0, 0x80}), fine);
  ends("a first frame long before the first", overlay(65535, 65535, corner, 8, {0, 0, 0, 0, 0, 0, 0xF0, 0xFF}), fine);
}

TEST_CASE("JPEG-LS streams that say something else than their object, or nonsense", "[process][decoder][history]") {
  const Shape grey;
  ends("larger than the object", jpegLs(grey, 8, 4000, 4000, 1, {}), {"FileCorrupt", "kept:FileCorrupt"});
  ends("more components than the object", jpegLs(grey, 8, 8, 8, 16, {}), {"FileCorrupt", "kept:FileCorrupt"});
  ends("a precision of 255", jpegLs(grey, 255, 8, 8, 1, {}), {"FormatUnsupported", "kept:FormatUnsupported"});
  ends("a precision of none", jpegLs(grey, 0, 8, 8, 1, {}), {"FormatUnsupported", "kept:FormatUnsupported"});
  ends("thresholds in the wrong order", jpegLs(grey, 8, 8, 8, 1, {1, 0, 255, 0xFF, 0xFF, 0, 1, 0, 0, 0, 1}), {"FileCorrupt", "kept:FileCorrupt"});
  ends("a largest value beyond the precision", jpegLs(grey, 8, 8, 8, 1, {1, 0xFF, 0xFF, 0, 3, 0, 7, 0, 21, 0, 64}), {"FileCorrupt", "kept:FileCorrupt"});
  ends("an interleave that does not exist", jpegLs(grey, 8, 8, 8, 1, {}, 77), {"FormatUnsupported", "kept:FormatUnsupported"});
  ends("sixteen bits for eight", jpegLs(grey, 16, 8, 8, 1, {}), {"FileTruncated", "kept:FileTruncated"});
}

TEST_CASE("enhanced objects whose functional groups are empty, missing or something else", "[process][decoder][history]") {
  const auto enhanced = [](const DicomBuilder& groups) {
    DicomBuilder builder = start(kEnhancedCt);
    builder.raw(image({.frames = "2"}).dataSet()).raw(groups.dataSet()).bytes(0x7FE0, 0x0010, "OW", Bytes(128));
    return DicomBuilder::file(kExplicit, builder.dataSet());
  };
  DicomBuilder none, empty, text;
  ends("no groups", enhanced(none), {"done", "done"});
  empty.bytes(0x5200, 0x9229, "SQ", {}).bytes(0x5200, 0x9230, "SQ", item({}, 0));
  ends("empty groups, one for two frames", enhanced(empty), {"done", "done"});
  text.text(0x5200, 0x9229, "UT", "shared").text(0x5200, 0x9230, "UT", "per frame");
  ends("groups that are text", enhanced(text), {"done", "done"});
}

TEST_CASE("presentation states and reports whose sequences are something else", "[process][decoder][history]") {
  const Bytes junk(64, 0x41);
  for (const char* vr : {"OB", "UT", "UN"}) {
    ends("a displayed area", disguised(0x0070, 0x005A, vr, junk, kPresentationState), {"NoPixels", "kept:NoPixels"});
    ends("a graphic layer", disguised(0x0070, 0x0060, vr, junk, kPresentationState), {"NoPixels", "kept:NoPixels"});
  }
  ends("an item inside an item's length", disguised(0x0008, 0x1115, "SQ", item(item(junk, 0x7FFFFFFF), 0xFFFFFFF0), kPresentationState), {"NoPixels", "kept:NoPixels"});
}

TEST_CASE("texts that are all padding, all separators, or without end", "[process][decoder][history]") {
  const auto with = [](const std::string& name, std::string_view vr) {
    DicomBuilder builder = start();
    builder.bytes(0x0010, 0x0010, vr, asBytes(name)).raw(image({}).dataSet()).bytes(0x7FE0, 0x0010, "OW", Bytes(64));
    return DicomBuilder::file(kExplicit, builder.dataSet());
  };
  ends("only blanks", with(std::string(60'000, ' '), "PN"), {"done", "done"});
  ends("only zeros", with(std::string(60'000, '\0'), "PN"), {"done", "done"});
  ends("thirty thousand values", with(std::string(60'000, '\\'), "PN"), {"done", "done"});
  ends("a name of a megabyte", with(std::string(1'000'000, '^'), "UT"), {"done", "done"});
  DicomBuilder escape = start();
  escape.text(0x0008, 0x0005, "CS", "\\ISO 2022 IR 87\\ISO 2022 IR 13").bytes(0x0010, 0x0010, "PN", asBytes(std::string("A\x1b$B!\x1b", 6))).raw(image({}).dataSet()).bytes(0x7FE0, 0x0010, "OW", Bytes(64));
  ends("an escape sequence that breaks off", DicomBuilder::file(kExplicit, escape.dataSet()), {"done", "done"});
}

TEST_CASE("file meta information and encapsulated pixels that break off", "[process][decoder][history]") {
  const Bytes good = goodDicom();
  ends("nothing behind the meta information", DicomBuilder::file(kExplicit, {}), {"NoPixels", "kept:NoPixels"});
  Bytes huge = good;
  std::copy_n(Bytes{0xFF, 0xFF, 0xFF, 0xFF}.begin(), 4, huge.begin() + 140);  // the group's length
  ends("a meta group of four gigabytes", huge, {"done", "done"});
  ends("no fragment", DicomBuilder::file(kRle, image({}).raw(Bytes{0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF}).dataSet()), {"FileTruncated", "kept:FileTruncated"});
  DicomBuilder endless = image({});
  endless.raw(Bytes{0xE0, 0x7F, 0x10, 0, 'O', 'B', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF}).raw(item({}, 0)).raw(item(Bytes(8), 0xFFFFFFF0));
  ends("a fragment without end", DicomBuilder::file(kRle, endless.dataSet()), {"FileTruncated", "kept:FileTruncated"});
}
