#include "tests/unit/dicom/net/tls/two_ends.h"

using namespace safelight;
using namespace safelight::dicom::net;
using namespace safelight::dicom::net::test;

namespace {

/// What the server says of this device, and what the device hears; with TLS 1.3 only when it reads.
void checkRefused(const Party& server, const Party& device, ErrorCode why) {
  Ends ends = shakeHands(server, device);
  REQUIRE_FALSE(ends.server);
  CHECK(ends.server.error().code == why);
  Bytes into(1);
  const ErrorCode heard = ends.client ? (*ends.client)->read(into, soon()).error().code : ends.client.error().code;
  CHECK(heard == ErrorCode::CertificateRefused);
}

}  // namespace

TEST_CASE("an expired certificate gets nobody in, pinned or not", "[dicom][tls]") {
  Practice practice;
  practice.device.own = issuedBy(practice.authority, {"panoramic unit", {}, CertificateUse::Client, KeyKind::EcP256}, daysFromToday(-PracticeAuthority::kDeviceDays - 2));
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateExpired);
  practice.receiver.pinned = {fingerprintOf(practice.device.own)};
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateExpired);
}

TEST_CASE("a certificate of tomorrow gets nobody in today", "[dicom][tls]") {
  Practice practice;
  practice.device.own = issuedBy(practice.authority, {"panoramic unit", {}, CertificateUse::Client, KeyKind::EcP256}, daysFromToday(5));
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateNotYetValid);
  practice.receiver.pinned = {fingerprintOf(practice.device.own)};
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateNotYetValid);
}

TEST_CASE("a certificate that its owner issued gets nobody in", "[dicom][tls]") {
  Practice practice;
  practice.device.own = selfSigned("panoramic unit");
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateSelfSigned);
}

TEST_CASE("a certificate of another practice gets nobody in, not even of one with the same name", "[dicom][tls]") {
  Practice practice;
  for (const char* name : {"Another practice", "Practice at the Pond"}) {
    practice.device.own = issuedBy(authorityOf(name), {"panoramic unit", {}, CertificateUse::Client, KeyKind::EcP256});
    checkRefused(practice.receiver, practice.device, ErrorCode::CertificateUnknown);
  }
}

TEST_CASE("without any authority only pinned certificates count", "[dicom][tls]") {
  Practice practice;
  practice.receiver.authorities.clear();
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateUnknown);
  practice.receiver.pinned = {fingerprintOf(practice.device.own)};
  CHECK(shakeHands(practice.receiver, practice.device).server);
}

TEST_CASE("a certificate for servers does not let a device in", "[dicom][tls]") {
  Practice practice;
  practice.device.own = issuedBy(practice.authority, {"panoramic unit", {}, CertificateUse::Server, KeyKind::EcP256});
  checkRefused(practice.receiver, practice.device, ErrorCode::CertificateInvalid);
}

TEST_CASE("a server is believed only under the name it was called by", "[dicom][tls]") {
  const Practice practice;
  CHECK(shakeHands(practice.receiver, practice.device, "safelight.local").client);
  for (const char* host : {"192.0.2.200", "elsewhere.local", "receiver"}) {
    const Ends ends = shakeHands(practice.receiver, practice.device, host);
    REQUIRE_FALSE(ends.client);
    CHECK(ends.client.error().code == ErrorCode::CertificateWrongName);
    REQUIRE_FALSE(ends.server);
    CHECK(ends.server.error().code == ErrorCode::CertificateRefused);
  }
}

TEST_CASE("a client checks the server's date and issuer as well", "[dicom][tls]") {
  Practice practice;
  practice.device.now = daysFromToday(PracticeAuthority::kDeviceDays + 1);
  CHECK(shakeHands(practice.receiver, practice.device).client.error().code == ErrorCode::CertificateExpired);
  practice.device.now = kToday;
  practice.device.authorities = authorityOf("Another practice").certificate();
  CHECK(shakeHands(practice.receiver, practice.device).client.error().code == ErrorCode::CertificateUnknown);
}

TEST_CASE("a context needs a certificate with its own strong key", "[dicom][tls]") {
  const Practice practice;
  const auto refused = [](const TlsSettings& settings) { return TlsContext::create(TlsRole::Server, settings).error().code; };
  TlsSettings settings = practice.receiver.settings();
  settings.key = practice.device.own.key.view();
  CHECK(refused(settings) == ErrorCode::CertificateInvalid);
  settings = practice.receiver.settings();
  settings.certificate = "";
  CHECK(refused(settings) == ErrorCode::CertificateInvalid);
  settings = practice.receiver.settings();
  settings.authorities = "nonsense";
  CHECK(refused(settings) == ErrorCode::CertificateInvalid);
}
