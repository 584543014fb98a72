#include "app/receiver/stored_record.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/app/receiver/spool_bench.h"

using namespace safelight;
using namespace safelight::tests;
using receiver::StoredRecord;

namespace {

Result<StoredRecord> reopen(const SpoolBench& bench) { return StoredRecord::open(bench.inbox, bench.vault, Bytes(32, 9)); }
Path fileOf(const SpoolBench& bench) { return bench.folder / "inbox/committed"; }
constexpr std::size_t kHeader = 26;

}  // namespace

TEST_CASE("tags are remembered over a restart and say nothing of the instance", "[receiver][record]") {
  SpoolBench bench;
  const seal::Hash tag = bench.record.tagOf("1.2.840.1", "1.2.3.4.5");
  CHECK_FALSE(bench.record.contains(tag));
  bench.record.add(tag);
  bench.record.add(tag);
  CHECK(readFile(fileOf(bench)).size() == kHeader + sizeof tag);
  CHECK(toString(readFile(fileOf(bench))).find("1.2.3.4.5") == std::string::npos);
  const auto again = reopen(bench);
  REQUIRE(again);
  CHECK(again->contains(tag));
  CHECK_FALSE(again->contains(again->tagOf("1.2.840.1", "1.2.3.4")));
  CHECK(again->tagOf("1.2", "3.4") != again->tagOf("1.2.", "3.4"));
  CHECK(StoredRecord::open(bench.inbox, bench.vault, Bytes(32, 10))->tagOf("1", "2") != again->tagOf("1", "2"));
}

TEST_CASE("a torn last tag is ignored and written over", "[receiver][record]") {
  SpoolBench bench;
  bench.record.add(bench.record.tagOf("1", "1"));
  bench.record.add(bench.record.tagOf("1", "2"));
  std::filesystem::resize_file(fileOf(bench), kHeader + 40);
  auto again = reopen(bench);
  REQUIRE(again);
  CHECK(again->contains(again->tagOf("1", "1")));
  CHECK_FALSE(again->contains(again->tagOf("1", "2")));
  again->add(again->tagOf("1", "3"));
  CHECK(reopen(bench)->contains(again->tagOf("1", "3")));
}

TEST_CASE("another vault's or a damaged record is begun anew", "[receiver][record]") {
  SpoolBench bench;
  bench.record.add(bench.record.tagOf("1", "1"));
  CHECK_FALSE(StoredRecord::open(bench.inbox, uuidOf(2), Bytes(32, 9))->contains(bench.record.tagOf("1", "1")));
  writeFile(fileOf(bench), asBytes("nonsense"));
  CHECK_FALSE(reopen(bench)->contains(bench.record.tagOf("1", "1")));
  CHECK(readFile(fileOf(bench)).size() == kHeader);
}

TEST_CASE("a full record forgets its older half", "[receiver][record]") {
  SpoolBench bench;
  ByteWriter writer;
  writer.raw(ByteView(readFile(fileOf(bench))).first(kHeader));
  for (std::uint32_t i = 0; i <= StoredRecord::kMostTags; ++i) {
    writer.u32(i);
    writer.raw(Bytes(28, 0));
  }
  writeFile(fileOf(bench), writer.bytes());
  const auto again = reopen(bench);
  REQUIRE(again);
  CHECK(readFile(fileOf(bench)).size() == kHeader + StoredRecord::kMostTags / 2 * 32);
  seal::Hash first{}, last{};
  last[0] = static_cast<std::uint8_t>(StoredRecord::kMostTags);
  last[1] = static_cast<std::uint8_t>(StoredRecord::kMostTags >> 8);
  last[2] = static_cast<std::uint8_t>(StoredRecord::kMostTags >> 16);
  CHECK_FALSE(again->contains(first));
  CHECK(again->contains(last));
}

TEST_CASE("a record that fills while it is used forgets its older half, and goes on", "[receiver][record]") {
  SpoolBench bench;
  ByteWriter writer;
  writer.raw(ByteView(readFile(fileOf(bench))).first(kHeader));
  for (std::uint32_t i = 0; i < StoredRecord::kMostTags; ++i) {
    writer.u32(i);
    writer.raw(Bytes(28, 0));
  }
  writeFile(fileOf(bench), writer.bytes());
  auto record = reopen(bench);
  REQUIRE(record);
  for (std::uint32_t i = 0; i <= StoredRecord::kMostTags; ++i) {
    seal::Hash tag{};
    tag[31] = 1;
    std::memcpy(tag.data(), &i, sizeof i);
    record->add(tag);
  }
  CHECK_FALSE(record->contains(seal::Hash{}));
  CHECK(readFile(fileOf(bench)).size() < kHeader + StoredRecord::kMostTags * 32);
  seal::Hash last{};
  last[31] = 1;
  const std::uint32_t number = StoredRecord::kMostTags;
  std::memcpy(last.data(), &number, sizeof number);
  CHECK(record->contains(last));
  CHECK(reopen(bench)->contains(last));
}
