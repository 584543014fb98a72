// From a modality to a file again: pair, receive, store, take in, export.
#include <catch2/catch_test_macros.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::DicomSample;
using tests::Practice;
using tests::Ran;
using tests::RunningProgram;

namespace {

constexpr const char* kStoreTool = "/usr/bin/storescu";

/// The receiver of a practice, on a port of its own choosing.
class Receiving {
 public:
  explicit Receiving(const Practice& practice, const std::vector<std::string>& more = {})
      : m_program(tests::builtProgram("safelightctl"), arguments(practice, more), practice.environment()) {
    const auto line = m_program.line();
    REQUIRE(line);
    const auto said = nlohmann::json::parse(*line);
    REQUIRE(said.contains("listening"));
    for (const auto& on : said["listening"]) {
      if (on["address"] == "127.0.0.1") (on["tls"] ? tlsPort : port) = on["port"];
      addresses.push_back(on["address"]);
    }
    REQUIRE(!addresses.empty());
  }
  int end() {
    m_program.signal(SIGTERM);
    return m_program.wait();
  }
  int port = 0, tlsPort = 0;
  std::vector<std::string> addresses;

 private:
  static std::vector<std::string> arguments(const Practice& practice, const std::vector<std::string>& more) {
    std::vector<std::string> all{"receive", practice.vault().string(), "--port", "0", "--tls-port", "0", "--json"};
    all.insert(all.end(), more.begin(), more.end());
    return all;
  }
  RunningProgram m_program;
};

int store(const Practice& practice, const Receiving& receiving, const std::vector<std::string>& files, const std::string& ae = "SENSOR") {
  std::vector<std::string> arguments{"-aet", ae, "-aec", "SAFELIGHT", "127.0.0.1", std::to_string(receiving.port)};
  arguments.insert(arguments.end(), files.begin(), files.end());
  return tests::runProgram(kStoreTool, arguments, practice.environment(), practice.outside()).status;
}

/// What follows the file meta information: that part goes over the network as it is.
Bytes dataSetOf(const Bytes& part10) {
  REQUIRE(part10.size() > 144);
  ByteReader length(ByteView(part10).subspan(140, 4));
  const std::size_t begin = 144 + length.u32();
  REQUIRE(begin < part10.size());
  return {part10.begin() + static_cast<std::ptrdiff_t>(begin), part10.end()};
}

DicomSample sample(int number) {
  DicomSample sample;
  sample.instance = std::to_string(number);
  sample.pixelText = "PIXEL" + std::to_string(number);
  return sample;
}

}  // namespace

TEST_CASE("what a modality sends while the vault is locked is taken in, and exported bit for bit", "[cli][receiving]") {
  if (!std::filesystem::exists(kStoreTool)) SKIP("no storescu here");
  const Practice practice = Practice::withVault();
  const auto paired = practice.json({"pair", "--ae", "SENSOR", "--address", "127.0.0.1", "--name", "Sensor 2", "--kind", "intraoral"});
  REQUIRE(paired.size() == 1);
  CHECK(paired[0]["receiverHere"] == true);
  CHECK(practice.json({"devices"}).at(0)["name"] == "Sensor 2");

  std::vector<Bytes> sent;
  std::vector<std::string> files;
  for (int i = 1; i <= 3; ++i) {
    sent.push_back(makeDicom(sample(i)));
    files.push_back(practice.file(std::to_string(i) + ".dcm", sent.back()));
  }
  {
    Receiving receiving(practice);
    REQUIRE(store(practice, receiving, files) == 0);
    CHECK(store(practice, receiving, files, "STRANGER") != 0);
    CHECK(receiving.end() == 0);
  }

  const auto sealed = practice.json({"inbox"});
  REQUIRE(sealed.size() == 3);
  for (const auto& one : sealed) {
    CHECK(one["status"] == "sealed");
    CHECK(one["device"] == "Sensor 2");
  }
  const auto adopted = practice.json({"inbox", "--adopt"});
  REQUIRE(adopted.size() == 4);
  CHECK(adopted[3]["summary"]["waiting"] == 3);  // nobody of that name is here yet
  CHECK(adopted[3]["summary"]["missing"] == 0);
  const auto waiting = practice.json({"inbox"});
  REQUIRE(waiting.size() == 3);
  CHECK(waiting[0]["device"] == "Sensor 2");
  CHECK(practice.json({"inbox", "--adopt"}).size() == 1);

  const auto images = practice.json({"images"});
  REQUIRE(images.size() == 3);
  std::vector<std::string> arguments{"export"};
  for (const auto& image : images) arguments.push_back(image["id"]);
  const Path out = practice.outside() / "out";
  arguments.insert(arguments.end(), {"--out", out.string(), "--as", "original"});
  practice.json(arguments);
  std::vector<Bytes> expected, exported;
  for (const Bytes& file : sent) expected.push_back(dataSetOf(file));
  for (const auto& entry : std::filesystem::directory_iterator(out)) exported.push_back(dataSetOf(tests::readFile(entry.path())));
  std::sort(expected.begin(), expected.end());
  std::sort(exported.begin(), exported.end());
  CHECK(exported == expected);

  std::size_t received = 0;
  for (const auto& record : practice.json({"audit"}))
    if (record["action"] == "image.imported") received += record["summary"].get<std::string>().starts_with("from SENSOR at 127.0.0.1") ? 1u : 0u;
  CHECK(received == 3);
  CHECK(practice.json({"verify", "--deep"}).at(0)["ok"] == true);
  const auto devices = practice.json({"devices"});
  CHECK(devices.at(0)["imagesToday"] == 3);
  REQUIRE(devices.size() == 2);
  CHECK(devices[1]["ae"] == "STRANGER");
}

TEST_CASE("devices are paired, listed and removed from the command line, and mistakes are told", "[cli][receiving]") {
  const Practice practice = Practice::withVault();
  CHECK(practice.owner({"receive"}).err.find("No device is paired") != std::string::npos);
  const auto refused = [&practice](const std::vector<std::string>& arguments, const char* error) {
    const auto told = practice.json(arguments, 2);
    REQUIRE(told.size() == 1);
    CHECK(told[0]["error"] == error);
  };
  refused({"pair", "--ae", "BACK\\SLASH", "--address", "10.0.0.9"}, "AeTitleInvalid");
  refused({"pair", "--ae", "PANO", "--address", "pano.local"}, "DeviceAddressInvalid");
  refused({"pair", "--ae", "PANO", "--address", "10.0.0.9", "--tls-cert", practice.file("no.pem", "nothing")}, "CertificateInvalid");
  refused({"pair", "--ae", "PANO", "--address", "10.0.0.9", "--kind", "toaster"}, "InvalidArgument");
  practice.json({"pair", "--ae", "PANO", "--address", "10.0.0.9"});
  refused({"pair", "--ae", "PANO", "--address", "10.0.0.9"}, "DeviceExists");
  refused({"unpair", "--ae", "OTHER"}, "DeviceNotFound");
  practice.json({"pair", "--ae", "PANO", "--address", "10.0.0.10"});
  refused({"unpair", "--ae", "PANO"}, "InvalidArgument");
  CHECK(practice.json({"unpair", "--ae", "PANO", "--address", "10.0.0.9"}).at(0)["unpaired"] == true);
  CHECK(practice.json({"devices"}).size() == 1);
  CHECK(practice.json({"unpair", "--ae", "PANO"}).size() == 1);
  CHECK(practice.owner({"devices"}).out == "No device is paired.\n");
}

TEST_CASE("a receiver runs where it was prepared", "[cli][receiving]") {
  const Practice practice = Practice::withVault();
  practice.json({"pair", "--ae", "PANO", "--address", "127.0.0.1"});
  const std::string elsewhere = (practice.outside() / "receiver").string();
  const auto ran = practice.run({"receive", practice.vault().string(), "--port", "0", "--receiver-secret", elsewhere});
  CHECK(ran.status == 3);
  practice.json({"devices", "--receive-here", "--receiver-secret", elsewhere});
  RunningProgram program(tests::builtProgram("safelightctl"), {"receive", practice.vault().string(), "--port", "0", "--tls-port", "0", "--receiver-secret", elsewhere},
                         practice.environment());
  const auto line = program.line();
  REQUIRE(line);
  CHECK(line->find("127.0.0.1") != std::string::npos);
  program.signal(SIGINT);
  CHECK(program.wait() == 0);
}

TEST_CASE("a certificate made on the command line lets its device in over TLS, and only so", "[cli][receiving][certificates]") {
  const Practice practice = Practice::withVault();
  CHECK(practice.owner({"certificates"}).out == "No certificate was made yet.\n");
  practice.json({"pair", "--ae", "CBCT", "--address", "127.0.0.1"});
  const Path out = practice.outside() / "certificates";
  const auto issued = practice.json({"certificates", "--issue", "CBCT", "--out", out.string()}).at(0);
  const Path file = issued["file"].get<std::string>();
  REQUIRE(std::filesystem::exists(file));
  CHECK((std::filesystem::status(file).permissions() & (std::filesystem::perms::group_all | std::filesystem::perms::others_all)) == std::filesystem::perms::none);
  const auto device = practice.json({"devices"}).at(0);
  CHECK(device["link"] == "tls");
  CHECK(device["certificate"] == issued["fingerprint"]);
  const auto listed = practice.json({"certificates"});
  REQUIRE(listed.size() == 3);
  CHECK(listed[0]["certificate"] == "authority");
  CHECK(listed[1]["renewalDue"] == false);
  CHECK(listed[2]["fingerprint"] == issued["fingerprint"]);
  // A file that is there is not written over, and then the device keeps the certificate that it has.
  practice.json({"certificates", "--issue", "CBCT", "--out", out.string()}, 2);
  CHECK(practice.json({"devices"}).at(0)["certificate"] == issued["fingerprint"]);

  if (!std::filesystem::exists(kStoreTool)) SKIP("no storescu here");
  Receiving receiving(practice);
  REQUIRE(receiving.tlsPort != 0);
  CHECK(receiving.port == 0);  // nobody may come without encryption
  const std::string image = practice.file("1.dcm", makeDicom(sample(1)));
  const Ran stored = tests::runProgram(kStoreTool, {"+tls", file.string(), file.string(), "+cf", (out / "authority.pem").string(), "-aet", "CBCT", "127.0.0.1",
                                                    std::to_string(receiving.tlsPort), image}, practice.environment(), practice.outside());
  INFO(stored.err);
  CHECK(stored.status == 0);
  CHECK(receiving.end() == 0);
  CHECK(practice.json({"inbox"}).size() == 1);
}

TEST_CASE("the practice's own certificate is renewed, and a device may have its one as PKCS#12", "[cli][receiving][certificates]") {
  const Practice practice = Practice::withVault();
  practice.json({"pair", "--ae", "CBCT", "--address", "127.0.0.1"});
  const Path out = practice.outside() / "certificates";
  const std::string word = practice.file("word", "a word for the file\n");
  const auto issued = practice.json({"certificates", "--issue", "CBCT", "--form", "pkcs12", "--file-password-file", word, "--out", out.string()}).at(0);
  CHECK(issued["file"].get<std::string>().ends_with(".p12"));
  if (std::filesystem::exists("/usr/bin/openssl")) {
    const Ran opened = tests::runProgram("/usr/bin/openssl", {"pkcs12", "-in", issued["file"], "-passin", "file:" + word, "-nokeys", "-info"}, practice.environment(), practice.outside());
    INFO(opened.err);
    CHECK(opened.status == 0);
  }
  const auto before = practice.json({"certificates"});
  const auto after = practice.json({"certificates", "--renew"});
  REQUIRE(before.size() == 3);
  REQUIRE(after.size() == 3);
  CHECK(after[0]["fingerprint"] == before[0]["fingerprint"]);
  CHECK(after[1]["fingerprint"] != before[1]["fingerprint"]);
  CHECK(after[2]["fingerprint"] == before[2]["fingerprint"]);
}

TEST_CASE("connections without encryption are taken on the chosen address alone", "[cli][receiving]") {
  const Practice practice = Practice::withVault();
  practice.json({"pair", "--ae", "SENSOR", "--address", "127.0.0.1", "--plain-address", "127.0.0.5"});
  {
    Receiving chosen(practice);
    CHECK(chosen.addresses == std::vector<std::string>{"127.0.0.5"});
  }
  {
    Receiving automatic(practice, {"--plain-address", "automatic"});
    CHECK(automatic.addresses == std::vector<std::string>{"127.0.0.1"});
  }
  CHECK(practice.json({"pair", "--ae", "OTHER", "--address", "127.0.0.1", "--plain-address", "eth0"}, 2).at(0)["error"] == "DeviceAddressInvalid");
}
