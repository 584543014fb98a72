#pragma once
// Real DICOM programs as peers on loopback: started on a free port, waited for until they answer, ended by the test that started them.

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/courier/client.h"
#include "tests/process/cli/program.h"
#include "tests/support/free_port.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

/// A program on the search path or in /usr/sbin; nothing when it is not installed.
std::optional<Path> findProgram(const std::string& name);

/// A server that runs while this lives.
class Peer {
 public:
  /// Waits until `port` takes connections. Fails the test when it does not within 20 s.
  Peer(const Path& program, const std::vector<std::string>& arguments, std::uint16_t port, std::vector<std::string> environment = {});
  std::uint16_t port() const { return m_port; }
  int id() const { return m_program->id(); }
  void end();

 private:
  std::unique_ptr<RunningProgram> m_program;
  std::uint16_t m_port;
};

/// DCMTK's storescp, writing what it gets bit for bit into a folder.
Peer startStorescp(const Path& folder, std::uint16_t port, const std::vector<std::string>& more = {});
/// DCMTK's archive: C-ECHO, C-STORE, C-FIND, C-GET, C-MOVE to "SAFELIGHT" at `movePort`. Its title is ARCHIVE.
Peer startArchive(const Path& folder, std::uint16_t port, std::uint16_t movePort);
/// Orthanc, with nothing else open but its loopback HTTP port; nothing when it is not installed.
struct Orthanc {
  Peer peer;
  std::uint16_t httpPort;
};
struct OrthancSettings {
  std::string aeTitle = "ORTHANC";
  std::uint16_t port = 0;      // its DICOM port; 0: any free one
  std::uint16_t movePort = 0;  // where its modality "safelight" (AE title SAFELIGHT) listens
  struct Tls {
    Path identity;   // certificate and key, PEM
    Path authority;  // who may issue the other side's
  };
  std::optional<Tls> tls;      // then there is no plain DICOM, in either direction
};
std::optional<Orthanc> startOrthanc(const Path& folder, const OrthancSettings& settings);
inline std::optional<Orthanc> startOrthanc(const Path& folder, std::uint16_t movePort) { return startOrthanc(folder, OrthancSettings{"ORTHANC", 0, movePort, {}}); }

courier::Node nodeAt(std::uint16_t port, const std::string& aeTitle);
courier::Client client();

/// A DICOM file as it is sent.
struct TestObject {
  Path path;
  courier::OutgoingObject object;
  Bytes file;
};
TestObject testObject(const Path& path);
/// Files of tests/data/dicom/codecs: one of most transfer syntaxes.
std::vector<TestObject> mixedObjects();
/// The bytes of the data set alone, behind preamble and meta information.
Bytes dataSetOf(const Bytes& file);

/// Sends them all; what was told of each.
struct SendOutcome {
  Result<courier::Client::Committed> result;
  std::vector<courier::Client::Sent> sent;
  std::size_t taken() const;
  /// Every error, for messages of tests.
  std::string trouble() const;
};
SendOutcome sendAll(const courier::Node& node, const std::vector<TestObject>& objects, courier::CommitmentWish commitment = {}, const CancelToken& cancel = {});

}  // namespace safelight::tests
