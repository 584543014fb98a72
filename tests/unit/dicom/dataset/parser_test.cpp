#include <zlib.h>

#include "dicom/dataset/dictionary.h"
#include "dicom/dataset/parser.h"
#include "tests/unit/dicom/dicom_test_files.h"

using namespace safelight;
using namespace safelight::dicom;
using namespace safelight::dicom::testing;

namespace {

/// Sequences inside sequences, `depth` deep, of undefined or defined length.
Bytes nested(unsigned depth, bool defined) {
  DataSetWriter innermost(Encoding{});
  innermost.text(tags::kCodeValue, Vr::SH, "X");
  if (defined) {
    DataSetWriter inside = innermost;
    for (unsigned i = 0; i < depth; ++i) {
      DataSetWriter outer(Encoding{});
      outer.sequence({0x0040, 0xA730}, inside);
      inside = outer;
    }
    return wrapped(inside);
  }
  DataSetWriter set(Encoding{});
  for (unsigned i = 0; i < depth; ++i) {
    set.beginSequence({0x0040, 0xA730});
    set.beginItem();
  }
  set.raw(innermost.written());
  for (unsigned i = 0; i < depth; ++i) {
    set.endItem();
    set.endSequence();
  }
  return wrapped(set);
}

Bytes deflated(const Bytes& plain) {
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  Bytes out(deflateBound(&stream, static_cast<uLong>(plain.size())));
  stream.next_in = const_cast<Bytef*>(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = out.data();
  stream.avail_out = static_cast<uInt>(out.size());
  REQUIRE(deflate(&stream, Z_FINISH) == Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

/// Deflate data that inflates to so many mebibytes of zeros: one flushed block of a mebibyte, again and again.
Bytes zeros(unsigned mebibytes) {
  const Bytes plain(1u << 20, 0);
  z_stream stream{};
  REQUIRE(deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY) == Z_OK);
  Bytes block(1u << 16);
  stream.next_in = const_cast<Bytef*>(plain.data());
  stream.avail_in = static_cast<uInt>(plain.size());
  stream.next_out = block.data();
  stream.avail_out = static_cast<uInt>(block.size());
  REQUIRE(deflate(&stream, Z_FULL_FLUSH) == Z_OK);
  block.resize(stream.total_out);
  deflateEnd(&stream);
  Bytes out;
  for (unsigned i = 0; i < mebibytes; ++i) out.insert(out.end(), block.begin(), block.end());
  out.insert(out.end(), {0x03, 0x00});  // a last, empty block
  return out;
}

constexpr std::string_view kDeflated = "1.2.840.10008.1.2.1.99";

}  // namespace

TEST_CASE("a DICOM file is known by its bytes, not by its name") {
  loadDictionary();
  CHECK(looksLikeDicom(testFile("same-pixels/MR_small.dcm")));
  CHECK(looksLikeDicom(testFile("malformed/ExplVR_LitEndNoMeta.dcm")));
  CHECK(looksLikeDicom(testFile("malformed/ExplVR_BigEndNoMeta.dcm")));
  const Bytes whole = testFile("same-pixels/MR_small.dcm");
  CHECK(looksLikeDicom(ByteView(whole).subspan(132)));  // file meta information without preamble
  CHECK_FALSE(looksLikeDicom({}));
  CHECK_FALSE(looksLikeDicom(asBytes("\xFF\xD8\xFF\xE0 JFIF and so on, long enough to be one")));
  CHECK_FALSE(looksLikeDicom(asBytes("%PDF-1.7 and then a little more text than that")));
  CHECK_FALSE(looksLikeDicom(asBytes("PK\x03\x04 and then a little more of this archive here")));
  CHECK_FALSE(looksLikeDicom(asBytes("\x08 text that begins with a backspace character, as text may")));
}

TEST_CASE("an implicit data set without any header is recognised and read") {
  loadDictionary();
  const Bytes file = testFile("same-pixels/MR_small_implicit.dcm");
  const auto whole = DicomFile::parse(file);
  REQUIRE(whole);
  std::size_t used = 0;
  REQUIRE(parseMeta(ByteView(file).subspan(132), used));
  const ByteView bare = ByteView(file).subspan(132 + used);
  CHECK(looksLikeDicom(bare));
  const auto headerless = DicomFile::parse(bare);
  REQUIRE(headerless);
  CHECK(headerless->dataSet().elements.size() == whole->dataSet().elements.size());
  CHECK(headerless->dataSet().text(tags::kPatientName) == whole->dataSet().text(tags::kPatientName));
}

TEST_CASE("one object reads the same in implicit, explicit and big-endian encoding") {
  loadDictionary();
  for (const char* name : {"MR_small_implicit.dcm", "MR_small_bigendian.dcm", "MR_small_expb.dcm", "MR_small.dcm"}) {
    INFO(name);
    const Bytes file = testFile(std::string("same-pixels/") + name);
    const auto parsed = DicomFile::parse(file);
    REQUIRE(parsed);
    CHECK(parsed->dataSet().integer(tags::kRows) == 64);
    CHECK(parsed->dataSet().real(tags::kWindowWidth) == 1600.0);
    CHECK(parsed->dataSet().text(tags::kPatientName) == "CompressedSamples^MR1");
    CHECK(parsed->frameCount() == 1);
  }
}

TEST_CASE("sequences nested 32 deep are read and 33 deep are refused") {
  loadDictionary();
  for (const bool defined : {false, true}) {
    INFO(defined);
    CHECK(DicomFile::parse(nested(32, defined)));
    CHECK(errorOf(DicomFile::parse(nested(33, defined))) == ErrorCode::NestedTooDeep);
  }
  CHECK(errorOf(DicomFile::parse(nested(20'000, false))) == ErrorCode::NestedTooDeep);
}

TEST_CASE("a hundred thousand elements are the most a file may have") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "OT");
  for (unsigned i = 1; i < 100'000; ++i) set.text({0x0008, 0x0104}, Vr::LO, "");
  CHECK(DicomFile::parse(wrapped(set)));
  set.text({0x0008, 0x0104}, Vr::LO, "");
  CHECK(errorOf(DicomFile::parse(wrapped(set))) == ErrorCode::TooManyElements);
}

TEST_CASE("an element longer than the file is refused before anything is allocated") {
  loadDictionary();
  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "OT");
  Bytes file = wrapped(set);
  const Bytes huge = {0x08, 0x00, 0x04, 0x01, 'U', 'T', 0, 0, 0xFE, 0xFF, 0xFF, 0xFF, 'x', 'y'};
  file.insert(file.end(), huge.begin(), huge.end());
  CHECK(errorOf(DicomFile::parse(file)) == ErrorCode::FileTruncated);
}

TEST_CASE("pixel data cut short keeps what is there, any other cut is refused") {
  loadDictionary();
  const Bytes image = testFile("malformed/MR_truncated.dcm");
  const auto parsed = DicomFile::parse(image);
  REQUIRE(parsed);
  CHECK(parsed->hasPixels());
  CHECK(parsed->dataSet().find(tags::kPixelData)->truncated);
  CHECK(errorOf(DicomFile::parse(testFile("malformed/rtplan_truncated.dcm"))) == ErrorCode::FileTruncated);
}

TEST_CASE("bytes after the pixels that are no elements do no harm") {
  loadDictionary();
  Bytes file = testFile("same-pixels/MR_small.dcm");
  for (int i = 0; i < 100; ++i) file.push_back(0xFE);
  CHECK(DicomFile::parse(file));
}

TEST_CASE("a deflated data set is inflated, and one that grows beyond reason is refused") {
  loadDictionary();
  const Bytes good = testFile("codecs/image_dfl.dcm");
  const auto parsed = DicomFile::parse(good);
  REQUIRE(parsed);
  CHECK(parsed->dataSet().integer(tags::kColumns) == 512);

  DataSetWriter set(Encoding{});
  set.text(tags::kModality, Vr::CS, "OT");
  set.bytes(tags::kPixelData, Vr::OW, Bytes(8 << 20, 0));
  const auto honest = DicomFile::parse(wrapFile("1.2", "1.3", kDeflated, deflated(set.written())));
  REQUIRE(honest);
  CHECK(honest->dataSet().find(tags::kPixelData)->value.size() == 8u << 20);
  const Bytes bomb = zeros(513);
  CHECK(bomb.size() < 1u << 20);
  CHECK(errorOf(DicomFile::parse(wrapFile("1.2", "1.3", kDeflated, bomb))) == ErrorCode::CompressionBomb);
  Bytes cut = good;
  cut.resize(cut.size() - 600);
  CHECK(errorOf(DicomFile::parse(cut)) == ErrorCode::FileTruncated);
}

TEST_CASE("a data set that contradicts its transfer syntax is read as it is written") {
  loadDictionary();
  const Bytes file = testFile("malformed/SC_rgb_jpeg.dcm");  // named JPEG baseline, written with implicit VR
  const auto parsed = DicomFile::parse(file);
  REQUIRE(parsed);
  CHECK_FALSE(parsed->encoding().explicitVr);
  CHECK(parsed->dataSet().integer(tags::kRows) == 256);
  CHECK(DicomFile::parse(testFile("malformed/no_meta_group_length.dcm")));
  CHECK(DicomFile::parse(testFile("malformed/meta_missing_tsyntax.dcm")));
}

TEST_CASE("sequences hidden behind unknown VRs and private tags are found") {
  loadDictionary();
  const Bytes file = testFile("malformed/UN_sequence.dcm");
  const auto parsed = DicomFile::parse(file);
  REQUIRE(parsed);
  const DataSet* item = parsed->dataSet().item({0x4453, 0x100C});
  REQUIRE(item);
  REQUIRE(item->item({0x0008, 0x1115}));
  const Bytes privates = testFile("malformed/nested_priv_SQ.dcm");
  const auto other = DicomFile::parse(privates);
  REQUIRE(other);
  CHECK(other->dataSet().item({0x0001, 0x0001}) != nullptr);
}

TEST_CASE("every cut of a small file is an answer, never a crash") {
  loadDictionary();
  const Bytes whole = testFile("malformed/emri_small_jpeg_2k_lossless_too_short.dcm");
  std::size_t refused = 0;
  for (std::size_t length = 0; length < 6000; ++length)
    if (!DicomFile::parse(ByteView(whole).first(length))) ++refused;
  CHECK(refused > 1000);
}

TEST_CASE("every flipped byte of a small file is an answer, never a crash") {
  loadDictionary();
  for (const char* name : {"same-pixels/rtdose_1frame.dcm", "media/DICOMDIR-implicit", "documents/reportsi.dcm"}) {
    Bytes bytes = testFile(name);
    std::size_t read = 0;
    for (std::size_t at = 0; at < bytes.size(); ++at) {
      bytes[at] ^= 0xFF;
      if (const auto file = DicomFile::parse(bytes)) {
        ++read;
        if (const auto facts = file->facts()) CHECK(facts->mediaType == "application/dicom");
      }
      bytes[at] ^= 0xFF;
    }
    CHECK(read > bytes.size() / 4);
  }
}
