// Messages between the receiver's processes, and the beginning of a file.

#include <catch2/catch_test_macros.hpp>

#include "app/receiver/file_meta.h"
#include "app/receiver/keeper_protocol.h"
#include "tests/unit/app/receiver/spool_bench.h"

using namespace safelight;
using namespace safelight::tests;
using namespace safelight::receiver;

namespace {

/// Every message survives the way there, and no cut or longer one is taken.
template <class Message, class Parse>
Message roundTrip(const Message& message, Parse parse) {
  const Bytes bytes = encode(message);
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    INFO(length);
    REQUIRE_FALSE(parse(ByteView(bytes).first(length)));
  }
  Bytes longer = bytes;
  longer.push_back(0);
  REQUIRE_FALSE(parse(longer));
  auto read = parse(bytes);
  REQUIRE(read);
  CHECK(read->index() == message.index());
  CHECK(encode(*read) == bytes);
  return std::move(*read);
}

dicom::net::CommitmentResult someResult() {
  return {"1.2.3", {{"1.2", "3.4"}, {"1.2", "3.5"}}, {{{"1.2", "3.6"}, dicom::net::CommitmentFailure::NoSuchInstance}}};
}

}  // namespace

TEST_CASE("what an association says to the keeper arrives as it was said", "[receiver][protocol]") {
  const auto there = [](FromAssociation message) { return roundTrip(message, parseFromAssociation); };
  CHECK(std::get<Hello>(there(Hello{uuidOf(5), "PAN", "HARBOUR"})).callingAe == "PAN");
  CHECK(std::get<TurnedAway>(there(TurnedAway{seal::PeerVerdict::TlsRefused, "X"})).verdict == seal::PeerVerdict::TlsRefused);
  CHECK(std::get<Begin>(there(Begin{"1.2", "3.4"})).sopInstance == "3.4");
  Finish finish{77, uuidOf(4), {}};
  finish.sealedKey.fill(0x31);
  CHECK(std::get<Finish>(there(finish)).sealedKey == finish.sealedKey);
  there(Drop{});
  CHECK(std::get<AskStored>(there(AskStored{{{"1.2", "3.4"}}})).references.at(0).sopInstance == "3.4");
  CHECK(std::get<ReportLater>(there(ReportLater{someResult()})).result == someResult());
  there(AskTlsIdentity{});
}

TEST_CASE("what the keeper answers arrives as it was said", "[receiver][protocol]") {
  const auto there = [](ToAssociation message) { return roundTrip(message, parseToAssociation); };
  CHECK_FALSE(std::get<Answer>(there(Answer{})).error);
  CHECK(std::get<Answer>(there(Answer{ErrorCode::DiskFull})).error == ErrorCode::DiskFull);
  seal::BoxPublicKey inbox{};
  inbox[31] = 7;
  const Place place = std::get<Place>(there(Place{uuidOf(8), {5}, 99, uuidOf(9), inbox}));
  CHECK(place.mostBytes == 99);
  CHECK(place.inboxKey == uuidOf(9));
  CHECK(place.inboxPublicKey == inbox);
  CHECK(std::get<Stored>(there(Stored{{true, false, true}})).stored == std::vector<bool>{true, false, true});
  CHECK(std::get<TlsIdentity>(there(TlsIdentity{"a", "b", "c"})).key == "b");
}

TEST_CASE("what acceptor and keeper say to each other arrives as it was said", "[receiver][protocol]") {
  const auto there = [](FromAcceptor message) { return roundTrip(message, parseFromAcceptor); };
  CHECK(std::get<Connection>(there(Connection{"192.0.2.7", seal::DeviceLink::Tls})).link == seal::DeviceLink::Tls);
  CHECK(std::get<Closed>(there(Closed{"192.0.2.7", seal::PeerVerdict::TooMany})).verdict == seal::PeerVerdict::TooMany);
  there(Reload{});
  const auto back = [](ToAcceptor message) { return roundTrip(message, parseToAcceptor); };
  CHECK(std::get<CurrentOrder>(back(CurrentOrder{ErrorCode::ReceivingOrderInvalid, "why", {1, 2}})).order == Bytes{1, 2});
  CHECK(std::get<ReportDue>(back(ReportDue{uuidOf(5), "HARBOUR", someResult()})).result == someResult());
}

TEST_CASE("no hostile count or kind is believed", "[receiver][protocol]") {
  CHECK_FALSE(parseFromAssociation(Bytes{200}));
  CHECK_FALSE(parseFromAssociation({}));
  CHECK_FALSE(parseFromAssociation(Bytes{5, 0xff, 0xff, 0xff, 0xff}));      // four thousand million references
  CHECK_FALSE(parseToAssociation(Bytes{2, 0xff, 0xff, 0xff, 0x7f, 1, 1}));  // as many flags
}

TEST_CASE("a file begins with zeros, DICM and meta information of even lengths", "[receiver][protocol]") {
  const Bytes file = encodeFileMeta({"1.2.840.10008.5.1.4.1.1.1.3", "1.2.3", "1.2.840.10008.1.2.1", "PAN"});
  REQUIRE(file.size() > 144);
  CHECK(Bytes(file.begin(), file.begin() + 128) == Bytes(128, 0));
  CHECK(toString(ByteView(file).subspan(128, 4)) == "DICM");
  ByteReader reader(ByteView(file).subspan(132));
  std::vector<std::uint16_t> elements;
  std::uint32_t groupLength = 0;
  std::string instance, source;
  while (!reader.atEnd()) {
    CHECK(reader.u16() == 2);
    elements.push_back(reader.u16());
    const std::string representation = toString(reader.raw(2));
    if (representation == "OB") reader.u16();
    const std::uint32_t length = representation == "OB" ? reader.u32() : reader.u16();
    CHECK(length % 2 == 0);
    const ByteView value = reader.raw(length);
    if (elements.back() == 0) {
      groupLength = ByteReader(value).u32();
      CHECK(groupLength == reader.remaining());
    }
    if (elements.back() == 3) instance = toString(value);
    if (elements.back() == 0x16) source = toString(value);
  }
  CHECK_FALSE(reader.failed());
  CHECK(elements == std::vector<std::uint16_t>{0, 1, 2, 3, 0x10, 0x12, 0x13, 0x16});
  CHECK(instance == std::string("1.2.3\0", 6));
  CHECK(source == "PAN ");
}
