#include "tests/process/courier/peers.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "core/base/deadline.h"
#include "core/courier/courier_process.h"
#include "dicom/dataset/dicom_file.h"
#include "dicom/dataset/parser.h"
#include "dicom/dataset/tags.h"

namespace safelight::tests {

namespace {

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

bool answers(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = loopback(port);
  const bool connected = ::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return connected;
}

void writeText(const Path& path, const std::string& text) { writeFile(path, asBytes(text)); }

}  // namespace

std::optional<Path> findProgram(const std::string& name) {
  for (const char* folder : {"/usr/bin", "/usr/sbin", "/usr/local/bin", "/usr/local/sbin"})
    if (const Path path = Path(folder) / name; std::filesystem::exists(path)) return path;
  return std::nullopt;
}

Peer::Peer(const Path& program, const std::vector<std::string>& arguments, std::uint16_t port, std::vector<std::string> environment) : m_port(port) {
  environment.push_back("PATH=/usr/bin:/bin");
  m_program = std::make_unique<RunningProgram>(program, arguments, environment);
  const Deadline deadline = Deadline::in(std::chrono::seconds(20));
  while (!answers(port)) {
    REQUIRE_FALSE(deadline.isOver());
    ::poll(nullptr, 0, 10);
  }
}

void Peer::end() { m_program.reset(); }

Peer startStorescp(const Path& folder, std::uint16_t port, const std::vector<std::string>& more) {
  std::filesystem::create_directories(folder);
  std::vector<std::string> arguments{"+B", "-od", folder.string(), "-aet", "STORE"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  if (more.empty()) arguments.push_back("+xa");  // accept all syntaxes
  arguments.push_back(std::to_string(port));
  return Peer(*findProgram("storescp"), arguments, port);
}

Peer startArchive(const Path& folder, std::uint16_t port, std::uint16_t movePort) {
  std::filesystem::create_directories(folder / "db");
  writeText(folder / "archive.cfg", "NetworkTCPPort = " + std::to_string(port) +
                                        "\nMaxPDUSize = 131072\nMaxAssociations = 16\nHostTable BEGIN\nus = (SAFELIGHT, 127.0.0.1, " + std::to_string(movePort) +
                                        ")\nHostTable END\nVendorTable BEGIN\nVendorTable END\nAETable BEGIN\nARCHIVE " + (folder / "db").string() +
                                        " RW (200, 1024mb) ANY\nAETable END\n");
  return Peer(*findProgram("dcmqrscp"), {"-c", (folder / "archive.cfg").string()}, port);
}

std::optional<Orthanc> startOrthanc(const Path& folder, const OrthancSettings& settings) {
  const auto program = findProgram("Orthanc");
  if (!program) return std::nullopt;
  std::filesystem::create_directories(folder / "storage");
  const std::uint16_t dicom = settings.port == 0 ? freePort() : settings.port, http = freePort();
  const std::string storage = (folder / "storage").string();
  std::string tls;
  if (settings.tls) {
    const std::string identity = settings.tls->identity.string(), authority = settings.tls->authority.string();
    tls = R"(,"DicomTlsEnabled":true,"DicomTlsRemoteCertificateRequired":true,"DicomTlsCertificate":")" + identity + R"(","DicomTlsPrivateKey":")" + identity +
          R"(","DicomTlsTrustedCertificates":")" + authority + "\"";
  }
  writeText(folder / "orthanc.json",
            R"({"Name":"test","StorageDirectory":")" + storage + R"(","IndexDirectory":")" + storage + R"(","Plugins":[],"HttpServerEnabled":true,"HttpPort":)" +
                std::to_string(http) + R"(,"RemoteAccessAllowed":false,"AuthenticationEnabled":false,"DicomServerEnabled":true,"DicomAet":")" + settings.aeTitle +
                R"(","DicomPort":)" + std::to_string(dicom) +
                R"(,"DicomAlwaysAllowGet":true,"DicomAlwaysAllowFind":true,"DicomModalities":{"safelight":{"AET":"SAFELIGHT","Host":"127.0.0.1","Port":)" +
                std::to_string(settings.movePort) + R"(,"UseDicomTls":)" + (settings.tls ? "true" : "false") +
                R"(,"AllowGet":true,"AllowFind":true,"AllowMove":true,"AllowStore":true,"AllowEcho":true,"AllowStorageCommitment":true}})" + tls + "}");
  return Orthanc{Peer(*program, {(folder / "orthanc.json").string()}, dicom, {"HOME=" + folder.string()}), http};
}

courier::Node nodeAt(std::uint16_t port, const std::string& aeTitle) {
  courier::Node node;
  node.aeTitle = aeTitle;
  node.address = "127.0.0.1";
  node.port = port;
  return node;
}

courier::Client client() { return courier::Client(builtProgram("safelight-courier")); }

TestObject testObject(const Path& path) {
  dicom::loadDictionary();
  TestObject object;
  object.path = path;
  object.file = readFile(path);
  const auto file = dicom::DicomFile::parse(object.file);
  REQUIRE(file);
  object.object = {std::string(dicom::sopClassOf(*file)), std::string(file->dataSet().text(dicom::tags::kSopInstance)), std::string(file->transferSyntaxUid())};
  return object;
}

std::vector<TestObject> mixedObjects() {
  std::vector<TestObject> objects;
  for (const char* name : {"CT_small.dcm", "JPEG-lossy.dcm", "JPEG2000.dcm", "JLSL_08_07_0_1F.dcm", "JPEGLSNearLossless_08.dcm", "SC_rgb_small_odd_jpeg.dcm",
                           "SC_ybr_full_uncompressed.dcm", "dx_image.dcm", "image_dfl.dcm", "seg_image_ct_binary.dcm"})
    objects.push_back(testObject(testData() / "dicom" / "codecs" / name));
  return objects;
}

Bytes dataSetOf(const Bytes& file) {
  std::size_t used = 0;
  const bool preamble = file.size() > 132 && toString(ByteView(file).subspan(128, 4)) == "DICM";
  const std::size_t start = preamble ? 132 : 0;
  REQUIRE(dicom::parseMeta(ByteView(file).subspan(start), used));
  return Bytes(file.begin() + static_cast<std::ptrdiff_t>(start + used), file.end());
}

std::size_t SendOutcome::taken() const {
  return static_cast<std::size_t>(std::count_if(sent.begin(), sent.end(), [](const courier::Client::Sent& one) { return !one.error; }));
}

std::string SendOutcome::trouble() const {
  std::string text = result ? std::string() : std::string(errorName(result.error().code)) + " " + result.error().detail + "; ";
  for (const auto& one : sent)
    if (one.error) text += std::to_string(one.index) + ": " + std::string(errorName(one.error->code)) + " " + one.error->detail + "; ";
  return text;
}

SendOutcome sendAll(const courier::Node& node, const std::vector<TestObject>& objects, courier::CommitmentWish commitment, const CancelToken& cancel) {
  SendOutcome outcome{fail(ErrorCode::Internal), {}};
  std::optional<ipc::MemoryFile> current;
  courier::Client::Sending sending;
  sending.node = node;
  sending.commitment = commitment;
  for (const TestObject& object : objects) sending.objects.push_back(object.object);
  sending.provide = [&](std::uint32_t index) -> Result<const ipc::MemoryFile*> {
    TRY_ASSIGN(current, ipc::MemoryFile::sealedCopy(objects[index].file));
    return &*current;
  };
  sending.onSent = [&](const courier::Client::Sent& sent) { outcome.sent.push_back(sent); };
  outcome.result = client().send(sending, cancel);
  return outcome;
}

}  // namespace safelight::tests
