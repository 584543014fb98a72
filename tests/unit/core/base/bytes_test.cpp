#include "core/base/bytes.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

using namespace safelight;

TEST_CASE("numbers are written little-endian and read back", "[base]") {
  ByteWriter writer;
  writer.u8(0xfe);
  writer.u16(0x1234);
  writer.u32(0x89abcdef);
  writer.u64(0x0123456789abcdefull);
  writer.i32(-2);
  writer.i64(std::numeric_limits<std::int64_t>::min());
  writer.f64(-0.125);
  writer.flag(true);
  REQUIRE(writer.size() == 1 + 2 + 4 + 8 + 4 + 8 + 8 + 1);
  CHECK(writer.bytes()[1] == 0x34);
  CHECK(writer.bytes()[2] == 0x12);

  ByteReader reader(writer.bytes());
  CHECK(reader.u8() == 0xfe);
  CHECK(reader.u16() == 0x1234);
  CHECK(reader.u32() == 0x89abcdef);
  CHECK(reader.u64() == 0x0123456789abcdefull);
  CHECK(reader.i32() == -2);
  CHECK(reader.i64() == std::numeric_limits<std::int64_t>::min());
  CHECK(reader.f64() == -0.125);
  CHECK(reader.flag());
  CHECK(reader.finished());
}

TEST_CASE("texts and blobs carry their length, zero bytes included", "[base]") {
  ByteWriter writer;
  writer.text("");
  writer.text("M\xc3\xbcller");
  const std::string withZero("a\0b", 3);
  writer.blob(asBytes(withZero));
  ByteReader reader(writer.bytes());
  CHECK(reader.text().empty());
  CHECK(reader.text() == "M\xc3\xbcller");
  CHECK(toString(reader.blob()) == withZero);
  CHECK(reader.finished());
}

TEST_CASE("a read past the end fails for good and gives zeros", "[base]") {
  const Bytes bytes{1, 2, 3};
  ByteReader reader(bytes);
  CHECK(reader.u16() == 0x0201);
  CHECK(reader.u32() == 0);
  CHECK(reader.failed());
  CHECK(reader.u8() == 0);  // the third byte is not handed out after a failure
  CHECK_FALSE(reader.finished());
}

TEST_CASE("every truncation of a structure is noticed", "[base]") {
  ByteWriter writer;
  writer.u16(7);
  writer.text("periapical");
  writer.u64(42);
  const Bytes whole = std::move(writer).take();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    ByteReader reader(ByteView(whole).first(length));
    (void)reader.u16();
    (void)reader.text();
    (void)reader.u64();
    CHECK(reader.failed());
  }
}

TEST_CASE("a hostile count fails before anything is allocated", "[base]") {
  ByteWriter writer;
  writer.u32(0xffffffff);
  writer.raw(Bytes(100));
  ByteReader reader(writer.bytes());
  CHECK(reader.count(8) == 0);
  CHECK(reader.failed());

  ByteWriter honest;
  honest.u32(10);
  honest.raw(Bytes(80));
  ByteReader honestReader(honest.bytes());
  CHECK(honestReader.count(8) == 10);
  CHECK_FALSE(honestReader.failed());
}

TEST_CASE("a blob whose length lies past the end is empty and fails", "[base]") {
  ByteWriter writer;
  writer.u32(5);
  writer.raw(Bytes(4));
  ByteReader reader(writer.bytes());
  CHECK(reader.blob().empty());
  CHECK(reader.failed());
}

TEST_CASE("hex is lower case and reads either case", "[base]") {
  CHECK(toHex(Bytes{0x00, 0x7f, 0xff}) == "007fff");
  CHECK(fromHex("007FfF").value() == Bytes{0x00, 0x7f, 0xff});
  CHECK(fromHex("").value().empty());
  CHECK(fromHex("0").error().code == ErrorCode::InvalidArgument);
  CHECK(fromHex("0g").error().code == ErrorCode::InvalidArgument);
  CHECK(fromHex("0 1f").error().code == ErrorCode::InvalidArgument);
}
