// OpenSSL's own tools on the other end, and as judge of what the authority writes.

#include "tests/process/tls/other_side.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

/// openssl s_server on a port of its choice, for one connection.
class Server {
 public:
  Server(const TlsPractice& practice, std::vector<std::string> arguments) : m_program("/usr/bin/openssl", withDefaults(std::move(arguments)), {"PATH=/usr/bin:/bin", "HOME=" + practice.folder.path().string()}) {
    while (const auto line = m_program.line()) {
      if (!line->starts_with("ACCEPT")) continue;
      port = static_cast<std::uint16_t>(std::stoi(line->substr(line->rfind(':') + 1)));
      break;
    }
    REQUIRE(port != 0);
  }
  std::uint16_t port = 0;

 private:
  static std::vector<std::string> withDefaults(std::vector<std::string> arguments) {
    std::vector<std::string> all{"s_server", "-accept", "127.0.0.1:0", "-naccept", "1", "-www"};
    all.insert(all.end(), arguments.begin(), arguments.end());
    return all;
  }
  RunningProgram m_program;
};

Result<std::unique_ptr<net::TlsStream>> connectTo(const TlsPractice& practice, std::uint16_t port) {
  const auto context = net::TlsContext::create(net::TlsRole::Client, practice.settings());
  REQUIRE(context);
  auto socket = net::SocketStream::connect("127.0.0.1", port, patient());
  REQUIRE(socket);
  return net::TlsStream::connect(*context, std::move(*socket), "127.0.0.1", patient());
}

std::string firstLineFrom(net::ByteStream& stream) {
  Bytes into(512);
  const auto count = stream.read(into, patient());
  return count ? toString(ByteView(into).first(*count)).substr(0, 15) : std::string(errorName(count.error().code));
}

/// Names as newer versions write them: without spaces around the equals sign.
std::string withCloseNames(std::string said) {
  for (std::size_t at = said.find("CN = "); at != std::string::npos; at = said.find("CN = ", at)) said.replace(at, 5, "CN=");
  return said;
}

}  // namespace

TEST_CASE("OpenSSL verifies the chain, the names and the package", "[tls]") {
  const TlsPractice practice;
  const net::IssuedCertificate issued = practice.issue("panoramic unit", net::KeyKind::EcP256);
  practice.save("device", issued);
  const Ran verified = practice.run("openssl", {"verify", "-x509_strict", "-purpose", "sslclient", "-verify_ip", "127.0.0.1", "-CAfile", practice.path("authority.pem"), practice.path("device.pem")});
  INFO(verified.err);
  CHECK(verified.status == 0);
  const Ran text = practice.run("openssl", {"x509", "-noout", "-text", "-in", practice.path("device.pem")});
  for (const char* part : {"IP Address:127.0.0.1, DNS:localhost", "CA:FALSE", "TLS Web Server Authentication, TLS Web Client Authentication", "CN=panoramic unit", "ecdsa-with-SHA256", "prime256v1"}) {
    INFO(part);
    CHECK(withCloseNames(text.out).find(part) != std::string::npos);
  }
  const auto packed = net::toPkcs12(issued, "panoramic unit", asBytes("a good password"));
  REQUIRE(packed);
  const std::string file = practice.write("device.p12", packed->view());
  const Ran opened = practice.run("openssl", {"pkcs12", "-in", file, "-passin", "pass:a good password", "-nodes", "-info"});
  INFO(opened.err);
  CHECK(opened.status == 0);
  CHECK(opened.out.find("BEGIN PRIVATE KEY") != std::string::npos);
  CHECK(withCloseNames(opened.out).find("CN=Practice at the Pond") != std::string::npos);
  CHECK(opened.err.find("AES-256-CBC") != std::string::npos);
  CHECK(practice.run("openssl", {"pkcs12", "-in", file, "-passin", "pass:another", "-nodes"}).status != 0);
}

TEST_CASE("s_client speaks TLS 1.2 and 1.3 with the suites of the profile", "[tls]") {
  const TlsPractice practice;
  practice.save("device", practice.issue("device", net::KeyKind::EcP256));
  const auto client = [&](std::vector<std::string> more) {
    Receiving receiving(practice);
    std::vector<std::string> arguments{"s_client", "-connect", "127.0.0.1:" + receiving.port(), "-cert", practice.path("device.pem"), "-key", practice.path("device.key"), "-CAfile",
                                       practice.path("authority.pem"), "-verify_return_error"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const Ran ran = practice.run("openssl", arguments);
    receiving.finish();
    // After the handshake s_client has nothing to say and goes: no association, but a session.
    return receiving.session.version.empty() ? std::string(errorName(*receiving.error)) : receiving.session.version + " " + receiving.session.suite;
  };
  CHECK(client({"-tls1_3"}) == "TLSv1.3 TLS_AES_256_GCM_SHA384");
  CHECK(client({"-tls1_2"}) == "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384");
  CHECK(client({"-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-GCM-SHA256"}) == "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256");
  CHECK(client({"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"}) == "TlsTooOld");
  CHECK(client({"-tls1_2", "-cipher", "ECDHE-ECDSA-AES128-SHA"}) == "TlsNothingInCommon");
  CHECK(client({"-tls1_2", "-cipher", "AES128-GCM-SHA256"}) == "TlsNothingInCommon");
}

TEST_CASE("a client without a certificate is told that one is needed", "[tls]") {
  const TlsPractice practice;
  Receiving receiving(practice);
  const Ran ran = practice.run("openssl", {"s_client", "-connect", "127.0.0.1:" + receiving.port(), "-tls1_3"});
  receiving.finish();
  CHECK(receiving.error == ErrorCode::CertificateMissing);
}

TEST_CASE("we connect to a server of the practice and read what it says", "[tls]") {
  const TlsPractice practice;
  practice.save("archive", practice.issue("archive", net::KeyKind::Rsa3072));
  const std::vector<std::string> mutual{"-cert", practice.path("archive.pem"), "-key", practice.path("archive.key"), "-CAfile", practice.path("authority.pem"), "-Verify", "2", "-verify_return_error"};
  const Server server(practice, mutual);
  auto stream = connectTo(practice, server.port);
  REQUIRE(stream);
  CHECK((*stream)->session().peerName == "archive");
  REQUIRE((*stream)->write(asBytes("GET / HTTP/1.0\r\n\r\n"), patient()));
  CHECK(firstLineFrom(**stream) == "HTTP/1.0 200 ok");
}

TEST_CASE("a server that is old, weak or unknown is left again", "[tls]") {
  TlsPractice practice;
  practice.save("archive", practice.issue("archive", net::KeyKind::Rsa3072));
  const std::vector<std::string> own{"-cert", practice.path("archive.pem"), "-key", practice.path("archive.key")};
  SECTION("TLS 1.1") {
    auto arguments = own;
    arguments.insert(arguments.end(), {"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"});
    const Server server(practice, arguments);
    CHECK(connectTo(practice, server.port).error().code == ErrorCode::TlsTooOld);
  }
  SECTION("no suite of ours") {
    auto arguments = own;
    arguments.insert(arguments.end(), {"-tls1_2", "-cipher", "AES128-SHA256"});
    const Server server(practice, arguments);
    CHECK(connectTo(practice, server.port).error().code == ErrorCode::TlsNothingInCommon);
  }
  SECTION("a key of 1024 bits, even when it is pinned") {
    REQUIRE(practice.run("openssl", {"req", "-x509", "-newkey", "rsa:1024", "-nodes", "-sha256", "-days", "30", "-subj", "/CN=old archive", "-keyout", practice.path("weak.key"), "-out",
                                     practice.path("weak.pem")})
                .status == 0);
    const std::vector<std::string> weak{"-cert", practice.path("weak.pem"), "-key", practice.path("weak.key"), "-cipher", "ALL:@SECLEVEL=0"};
    practice.pinned = {net::certificateFacts(readFile(practice.path("weak.pem")))->fingerprint};
    const Server server(practice, weak);
    CHECK(connectTo(practice, server.port).error().code == ErrorCode::CertificateTooWeak);
  }
  SECTION("it does not know us") {
    auto arguments = own;
    const TlsPractice other;
    arguments.insert(arguments.end(), {"-CAfile", other.path("authority.pem"), "-Verify", "2", "-verify_return_error"});
    const Server server(practice, arguments);
    auto stream = connectTo(practice, server.port);
    // With TLS 1.3 the refusal comes after our side of the handshake is done.
    const std::string heard = stream ? firstLineFrom(**stream) : std::string(errorName(stream.error().code));
    CHECK(heard == "CertificateRefused");
  }
}
