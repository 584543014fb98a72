#include "core/model/image_codec.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>

#include "core/model/view_names.h"
#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::model;

namespace {

/// How many of the truncations of `bytes` read without failing.
template <class Read>
std::size_t truncationsTaken(const Bytes& bytes, Read read) {
  std::size_t taken = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    ByteReader reader(ByteView(bytes).first(length));
    read(reader);
    taken += !reader.failed();
  }
  return taken;
}

template <class Read>
auto readAll(const Bytes& bytes, Read read) {
  ByteReader reader(bytes);
  auto value = read(reader);
  CHECK(reader.finished());
  return value;
}

}  // namespace

TEST_CASE("every value comes back as it was written", "[model][codec]") {
  CHECK(readAll(encoded(tests::sampleTags()), readTags) == tests::sampleTags());
  CHECK(readAll(encoded(tests::sampleDisplay()), readDisplay) == tests::sampleDisplay());
  CHECK(readAll(encoded(tests::sampleFacts().identity), readIdentity) == tests::sampleFacts().identity);
  CHECK(readAll(encoded(tests::sampleFacts()), readFacts) == tests::sampleFacts());
  CHECK(readAll(encoded(tests::sampleDetails()), readDetails) == tests::sampleDetails());
}

TEST_CASE("empty values come back empty", "[model][codec]") {
  CHECK(readAll(encoded(ImageTags{}), readTags) == ImageTags{});
  CHECK(readAll(encoded(DisplayState{}), readDisplay) == DisplayState{});
  CHECK(readAll(encoded(SourceIdentity{}), readIdentity) == SourceIdentity{});
  CHECK(readAll(encoded(ImageFacts{}), readFacts) == ImageFacts{});
  CHECK(readAll(encoded(PatientDetails{}), readDetails) == PatientDetails{});
}

TEST_CASE("a value that ends early fails, wherever it ends", "[model][codec]") {
  CHECK(truncationsTaken(encoded(tests::sampleTags()), readTags) == 0);
  CHECK(truncationsTaken(encoded(tests::sampleDisplay()), readDisplay) == 0);
  CHECK(truncationsTaken(encoded(tests::sampleFacts().identity), readIdentity) == 0);
  CHECK(truncationsTaken(encoded(tests::sampleFacts()), readFacts) == 0);
  CHECK(truncationsTaken(encoded(tests::sampleDetails()), readDetails) == 0);
}

TEST_CASE("facts that name no order are the bytes they always were", "[model][codec]") {
  ImageFacts facts = tests::sampleFacts();
  const Bytes named = encoded(facts);
  facts.accession.clear();
  CHECK(readAll(encoded(facts), readFacts) == facts);
  facts.stepId.clear();
  const Bytes plain = encoded(facts);
  CHECK(readAll(plain, readFacts) == facts);
  CHECK(plain[0] == 1);
  CHECK(named[0] == 0x81);
  CHECK(std::equal(plain.begin() + 1, plain.end(), named.begin() + 1));
  // Two empty names would be a second form of the same facts.
  Bytes odd = plain;
  odd[0] = 0x81;
  odd.resize(odd.size() + 8);
  ByteReader reader(odd);
  readFacts(reader);
  CHECK(reader.failed());
}

TEST_CASE("every byte may be anything: what comes out has known enumerations and finite numbers", "[model][codec]") {
  const Bytes sound = encoded(tests::sampleFacts());
  for (std::size_t at = 0; at < sound.size(); ++at) {
    for (const std::uint8_t value : {0x00, 0x07, 0x7f, 0xff}) {
      Bytes hostile = sound;
      hostile[at] = value;
      ByteReader reader(hostile);
      const ImageFacts facts = readFacts(reader);
      if (reader.failed()) continue;
      REQUIRE(kindName(facts.kind) != "unknown");
      REQUIRE((facts.tags.view == View::Unknown || viewName(facts.tags.view) != "unknown"));
      REQUIRE(static_cast<int>(facts.tags.side) <= 3);
      REQUIRE(static_cast<int>(facts.tags.phase) <= 3);
      REQUIRE(static_cast<int>(facts.spacingSource) <= 4);
      REQUIRE(facts.identity.sex <= 3);
      REQUIRE((facts.spacingX == facts.spacingX && facts.spacingY == facts.spacingY));
    }
  }
}

TEST_CASE("every view there is survives, every other number is unknown", "[model][codec]") {
  for (int number = 0; number < 256; ++number) {
    ImageTags tags;
    tags.view = static_cast<View>(number);
    const bool known = std::find(kAllViews.begin(), kAllViews.end(), tags.view) != kAllViews.end();
    CHECK(readAll(encoded(tags), readTags).view == (known ? tags.view : View::Unknown));
  }
}

TEST_CASE("sides, phases, sexes and spacing sources outside their range become none", "[model][codec]") {
  for (const std::uint8_t odd : {4, 5, 100, 255}) {
    ImageTags tags;
    tags.side = static_cast<Side>(odd);
    tags.phase = static_cast<Phase>(odd);
    CHECK(readAll(encoded(tags), readTags) == ImageTags{});
    PatientDetails details;
    details.sex = static_cast<Sex>(odd);
    CHECK(readAll(encoded(details), readDetails).sex == Sex::Unknown);
    SourceIdentity identity;
    identity.sex = odd;
    CHECK(readAll(encoded(identity), readIdentity).sex == 0);
    ImageFacts facts;
    facts.spacingSource = static_cast<SpacingSource>(odd + 1);
    CHECK(readAll(encoded(facts), readFacts).spacingSource == SpacingSource::None);
  }
}

TEST_CASE("facts of no known kind fail", "[model][codec]") {
  Bytes bytes = encoded(tests::sampleFacts());
  for (const std::uint8_t odd : {0, 4, 128, 132, 255}) {
    bytes[0] = odd;
    ByteReader reader(bytes);
    readFacts(reader);
    CHECK(reader.failed());
  }
}

TEST_CASE("bits that stand for no tooth are dropped", "[model][codec]") {
  ByteWriter writer;
  writer.u64(~0ull);
  writer.u8(0);
  writer.u8(0);
  writer.u8(0);
  writer.text("");
  CHECK(readAll(std::move(writer).take(), readTags).teeth.size() == allTeeth().size());
}

TEST_CASE("numbers that are none become zero, and turns stay within one", "[model][codec]") {
  for (const double odd : {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(), -std::numeric_limits<double>::infinity()}) {
    const DisplayState read = readAll(encoded(DisplayState{true, odd, odd, false, 7, false}), readDisplay);
    CHECK(read.windowCentre == 0);
    CHECK(read.windowWidth == 0);
    CHECK(read.quarterTurns == 3);
    ImageFacts facts;
    facts.spacingX = facts.spacingY = odd;
    CHECK(readAll(encoded(facts), readFacts) == ImageFacts{});
  }
}

TEST_CASE("dates and times are those of the years 1 to 9999", "[model][codec]") {
  for (const auto& date : {Date::make(1, 1, 1), Date::make(9999, 12, 31), Date::make(1970, 1, 1), Date::make(1899, 2, 28)}) CHECK(readAll(encoded(date), readDate) == date);
  CHECK_FALSE(readAll(encoded(std::optional<Date>()), readDate));
  for (const std::int32_t days : {-719163, 2932897, std::numeric_limits<std::int32_t>::max(), std::numeric_limits<std::int32_t>::min() + 1}) {
    ByteWriter writer;
    writer.i32(days);
    CHECK_FALSE(readAll(writer.bytes(), readDate));
  }
  ImageFacts facts;
  for (const std::int64_t seconds : {-62135596801ll, 253402300800ll, std::numeric_limits<long long>::max()}) {
    facts.capturedAt = LocalTime{seconds};
    CHECK_FALSE(readAll(encoded(facts), readFacts).capturedAt);
  }
  facts.capturedAt = LocalTime{-62135596800ll};
  CHECK(readAll(encoded(facts), readFacts).capturedAt == facts.capturedAt);
}

TEST_CASE("texts keep every byte, zeros too", "[model][codec]") {
  ImageTags tags;
  tags.note = std::string("a\0\xff\n", 4);
  CHECK(readAll(encoded(tags), readTags).note == tags.note);
}
