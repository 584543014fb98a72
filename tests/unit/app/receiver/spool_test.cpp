#include "app/receiver/spool.h"

#include <sys/resource.h>
#include <signal.h>

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/app/receiver/spool_bench.h"

using namespace safelight;
using namespace safelight::tests;
using receiver::NewArrival;
using receiver::Spool;
namespace fs = std::filesystem;

TEST_CASE("arrivals are numbered from one, each holding the hash of the one before, and the head names the last", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  CHECK(bench.head().number == 0);
  seal::Hash previous{};
  for (std::uint64_t number = 1; number <= 20; ++number) {
    const Uuid object = bench.store(spool);
    const seal::ArrivalTrailer trailer = bench.trailer(object);
    CHECK(trailer.number == number);
    CHECK(trailer.previous == previous);
    CHECK(trailer.segment == bench.head().segment);
    CHECK(trailer.objectBytes + seal::kArrivalTrailerBytes == fs::file_size(bench.path(object)));
    CHECK(trailer.headerHash == seal::hash(ByteView(readFile(bench.path(object))).first(seal::kObjectHeaderBytes)));
    previous = seal::arrivalHash(ByteView(readFile(bench.path(object))).last(seal::kArrivalTrailerBytes));
    CHECK(bench.head().number == number);
    CHECK(bench.head().last == previous);
  }
  CHECK(spool.waiting() == 20);
}

TEST_CASE("a new start begins a new segment that goes on where the last one ended", "[receiver][spool]") {
  SpoolBench bench;
  Uuid last;
  Uuid segment;
  {
    Spool spool = bench.open();
    bench.store(spool);
    last = bench.store(spool);
    segment = bench.head().segment;
  }
  Spool spool = bench.open();
  CHECK(spool.waiting() == 2);
  CHECK(bench.head().segment != segment);
  const seal::ArrivalTrailer next = bench.trailer(bench.store(spool));
  CHECK(next.number == 1);
  CHECK(next.previous == seal::arrivalHash(ByteView(readFile(bench.path(last))).last(seal::kArrivalTrailerBytes)));
}

TEST_CASE("a head that a power cut left behind is overtaken by what is durable", "[receiver][spool]") {
  SpoolBench bench;
  Uuid last;
  Bytes early;
  {
    Spool spool = bench.open();
    bench.store(spool);
    early = readFile(bench.folder / "inbox/head");
    bench.store(spool);
    last = bench.store(spool);
  }
  const auto lastHash = seal::arrivalHash(ByteView(readFile(bench.path(last))).last(seal::kArrivalTrailerBytes));
  SECTION("an older head") { writeFile(bench.folder / "inbox/head", early); }
  SECTION("none") { fs::remove(bench.folder / "inbox/head"); }
  SECTION("half of one") { fs::resize_file(bench.folder / "inbox/head", 70); }
  Spool spool = bench.open();
  if (!fs::exists(bench.folder / "inbox/head")) FAIL();
  // All three came within one millisecond of the test's clock: without a head any of them may count as the last.
  const seal::Hash previous = bench.trailer(bench.store(spool)).previous;
  bool found = previous == lastHash;
  for (const std::string& name : bench.names()) found = found || previous == seal::arrivalHash(ByteView(readFile(bench.folder / ("inbox/" + name))).last(seal::kArrivalTrailerBytes));
  CHECK(found);
}

TEST_CASE("when everything was adopted, the chain goes on from the head", "[receiver][spool]") {
  SpoolBench bench;
  seal::Hash last{};
  {
    Spool spool = bench.open();
    fs::remove(bench.path(bench.store(spool)));
    last = bench.head().last;
  }
  Spool spool = bench.open();
  CHECK(bench.trailer(bench.store(spool)).previous == last);
}

TEST_CASE("what was being written when the receiver died is gone at the next start; what was whole is kept", "[receiver][spool]") {
  SpoolBench bench;
  Uuid whole, unmarked, partial;
  {
    Spool spool = bench.open();
    whole = bench.store(spool);
    unmarked = bench.store(spool);
    partial = bench.begin(spool).object;
    fs::permissions(bench.path(unmarked), fs::perms::owner_write);  // died between trailer and its last step
  }
  Spool spool = bench.open();
  CHECK(spool.waiting() == 2);
  CHECK(fs::exists(bench.path(whole)));
  CHECK(fs::status(bench.path(unmarked)).permissions() == (fs::perms::owner_read | fs::perms::owner_write));
  CHECK_FALSE(fs::exists(bench.path(partial)));
  CHECK(bench.names().size() == 2);
}

TEST_CASE("a finished file without a trailer is left for the vault, which may be renaming it", "[receiver][spool]") {
  SpoolBench bench;
  Uuid object;
  {
    Spool spool = bench.open();
    object = bench.store(spool);
  }
  fs::resize_file(bench.path(object), fs::file_size(bench.path(object)) - seal::kArrivalTrailerBytes);
  Spool spool = bench.open();
  CHECK(fs::exists(bench.path(object)));
}

TEST_CASE("names held ready go when nobody is connected, dropped files at once", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  for (int i = 0; i < 3; ++i) bench.store(spool);
  CHECK(bench.names().size() > 3);
  const NewArrival arrival = bench.begin(spool);
  CHECK(fs::exists(bench.path(arrival.object)));
  spool.drop(arrival);
  CHECK_FALSE(fs::exists(bench.path(arrival.object)));
  spool.rest();
  CHECK(bench.names().size() == 3);
}

TEST_CASE("an association that lies about its file gets it thrown away, and no number is spent", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  const auto refused = [&](const NewArrival& arrival, const receiver::WholeArrival& said) {
    const auto done = spool.finish(arrival, said);
    CHECK_FALSE(fs::exists(bench.path(arrival.object)));
    return !done && done.error().code == ErrorCode::InvalidArgument;
  };
  NewArrival arrival = bench.begin(spool);
  receiver::WholeArrival said = bench.whole(arrival);
  said.objectBytes -= 1;
  CHECK(refused(arrival, said));

  arrival = bench.begin(spool);
  said = bench.whole(arrival);
  const Uuid other = uuidOf(99);
  REQUIRE(receiver::writeAllAt(arrival.file.get(), 16, other.view()));  // another object's header
  CHECK(refused(arrival, said));

  auto empty = spool.begin(bench.device, bench.settings);
  REQUIRE(empty);
  CHECK(refused(*empty, bench.whole(*empty)));

  CHECK(bench.trailer(bench.store(spool)).number == 1);
}

TEST_CASE("a full disk refuses before the file is begun", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  bench.settings.keepFreeBytes = 1ull << 60;
  const auto arrival = spool.begin(bench.device, bench.settings);
  REQUIRE_FALSE(arrival);
  CHECK(arrival.error().code == ErrorCode::DiskFull);
  CHECK(bench.names().empty());
}

TEST_CASE("quotas of a device and of all count what waits, and adoption makes room", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  bench.settings.deviceQuotaBytes = 5000;
  bench.settings.spoolQuotaBytes = 12'000;
  const Uuid first = bench.store(spool, 4000);
  auto arrival = spool.begin(bench.device, bench.settings);
  REQUIRE(arrival);
  CHECK(arrival->mostBytes < 1000);
  spool.drop(*arrival);
  bench.store(spool, 4000);  // may end a little over; the association stops at mostBytes
  CHECK(spool.begin(bench.device, bench.settings).error().code == ErrorCode::DiskFull);
  bench.device = uuidOf(6);
  bench.store(spool, 4000);
  CHECK(spool.begin(bench.device, bench.settings).error().code == ErrorCode::DiskFull);
  bench.device = uuidOf(5);
  fs::remove(bench.path(first));
  CHECK(spool.begin(bench.device, bench.settings).error().code == ErrorCode::DiskFull);  // counted at most once a second
  bench.clock.advance(2000);
  bench.settings.deviceQuotaBytes = 9000;
  CHECK(spool.begin(bench.device, bench.settings));
}

TEST_CASE("what is durable is known for storage commitment, also after a start that lost the record", "[receiver][spool]") {
  SpoolBench bench;
  Uuid object;
  {
    Spool spool = bench.open();
    object = bench.store(spool);
  }
  const seal::Hash tag = bench.record.tagOf("1.2", object.toString());
  CHECK(bench.record.contains(tag));
  fs::remove(bench.folder / "inbox/committed");
  auto again = receiver::StoredRecord::open(bench.inbox, bench.vault, Bytes(32, 9));
  REQUIRE(again);
  CHECK_FALSE(again->contains(tag));
  bench.record = std::move(*again);
  Spool spool = bench.open();
  CHECK(bench.record.contains(tag));
}

TEST_CASE("a file size limit in the middle is a full disk and leaves nothing", "[receiver][spool]") {
  SpoolBench bench;
  Spool spool = bench.open();
  const NewArrival arrival = bench.begin(spool, 100'000);
  const receiver::WholeArrival whole = bench.whole(arrival);
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit small{whole.objectBytes, before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &small) == 0);
  const auto done = spool.finish(arrival, whole);
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  REQUIRE_FALSE(done);
  CHECK(done.error().code == ErrorCode::DiskFull);
  CHECK_FALSE(fs::exists(bench.path(arrival.object)));
  CHECK(bench.trailer(bench.store(spool)).number == 1);
}
