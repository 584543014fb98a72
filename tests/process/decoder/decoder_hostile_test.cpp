// Files made to do harm: each is one error, quickly, and the next file is decoded as if nothing had been.

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <set>

#include "decoder_files.h"
#include "decoder_running.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

// One decoder for all cases: that it is still there afterwards is part of each.
const RunningDecoder& decoder() {
  static const RunningDecoder running;
  return running;
}

using Names = std::set<std::string>;

// Inspecting, decoding and describing the file ends with one of these (or, where "done" is named, well), before the decoder's own time limits, and harms nothing.
void refused(ByteView file, const Names& expected, const std::string& name = "image.dcm") {
  const std::vector<int> before = decoder().processes();
  const std::uint64_t memory = residentBytes();
  const std::string inspected = outcomeOf(decoder()->inspect(file, inspectRequest(name)));
  const std::string decoded = outcomeOf(decoder()->frame(file, inspectRequest(name)));
  const std::string described = outcomeOf(decoder()->header(file));
  INFO("inspected " << inspected << ", decoded " << decoded << ", described " << described);
  CHECK(expected.count(inspected) == 1);
  CHECK_FALSE(decoded.starts_with("Decoder"));
  CHECK_FALSE(described.starts_with("Decoder"));
  CHECK(residentBytes() < memory + (64u << 20));
  CHECK(decoder()->inspect(goodDicom(), inspectRequest()));
  CHECK(decoder().processes() == before);
}

Bytes nested(std::size_t levels) {
  ByteWriter writer;
  for (std::size_t i = 0; i < levels; ++i) {
    writer.u16(0x0008);
    writer.u16(0x1140);
    writer.raw(asBytes("SQ"));
    writer.u16(0);
    writer.u32(0xFFFFFFFF);
    writer.u16(0xFFFE);
    writer.u16(0xE000);
    writer.u32(0xFFFFFFFF);
  }
  return DicomBuilder::file(kExplicit, writer.bytes());
}

Bytes jpegClaiming(std::uint16_t width, std::uint16_t height) {
  // Quantisation table, frame, Huffman tables with one code each, one scan of a few bytes.
  ByteWriter writer;
  const auto segment = [&](std::uint8_t marker, const Bytes& content) {
    writer.u8(0xFF);
    writer.u8(marker);
    writer.u8(static_cast<std::uint8_t>((content.size() + 2) >> 8));
    writer.u8(static_cast<std::uint8_t>(content.size() + 2));
    writer.raw(content);
  };
  writer.raw(Bytes{0xFF, 0xD8});
  Bytes table(65, 1);
  table[0] = 0;
  segment(0xDB, table);
  segment(0xC0, {8, static_cast<std::uint8_t>(height >> 8), static_cast<std::uint8_t>(height), static_cast<std::uint8_t>(width >> 8),
                 static_cast<std::uint8_t>(width), 1, 1, 0x11, 0});
  for (const std::uint8_t kind : {0x00, 0x10}) {
    Bytes codes(18);
    codes[0] = kind;
    codes[1] = 1;
    segment(0xC4, codes);
  }
  segment(0xDA, {1, 1, 0, 0, 63, 0});
  writer.raw(Bytes(40, 0));
  writer.raw(Bytes{0xFF, 0xD9});
  return std::move(writer).take();
}

}  // namespace

TEST_CASE("a few hundred bytes of RLE that claim 65535 x 65535 pixels are a bomb", "[process][decoder]") {
  ByteWriter segment;
  segment.u32(1);
  segment.u32(64);
  segment.raw(Bytes(56));
  segment.raw(Bytes{0x81, 0x00, 0x81, 0x00});
  DicomBuilder builder;
  builder.text(0x0008, 0x0060, "CS", "IO").image(65535, 65535).fragment(segment.bytes());
  const Bytes file = DicomBuilder::file(kRle, builder.dataSet());
  CHECK(file.size() < 700);
  refused(file, {"CompressionBomb", "TooManyPixels"});
}

TEST_CASE("a deflated data set that grows to two gigabytes is a bomb", "[process][decoder]") {
  DicomBuilder head;
  head.text(0x0008, 0x0060, "CS", "IO");
  const Bytes file = DicomBuilder::file(kDeflated, deflatedZeros(2048));
  CHECK(file.size() < (4u << 20));
  refused(file, {"CompressionBomb", "FileTooLarge"});
}

TEST_CASE("twenty thousand nested sequences are refused by their depth", "[process][decoder]") { refused(nested(20'000), {"NestedTooDeep"}); }

TEST_CASE("a million elements are refused by their number", "[process][decoder]") {
  ByteWriter writer;
  for (int i = 0; i < 1'000'000; ++i) {
    writer.u16(0x0009);
    writer.u16(static_cast<std::uint16_t>(i));
    writer.raw(asBytes("SH"));
    writer.u16(0);
  }
  refused(DicomBuilder::file(kExplicit, writer.bytes()), {"TooManyElements", "FileCorrupt"});
}

TEST_CASE("a JPEG that claims 60000 pixels a side is refused", "[process][decoder]") {
  const Names expected = {"TooManyPixels", "CompressionBomb", "FileCorrupt", "FileTruncated"};
  refused(jpegClaiming(60'000, 60'000), expected, "photo.jpg");
  DicomBuilder builder;
  builder.text(0x0008, 0x0060, "CS", "IO").image(60'000, 60'000).fragment(jpegClaiming(60'000, 60'000));
  refused(DicomBuilder::file(kJpegBaseline, builder.dataSet()), expected);
}

TEST_CASE("a JPEG whose picture is larger than its DICOM header says is no way out of the buffer", "[process][decoder]") {
  DicomBuilder builder;
  builder.text(0x0008, 0x0060, "CS", "IO").image(8, 8).fragment(jpegClaiming(4000, 4000));
  refused(DicomBuilder::file(kJpegBaseline, builder.dataSet()), {"done", "FileCorrupt", "CompressionBomb", "FileTruncated"});
}

TEST_CASE("two thousand million frames are too many", "[process][decoder]") {
  for (const char* const frames : {"2147483648", "2147483647", "4294967296", "999999999999"}) {
    DicomBuilder builder;
    builder.text(0x0008, 0x0060, "CS", "US").u16(0x0028, 0x0002, 1).text(0x0028, 0x0004, "CS", "MONOCHROME2");
    builder.text(0x0028, 0x0008, "IS", frames).u16(0x0028, 0x0010, 16).u16(0x0028, 0x0011, 16).u16(0x0028, 0x0100, 8);
    builder.u16(0x0028, 0x0101, 8).u16(0x0028, 0x0102, 7).u16(0x0028, 0x0103, 0).bytes(0x7FE0, 0x0010, "OW", Bytes(256));
    const Bytes file = DicomBuilder::file(kExplicit, builder.dataSet());
    refused(file, {"TooManyFrames", "FileCorrupt", "FileTruncated", "done"});
    decode::Request last;
    last.frame = 2'000'000'000;
    CHECK_FALSE(decoder()->frame(file, last));
  }
}

TEST_CASE("an element longer than the file is a truncated file", "[process][decoder]") {
  DicomBuilder builder;
  builder.raw(Bytes{0x08, 0x00, 0x05, 0x00, 'U', 'T', 0, 0, 0xF0, 0xFF, 0xFF, 0x7F});
  refused(DicomBuilder::file(kExplicit, builder.dataSet()), {"FileTruncated", "FileCorrupt"});
}

TEST_CASE("every shortening of a good image is an error or an image, never a crash", "[process][decoder]") {
  const Bytes good = goodDicom(8);
  for (std::size_t length = 1; length < good.size(); length += 3) {
    const std::string outcome = outcomeOf(decoder()->inspect(ByteView(good).first(length), inspectRequest("a.dcm")));
    INFO(length << " " << outcome);
    REQUIRE_FALSE(outcome.starts_with("Decoder"));
  }
}

TEST_CASE("a program is a program whatever it is called", "[process][decoder]") {
  refused(programHead(), {"ProgramFile"}, "smile.jpg");
  Bytes elf(200);
  elf[0] = 0x7f;
  elf[1] = 'E';
  elf[2] = 'L';
  elf[3] = 'F';
  refused(elf, {"ProgramFile"}, "scan.dcm");
  refused(asBytes("#!/bin/sh\nrm -rf /\n"), {"ProgramFile"}, "photo.png");
}

TEST_CASE("a program in the preamble of a good DICOM object is never looked at; around a bad one it is a program", "[process][decoder]") {
  const Bytes good = goodDicom();
  Bytes both = good;
  const Bytes head = programHead();
  std::copy(head.begin(), head.end(), both.begin());
  const auto inspection = decoder()->inspect(both, inspectRequest("image.dcm"));
  INFO(outcomeOf(inspection));
  REQUIRE(inspection);
  CHECK(inspection->facts.identity.familyName == "Test");
  CHECK_FALSE(inspection->pixelTrouble);
  both.resize(140);
  refused(both, {"ProgramFile"});
}

TEST_CASE("what is no image is told apart from what cannot be read", "[process][decoder]") {
  const auto outcome = [](std::string_view text, const std::string& name) { return outcomeOf(decoder()->inspect(asBytes(text), inspectRequest(name))); };
  CHECK(outcome("Dear doctor,\nplease find attached\n", "letter.txt") == "NotAnImage");
  CHECK(outcome("[.ShellClassInfo]\r\n", "desktop.ini") == "NotAnImage");
  CHECK(outcome(std::string_view("\0\0\0\1Bud1\0\0", 10), ".DS_Store") == "NotAnImage");
  CHECK(outcome(std::string_view("\xd0\xcf\x11\xe0\0\0\0\0\0\0", 10), "Thumbs.db") == "NotAnImage");
  CHECK(outcome("Rar!\x1a\x07", "a.rar") == "FormatUnsupported");
  CHECK(outcome(std::string_view("\x01\x02\x03\x00\xff\xfe\x00\x00", 8), "x.bin") == "FormatUnknown");
  CHECK(outcomeOf(decoder()->inspect({}, inspectRequest())) == "FileEmpty");
}

TEST_CASE("documents are kept and say that they have no pixels", "[process][decoder]") {
  const auto kind = [](ByteView file) {
    const auto inspection = decoder()->inspect(file, inspectRequest());
    INFO(outcomeOf(inspection));
    REQUIRE(inspection);
    CHECK(inspection->facts.kind == model::ImageKind::Document);
    CHECK(inspection->pixelTrouble == ErrorCode::NoPixels);
    CHECK(inspection->thumbnail.pixels.empty());
    return inspection->facts.mediaType;
  };
  CHECK(kind(asBytes("%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n")) == "application/pdf");
  CHECK(kind(asBytes("solid tooth\nfacet normal 0 0 1\nouter loop\nvertex 0 0 0\nvertex 1 0 0\nvertex 0 1 0\nendloop\nendfacet\n")) == "model/stl");
  Bytes binary(84 + 50 * 3);
  binary[80] = 3;
  CHECK(kind(binary) == "model/stl");
  CHECK(kind(asBytes("ply\nformat ascii 1.0\nend_header\n")) == "model/ply");
  CHECK(kind(asBytes("# jaw\nv 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 3\n")) == "model/obj");
}

TEST_CASE("a name with control and direction characters arrives clean", "[process][decoder]") {
  const auto inspection = decoder()->inspect(goodDicom(8, "Evil\x1b[31m\nName^<b>Ana</b>"), inspectRequest());
  REQUIRE(inspection);
  CHECK(inspection->facts.identity.familyName.find('\x1b') == std::string::npos);
  CHECK(inspection->facts.identity.familyName.find('\n') == std::string::npos);
  CHECK(inspection->facts.identity.givenName == "<b>Ana</b>");  // plain text stays text: showing it as such is the window's duty
}
