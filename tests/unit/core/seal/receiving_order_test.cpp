#include "core/seal/receiving_order.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/unit/core/seal/signed_practice.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// Why an order is refused.
std::string whyNot(const Bytes& file, const seal::MemberKeys& members) {
  const auto order = seal::openOrder(file, members);
  REQUIRE_FALSE(order);
  CHECK(order.error().code == ErrorCode::ReceivingOrderInvalid);
  return order.error().detail;
}

}  // namespace

TEST_CASE("an order that an owner's authority signed is obeyed as it stands", "[seal][order]") {
  const SignedPractice practice;
  const auto order = seal::openOrder(practice.signedOrder(), practice.members());
  REQUIRE(order);
  CHECK(*order == practice.order);
  CHECK(order->byId(uuidOf(6))->aeTitle == "SENSOR");
  CHECK(order->byId(uuidOf(9)) == nullptr);
  CHECK(order->knowsAddress("192.0.2.7"));
  CHECK(order->knowsAddress("2001:db8::7"));
  CHECK_FALSE(order->knowsAddress("192.0.2.8"));
}

TEST_CASE("an order with any byte changed or missing is refused", "[seal][order]") {
  const SignedPractice practice;
  const Bytes good = practice.signedOrder();
  const seal::MemberKeys members = practice.members();
  for (std::size_t at = 0; at < good.size(); ++at) {
    Bytes bad = good;
    bad[at] ^= 0x20;
    INFO(at);
    REQUIRE_FALSE(seal::openOrder(bad, members));
    REQUIRE_FALSE(seal::openOrder(Bytes(good.begin(), good.begin() + static_cast<std::ptrdiff_t>(at)), members));
  }
  CHECK_FALSE(seal::openOrder(Bytes(seal::kLargestOrder + 1, 0), members));
}

TEST_CASE("a clinician, a stranger and a disabled or demoted owner certify nothing", "[seal][order]") {
  SignedPractice practice;
  practice.certify(practice.clinician);
  CHECK(whyNot(practice.signedOrder(), practice.members()).find("owner") != std::string::npos);
  const seal::SigningKey strangersKey = keyFrom(99);
  practice.certify({uuidOf(99), 1, &strangersKey});
  CHECK(whyNot(practice.signedOrder(), practice.members()).find("owner") != std::string::npos);

  const seal::SigningKey secondKey = keyFrom(20);
  const LogWriter::Somebody second{uuidOf(20), 1, &secondKey};
  practice.log.added(second, practice.owner);
  practice.certify(second);
  CHECK(seal::openOrder(practice.signedOrder(), practice.members()));
  practice.log.role(second.id, 2, practice.owner);
  CHECK_FALSE(seal::openOrder(practice.signedOrder(), practice.members()));
  practice.log.role(second.id, 1, practice.owner);
  CHECK(seal::openOrder(practice.signedOrder(), practice.members()));
  practice.log.disabled(second.id, practice.owner);
  CHECK_FALSE(seal::openOrder(practice.signedOrder(), practice.members()));
}

TEST_CASE("a certificate of an owner does not vouch for another authority, epoch or vault", "[seal][order]") {
  SignedPractice practice;
  practice.log.turned(2, practice.owner);
  practice.order.certificate.epoch = 2;
  CHECK(whyNot(practice.signedOrder(), practice.members()) == "signature of the certificate");
  practice.certify(practice.owner, 2);
  const seal::SigningKey other = keyFrom(55);
  practice.order.certificate.authority = other.publicKey();
  const auto swapped = seal::signOrder(practice.order, signingWith(other));
  REQUIRE(swapped);
  CHECK(whyNot(*swapped, practice.members()) == "signature of the certificate");
  practice.certify(practice.owner, 2);
  practice.order.vault = uuidOf(77);
  CHECK(whyNot(practice.signedOrder(), practice.members()) == "another vault's");
}

TEST_CASE("an order of an epoch that is over is not obeyed: whoever left could sign another like it", "[seal][order]") {
  SignedPractice practice;
  Bytes left = practice.signedOrder();
  CHECK(seal::openOrder(left, practice.members()));
  practice.log.turned(2, practice.owner);
  CHECK(whyNot(left, practice.members()) == "of another epoch");
  // With the authority of then, which follows from the root of then: a key of their own, and a higher number.
  practice.order.issue += 100;
  practice.order.inboxKey.fill(0x66);
  CHECK_FALSE(seal::openOrder(practice.signedOrder(), practice.members()));
  practice.certify(practice.owner, 2);
  CHECK(seal::openOrder(practice.signedOrder(), practice.members()));
}

TEST_CASE("a later version is called newer, not damaged", "[seal][order]") {
  const SignedPractice practice;
  Bytes later = practice.signedOrder();
  later[8] = 2;
  CHECK(seal::parseOrder(later).error().code == ErrorCode::VaultTooNew);
}

TEST_CASE("no order is made with a title, address, name or count outside the limits", "[seal][order]") {
  SignedPractice practice;
  const auto refused = [&] {
    const auto bytes = seal::signOrder(practice.order, signingWith(practice.authorityKey));
    return !bytes && bytes.error().code == ErrorCode::InvalidArgument;
  };
  const seal::PairedDevice good = practice.order.devices[0];
  for (const char* title : {"", "SEVENTEEN CHARS..", " BLANK", "BLANK ", "BACK\\SLASH", "UML\xc3\xa4UT", "NEW\nLINE"}) {
    INFO(title);
    CHECK_FALSE(seal::isAeTitle(title));
    practice.order.devices[0].aeTitle = title;
    CHECK(refused());
  }
  practice.order.devices[0] = good;
  for (const char* address : {"", "modality.local", "192.0.2.7; rm", "../../etc", "1111:2222:3333:4444:5555:6666:7777:8888:9999:0000"}) {
    INFO(address);
    practice.order.devices[0].address = address;
    CHECK(refused());
  }
  practice.order.devices[0] = good;
  practice.order.devices[0].name = std::string(65, 'x');
  CHECK(refused());
  practice.order.devices.assign(seal::kMostDevices, good);
  CHECK(practice.signedOrder().size() <= seal::kLargestOrder);
  practice.order.devices.push_back(good);
  CHECK(refused());
  practice.order.devices = {};
  practice.order.settings.aeTitle = "";
  CHECK(refused());
}

TEST_CASE("the longest title, address and name that are allowed are written and read", "[seal][order]") {
  SignedPractice practice;
  practice.order.devices[0].aeTitle = "SIXTEEN CHARS OK";
  practice.order.devices[0].address = "1111:2222:3333:4444:5555:6666:7777:8888";
  practice.order.devices[0].name = std::string(64, 'x');
  const auto order = seal::openOrder(practice.signedOrder(), practice.members());
  REQUIRE(order);
  CHECK(order->devices == practice.order.devices);
}

TEST_CASE("an address for plain DICOM goes with the order, and one without it is the bytes it always was", "[seal][order]") {
  SignedPractice practice;
  const Bytes plain = practice.signedOrder();
  practice.order.settings.plainAddress = "192.0.2.9";
  const Bytes chosen = practice.signedOrder();
  CHECK(chosen.size() == plain.size() + 4 + 9);
  const auto order = seal::openOrder(chosen, practice.members());
  REQUIRE(order);
  CHECK(order->settings.plainAddress == "192.0.2.9");
  CHECK(order->settings == practice.order.settings);
  for (const char* odd : {"eth0", "192.0.2.9 ", "../x"}) {
    practice.order.settings.plainAddress = odd;
    CHECK_FALSE(seal::openOrder(practice.signedOrder(), practice.members()));
  }
}
