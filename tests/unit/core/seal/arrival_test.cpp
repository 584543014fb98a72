#include "core/seal/arrival.h"

#include <catch2/catch_test_macros.hpp>

#include "core/seal/peers_seen.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("the facts of an arrival are read as they were written", "[seal][arrival]") {
  const seal::ArrivalFacts facts = sampleFacts();
  const Bytes bytes = facts.encode();
  CHECK(bytes.at(0) == seal::kArrivalMetadataVersion);
  CHECK(seal::ArrivalFacts::parse(bytes) == facts);
}

TEST_CASE("metadata that is cut, longer, of an import or of no known link is no arrival's", "[seal][arrival]") {
  const Bytes bytes = sampleFacts().encode();
  for (std::size_t length = 0; length < bytes.size(); ++length) CHECK_FALSE(seal::ArrivalFacts::parse(ByteView(bytes).first(length)));
  Bytes longer = bytes;
  longer.push_back(0);
  CHECK_FALSE(seal::ArrivalFacts::parse(longer));
  Bytes import = bytes;
  import[0] = 1;
  CHECK_FALSE(seal::ArrivalFacts::parse(import));
  constexpr std::size_t kLinkAt = 1 + 8 + 16;
  Bytes link = bytes;
  link.at(kLinkAt) = 3;
  CHECK_FALSE(seal::ArrivalFacts::parse(link));
}

TEST_CASE("a trailer is read as it was signed, and its hash is of all its bytes", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14);
  const seal::ArrivalTrailerBytes bytes = seal::signTrailer(sampleTrailer(), signingWith(receiver));
  CHECK(seal::looksLikeTrailer(bytes));
  const auto opened = seal::openTrailer(bytes, receiver.publicKey());
  REQUIRE(opened);
  CHECK(opened->trailer == sampleTrailer());
  CHECK(opened->hash == seal::hash(bytes));
}

TEST_CASE("every single flipped bit of a trailer is found", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14);
  const seal::ArrivalTrailerBytes good = seal::signTrailer(sampleTrailer(), signingWith(receiver));
  for (std::size_t bit = 0; bit < good.size() * 8; ++bit) {
    seal::ArrivalTrailerBytes bad = good;
    bad[bit / 8] ^= static_cast<std::uint8_t>(1u << (bit % 8));
    INFO(bit);
    REQUIRE_FALSE(seal::openTrailer(bad, receiver.publicKey()));
  }
}

TEST_CASE("a trailer signed by another receiver, a later one and bytes that are none are told apart", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14), other = keyFrom(15);
  seal::ArrivalTrailerBytes bytes = seal::signTrailer(sampleTrailer(), signingWith(other));
  CHECK(seal::openTrailer(bytes, receiver.publicKey()).error().code == ErrorCode::SignatureInvalid);
  bytes[8] = 2;
  CHECK(seal::openTrailer(bytes, other.publicKey()).error().code == ErrorCode::VaultTooNew);
  bytes[8] = 0;
  CHECK(seal::openTrailer(bytes, other.publicKey()).error().code == ErrorCode::ObjectDamaged);
  CHECK(seal::openTrailer(Bytes(seal::kArrivalTrailerBytes, 0), receiver.publicKey()).error().code == ErrorCode::ObjectDamaged);
  CHECK(seal::openTrailer(ByteView(bytes).first(100), receiver.publicKey()).error().code == ErrorCode::ObjectDamaged);
  CHECK_FALSE(seal::looksLikeTrailer(Bytes(seal::kArrivalTrailerBytes, 0)));
  CHECK_FALSE(seal::looksLikeTrailer(ByteView(bytes).first(100)));
}

TEST_CASE("the inbox head is read as it was signed, and no trailer passes for one", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14);
  const seal::InboxHead head{uuidOf(1), uuidOf(2), 9, seal::hash(asBytes("last")), kArrivedAt};
  const Bytes bytes = seal::signInboxHead(head, signingWith(receiver));
  REQUIRE(bytes.size() == seal::kInboxHeadBytes);
  const auto opened = seal::openInboxHead(bytes, receiver.publicKey());
  REQUIRE(opened);
  CHECK(*opened == head);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    Bytes bad = bytes;
    bad[at] ^= 0x10;
    REQUIRE_FALSE(seal::openInboxHead(bad, receiver.publicKey()));
  }
  const seal::ArrivalTrailerBytes trailer = seal::signTrailer(sampleTrailer(), signingWith(receiver));
  CHECK_FALSE(seal::openInboxHead(trailer, receiver.publicKey()));
}

TEST_CASE("which order is obeyed is read as it was signed, and only from the receiver", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14), other = keyFrom(15);
  const seal::ObeyedOrder order{uuidOf(1), 41};
  const Bytes bytes = seal::signObeyedOrder(order, signingWith(receiver));
  REQUIRE(bytes.size() == seal::kObeyedOrderBytes);
  CHECK(toHex(ByteView(bytes).first(34)) == "534c4f4245594544" "0100" + toHex(uuidOf(1).bytes) + "2900000000000000");
  const auto opened = seal::openObeyedOrder(bytes, receiver.publicKey());
  REQUIRE(opened);
  CHECK(*opened == order);
  CHECK(seal::openObeyedOrder(bytes, other.publicKey()).error().code == ErrorCode::SignatureInvalid);
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    Bytes bad = bytes;
    bad[at] ^= 0x10;
    REQUIRE_FALSE(seal::openObeyedOrder(bad, receiver.publicKey()));
  }
  CHECK_FALSE(seal::openInboxHead(bytes, receiver.publicKey()));
}

TEST_CASE("peers seen are read as they were signed, at most sixty-four of them", "[seal][arrival]") {
  const seal::SigningKey receiver = keyFrom(14);
  seal::PeersSeen seen{uuidOf(1), {}};
  for (std::uint8_t i = 0; i < 70; ++i) {
    seen.peers.push_back({"AE" + std::to_string(i), "192.0.2." + std::to_string(i), uuidOf(i), kArrivedAt, {kArrivedAt.milliseconds + i}, i, seal::PeerVerdict::UnknownTitle, 20'000,
                          i, 5, kArrivedAt});
  }
  const Bytes bytes = seal::signPeersSeen(seen, signingWith(receiver));
  CHECK(bytes.size() <= seal::kLargestPeersSeen);
  const auto opened = seal::openPeersSeen(bytes, receiver.publicKey());
  REQUIRE(opened);
  seen.peers.resize(seal::kMostPeersSeen);
  CHECK(*opened == seen);
  Bytes bad = bytes;
  bad[40] ^= 1;
  CHECK(seal::openPeersSeen(bad, receiver.publicKey()).error().code == ErrorCode::SignatureInvalid);
  CHECK(seal::openPeersSeen(ByteView(bytes).first(20), receiver.publicKey()).error().code == ErrorCode::ObjectDamaged);
}

TEST_CASE("a machine's key is made from a seed of 32 bytes and moves without staying behind", "[seal][arrival]") {
  CHECK(seal::SigningKey::fromSeed(Bytes(31, 1)).error().code == ErrorCode::InvalidArgument);
  seal::SigningKey first = keyFrom(1);
  const seal::SigningPublicKey key = first.publicKey();
  const seal::SigningKey second = std::move(first);
  CHECK(second.publicKey() == key);
  CHECK(seal::verifies(key, asBytes("message"), second.sign(asBytes("message"))));
  CHECK_FALSE(seal::verifies(key, asBytes("massage"), second.sign(asBytes("message"))));
  CHECK_FALSE(seal::verifies(key, asBytes("message"), first.sign(asBytes("message"))));  // NOLINT: what is left of it signs nothing
}
