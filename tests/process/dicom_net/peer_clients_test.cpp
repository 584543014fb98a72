// DCMTK's clients, served by us.

#include <catch2/catch_test_macros.hpp>

#include "tests/process/dicom_net/network.h"

using namespace safelight;
using namespace safelight::tests;
using namespace safelight::dicom::net;

namespace {

struct Files {
  TemporaryFolder folder;
  std::map<std::string, Bytes> dataSets;
  std::vector<std::string> paths;

  void add(const std::string& instance, std::size_t pixelBytes, std::string_view syntax = kExplicitVrLittleEndian) {
    const Bytes file = plainFile(instance, pixelBytes, syntax);
    writeFile(folder / (instance + ".dcm"), file);
    paths.push_back((folder / (instance + ".dcm")).string());
    dataSets[instance] = dataSetOf(file);
  }
  std::vector<std::string> arguments(std::vector<std::string> options, const Server& server) const {
    options.insert(options.end(), {"127.0.0.1", server.portText()});
    options.insert(options.end(), paths.begin(), paths.end());
    return options;
  }
};

void checkArrived(Server& server, const Files& files) {
  const auto stored = server.stored();
  CHECK(stored.size() == files.dataSets.size());
  for (const auto& [instance, dataSet] : files.dataSets) {
    INFO(instance);
    const auto found = stored.find(instance);
    REQUIRE(found != stored.end());
    CHECK(found->second.bytes == dataSet);
    CHECK(found->second.request.sopClass == kSecondaryCapture);
  }
  CHECK(server.errors().empty());
}

}  // namespace

TEST_CASE("echoscu is answered, with one context and with many", "[dicom][net]") {
  const TemporaryFolder captures;
  Server server(everything());
  CHECK(runPeer("echoscu", {"-aet", "PANO", "-aec", "ANYBODY", "127.0.0.1", server.portText()}, captures.path()).status == 0);
  CHECK(runPeer("echoscu", {"--propose-pc", "128", "--propose-ts", "38", "--repeat", "20", "127.0.0.1", server.portText()}, captures.path()).status == 0);
  CHECK(server.peers() == std::vector<std::string>{"PANO", "ECHOSCU"});
  CHECK(server.errors().empty());
}

TEST_CASE("echoscu that aborts instead of releasing is known as that", "[dicom][net]") {
  const TemporaryFolder captures;
  Server server(everything());
  CHECK(runPeer("echoscu", {"--abort", "127.0.0.1", server.portText()}, captures.path()).status == 0);
  const auto errors = server.errors();
  REQUIRE(errors.size() == 1);
  CHECK(errors[0].code == ErrorCode::AssociationAborted);
}

TEST_CASE("a stranger is told that nobody knows it", "[dicom][net]") {
  const TemporaryFolder captures;
  AcceptancePolicy policy = everything();
  policy.callingAes = {"PANO"};
  Server server(policy);
  const Ran refused = runPeer("echoscu", {"-v", "-aet", "STRANGER", "127.0.0.1", server.portText()}, captures.path());
  CHECK(refused.status != 0);
  CHECK((refused.out + refused.err).find("Calling AE Title Not Recognized") != std::string::npos);
  CHECK(runPeer("echoscu", {"-aet", "PANO", "127.0.0.1", server.portText()}, captures.path()).status == 0);
}

TEST_CASE("what storescu sends arrives bit for bit, in every uncompressed syntax and with every PDU size", "[dicom][net]") {
  const TemporaryFolder captures;
  struct Way {
    std::string_view syntax;
    std::vector<std::string> options;
  };
  for (const Way& way : {Way{kExplicitVrLittleEndian, {}}, Way{kImplicitVrLittleEndian, {"-xi"}}, Way{kExplicitVrLittleEndian, {"-xe", "--max-send-pdu", "4096"}},
                         Way{kExplicitVrLittleEndian, {"-xe", "--max-pdu", "4096"}}, Way{kExplicitVrLittleEndian, {"-xe", "--max-pdu", "131072", "--enable-new-vr"}}}) {
    Files files;
    files.add("1.2.826.0.1.3680043.8.498.1", 1, way.syntax);
    files.add("1.2.826.0.1.3680043.8.498.2", 16'384, way.syntax);
    files.add("1.2.826.0.1.3680043.8.498.3", 3'333'333, way.syntax);
    Server server(everything());
    const Ran ran = runPeer("storescu", files.arguments(way.options, server), captures.path());
    INFO(ran.err);
    CHECK(ran.status == 0);
    checkArrived(server, files);
  }
}

TEST_CASE("what dcmsend sends arrives bit for bit", "[dicom][net]") {
  const TemporaryFolder captures;
  Files files;
  for (int i = 0; i < 20; ++i) files.add("1.2.826.0.1.3680043.8.498.8." + std::to_string(i), 100'000u + static_cast<unsigned>(i));
  Server server(everything());
  const Ran ran = runPeer("dcmsend", files.arguments({"-aet", "SUITE"}, server), captures.path());
  INFO(ran.err);
  CHECK(ran.status == 0);
  checkArrived(server, files);
}

TEST_CASE("real objects in compressed syntaxes arrive in the syntax they are in", "[dicom][net]") {
  const TemporaryFolder captures;
  std::vector<std::string> arguments{"+sd", "+r", "--no-halt", "--no-uid-checks", "--decompress-never"};
  Server server(everything());
  arguments.insert(arguments.end(), {"127.0.0.1", server.portText(), (testData() / "dicom/codecs").string()});
  const Ran ran = runPeer("dcmsend", arguments, captures.path());
  INFO(ran.out << ran.err);  // some files lack what dcmsend wants and stay behind
  std::map<std::string, int> syntaxes;
  for (const auto& [instance, object] : server.stored()) {
    ++syntaxes[object.request.transferSyntax];
    CHECK(object.bytes.size() > 100);
  }
  CHECK(syntaxes.size() >= 3);
}

TEST_CASE("storescu is told about a full disk, and its next objects are taken", "[dicom][net]") {
  const TemporaryFolder captures;
  Files files;
  files.add("1.2.826.0.1.3680043.8.498.1", 5'000'000);
  Server server(everything());
  server.failAfter = 1'000'000;
  const Ran ran = runPeer("storescu", files.arguments({"-v"}, server), captures.path());
  CHECK((ran.out + ran.err).find("OutOfResources") != std::string::npos);
  files.paths.clear();
  files.dataSets.clear();
  files.add("1.2.826.0.1.3680043.8.498.2", 500'000);
  CHECK(runPeer("storescu", files.arguments({}, server), captures.path()).status == 0);
  checkArrived(server, files);
}

TEST_CASE("findscu gets the worklist, and can have enough of it", "[dicom][net]") {
  const TemporaryFolder captures;
  Server server(everything());
  const Ran all = runPeer("findscu", {"-v", "-W", "-k", "0010,0010", "127.0.0.1", server.portText()}, captures.path());
  CHECK(all.status == 0);
  for (const char* name : {"Match^Number0", "Match^Number1", "Match^Number2"}) CHECK((all.out + all.err).find(name) != std::string::npos);
  CHECK((all.out + all.err).find("Match^Number3") == std::string::npos);

  server.matches = 100'000;
  server.matchesSent = 0;
  const Ran some = runPeer("findscu", {"-v", "-W", "--cancel", "2", "-k", "0010,0010", "127.0.0.1", server.portText()}, captures.path());
  INFO(some.out << some.err);
  CHECK(some.status == 0);
  CHECK(server.errors().empty());
  CHECK(server.matchesSent >= 2);
  CHECK(server.matchesSent < 100'000);
}
