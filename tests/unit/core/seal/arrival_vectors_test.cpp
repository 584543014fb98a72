// The test vectors of what arrives: tests/data/format holds one small file of each kind. This program must write them byte for byte and must
// read the committed ones. SAFELIGHT_WRITE_VECTORS=1 writes them anew.

#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <map>

#include "core/seal/members_seen.h"
#include "core/seal/object_envelope.h"
#include "core/seal/peers_seen.h"
#include "tests/support/fixed_random.h"
#include "tests/support/sealed_whole.h"
#include "tests/support/temporary_folder.h"
#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

constexpr const char* kOriginal = "128 zeros, DICM, and so on";

/// An object with its trailer; the sealed key is made of one byte, because sealing draws its own randomness.
Bytes arrival(const SignedPractice& practice) {
  FixedRandom random(5);
  auto file = tests::sealWhole(uuidOf(0x33), Bytes(32, 0xc0), sampleFacts().encode(), asBytes(kOriginal), random);
  REQUIRE(file);
  seal::ArrivalTrailer trailer = sampleTrailer();
  trailer.objectBytes = file->size();
  trailer.headerHash = seal::hash(ByteView(*file).first(seal::kObjectHeaderBytes));
  trailer.instanceTag = seal::keyedHash(Bytes(32, 0xee), {asBytes("safelight stored instance 1"), asBytes(sampleFacts().sopClass), asBytes(sampleFacts().sopInstance)});
  const auto bytes = seal::signTrailer(trailer, signingWith(practice.receiverKey));
  file->insert(file->end(), bytes.begin(), bytes.end());
  return std::move(*file);
}

std::map<std::string, Bytes> vectors(const SignedPractice& practice) {
  FixedRandom random(3);
  seal::ReceiverSecret secret = seal::ReceiverSecret::make(uuidOf(1), practice.members().genesis(), random);
  secret.tlsCertificate = "PEM of the certificate";
  secret.tlsKey = "PEM of its key";
  const seal::PeersSeen seen{uuidOf(1), {{"PAN 2", "192.0.2.7", uuidOf(5), kArrivedAt, kArrivedAt, 3, seal::PeerVerdict::Accepted, 20'775, 2, 40, kArrivedAt},
                                         {"", "192.0.2.99", {}, kArrivedAt, kArrivedAt, 1, seal::PeerVerdict::UnknownAddress, 0, 0, 0, {}}}};
  return {{"arrival", arrival(practice)},
          {"inbox-head", seal::signInboxHead({uuidOf(1), uuidOf(0x44), 3, seal::hash(asBytes("last")), kArrivedAt}, signingWith(practice.receiverKey))},
          {"inbox-key", practice.signedOrder()},
          {"inbox-seen", seal::signPeersSeen(seen, signingWith(practice.receiverKey))},
          {"members-seen", seal::MembersSeen{uuidOf(1), practice.members().position()}.encode()},
          {"receiver-secret", secret.encode()}};
}

Bytes committed(const std::string& name) { return readFile(testData() / "format" / name); }

}  // namespace

TEST_CASE("arrivals, order, head, peers, members seen and secret are written byte for byte as they always were", "[seal][format]") {
  const SignedPractice practice;
  for (const auto& [name, bytes] : vectors(practice)) {
    if (std::getenv("SAFELIGHT_WRITE_VECTORS") != nullptr) writeFile(testData() / "format" / name, bytes);
    INFO(name);
    CHECK(toHex(bytes) == toHex(committed(name)));
  }
}

TEST_CASE("the committed arrival is an object file with a trailer behind it", "[seal][format]") {
  const SignedPractice practice;
  const Bytes file = committed("arrival");
  const auto trailer = seal::openTrailer(ByteView(file).last(seal::kArrivalTrailerBytes), practice.receiverKey.publicKey());
  REQUIRE(trailer);
  const std::uint64_t objectBytes = file.size() - seal::kArrivalTrailerBytes;
  CHECK(trailer->trailer.objectBytes == objectBytes);
  const auto layout = seal::ObjectLayout::parse(file);
  REQUIRE(layout);
  CHECK(layout->id == trailer->trailer.object);
  CHECK(layout->originalBytes(objectBytes) == std::string_view(kOriginal).size());
}

TEST_CASE("the committed order, head, peers, members seen and secret are read", "[seal][format]") {
  const SignedPractice practice;
  CHECK(seal::openOrder(committed("inbox-key"), practice.members())->issue == 7);
  CHECK(seal::openInboxHead(committed("inbox-head"), practice.receiverKey.publicKey())->number == 3);
  CHECK(seal::openPeersSeen(committed("inbox-seen"), practice.receiverKey.publicKey())->peers.at(1).verdict == seal::PeerVerdict::UnknownAddress);
  CHECK(seal::MembersSeen::parse(committed("members-seen")) == seal::MembersSeen{uuidOf(1), practice.members().position()});
  CHECK(seal::ReceiverSecret::parse(committed("receiver-secret"))->tlsKey == "PEM of its key");
}
