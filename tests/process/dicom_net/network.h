#pragma once
// A server of ours in a thread, DCMTK's programs beside it, and small objects to send.

#include <atomic>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

#include "dicom/net/service_provider.h"
#include "dicom/net/service_user.h"
#include "dicom/net/socket_stream.h"
#include "tests/process/cli/program.h"
#include "tests/support/free_port.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

inline constexpr std::string_view kSecondaryCapture = "1.2.840.10008.5.1.4.1.1.7";

/// Runs one of DCMTK's programs to its end.
Ran runPeer(const std::string& program, const std::vector<std::string>& arguments, const Path& captures);

/// One of DCMTK's servers on a port of its own; ended on destruction.
class PeerServer {
 public:
  /// `arguments` get the port wherever one of them is "PORT". Waits until it listens.
  PeerServer(const std::string& program, std::vector<std::string> arguments);
  std::uint16_t port() const { return m_port; }

 private:
  std::uint16_t m_port;
  std::unique_ptr<RunningProgram> m_program;
};

/// A data set without sequences: what a program reads and writes again comes out the same, byte for byte.
Bytes plainDataSet(std::string_view instance, std::size_t pixelBytes, std::string_view transferSyntax);
/// The same as a file.
Bytes plainFile(std::string_view instance, std::size_t pixelBytes, std::string_view transferSyntax);
/// The data set of a DICOM file: what stands behind its file meta information.
Bytes dataSetOf(const Bytes& file);

/// Serves whoever connects, one after the other.
class Server {
 public:
  struct Stored {
    dicom::net::StoreRequest request;
    Bytes bytes;
  };
  explicit Server(dicom::net::AcceptancePolicy policy, dicom::net::Limits limits = {});
  ~Server();

  std::uint16_t port() const { return m_port; }
  std::string portText() const { return std::to_string(m_port); }
  /// By SOP instance; only objects that came whole. Ends the server.
  std::map<std::string, Stored> stored();
  std::vector<std::string> peers();    // AE titles, ends the server
  std::vector<Error> errors();         // of associations that did not end in order, ends the server

  std::atomic<int> matches{3};               // of a query
  std::atomic<int> matchesSent{0};
  std::atomic<std::size_t> failAfter{0};     // bytes of an object, 0: never

 private:
  class Handler;
  void run();
  void end();

  dicom::net::AcceptancePolicy m_policy;
  dicom::net::Limits m_limits;
  std::optional<dicom::net::Listener> m_listener;
  std::uint16_t m_port;
  std::atomic<bool> m_ending{false};
  std::map<std::string, Stored> m_stored;
  std::vector<std::string> m_peers;
  std::vector<Error> m_errors;
  std::thread m_thread;
};

dicom::net::AcceptancePolicy everything();

/// An association of ours with a server of theirs; fails the test when there is none.
dicom::net::Association associate(std::uint16_t port, std::string calledAe, std::vector<dicom::net::ProposedContext> contexts,
                                  std::vector<dicom::net::RoleSelection> roles = {});

}  // namespace safelight::tests
