// What the vault reads that the receiver wrote, what the receiver reads that the vault wrote, and what the receiver's processes say to each
// other: the parts that are looked at before, or without, a signature.

#include "app/receiver/keeper_protocol.h"
#include "core/seal/commitment_report.h"
#include "core/seal/peers_seen.h"
#include "core/seal/receiver_secret.h"
#include "core/seal/receiving_order.h"
#include "core/seal/sodium_random.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

/// What was understood is understood again when it is written anew.
template <class Parse>
void readMessage(ByteView bytes, Parse parse) {
  const auto message = parse(bytes);
  if (!message) return;
  const Bytes again = encode(*message);
  const auto second = parse(again);
  fuzz::require(second && second->index() == message->index() && encode(*second) == again);
}

void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  if (const auto facts = seal::ArrivalFacts::parse(bytes)) {
    const Bytes again = facts->encode();
    fuzz::require(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
  }
  const seal::SigningPublicKey nobody{};
  fuzz::require(!seal::openTrailer(bytes, nobody));
  fuzz::require(!seal::openInboxHead(bytes, nobody));
  fuzz::require(!seal::openObeyedOrder(bytes, nobody));
  fuzz::require(!seal::openPeersSeen(bytes, nobody));
  if (const auto report = seal::CommitmentReport::parse(bytes)) fuzz::require(report->encode() == Bytes(bytes.begin(), bytes.end()));
  static_cast<void>(seal::looksLikeTrailer(bytes));
  if (const auto order = seal::parseOrder(bytes)) fuzz::require(order->devices.size() <= seal::kMostDevices);
  static_cast<void>(seal::MemberKeys::read(bytes));
  if (const auto secret = seal::ReceiverSecret::parse(bytes)) fuzz::require(secret->encode() == Bytes(bytes.begin(), bytes.end()));
  readMessage(bytes, receiver::parseFromAssociation);
  readMessage(bytes, receiver::parseToAssociation);
  readMessage(bytes, receiver::parseFromAcceptor);
  readMessage(bytes, receiver::parseToAcceptor);
}

std::vector<Bytes> seeds() {
  using namespace receiver;
  const dicom::net::CommitmentResult result{"1.2.3", {{"1.2", "3.4"}}, {{{"1.2", "3.5"}, dicom::net::CommitmentFailure::NoSuchInstance}}};
  return {encode(FromAssociation(Hello{{}, "PAN", "HARBOUR"})), encode(FromAssociation(Begin{"1.2", "3.4"})), encode(FromAssociation(Finish{})),
          encode(FromAssociation(AskStored{{{"1.2", "3.4"}}})), encode(FromAssociation(ReportLater{result})), encode(ToAssociation(Place{})),
          encode(ToAssociation(Stored{{true, false}})), encode(ToAcceptor(ReportDue{{}, "PAN", result})), seal::ArrivalFacts{{}, {}, seal::DeviceLink::Plain, "A", "B", "C", "1.2", "3.4", "5.6"}.encode(),
          seal::CommitmentReport{"1.2.3", {{"1.2", "3.4", 0}, {"1.2", "3.5", 0x0112}}}.encode()};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("receiving", run, seeds, "format")
