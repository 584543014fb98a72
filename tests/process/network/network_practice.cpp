#include "tests/process/network/network_practice.h"

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "app/network/device_node.h"
#include "app/network/practice_certificates.h"
#include "app/receiver/file_meta.h"
#include "core/vault/import/import.h"
#include "core/vault/receiving/receiving.h"

namespace safelight::tests {

namespace fs = std::filesystem;

namespace {

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

template <class T>
T must(Result<T> result) {
  INFO((result ? std::string() : std::string(errorName(result.error().code)) + " " + result.error().detail));
  REQUIRE(result);
  return std::move(*result);
}

void must(const Result<void>& result) {
  INFO((result ? std::string() : std::string(errorName(result.error().code)) + " " + result.error().detail));
  REQUIRE(result);
}

}  // namespace

Bytes fileOf(const SentObject& object) {
  Bytes file = receiver::encodeFileMeta({object.sopClass, object.sopInstance, object.transferSyntax, "TESTS"});
  file.insert(file.end(), object.dataSet.begin(), object.dataSet.end());
  return file;
}

TestObject outgoing(const SentObject& object) { return {{}, {object.sopClass, object.sopInstance, object.transferSyntax}, fileOf(object)}; }

NetworkPractice::NetworkPractice() : m_plainPort(freePort()), m_tlsPort(freePort()) {
  fs::create_directories(outside());
  REQUIRE(seal::startSodium());
  const auto password = secretOf("harbour lantern violet anchor"), device = secretOf(std::string(32, 'd'));
  auto created = vault::Vault::create(outsideWorld(), vault(), {"Harbour Dental", "owner", "Dr A. Okafor", password, device});
  m_open = std::move(must(std::move(created)).first);
  m_owner = must(vault::unlockMember(*m_files, vault(), {"owner", password, device}));
}

model::DeviceId NetworkPractice::pair(const std::string& aeTitle, std::uint16_t port, seal::DeviceLink link, seal::DeviceKind kind) {
  vault::DeviceDetails details{aeTitle, aeTitle, "127.0.0.1", port, kind, link, {}};
  if (link == seal::DeviceLink::Tls) {
    const auto made = must(app::issueDeviceCertificate(*m_open, details, app::CertificateFile::Pem, {}));
    made.file.read([&](ByteView pem) { writeFile(certificateOf(aeTitle), pem); });
    details.certificate = made.fingerprint;
  }
  const auto id = must(vault::pairDevice(*m_open, details));
  must(app::ensureConnectionKeys(*m_open));
  CHECK(must(vault::prepareReceiver(*m_open, receiverSecret(), vault::Takeover::IfNobody)) == vault::ReceiverPlace::Here);
  if (const auto keys = must(vault::connectionKeys(*m_open))) writeFile(authority(), asBytes(keys->authorityCertificate));
  return id;
}

courier::Node NetworkPractice::node(model::DeviceId device) {
  return must(app::nodeOf(*m_open, must(vault::findDevice(*m_open, device)).details));
}

vault::Vault NetworkPractice::takeVault() {
  vault::Vault vault = std::move(*m_open);
  m_open.reset();
  return vault;
}

std::unique_ptr<decode::Decoder> NetworkPractice::takeDecoder() {
  decoder();
  return std::move(m_decoder);
}

model::ImageId NetworkPractice::import(const Path& file) {
  vault::ImportRequest request;
  request.paths = {file};
  request.newPatients = vault::MatchContext::NewPatients::Create;
  const auto run = must(vault::ImportRun::start(*m_open, decoder(), std::move(request), {}));
  model::ImageId image;
  while (!run->finished())
    for (const auto& outcome : must(run->step())) image = outcome.image;
  REQUIRE_FALSE(image.isNil());
  return image;
}

void NetworkPractice::unlock() { m_open = must(vault::Vault::open(outsideWorld(), vault(), *m_owner)); }

decode::Decoder& NetworkPractice::decoder() {
  if (!m_decoder) m_decoder = must(decode::startDecoder(builtProgram("safelight-decoder")));
  return *m_decoder;
}

NetworkPractice::Adopted NetworkPractice::adopt() {
  Adopted adopted;
  const auto run = must(vault::AdoptionRun::start(*m_open, decoder(), {}, {}));
  while (!run->finished())
    for (auto& outcome : must(run->step())) adopted.outcomes.push_back(std::move(outcome));
  adopted.summary = run->summary();
  return adopted;
}

RunningReceiver NetworkPractice::receive() const {
  return RunningReceiver(vault(), receiverSecret(), {"--port", std::to_string(m_plainPort), "--tls-port", std::to_string(m_tlsPort)});
}

std::optional<Orthanc> startOrthanc(const NetworkPractice& practice, const std::string& aeTitle, std::uint16_t port, seal::DeviceLink link) {
  OrthancSettings settings;
  settings.aeTitle = aeTitle;
  settings.port = port;
  settings.movePort = link == seal::DeviceLink::Tls ? practice.tlsPort() : practice.plainPort();
  if (link == seal::DeviceLink::Tls) settings.tls = {practice.certificateOf(aeTitle), practice.authority()};
  return startOrthanc(practice.outside() / aeTitle, settings);
}

namespace {

/// One request to Orthanc's own interface on loopback; what it answers.
std::string askHttp(std::uint16_t port, const std::string& method, const std::string& path, const std::string& body = {}) {
  const auto stream = connectFrom("127.0.0.1", port);
  REQUIRE(stream);
  const std::string request = method + " " + path + " HTTP/1.0\r\nHost: 127.0.0.1\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  REQUIRE(stream->write(asBytes(request), patience));
  std::string answer;
  std::array<std::uint8_t, 8192> buffer;
  for (;;) {
    const auto count = stream->read(buffer, patience);
    if (!count || *count == 0) break;
    answer += toString(ByteView(buffer).first(*count));
  }
  INFO(answer);
  REQUIRE(answer.substr(0, 15).find(" 200") != std::string::npos);
  const std::size_t head = answer.find("\r\n\r\n");
  return head == std::string::npos ? std::string() : answer.substr(head + 4);
}

}  // namespace

void letSend(const Orthanc& orthanc) {
  const std::string instances = askHttp(orthanc.httpPort, "GET", "/instances");
  askHttp(orthanc.httpPort, "POST", "/modalities/safelight/store", "{\"Resources\":" + instances + ",\"Synchronous\":true}");
}

}  // namespace safelight::tests
