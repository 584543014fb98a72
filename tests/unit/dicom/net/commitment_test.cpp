#include "dicom/net/commitment.h"

#include "tests/unit/dicom/net/net_test_support.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::tests;

namespace {

const CommitmentRequest kRequest{"1.2.3.99", {{std::string(kCt), "1.2.3.1"}, {std::string(kCt), "1.2.3.22"}}};

void tag(ByteWriter& writer, std::uint16_t group, std::uint16_t number, std::uint32_t length) {
  writer.u16(group);
  writer.u16(number);
  writer.u32(length);
}

void value(ByteWriter& writer, std::uint16_t group, std::uint16_t number, std::string_view text) {
  tag(writer, group, number, static_cast<std::uint32_t>(text.size()));
  writer.raw(asBytes(text));
}

}  // namespace

TEST_CASE("a request and a result are read as they were written, in both encodings", "[dicom][net]") {
  const CommitmentResult result{"1.2.3.99", {{std::string(kCt), "1.2.3.1"}}, {{{std::string(kCt), "1.2.3.22"}, CommitmentFailure::NoSuchInstance}}};
  for (const std::string_view syntax : {kImplicitVrLittleEndian, kExplicitVrLittleEndian}) {
    CHECK(decodeCommitmentRequest(encodeCommitment(kRequest, syntax), syntax) == kRequest);
    CHECK(decodeCommitmentResult(encodeCommitment(result, syntax), syntax) == result);
    CHECK(encodeCommitment(kRequest, syntax).size() % 2 == 0);
  }
  CHECK(result.eventType() == 2);
  CHECK(CommitmentResult{"1.2", {}, {}}.eventType() == 1);
  CHECK(decodeCommitmentRequest({}, kJpegBaseline8Bit).error().code == ErrorCode::TransferSyntaxUnsupported);
}

TEST_CASE("sequences of undefined length and elements of others are read over", "[dicom][net]") {
  ByteWriter writer;
  value(writer, 0x0008, 0x0005, "ISO_IR 100");
  value(writer, 0x0008, 0x1195, "1.2.3.99");
  tag(writer, 0x0008, 0x1111, 0xFFFFFFFF);  // another sequence, with an item of undefined length
  tag(writer, 0xFFFE, 0xE000, 0xFFFFFFFF);
  value(writer, 0x0008, 0x1155, "9.9.9 ");
  tag(writer, 0xFFFE, 0xE00D, 0);
  tag(writer, 0xFFFE, 0xE0DD, 0);
  tag(writer, 0x0008, 0x1199, 0xFFFFFFFF);
  tag(writer, 0xFFFE, 0xE000, 0xFFFFFFFF);
  value(writer, 0x0008, 0x1150, std::string(kCt) + std::string(1, '\0'));
  value(writer, 0x0008, 0x1155, "1.2.3.1 ");
  value(writer, 0x0088, 0x0130, "CD 7");
  tag(writer, 0xFFFE, 0xE00D, 0);
  tag(writer, 0xFFFE, 0xE0DD, 0);
  const auto decoded = decodeCommitmentRequest(writer.bytes(), kImplicitVrLittleEndian);
  REQUIRE(decoded);
  CHECK(*decoded == CommitmentRequest{"1.2.3.99", {{std::string(kCt), "1.2.3.1"}}});
}

TEST_CASE("a commitment list cut anywhere is refused or shorter, never more", "[dicom][net]") {
  for (const std::string_view syntax : {kImplicitVrLittleEndian, kExplicitVrLittleEndian}) {
    const Bytes whole = encodeCommitment(kRequest, syntax);
    for (std::size_t size = 0; size < whole.size(); ++size) {
      const auto decoded = decodeCommitmentRequest(ByteView(whole).first(size), syntax);
      if (decoded) CHECK(decoded->references.size() < kRequest.references.size());
    }
  }
}

TEST_CASE("a list without transaction, too deep or too long is refused", "[dicom][net]") {
  CHECK(decodeCommitmentRequest({}, kImplicitVrLittleEndian).error().code == ErrorCode::FileCorrupt);
  ByteWriter deep;
  for (int i = 0; i < 10'000; ++i) {
    tag(deep, 0x0008, 0x1111, 0xFFFFFFFF);
    tag(deep, 0xFFFE, 0xE000, 0xFFFFFFFF);
  }
  CHECK(decodeCommitmentRequest(deep.bytes(), kImplicitVrLittleEndian).error().code == ErrorCode::NestedTooDeep);

  CommitmentRequest many{"1.2.3", {}};
  many.references.assign(kMostCommitmentReferences, {std::string(kCt), "1.2"});
  CHECK(decodeCommitmentRequest(encodeCommitment(many, kImplicitVrLittleEndian), kImplicitVrLittleEndian)->references.size() == kMostCommitmentReferences);
  many.references.push_back({std::string(kCt), "1.2"});
  CHECK(decodeCommitmentRequest(encodeCommitment(many, kImplicitVrLittleEndian), kImplicitVrLittleEndian).error().code == ErrorCode::TooManyElements);
}
