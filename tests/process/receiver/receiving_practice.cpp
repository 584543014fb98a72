#include "tests/process/receiver/receiving_practice.h"

#include <signal.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/crypto/object_opener.h"
#include "core/store/members_log.h"

namespace safelight::tests {

namespace fs = std::filesystem;

namespace {

constexpr Instant kIssuedAt{1'795'000'000'000};

crypto::Identity newIdentity(Random& random) {
  REQUIRE(seal::startSodium());
  auto identity = crypto::Identity::make(random);
  REQUIRE(identity);
  return std::move(*identity);
}

std::unique_ptr<seal::SigningKey> newKey(ByteView seed) {
  auto key = seal::SigningKey::fromSeed(seed);
  REQUIRE(key);
  return std::make_unique<seal::SigningKey>(std::move(*key));
}


}  // namespace

// ---- the program ----

RunningReceiver::RunningReceiver(const Path& vault, const Path& secret, const std::vector<std::string>& more) {
  std::vector<std::string> arguments{vault.string(), "--receiver-secret", secret.string(), "--json"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  for (const char* port : {"--port", "--tls-port"})
    if (std::find(more.begin(), more.end(), port) == more.end()) arguments.insert(arguments.end(), {port, "0"});
  m_program = std::make_unique<RunningProgram>(builtProgram("safelight-receiver"), arguments, std::vector<std::string>{});
  const auto line = m_program->line();
  REQUIRE(line);
  INFO(*line);
  const auto said = nlohmann::json::parse(*line);
  REQUIRE(said.contains("listening"));
  for (const auto& each : said["listening"]) {
    (each["tls"].get<bool>() ? m_tls : m_plain) = each["port"].get<std::uint16_t>();
    m_addresses.push_back(each["address"]);
  }
}

std::vector<int> RunningReceiver::children() const {
  std::ifstream file("/proc/" + std::to_string(acceptor()) + "/task/" + std::to_string(acceptor()) + "/children");
  std::vector<int> ids;
  for (int id; file >> id;) ids.push_back(id);
  return ids;
}

int RunningReceiver::keeper() const {
  const auto all = children();
  REQUIRE_FALSE(all.empty());
  return all.front();  // the first that was forked
}

std::vector<int> RunningReceiver::associations() const {
  auto all = children();
  if (!all.empty()) all.erase(all.begin());
  return all;
}

int RunningReceiver::stop() {
  m_program->signal(SIGTERM);
  return m_program->wait();
}

void RunningReceiver::kill(int process) const { REQUIRE(::kill(process, SIGKILL) == 0); }

// ---- the practice ----

ReceivingPractice::ReceivingPractice() : m_owner(newIdentity(m_random)), m_inbox(newIdentity(m_random)) {
  fs::create_directories(inbox());
  const auto files = store::systemFiles();
  store::Member owner;
  owner.user = {{Uuid{m_random.array<16>()}}, "owner", "Dr Owner", model::Role::Owner, false};
  owner.signingKey = m_owner.signingKey();
  owner.boxKey = m_owner.boxKey();
  const model::VaultId id{Uuid{m_random.array<16>()}};
  const auto log = store::MembersLog::create(*files, vault() / "members", id, {"Harbour Dental", owner}, m_owner, kIssuedAt);
  REQUIRE(log);
  m_genesis = log->members().genesis();
  m_authority = newKey(m_random.array<32>());
  m_seed = m_random.array<32>();
  m_recordKey = m_random.array<32>();
  m_receiver = newKey(m_seed);

  order.vault = id.uuid;
  order.issue = 0;
  order.issuedAt = kIssuedAt;
  order.inboxKeyId = Uuid{m_random.array<16>()};
  order.inboxKey = m_inbox.boxKey();
  order.receiverKey = m_receiver->publicKey();
  order.certificate.authority = m_authority->publicKey();
  order.certificate.owner = owner.user.id.uuid;
  order.certificate.signature = m_owner.sign(seal::authorityMessage(order.vault, order.certificate.epoch, m_authority->publicKey()));
  pair("MODALITY", "127.0.0.1");
  issue();
  writeSecret(secret());
}

seal::ReceiverSecret ReceivingPractice::secret() const {
  seal::ReceiverSecret secret;
  secret.vault = order.vault;
  secret.genesis = m_genesis;
  secret.signingSeed = m_seed;
  secret.recordKey = m_recordKey;
  secret.tlsCertificate = m_tlsCertificate;
  secret.tlsKey = m_tlsKey;
  secret.tlsAuthorities = m_tlsAuthorities;
  return secret;
}

void ReceivingPractice::useTls(const dicom::net::PracticeAuthority& authority) {
  const auto issued = authority.issue({"safelight", {"127.0.0.1"}, dicom::net::CertificateUse::Both, dicom::net::KeyKind::EcP256}, SystemClock().now());
  REQUIRE(issued);
  m_tlsCertificate = issued->certificate;
  m_tlsKey = toString(issued->key.view());
  m_tlsAuthorities = authority.certificate();
  writeSecret(secret());
}

void ReceivingPractice::writeSecret(const seal::ReceiverSecret& secret) const {
  fs::remove(secretFile());
  writeFile(secretFile(), secret.encode());
  fs::permissions(secretFile(), fs::perms::owner_read | fs::perms::owner_write);
}

seal::PairedDevice& ReceivingPractice::pair(const std::string& aeTitle, const std::string& address) {
  seal::PairedDevice device;
  device.id = Uuid{m_random.array<16>()};
  device.name = aeTitle;
  device.aeTitle = aeTitle;
  device.address = address;
  order.devices.push_back(device);
  return order.devices.back();
}

void ReceivingPractice::issue() {
  order.issue += 1;
  const auto bytes = seal::signOrder(order, [this](ByteView message) { return m_authority->sign(message); });
  REQUIRE(bytes);
  writeFile(inbox() / "inbox.key.new", *bytes);
  fs::rename(inbox() / "inbox.key.new", inbox() / "inbox.key");
}

void ReceivingPractice::issueForged() {
  const auto stranger = newKey(m_random.array<32>());
  seal::ReceivingOrder forged = order;
  forged.issue += 1;
  forged.certificate.authority = stranger->publicKey();
  const auto bytes = seal::signOrder(forged, [&](ByteView message) { return stranger->sign(message); });
  REQUIRE(bytes);
  writeFile(inbox() / "inbox.key.new", *bytes);
  fs::rename(inbox() / "inbox.key.new", inbox() / "inbox.key");
}

Ran ReceivingPractice::refuses(std::vector<std::string> more) const {
  std::vector<std::string> arguments{vault().string(), "--receiver-secret", secretFile().string(), "--port", "0", "--tls-port", "0"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  return runProgram(builtProgram("safelight-receiver"), arguments, {}, outside());
}

std::vector<std::string> ReceivingPractice::names() const {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(inbox()))
    if (Uuid::parse(entry.path().filename().string())) names.push_back(entry.path().filename().string());
  return names;
}

OpenedArrival ReceivingPractice::open(const std::string& name) const {
  const Bytes file = readFile(inbox() / name);
  REQUIRE(file.size() > seal::kArrivalTrailerBytes);
  OpenedArrival opened;
  auto trailer = seal::openTrailer(ByteView(file).last(seal::kArrivalTrailerBytes), m_receiver->publicKey());
  REQUIRE(trailer);
  opened.trailer = *trailer;
  const ByteView object = ByteView(file).first(file.size() - seal::kArrivalTrailerBytes);
  REQUIRE(opened.trailer.trailer.objectBytes == object.size());
  REQUIRE(opened.trailer.trailer.object.toString() == name);
  REQUIRE(opened.trailer.trailer.headerHash == seal::hash(object.first(seal::kObjectHeaderBytes)));
  const auto key = m_inbox.openSealed(opened.trailer.trailer.sealedKey);
  REQUIRE(key);
  const auto opener = crypto::ObjectOpener::open(opened.trailer.trailer.object, *key, object.size(), [&](std::uint64_t offset, MutableByteView into) {
    std::copy_n(object.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return ok();
  });
  REQUIRE(opener);
  const auto metadata = opener->metadata();
  REQUIRE(metadata);
  const auto facts = seal::ArrivalFacts::parse(*metadata);
  REQUIRE(facts);
  opened.facts = *facts;
  auto whole = opener->readAll();
  REQUIRE(whole);
  opened.file = std::move(*whole);
  return opened;
}

std::vector<OpenedArrival> ReceivingPractice::openAll() const {
  std::vector<OpenedArrival> found;
  for (const std::string& name : names()) {
    if ((fs::status(inbox() / name).permissions() & fs::perms::owner_read) != fs::perms::none) found.push_back(open(name));
  }
  // The chain: from the one that follows nothing here, each is followed by at most one.
  std::vector<OpenedArrival> chain;
  seal::Hash last{};
  while (!found.empty()) {
    const auto next = std::ranges::find_if(found, [&](const OpenedArrival& each) { return each.trailer.trailer.previous == last; });
    REQUIRE(next != found.end());
    last = next->trailer.hash;
    chain.push_back(std::move(*next));
    found.erase(next);
  }
  return chain;
}

Bytes ReceivingPractice::inboxSecret() const {
  const auto secret = m_inbox.secret();
  REQUIRE(secret);
  return secret->read([](ByteView bytes) { return Bytes(bytes.begin(), bytes.end()); });
}

}  // namespace safelight::tests
