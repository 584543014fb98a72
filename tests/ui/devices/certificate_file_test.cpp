#include "ui/devices/certificate_file.h"

#include <QCryptographicHash>
#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::ui;

namespace {

/// The outer shape of a certificate around invented bytes.
QByteArray der(int content = 300) {
  QByteArray bytes;
  bytes.append(char(0x30)).append(char(0x82)).append(char(content >> 8)).append(char(content & 0xff));
  for (int i = 0; i < content; ++i) bytes.append(char(i * 7));
  return bytes;
}

QByteArray pem(const QByteArray& bytes) {
  QByteArray lines;
  const QByteArray base64 = bytes.toBase64();
  for (qsizetype at = 0; at < base64.size(); at += 64) lines += base64.mid(at, 64) + '\n';
  return "-----BEGIN CERTIFICATE-----\n" + lines + "-----END CERTIFICATE-----\n";
}

QByteArray asBytes(const seal::Hash& hash) { return QByteArray(reinterpret_cast<const char*>(hash.data()), int(hash.size())); }

}  // namespace

TEST_CASE("a certificate has one fingerprint, as text and as bytes", "[ui][devices]") {
  const QByteArray wanted = QCryptographicHash::hash(der(), QCryptographicHash::Sha256);
  const auto fromDer = certificateFingerprint(der());
  const auto fromPem = certificateFingerprint(pem(der()));
  REQUIRE(fromDer);
  REQUIRE(fromPem);
  CHECK(asBytes(*fromDer) == wanted);
  CHECK(*fromPem == *fromDer);
}

TEST_CASE("of a chain the first certificate counts, whatever stands before it", "[ui][devices]") {
  const auto alone = certificateFingerprint(der(300));
  const auto chain = certificateFingerprint("subject=CN = OPG\r\n" + pem(der(300)).replace("\n", "\r\n") + pem(der(500)));
  REQUIRE(chain);
  CHECK(*chain == *alone);
}

TEST_CASE("what is no certificate has no fingerprint", "[ui][devices]") {
  const auto refused = [](const QByteArray& file, ErrorCode code) {
    const auto result = certificateFingerprint(file);
    return !result && result.error().code == code;
  };
  CHECK(refused({}, ErrorCode::CertificateInvalid));
  CHECK(refused("Dear colleague, the certificate follows by post.", ErrorCode::CertificateInvalid));
  CHECK(refused(der() + 'x', ErrorCode::CertificateInvalid));
  CHECK(refused(der().chopped(1), ErrorCode::CertificateInvalid));
  CHECK(refused("-----BEGIN CERTIFICATE-----\nMIIB", ErrorCode::CertificateInvalid));
  CHECK(refused("-----BEGIN CERTIFICATE-----\n****\n-----END CERTIFICATE-----", ErrorCode::CertificateInvalid));
  CHECK(refused("-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----", ErrorCode::CertificateInvalid));
  CHECK(refused(QByteArray(70'000, 'x'), ErrorCode::FileTooLarge));
}

TEST_CASE("a fingerprint is shown as devices show it", "[ui][devices]") {
  seal::Hash hash{};
  hash[0] = 0x3f;
  hash[31] = 0xc1;
  CHECK(fingerprintText(hash).startsWith(QStringLiteral("3F:00:")));
  CHECK(fingerprintText(hash).endsWith(QStringLiteral(":C1")));
  CHECK(fingerprintText(hash).size() == 32 * 3 - 1);
}
