#include "core/seal/certificate_fingerprint.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::seal;

namespace {

/// A certificate of one's own making, and what `openssl x509 -fingerprint -sha256` says of it.
constexpr std::string_view kPem =
    "-----BEGIN CERTIFICATE-----\n"
    "MIIBcTCCARegAwIBAgIUXKgX5/6jAol4Xnk6un6+S8do2tMwCgYIKoZIzj0EAwIw\n"
    "DjEMMAoGA1UEAwwDT1BHMB4XDTI2MTEyMjEwMjEzNloXDTM2MTExOTEwMjEzNlow\n"
    "DjEMMAoGA1UEAwwDT1BHMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAETEtAFBaQ\n"
    "hZjuMut6AKrX5MBNAmG60JW4m4niiW2dKaKHoFY+8Fia9XRGmLaR4Q5Yg7gvr2HY\n"
    "VVSqHZrGE1aS76NTMFEwHQYDVR0OBBYEFLA6JNugICbypH+i7x+9Qrn2CrdmMB8G\n"
    "A1UdIwQYMBaAFLA6JNugICbypH+i7x+9Qrn2CrdmMA8GA1UdEwEB/wQFMAMBAf8w\n"
    "CgYIKoZIzj0EAwIDSAAwRQIgK/W6mIEUig1NY6yvyh0V/m2rz1WFfmkYnKiWBK7Z\n"
    "afoCIQDRN4G+/oh56HAe0GUzHGEQ8vB4ut9TsSMIW5Fr/S8+Ow==\n"
    "-----END CERTIFICATE-----\n";
constexpr std::string_view kFingerprint = "E2:88:47:E7:EE:98:1B:CF:E4:AF:28:91:AE:5D:44:4D:00:97:D0:FC:6B:42:00:65:51:72:00:2C:72:1C:1A:55";

/// The outer shape of a certificate around invented bytes.
Bytes der(std::size_t content = 300) {
  Bytes bytes{0x30, 0x82, static_cast<std::uint8_t>(content >> 8), static_cast<std::uint8_t>(content)};
  for (std::size_t i = 0; i < content; ++i) bytes.push_back(static_cast<std::uint8_t>(i * 7));
  return bytes;
}

ErrorCode refusal(ByteView file) {
  const auto result = certificateFingerprint(file);
  return result ? ErrorCode::Internal : result.error().code;
}

std::string replaced(std::string_view text, std::string_view what, std::string_view by) {
  std::string out(text);
  for (std::size_t at = out.find(what); at != std::string::npos; at = out.find(what, at + by.size())) out.replace(at, what.size(), by);
  return out;
}

}  // namespace

TEST_CASE("a certificate has the fingerprint that other programs tell of it", "[seal][certificate]") {
  const auto found = certificateFingerprint(asBytes(kPem));
  REQUIRE(found);
  CHECK(fingerprintText(*found) == kFingerprint);
}

TEST_CASE("of a chain the first certificate counts, whatever stands before it and however lines end", "[seal][certificate]") {
  const auto alone = certificateFingerprint(asBytes(kPem));
  const std::string other = replaced(kPem, "MII", "MIJ");
  const std::string chain = "subject=CN = OPG\r\n" + replaced(kPem, "\n", "\r\n") + other;
  REQUIRE(certificateFingerprint(asBytes(chain)));
  CHECK(*certificateFingerprint(asBytes(chain)) == *alone);
  CHECK(*certificateFingerprint(asBytes(replaced(kPem, "\n", "\n  "))) == *alone);
}

TEST_CASE("a file in DER form is taken as it is", "[seal][certificate]") {
  REQUIRE(certificateFingerprint(der()));
  CHECK(*certificateFingerprint(der()) != *certificateFingerprint(der(301)));
}

TEST_CASE("what is no certificate has no fingerprint", "[seal][certificate]") {
  Bytes longer = der(), shorter = der();
  longer.push_back('x');
  shorter.pop_back();
  CHECK(refusal(longer) == ErrorCode::CertificateInvalid);
  CHECK(refusal(shorter) == ErrorCode::CertificateInvalid);
  CHECK(refusal({}) == ErrorCode::CertificateInvalid);
  for (const char* text : {"Dear colleague, the certificate follows by post.", "-----BEGIN CERTIFICATE-----\nMIIB", "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----",
                           "-----BEGIN CERTIFICATE-----\n****\n-----END CERTIFICATE-----", "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----"})
    CHECK(refusal(asBytes(text)) == ErrorCode::CertificateInvalid);
  CHECK(refusal(asBytes(std::string(kPem).insert(60, "*"))) == ErrorCode::CertificateInvalid);
  CHECK(refusal(asBytes(std::string(kPem).erase(60, 3))) == ErrorCode::CertificateInvalid);
  CHECK(refusal(Bytes(kLargestCertificateFile + 1, 'x')) == ErrorCode::FileTooLarge);
}
