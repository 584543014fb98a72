#pragma once
// A practice whose receiver listens on loopback for one peer, and files with certificates for foreign programs.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <thread>

#include "dicom/net/service_provider.h"
#include "dicom/net/socket_stream.h"
#include "dicom/net/tls_stream.h"
#include "tests/process/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

namespace net = dicom::net;

inline Deadline patient() { return Deadline::in(std::chrono::seconds(30)); }

struct TlsPractice {
  TlsPractice() : authority(*net::PracticeAuthority::create("Practice at the Pond", SystemClock().now())), receiver(issue("receiver", net::KeyKind::EcP256)) {
    write("authority.pem", asBytes(authority.certificate()));
  }

  net::IssuedCertificate issue(const std::string& name, net::KeyKind kind, std::int64_t daysAgo = 0) const {
    Instant at = SystemClock().now();
    at.milliseconds -= daysAgo * 86'400'000;
    auto issued = authority.issue({name, {"127.0.0.1", "localhost"}, net::CertificateUse::Both, kind}, at);
    REQUIRE(issued);
    return std::move(*issued);
  }
  /// NAME.pem and NAME.key for a foreign program.
  void save(const std::string& name, const net::IssuedCertificate& issued) const {
    write(name + ".pem", asBytes(issued.certificate));
    write(name + ".key", issued.key.view());
  }
  std::string write(const std::string& name, ByteView bytes) const {
    std::ofstream file(folder.path() / name, std::ios::binary);
    file.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return path(name);
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }
  Ran run(const std::string& program, const std::vector<std::string>& arguments) const {
    return runProgram("/usr/bin/" + program, arguments, {"HOME=" + folder.path().string(), "PATH=/usr/bin:/bin", "LC_ALL=C"}, folder.path());
  }
  net::TlsSettings settings() const { return {receiver.certificate, receiver.key.view(), authority.certificate(), pinned, {}}; }

  TemporaryFolder folder;
  net::PracticeAuthority authority;
  net::IssuedCertificate receiver;
  std::vector<net::CertificateFingerprint> pinned;
};

/// Answers C-ECHO, keeps what is stored.
struct Keeper final : net::ServiceHandler {
  net::StoreDecision beginStore(const net::StoreRequest& request) override {
    struct Into final : net::StoreReceiver {
      explicit Into(Bytes& to) : bytes(to) {}
      Result<void> write(ByteView piece) override { return bytes.insert(bytes.end(), piece.begin(), piece.end()), ok(); }
      net::Status finish() override { return net::Status::Success; }
      Bytes& bytes;
    };
    syntax = request.transferSyntax;
    return std::make_unique<Into>(stored);
  }
  Bytes stored;
  std::string syntax;
};

/// Waits for one peer in a thread.
class Receiving {
 public:
  explicit Receiving(const TlsPractice& practice) : m_listener(*net::Listener::listen("127.0.0.1", 0)), m_thread([this, &practice] { serveOne(practice); }) {}
  ~Receiving() {
    if (m_thread.joinable()) m_thread.join();
  }
  std::string port() const { return std::to_string(m_listener.port()); }
  void finish() { m_thread.join(); }

  std::optional<ErrorCode> error;  // why the peer was not let in
  net::TlsSession session;
  Keeper keeper;

 private:
  void serveOne(const TlsPractice& practice) {
    const auto context = net::TlsContext::create(net::TlsRole::Server, practice.settings());
    auto peer = m_listener.accept(patient());
    if (!context || !peer) return void(error = ErrorCode::Internal);
    auto stream = net::TlsStream::accept(*context, std::move(*net::SocketStream::adopt(peer->socket)), patient());
    if (!stream) return void(error = stream.error().code);
    session = (*stream)->session();
    auto association = net::Association::accept(std::move(*stream), [](const net::AssociateRequest& request) {
      return net::planAcceptance(request, {{net::verificationRule(), net::storageRule(net::PrivateClasses::Refuse)}, {}, {}, false, 256u << 10});
    });
    if (!association) return void(error = association.error().code);
    if (const auto end = net::serve(*association, keeper); !end) error = end.error().code;
  }

  net::Listener m_listener;
  std::thread m_thread;
};

}  // namespace safelight::tests
