#include "tests/unit/app/receiver/spool_bench.h"

#include <sys/stat.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "tests/support/sealed_whole.h"

namespace safelight::tests {

namespace {

template <class Value>
Value required(Result<Value> result) {
  REQUIRE(result);
  return std::move(*result);
}

seal::SigningKey someKey() {
  REQUIRE(seal::startSodium());
  return required(seal::SigningKey::fromSeed(Bytes(32, 14)));
}

receiver::InboxFolder openInbox(const TemporaryFolder& folder) {
  std::filesystem::create_directory(folder / "inbox");
  return required(receiver::InboxFolder::open(folder.path()));
}

}  // namespace

Uuid uuidOf(std::uint8_t byte) {
  Uuid uuid;
  uuid.bytes.fill(byte);
  return uuid;
}

SpoolBench::SpoolBench()
    : key(someKey()), inbox(openInbox(folder)), record(required(receiver::StoredRecord::open(inbox, vault, Bytes(32, 9)))) {}

receiver::Spool SpoolBench::open() { return required(receiver::Spool::open(inbox, vault, key, record, clock, random)); }

receiver::NewArrival SpoolBench::begin(receiver::Spool& spool, std::size_t bytes) {
  receiver::NewArrival arrival = required(spool.begin(device, settings));
  const Bytes object = required(sealWhole(arrival.object, Bytes(32, 1), asBytes("facts"), Bytes(bytes, 2), random));
  REQUIRE(receiver::writeAllAt(arrival.file.get(), 0, object));
  return arrival;
}

receiver::WholeArrival SpoolBench::whole(const receiver::NewArrival& arrival) const {
  receiver::WholeArrival whole;
  struct stat info{};
  REQUIRE(::fstat(arrival.file.get(), &info) == 0);
  whole.objectBytes = static_cast<std::uint64_t>(info.st_size);
  whole.inboxKey = uuidOf(4);
  whole.device = device;
  whole.instanceTag = record.tagOf("1.2", arrival.object.toString());
  return whole;
}

Uuid SpoolBench::store(receiver::Spool& spool, std::size_t bytes) {
  const receiver::NewArrival arrival = begin(spool, bytes);
  REQUIRE(spool.finish(arrival, whole(arrival)));
  return arrival.object;
}

std::vector<std::string> SpoolBench::names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "inbox"))
    if (Uuid::parse(entry.path().filename().string())) names.push_back(entry.path().filename().string());
  std::ranges::sort(names);
  return names;
}

seal::ArrivalTrailer SpoolBench::trailer(const Uuid& object) const {
  const Bytes file = readFile(path(object));
  const auto opened = seal::openTrailer(ByteView(file).last(seal::kArrivalTrailerBytes), key.publicKey());
  REQUIRE(opened);
  return opened->trailer;
}

seal::InboxHead SpoolBench::head() const {
  const auto head = seal::openInboxHead(readFile(folder / "inbox/head"), key.publicKey());
  REQUIRE(head);
  return *head;
}

}  // namespace safelight::tests
