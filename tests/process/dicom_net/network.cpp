#include "tests/process/dicom_net/network.h"

#include <catch2/catch_test_macros.hpp>

#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"

namespace safelight::tests {

using namespace dicom::net;

namespace {

constexpr std::chrono::seconds kPatience{20};

Path peerProgram(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"})
    if (std::filesystem::exists(folder + name)) return folder + name;
  FAIL(name << " is missing: it comes with DCMTK");
  return {};
}

std::vector<std::string> environment() { return {"PATH=/usr/bin:/bin", "LC_ALL=C"}; }

// A match of the worklist with a number in it.
Bytes worklistMatch(int number) {
  using dicom::Vr;
  dicom::DataSetWriter writer(dicom::Encoding{});
  writer.text({0x0010, 0x0010}, Vr::PN, "Match^Number" + std::to_string(number));
  writer.text({0x0010, 0x0020}, Vr::LO, "ID" + std::to_string(number));
  return writer.written();
}

}  // namespace

Ran runPeer(const std::string& program, const std::vector<std::string>& arguments, const Path& captures) {
  return runProgram(peerProgram(program), arguments, environment(), captures);
}

PeerServer::PeerServer(const std::string& program, std::vector<std::string> arguments) : m_port(freePort()) {
  for (std::string& argument : arguments)
    if (argument == "PORT") argument = std::to_string(m_port);
  m_program = std::make_unique<RunningProgram>(peerProgram(program), arguments, environment());
  // It listens a moment after it started: each try that is refused comes back at once.
  const Deadline deadline = Deadline::in(kPatience);
  while (!SocketStream::connect("127.0.0.1", m_port, deadline)) {
    REQUIRE_FALSE(deadline.isOver());
    std::this_thread::yield();
  }
}

Bytes plainDataSet(std::string_view instance, std::size_t pixelBytes, std::string_view transferSyntax) {
  using dicom::Vr;
  dicom::DataSetWriter writer(dicom::transferSyntax(transferSyntax).encoding);
  writer.text({0x0008, 0x0016}, Vr::UI, kSecondaryCapture);
  writer.text({0x0008, 0x0018}, Vr::UI, instance);
  writer.text({0x0008, 0x0060}, Vr::CS, "OT");
  writer.text({0x0010, 0x0010}, Vr::PN, "Network^Test");
  writer.text({0x0010, 0x0020}, Vr::LO, "N1");
  writer.text({0x0020, 0x000D}, Vr::UI, "1.2.826.0.1.3680043.8.498.7");
  writer.text({0x0020, 0x000E}, Vr::UI, "1.2.826.0.1.3680043.8.498.7.1");
  writer.u16({0x0028, 0x0002}, 1);
  writer.text({0x0028, 0x0004}, Vr::CS, "MONOCHROME2");
  writer.u16({0x0028, 0x0010}, 1);
  writer.u16({0x0028, 0x0011}, static_cast<std::uint16_t>(std::min<std::size_t>(pixelBytes, 65535)));
  writer.u16({0x0028, 0x0100}, 8);
  writer.u16({0x0028, 0x0101}, 8);
  writer.u16({0x0028, 0x0102}, 7);
  writer.u16({0x0028, 0x0103}, 0);
  Bytes pixels(pixelBytes);
  for (std::size_t i = 0; i < pixelBytes; ++i) pixels[i] = static_cast<std::uint8_t>(i * 7 + i / 255);
  writer.bytes({0x7FE0, 0x0010}, Vr::OW, pixels);
  return writer.written();
}

Bytes plainFile(std::string_view instance, std::size_t pixelBytes, std::string_view transferSyntax) {
  return dicom::wrapFile(kSecondaryCapture, instance, transferSyntax, plainDataSet(instance, pixelBytes, transferSyntax));
}

Bytes dataSetOf(const Bytes& file) {
  // (0002,0000) stands first and says how long the group is: 128 + 4 + its own 12 bytes + its value.
  REQUIRE(file.size() > 144);
  ByteReader reader(ByteView(file).subspan(140, 4));
  const std::size_t start = 144 + reader.u32();
  REQUIRE(file.size() >= start);
  return {file.begin() + static_cast<std::ptrdiff_t>(start), file.end()};
}

AcceptancePolicy everything() {
  AcceptancePolicy policy;
  policy.rules = {verificationRule(), commitmentRule(), worklistRule(), storageRule(PrivateClasses::Accept)};
  return policy;
}

// Keeps objects, and answers queries with numbered matches.
class Server::Handler final : public ServiceHandler {
 public:
  explicit Handler(Server& server) : m_server(server) {}
  StoreDecision beginStore(const StoreRequest& request) override { return std::make_unique<Receiver>(m_server, request); }
  Result<Status> find(const FindRequest& request, MatchWriter& writer) override {
    if (request.transferSyntax != kExplicitVrLittleEndian) return Status::CannotUnderstand;
    for (int i = 0; i < m_server.matches; ++i) {
      TRY_ASSIGN(const MatchWriter::Next next, writer.send(worklistMatch(i)));
      if (next == MatchWriter::Next::Cancelled) return Status::Cancel;
      ++m_server.matchesSent;
    }
    return Status::Success;
  }

 private:
  class Receiver final : public StoreReceiver {
   public:
    Receiver(Server& server, StoreRequest request) : m_server(server), m_kept{std::move(request), {}} {}
    Result<void> write(ByteView bytes) override {
      if (m_server.failAfter > 0 && m_kept.bytes.size() + bytes.size() > m_server.failAfter) return fail(ErrorCode::DiskFull);
      m_kept.bytes.insert(m_kept.bytes.end(), bytes.begin(), bytes.end());
      return {};
    }
    Status finish() override {
      m_server.m_stored[m_kept.request.sopInstance] = std::move(m_kept);
      return Status::Success;
    }

   private:
    Server& m_server;
    Stored m_kept;
  };
  Server& m_server;
};

Server::Server(AcceptancePolicy policy, Limits limits) : m_policy(std::move(policy)), m_limits(limits) {
  auto listener = Listener::listen("127.0.0.1", 0);
  REQUIRE(listener);
  m_port = listener->port();
  m_listener.emplace(std::move(*listener));
  m_thread = std::thread([this] { run(); });
}

Server::~Server() { end(); }

void Server::end() {
  if (!m_thread.joinable()) return;
  m_ending = true;
  (void)SocketStream::connect("127.0.0.1", m_port, Deadline::in(kPatience));  // wakes it
  m_thread.join();
}

void Server::run() {
  while (true) {
    auto accepted = m_listener->accept(Deadline::never());
    if (!accepted) return;
    auto stream = SocketStream::adopt(accepted->socket);
    if (m_ending) return;
    if (!stream) continue;
    auto association = Association::accept(std::move(*stream), [this](const AssociateRequest& request) { return planAcceptance(request, m_policy); }, m_limits);
    if (!association) {
      m_errors.push_back(association.error());
      continue;
    }
    m_peers.push_back(association->callingAe());
    Handler handler(*this);
    if (const auto served = serve(*association, handler); !served) m_errors.push_back(served.error());
  }
}

std::map<std::string, Server::Stored> Server::stored() {
  end();
  return m_stored;
}

std::vector<std::string> Server::peers() {
  end();
  return m_peers;
}

std::vector<Error> Server::errors() {
  end();
  return m_errors;
}

Association associate(std::uint16_t port, std::string calledAe, std::vector<ProposedContext> contexts, std::vector<RoleSelection> roles) {
  auto stream = SocketStream::connect("127.0.0.1", port, Deadline::in(kPatience));
  REQUIRE(stream);
  auto association = Association::request(std::move(*stream), {"SAFELIGHT", std::move(calledAe), std::move(contexts), std::move(roles)});
  REQUIRE(association);
  return std::move(*association);
}

}  // namespace safelight::tests
