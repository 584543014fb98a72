#include <set>

#include "tests/unit/dicom/net/tls/two_ends.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::test;

TEST_CASE("an authority goes through bytes and still issues what it issued before", "[dicom][tls]") {
  const PracticeAuthority made = authorityOf("Practice at the Pond");
  const IssuedCertificate before = issuedBy(made, {"sensor suite", {"192.0.2.9"}, CertificateUse::Both, KeyKind::EcP256});
  const auto key = made.key();
  REQUIRE(key);
  const auto opened = PracticeAuthority::open(made.certificate(), key->view());
  REQUIRE(opened);
  CHECK(opened->certificate() == made.certificate());
  CHECK(opened->isIssuer(before.certificate));
  CHECK(opened->isIssuer(issuedBy(*opened, {"another", {}, CertificateUse::Client, KeyKind::EcP256}).certificate));
}

TEST_CASE("a key of somebody else opens no authority, and a device's certificate is none", "[dicom][tls]") {
  const PracticeAuthority one = authorityOf("One"), other = authorityOf("Other");
  CHECK(PracticeAuthority::open(one.certificate(), other.key()->view()).error().code == ErrorCode::CertificateInvalid);
  const IssuedCertificate device = issuedBy(one, {"device", {}, CertificateUse::Both, KeyKind::EcP256});
  CHECK(PracticeAuthority::open(device.certificate, device.key.view()).error().code == ErrorCode::CertificateInvalid);
  CHECK_FALSE(one.isIssuer(issuedBy(other, {"device", {}, CertificateUse::Both, KeyKind::EcP256}).certificate));
}

TEST_CASE("a certificate says its name, its time and its fingerprint", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  const IssuedCertificate issued = issuedBy(authority, {"Röntgen 1", {"roentgen-1.practice"}, CertificateUse::Client, KeyKind::EcP256});
  const auto facts = certificateFacts(asBytes(issued.certificate));
  REQUIRE(facts);
  CHECK(facts->name == "Röntgen 1");
  CHECK(facts->validFrom == daysFromToday(-PracticeAuthority::kClockDays));
  CHECK(facts->validUntil == daysFromToday(PracticeAuthority::kDeviceDays));
  CHECK_FALSE(facts->selfSigned);
  CHECK(certificateFacts(asBytes(authority.certificate()))->selfSigned);
  CHECK(certificateFacts(asBytes(authority.certificate()))->fingerprint != facts->fingerprint);
}

TEST_CASE("no two certificates are alike", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  std::set<CertificateFingerprint> seen;
  for (int i = 0; i < 8; ++i) seen.insert(fingerprintOf(issuedBy(authority, {"device", {}, CertificateUse::Both, KeyKind::EcP256})));
  CHECK(seen.size() == 8);
}

TEST_CASE("a certificate never outlives its authority, and a dead authority issues nothing", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  const std::int64_t end = PracticeAuthority::kAuthorityDays - 30;
  const auto late = certificateFacts(asBytes(issuedBy(authority, {"device", {}, CertificateUse::Both, KeyKind::EcP256}, daysFromToday(end - 100)).certificate));
  CHECK(late->validUntil == daysFromToday(end));
  CHECK(authority.issue({"device", {}, CertificateUse::Both, KeyKind::EcP256}, daysFromToday(end + 1)).error().code == ErrorCode::CertificateExpired);
}

TEST_CASE("renewal is due sixty days before the end and keeps everything but the key", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  const IssuedCertificate old = issuedBy(authority, {"sensor", {"192.0.2.9", "2001:db8::9", "sensor.local"}, CertificateUse::Server, KeyKind::Rsa3072});
  const auto facts = certificateFacts(asBytes(old.certificate));
  const Instant end = facts->validUntil;
  CHECK_FALSE(isDueForRenewal(*facts, {end.milliseconds - 61 * kDay}));
  CHECK(isDueForRenewal(*facts, {end.milliseconds - 60 * kDay}));
  const auto renewed = authority.renew(old.certificate, end);
  REQUIRE(renewed);
  const auto fresh = certificateFacts(asBytes(renewed->certificate));
  CHECK(fresh->name == "sensor");
  CHECK(fresh->validUntil > end);
  CHECK(fresh->fingerprint != facts->fingerprint);
  CHECK(toString(renewed->key.view()) != toString(old.key.view()));
  // It still answers to each of its addresses, and only as a server.
  const Party server{{renewed->certificate, WipedBytes(renewed->key.view())}, authority.certificate(), {}, end};
  Party client{issuedBy(authority, {"us", {}, CertificateUse::Client, KeyKind::EcP256}, end), authority.certificate(), {}, end};
  for (const char* host : {"192.0.2.9", "2001:db8::9", "sensor.local"}) CHECK(shakeHands(server, client, host).client);
  const IssuedCertificate strange = issuedBy(authorityOf("Other"), {"sensor", {}, CertificateUse::Server, KeyKind::EcP256});
  CHECK(authority.renew(strange.certificate, kToday).error().code == ErrorCode::CertificateInvalid);
}

TEST_CASE("names that could mean something else are refused", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  const auto refused = [&](CertificateRequest request) {
    const auto issued = authority.issue(request, kToday);
    return !issued && issued.error().code == ErrorCode::InvalidArgument;
  };
  CHECK(refused({"", {}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({std::string(65, 'x'), {}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({"two\nlines", {}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({"device", {"*.practice"}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({"device", {"a,DNS"}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({"device", {""}, CertificateUse::Both, KeyKind::EcP256}));
  CHECK(refused({"device", std::vector<std::string>(17, "a"), CertificateUse::Both, KeyKind::EcP256}));
  CHECK(PracticeAuthority::create("", kToday).error().code == ErrorCode::InvalidArgument);
}

TEST_CASE("PKCS#12 wants a password, and damaged input of any kind is an error", "[dicom][tls]") {
  const PracticeAuthority authority = authorityOf("Practice at the Pond");
  const IssuedCertificate issued = issuedBy(authority, {"device", {}, CertificateUse::Both, KeyKind::EcP256});
  CHECK(toPkcs12(issued, "device", {}).error().code == ErrorCode::NoPasswordGiven);
  const auto packed = toPkcs12(issued, "device", asBytes("a password"));
  REQUIRE(packed);
  CHECK(packed->view().size() > 1000);
  CHECK(packed->view().front() == 0x30);
  CHECK(toString(packed->view()).find("PRIVATE KEY") == std::string::npos);
  std::string cut = issued.certificate.substr(0, issued.certificate.size() / 3);
  for (const std::string& text : {std::string(), std::string("no certificate"), cut, std::string("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")})
    CHECK(certificateFacts(asBytes(text)).error().code == ErrorCode::CertificateInvalid);
  const Bytes noDer{0x30, 0x82, 0xff, 0xff, 1, 2, 3};
  CHECK(certificateFacts(noDer).error().code == ErrorCode::CertificateInvalid);
}

TEST_CASE("wiped bytes hand over what they own and nothing stays behind", "[dicom][tls]") {
  WipedBytes one(asBytes("secret"));
  WipedBytes two = std::move(one);
  CHECK(one.empty());
  CHECK(toString(two.view()) == "secret");
  WipedBytes three(asBytes("another"));
  three = std::move(two);
  CHECK(two.empty());
  CHECK(toString(three.view()) == "secret");
}
