// Devices that speak TLS, and reports over an association of our own.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>

#include "core/seal/commitment_report.h"
#include "core/seal/peers_seen.h"
#include "dicom/net/socket_stream.h"
#include "dicom/net/tls_stream.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace net = dicom::net;
namespace fs = std::filesystem;

namespace {

/// A practice with an authority, and a device that has a certificate of it.
struct SecurePractice : ReceivingPractice {
  SecurePractice() {
    useTls(authority);
    seal::PairedDevice& device = pair("SECURE", "127.0.0.1");
    device.link = seal::DeviceLink::Tls;
    device.certificate = net::certificateFacts(asBytes(mine.certificate))->fingerprint;
    issue();
  }
  static net::PracticeAuthority newAuthority(const char* name) {
    auto made = net::PracticeAuthority::create(name, SystemClock().now());
    REQUIRE(made);
    return std::move(*made);
  }
  static net::IssuedCertificate certificateOf(const net::PracticeAuthority& by, const char* name) {
    auto issued = by.issue({name, {"127.0.0.1"}, net::CertificateUse::Both, net::KeyKind::EcP256}, SystemClock().now());
    REQUIRE(issued);
    return std::move(*issued);
  }
  net::PracticeAuthority authority = newAuthority("Harbour Dental");
  net::IssuedCertificate mine = certificateOf(authority, "secure device");
};

/// Associates over TLS with this certificate for an object and for commitment.
Result<net::Association> associateOverTls(std::uint16_t port, const net::PracticeAuthority& trusted, const net::IssuedCertificate& own, const SentObject& object,
                                          const std::string& callingAe = "SECURE") {
  auto socket = connectFrom("127.0.0.1", port);
  if (!socket) return fail(ErrorCode::ConnectionRefused);
  TRY_ASSIGN(const net::TlsContext context, net::TlsContext::create(net::TlsRole::Client, {own.certificate, own.key.view(), trusted.certificate(), {}, {}}));
  TRY_ASSIGN(auto stream, net::TlsStream::connect(context, std::move(socket), "127.0.0.1", Deadline::in(std::chrono::seconds(60))));
  net::AssociationProposal proposal;
  proposal.callingAe = callingAe;
  proposal.calledAe = "SAFELIGHT";
  proposal.contexts.push_back(net::proposeContext(net::kStorageCommitment, net::uncompressedSyntaxes()));
  proposal.contexts.push_back(net::proposeContext(object.sopClass, {object.transferSyntax}));
  return net::Association::request(std::move(stream), std::move(proposal));
}

/// The same, and stores.
Result<Status> sendOverTls(std::uint16_t port, const net::PracticeAuthority& trusted, const net::IssuedCertificate& own, const SentObject& object,
                           const std::string& callingAe = "SECURE") {
  TRY_ASSIGN(net::Association association, associateOverTls(port, trusted, own, object, callingAe));
  TRY_ASSIGN(const Status status, net::store(association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, net::DataSource::of(object.dataSet)));
  TRY_VOID(association.release());
  return status;
}

/// What a device hears that listens for reports.
struct Listening : net::ServiceHandler {
  std::optional<net::CommitmentResult> heard;
  Status commitmentReported(const net::CommitmentResult& result) override {
    heard = result;
    return Status::Success;
  }
};

struct ReportCall {
  net::Association association;
  std::string callingAe;
};

/// The device's side of a call that brings a report: over TLS with this certificate, or plain without one.
Result<ReportCall> acceptReport(net::Listener& listener, const net::PracticeAuthority& trusted, const net::IssuedCertificate* own) {
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  TRY_ASSIGN(auto peer, listener.accept(patience));
  TRY_ASSIGN(auto socket, net::SocketStream::adopt(peer.socket));
  std::unique_ptr<net::ByteStream> stream = std::move(socket);
  if (own != nullptr) {
    TRY_ASSIGN(const net::TlsContext context, net::TlsContext::create(net::TlsRole::Server, {own->certificate, own->key.view(), trusted.certificate(), {}, {}}));
    TRY_ASSIGN(stream, net::TlsStream::accept(context, std::move(stream), patience));
  }
  std::string callingAe;
  TRY_ASSIGN(net::Association association, net::Association::accept(std::move(stream), [&](const net::AssociateRequest& request) {
               callingAe = request.callingAe;
               net::AcceptancePolicy policy;
               policy.rules = {net::commitmentRule()};
               policy.rules[0].roles = net::RequestorRoles::ProviderToo;
               return net::planAcceptance(request, policy);
             }));
  return ReportCall{std::move(association), callingAe};
}

/// A device that asks what became of two objects, of which it stored one, and leaves at once. False when the answer was quicker than that.
bool askAndLeave(net::Association& association, const SentObject& stored, const SentObject& never) {
  REQUIRE(send(association, stored) == Status::Success);
  const auto answer = net::requestCommitment(association, {"1.2.3.4", {{stored.sopClass, stored.sopInstance}, {never.sopClass, never.sopInstance}}}, std::chrono::milliseconds(0));
  REQUIRE(answer);
  CHECK(answer->status == Status::Success);
  if (answer->result) return false;
  CHECK(association.release());
  return true;
}

}  // namespace

TEST_CASE("a device paired for TLS stores with its certificate", "[receiver][tls]") {
  const SecurePractice practice;
  RunningReceiver receiver = practice.start();
  REQUIRE(receiver.tlsPort() != 0);
  const SentObject object = makeObject("1", 3'000'000);
  const auto status = sendOverTls(receiver.tlsPort(), practice.authority, practice.mine, object);
  REQUIRE(status);
  CHECK(*status == Status::Success);
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 1);
  CHECK(arrived[0].facts.link == seal::DeviceLink::Tls);
  CHECK(dataSetOf(arrived[0].file) == object.dataSet);
}

TEST_CASE("another certificate, another practice's, another title and no TLS at all store nothing", "[receiver][tls]") {
  SecurePractice practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("1");
  const net::IssuedCertificate sibling = SecurePractice::certificateOf(practice.authority, "another device");
  CHECK_FALSE(sendOverTls(receiver.tlsPort(), practice.authority, sibling, object));
  const net::PracticeAuthority elsewhere = SecurePractice::newAuthority("Elsewhere");
  CHECK_FALSE(sendOverTls(receiver.tlsPort(), practice.authority, SecurePractice::certificateOf(elsewhere, "secure device"), object));
  CHECK_FALSE(sendOverTls(receiver.tlsPort(), practice.authority, practice.mine, object, "MODALITY"));
  CHECK_FALSE(sendOne(receiver.tlsPort(), object, "SECURE"));
  CHECK_FALSE(sendOne(receiver.port(), object, "SECURE"));
  // So many at once from one address may be put off for a moment, as any flood is: the right one tries again.
  bool stored = false;
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  while (!stored && !patience.isOver()) stored = sendOverTls(receiver.tlsPort(), practice.authority, practice.mine, object).has_value();
  CHECK(stored);
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);
}

TEST_CASE("an expired, a self-signed and a borrowed certificate store nothing, and the right one is served meanwhile", "[receiver][tls]") {
  SecurePractice practice;
  // Each is pinned as a pairing would: what is wrong with it is its own fault, not that nobody knows it.
  Instant longAgo = SystemClock().now();
  longAgo.milliseconds -= (net::PracticeAuthority::kDeviceDays + 2) * 86'400'000;
  auto old = practice.authority.issue({"old device", {"127.0.0.1"}, net::CertificateUse::Both, net::KeyKind::EcP256}, longAgo);
  REQUIRE(old);
  const net::PracticeAuthority alone = SecurePractice::newAuthority("self-made");
  auto aloneKey = alone.key();
  REQUIRE(aloneKey);
  const net::IssuedCertificate selfSigned{alone.certificate(), std::move(*aloneKey)};
  const net::IssuedCertificate sibling = SecurePractice::certificateOf(practice.authority, "another device");
  const auto pairWith = [&](const char* title, const net::IssuedCertificate& certificate) {
    seal::PairedDevice& device = practice.pair(title, "127.0.0.1");
    device.link = seal::DeviceLink::Tls;
    device.certificate = net::certificateFacts(asBytes(certificate.certificate))->fingerprint;
  };
  pairWith("OLD", *old);
  pairWith("SIBLING", sibling);
  practice.issue();
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("1");
  const auto stores = [&](const net::IssuedCertificate& own, const std::string& title) {
    return sendOverTls(receiver.tlsPort(), practice.authority, own, object, title).has_value();
  };
  CHECK_FALSE(stores(*old, "OLD"));
  CHECK_FALSE(stores(selfSigned, "SECURE"));
  CHECK_FALSE(stores(sibling, "SECURE"));        // paired, but under another name
  CHECK_FALSE(stores(practice.mine, "SIBLING"));  // and the other way round
  bool stored = false;
  const Deadline patience = Deadline::in(std::chrono::seconds(60));
  while (!stored && !patience.isOver()) stored = stores(practice.mine, "SECURE");
  CHECK(stored);
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);
}

TEST_CASE("TLS 1.1 and suites without forward secrecy are refused by the receiver, and the list of callers says so", "[receiver][tls]") {
  const SecurePractice practice;
  const Path openssl = "/usr/bin/openssl";
  if (!fs::exists(openssl)) SKIP("openssl is not installed");
  RunningReceiver receiver = practice.start();
  writeFile(practice.outside() / "device.pem", asBytes(practice.mine.certificate));
  writeFile(practice.outside() / "device.key", practice.mine.key.view());
  writeFile(practice.outside() / "authority.pem", asBytes(practice.authority.certificate()));
  const auto shakesHands = [&](std::vector<std::string> how) {
    std::vector<std::string> arguments{"s_client", "-connect", "127.0.0.1:" + std::to_string(receiver.tlsPort()), "-cert", (practice.outside() / "device.pem").string(), "-key",
                                       (practice.outside() / "device.key").string(), "-CAfile", (practice.outside() / "authority.pem").string(), "-verify_return_error"};
    arguments.insert(arguments.end(), how.begin(), how.end());
    return runProgram(openssl, arguments, {"PATH=/usr/bin:/bin", "HOME=" + practice.outside().string()}, practice.outside()).status == 0;
  };
  CHECK(shakesHands({"-tls1_2"}));
  CHECK(shakesHands({"-tls1_3"}));
  CHECK_FALSE(shakesHands({"-tls1_1", "-cipher", "ALL:@SECLEVEL=0"}));
  CHECK_FALSE(shakesHands({"-tls1", "-cipher", "ALL:@SECLEVEL=0"}));
  CHECK_FALSE(shakesHands({"-tls1_2", "-cipher", "AES128-GCM-SHA256"}));
  CHECK(receiver.stop() == 0);
  const auto key = seal::SigningKey::fromSeed(practice.secret().signingSeed);
  REQUIRE(key);
  const auto seen = seal::openPeersSeen(readFile(practice.inbox() / "seen"), key->publicKey());
  REQUIRE(seen);
  CHECK(std::ranges::any_of(seen->peers, [](const seal::PeerSeen& peer) { return peer.verdict == seal::PeerVerdict::TlsRefused; }));
  CHECK(practice.openAll().empty());
}

TEST_CASE("storescu stores over TLS", "[receiver][tls]") {
  const SecurePractice practice;
  const Path dcmtk = "/usr/bin/storescu";
  if (!fs::exists(dcmtk)) SKIP("DCMTK's tools are not installed");
  RunningReceiver receiver = practice.start();
  const auto write = [&](const char* name, ByteView bytes) {
    writeFile(practice.outside() / name, bytes);
    return (practice.outside() / name).string();
  };
  const std::string key = write("key.pem", practice.mine.key.view()), certificate = write("certificate.pem", asBytes(practice.mine.certificate)),
                    authority = write("authority.pem", asBytes(practice.authority.certificate()));
  const std::string file = (testData() / "dicom" / "codecs" / "SC_ybr_full_uncompressed.dcm").string();
  const Ran ran = runProgram(dcmtk, {"+tls", key, certificate, "+cf", authority, "-aet", "SECURE", "127.0.0.1", std::to_string(receiver.tlsPort()), file}, {}, practice.outside());
  INFO(ran.err << ran.out);
  CHECK(ran.status == 0);
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 1);
}

TEST_CASE("a device that asks for commitment and leaves is told over an association of our own, encrypted where it was paired so", "[receiver][commitment]") {
  const seal::DeviceLink link = GENERATE(seal::DeviceLink::Plain, seal::DeviceLink::Tls);
  SecurePractice practice;
  auto listener = net::Listener::listen("127.0.0.1", 0);
  REQUIRE(listener);
  auto& devices = practice.order.devices;
  const auto device = std::find_if(devices.begin(), devices.end(), [link](const auto& each) { return each.link == link; });
  REQUIRE(device != devices.end());
  device->port = listener->port();
  practice.issue();
  RunningReceiver receiver = practice.start();
  const SentObject stored = makeObject("1"), never = makeObject("2");
  const bool encrypted = link == seal::DeviceLink::Tls;
  auto association = encrypted ? associateOverTls(receiver.tlsPort(), practice.authority, practice.mine, stored) : associate(receiver.port(), {stored});
  REQUIRE(association);
  if (!askAndLeave(*association, stored, never)) SKIP("the report was quicker than leaving");
  auto incoming = acceptReport(*listener, practice.authority, encrypted ? &practice.mine : nullptr);
  REQUIRE(incoming);
  Listening listening;
  CHECK(net::serve(incoming->association, listening));
  CHECK(incoming->callingAe == "SAFELIGHT");
  REQUIRE(listening.heard);
  CHECK(listening.heard->transaction == "1.2.3.4");
  CHECK(listening.heard->committed == std::vector<net::SopReference>{{stored.sopClass, stored.sopInstance}});
  REQUIRE(listening.heard->failed.size() == 1);
}

TEST_CASE("who shows another certificate of the practice than the device's hears no report", "[receiver][commitment][tls]") {
  SecurePractice practice;
  auto listener = net::Listener::listen("127.0.0.1", 0);
  REQUIRE(listener);
  practice.order.devices.back().port = listener->port();
  practice.issue();
  RunningReceiver receiver = practice.start();
  const SentObject stored = makeObject("1"), never = makeObject("2");
  auto association = associateOverTls(receiver.tlsPort(), practice.authority, practice.mine, stored);
  REQUIRE(association);
  if (!askAndLeave(*association, stored, never)) SKIP("the report was quicker than leaving");
  const net::IssuedCertificate other = SecurePractice::certificateOf(practice.authority, "another device");
  CHECK_FALSE(acceptReport(*listener, practice.authority, &other));
}

TEST_CASE("what a device says of images it was sent is taken down, sealed and numbered, before it hears so", "[receiver][commitment]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const std::string kept = "1.2.826.0.1.3680043.9.48151623.1", lost = "1.2.826.0.1.3680043.9.48151623.2";
  const net::CommitmentResult word{"2.25.48151623", {{"1.2.840.10008.5.1.4.1.1.7", kept}}, {{{"1.2.840.10008.5.1.4.1.1.7", lost}, net::CommitmentFailure::NoSuchInstance}}};
  auto association = net::Association::request(connectFrom("127.0.0.1", receiver.port()), net::commitmentReportProposal("MODALITY", "SAFELIGHT"));
  REQUIRE(association);
  CHECK(net::reportCommitment(*association, word) == Status::Success);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 1);
  CHECK(arrived[0].facts.sopClass == seal::kCommitmentReportClass);
  CHECK(arrived[0].facts.callingAe == "MODALITY");
  const auto report = seal::CommitmentReport::parse(arrived[0].file);
  REQUIRE(report);
  CHECK(report->transaction == "2.25.48151623");
  CHECK(report->instances == std::vector<seal::CommittedInstance>{{"1.2.840.10008.5.1.4.1.1.7", kept, 0}, {"1.2.840.10008.5.1.4.1.1.7", lost, 0x0112}});
  CHECK(toString(readFile(practice.inbox() / practice.names().at(0))).find("48151623") == std::string::npos);
  // An image after it goes on with the chain, and a stranger has nothing to say.
  CHECK(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  CHECK_FALSE(net::Association::request(connectFrom("127.0.0.1", receiver.port()), net::commitmentReportProposal("STRANGER", "SAFELIGHT")));
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 2);
}
