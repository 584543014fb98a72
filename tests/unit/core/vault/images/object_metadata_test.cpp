#include "core/vault/images/object_metadata.h"

#include <catch2/catch_test_macros.hpp>

#include "core/base/bytes.h"
#include "tests/support/sample_values.h"

using namespace safelight;

TEST_CASE("an object's own metadata tell everything that its record did", "[vault][metadata]") {
  const model::Image sent = tests::sampleImage();
  const auto read = vault::parseMetadata(vault::encodeMetadata(sent));
  REQUIRE(read);
  CHECK(read->patient == sent.patient);
  CHECK(read->import == sent.import);
  CHECK(read->status == model::ImageStatus::Filed);
  CHECK(read->facts == sent.facts);
  CHECK(read->capturedAt == sent.capturedAt);
  CHECK(read->importedAt == sent.importedAt);
  CHECK(read->importedBy == sent.importedBy);
  CHECK(read->sourceName == sent.sourceName);
  CHECK(read->bytes == sent.bytes);
  CHECK(read->blake2b == sent.blake2b);
}

TEST_CASE("an adopted image has the tags that its file names, not those of a person", "[vault][metadata]") {
  model::Image sent = tests::sampleImage();
  sent.tags = {model::Teeth{11}, model::View::Panoramic, model::Side::Left, model::Phase::After, "said by a person"};
  const auto read = vault::parseMetadata(vault::encodeMetadata(sent));
  REQUIRE(read);
  CHECK(read->tags == sent.facts.tags);
}

TEST_CASE("an image that waits is adopted into the Inbox", "[vault][metadata]") {
  model::Image sent = tests::sampleImage();
  sent.patient = {};
  sent.status = model::ImageStatus::Inbox;
  const auto read = vault::parseMetadata(vault::encodeMetadata(sent));
  REQUIRE(read);
  CHECK(read->status == model::ImageStatus::Inbox);
  CHECK(read->patient.isNil());
}

TEST_CASE("metadata that end early, go on, or are of another version are refused", "[vault][metadata]") {
  Bytes bytes = vault::encodeMetadata(tests::sampleImage());
  std::size_t taken = 0;
  for (std::size_t length = 0; length < bytes.size(); ++length) taken += vault::parseMetadata(ByteView(bytes).first(length)).has_value();
  CHECK(taken == 0);
  for (const std::uint8_t version : {0, 2, 255}) {
    Bytes other = bytes;
    other[0] = version;
    CHECK_FALSE(vault::parseMetadata(other));
  }
  bytes.push_back(0);
  CHECK_FALSE(vault::parseMetadata(bytes));
}

TEST_CASE("a status that no object can have waits for a person", "[vault][metadata]") {
  Bytes bytes = vault::encodeMetadata(tests::sampleImage());
  const std::size_t statusAt = 1 + 16 + 16;
  REQUIRE(bytes[statusAt] == 1);
  for (const std::uint8_t odd : {0, 2, 3, 4, 255}) {
    bytes[statusAt] = odd;
    const auto read = vault::parseMetadata(bytes);
    REQUIRE(read);
    CHECK(read->status == model::ImageStatus::Inbox);
  }
}
