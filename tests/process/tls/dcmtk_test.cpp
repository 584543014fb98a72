// DCMTK's tools as modalities over TLS.

#include <filesystem>

#include "tests/process/tls/other_side.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::vector<std::string> tls(const TlsPractice& practice, const std::string& name, const std::string& port) {
  return {"+tls", practice.path(name + ".key"), practice.path(name + ".pem"), "+cf", practice.path("authority.pem"), "127.0.0.1", port};
}

}  // namespace

TEST_CASE("DCMTK's echoscu gets in with a certificate of the practice, whatever its key", "[tls]") {
  const TlsPractice practice;
  for (const auto kind : {net::KeyKind::EcP256, net::KeyKind::Rsa3072}) {
    practice.save("device", practice.issue("panoramic unit", kind));
    Receiving receiving(practice);
    const Ran ran = practice.run("echoscu", tls(practice, "device", receiving.port()));
    receiving.finish();
    INFO(ran.err);
    CHECK(ran.status == 0);
    CHECK_FALSE(receiving.error);
    CHECK(receiving.session.peerName == "panoramic unit");
  }
}

TEST_CASE("DCMTK's storescu stores bit for bit over TLS", "[tls]") {
  const TlsPractice practice;
  practice.save("device", practice.issue("sensor", net::KeyKind::EcP256));
  Receiving receiving(practice);
  auto arguments = tls(practice, "device", receiving.port());
  const Path file = Path(SAFELIGHT_SOURCE_DIR) / "tests/data/dicom/codecs/JPEG2000.dcm";
  arguments.insert(arguments.begin(), "-xw");  // JPEG 2000, lossy
  arguments.push_back(file.string());
  const Ran ran = practice.run("storescu", arguments);
  receiving.finish();
  INFO(ran.err);
  CHECK(ran.status == 0);
  CHECK(receiving.keeper.syntax.starts_with("1.2.840.10008.1.2.4.9"));
  const Bytes sent = readFile(file);
  const Bytes& stored = receiving.keeper.stored;
  REQUIRE(stored.size() > 1000);
  REQUIRE(stored.size() < sent.size());
  CHECK(std::equal(stored.rbegin(), stored.rbegin() + 1000, sent.rbegin()));
}

TEST_CASE("DCMTK without TLS, or with a certificate of somebody else, stays outside", "[tls]") {
  const TlsPractice practice;
  SECTION("plain") {
    Receiving receiving(practice);
    CHECK(practice.run("echoscu", {"127.0.0.1", receiving.port()}).status != 0);
    receiving.finish();
    CHECK(receiving.error == ErrorCode::TlsNotSpoken);
  }
  SECTION("of another practice") {
    const TlsPractice other;
    practice.save("device", other.issue("panoramic unit", net::KeyKind::EcP256));
    Receiving receiving(practice);
    CHECK(practice.run("echoscu", tls(practice, "device", receiving.port())).status != 0);
    receiving.finish();
    CHECK(receiving.error == ErrorCode::CertificateUnknown);
  }
  SECTION("expired") {
    practice.save("device", practice.issue("panoramic unit", net::KeyKind::EcP256, net::PracticeAuthority::kDeviceDays + 2));
    Receiving receiving(practice);
    CHECK(practice.run("echoscu", tls(practice, "device", receiving.port())).status != 0);
    receiving.finish();
    CHECK(receiving.error == ErrorCode::CertificateExpired);
  }
  SECTION("anonymous") {
    Receiving receiving(practice);
    CHECK(practice.run("echoscu", {"+tla", "-ic", "127.0.0.1", receiving.port()}).status != 0);
    receiving.finish();
    CHECK(receiving.error == ErrorCode::CertificateMissing);
  }
}

TEST_CASE("what the receiver shows satisfies DCMTK, and only under its address", "[tls]") {
  TlsPractice practice;
  practice.save("device", practice.issue("panoramic unit", net::KeyKind::EcP256));
  practice.receiver = practice.issue("receiver", net::KeyKind::EcP256, net::PracticeAuthority::kDeviceDays + 2);
  Receiving receiving(practice);
  CHECK(practice.run("echoscu", tls(practice, "device", receiving.port())).status != 0);  // the receiver's own has run out
  receiving.finish();
  CHECK(receiving.error == ErrorCode::CertificateRefused);
}
