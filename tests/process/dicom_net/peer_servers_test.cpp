// DCMTK's storage and worklist servers, asked by us.

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

#include "dicom/dataset/parser.h"
#include "dicom/dataset/tags.h"
#include "dicom/dataset/writer.h"
#include "tests/process/dicom_net/network.h"

using namespace safelight;
using namespace safelight::tests;
using namespace safelight::dicom::net;

namespace {

constexpr std::string_view kInstance = "1.2.826.0.1.3680043.8.498.5";

std::vector<Bytes> filesIn(const Path& folder) {
  std::vector<Bytes> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) files.push_back(readFile(entry.path()));
  return files;
}

Result<Status> storeTo(Association& association, const Bytes& dataSet) {
  return store(association, {std::string(kSecondaryCapture), std::string(kInstance), std::string(kExplicitVrLittleEndian), Priority::Medium}, DataSource::of(dataSet));
}

std::vector<ProposedContext> storageContexts() {
  return {proposeContext(kVerification, uncompressedSyntaxes()), proposeContext(kSecondaryCapture, {std::string(kExplicitVrLittleEndian)})};
}

}  // namespace

TEST_CASE("storescp takes what we send, bit for bit, whatever PDU it asks for", "[dicom][net]") {
  const Bytes dataSet = plainDataSet(kInstance, 2'500'001, kExplicitVrLittleEndian);
  for (const char* pdu : {"4096", "16384", "131072"}) {
    const TemporaryFolder folder;
    PeerServer peer("storescp", {"--bit-preserving", "--max-pdu", pdu, "-od", folder.path().string(), "PORT"});
    Association association = associate(peer.port(), "STORESCP", storageContexts());
    CHECK(echo(association) == Status::Success);
    CHECK(storeTo(association, dataSet) == Status::Success);
    CHECK(echo(association) == Status::Success);
    CHECK(association.release());
    const auto files = filesIn(folder.path());
    REQUIRE(files.size() == 1);
    CHECK(dataSetOf(files[0]) == dataSet);
  }
}

TEST_CASE("a server that refuses associations is told apart from one that is not there", "[dicom][net]") {
  const TemporaryFolder folder;
  PeerServer peer("storescp", {"--refuse", "-od", folder.path().string(), "PORT"});
  auto stream = SocketStream::connect("127.0.0.1", peer.port(), Deadline::in(std::chrono::seconds(60)));
  REQUIRE(stream);
  const auto association = Association::request(std::move(*stream), {"SAFELIGHT", "STORESCP", storageContexts(), {}});
  REQUIRE_FALSE(association);
  CHECK(association.error().code == ErrorCode::AssociationRejected);
  CHECK(SocketStream::connect("127.0.0.1", freePort(), Deadline::in(std::chrono::seconds(60))).error().code == ErrorCode::ConnectionRefused);
}

TEST_CASE("a server that aborts before, in and after an object is known as that", "[dicom][net]") {
  const Bytes dataSet = plainDataSet(kInstance, 4'000'000, kExplicitVrLittleEndian);
  for (const char* when : {"--abort-during", "--abort-after"}) {
    INFO(when);
    const TemporaryFolder folder;
    PeerServer peer("storescp", {when, "-od", folder.path().string(), "PORT"});
    Association association = associate(peer.port(), "STORESCP", storageContexts());
    const auto status = storeTo(association, dataSet);
    REQUIRE_FALSE(status);
    const bool known = status.error().code == ErrorCode::AssociationAborted || status.error().code == ErrorCode::ConnectionClosed;
    CHECK(known);
    CHECK_FALSE(association.isOpen());
  }
}

TEST_CASE("a server offers fewer classes than were proposed", "[dicom][net]") {
  const TemporaryFolder folder;
  PeerServer peer("storescp", {"-od", folder.path().string(), "PORT"});
  std::vector<ProposedContext> contexts = storageContexts();
  contexts.push_back(proposeContext(kStudyRootFind, uncompressedSyntaxes()));
  Association association = associate(peer.port(), "STORESCP", contexts);
  CHECK(association.contexts().size() == 2);
  CHECK(find(association, kStudyRootFind, asBytes("x"), {}).error().code == ErrorCode::ServiceNotAccepted);
  CHECK(association.release());
}

TEST_CASE("the worklist of wlmscpfs is read match by match, and left early", "[dicom][net]") {
  using dicom::Vr;
  const TemporaryFolder folder;
  std::filesystem::create_directory(folder / "SUITE");
  writeFile(folder / "SUITE" / Path("lockfile"), {});
  for (int i = 0; i < 5; ++i) {
    dicom::DataSetWriter step(dicom::Encoding{});
    step.text({0x0008, 0x0060}, Vr::CS, "PX");
    step.text({0x0040, 0x0001}, Vr::AE, "PANO");
    step.text({0x0040, 0x0002}, Vr::DA, "20261122");
    step.text({0x0040, 0x0003}, Vr::TM, "0900");
    dicom::DataSetWriter set(dicom::Encoding{});
    set.text({0x0008, 0x0050}, Vr::SH, "A" + std::to_string(i));
    set.text({0x0010, 0x0010}, Vr::PN, "Listed^Person" + std::to_string(i));
    set.text({0x0010, 0x0020}, Vr::LO, "P" + std::to_string(i));
    set.text({0x0020, 0x000D}, Vr::UI, "1.2.3." + std::to_string(i));
    set.text({0x0032, 0x1060}, Vr::LO, "Panoramic");
    set.sequence({0x0040, 0x0100}, step);
    set.text({0x0040, 0x1001}, Vr::SH, "R" + std::to_string(i));
    writeFile(folder / "SUITE" / Path("entry" + std::to_string(i) + ".wl"),
              dicom::wrapFile("1.2.276.0.7230010.3.1.0.1", "1.2.9." + std::to_string(i), dicom::kExplicitLittleEndian, set.written()));
  }
  PeerServer peer("wlmscpfs", {"--disable-file-reject", "-dfp", folder.path().string(), "PORT"});

  dicom::DataSetWriter query(dicom::Encoding{});
  query.text({0x0010, 0x0010}, Vr::PN, "Listed*");
  query.text({0x0010, 0x0020}, Vr::LO, "");
  Association association = associate(peer.port(), "SUITE", {proposeContext(kModalityWorklistFind, uncompressedSyntaxes())});
  std::vector<std::string> names;
  const auto collect = [&](ByteView match, std::string_view) {
    const Bytes copy(match.begin(), match.end());
    const auto set = dicom::parseDataSet(copy, dicom::Encoding{});
    REQUIRE(set);
    names.push_back(toString(copy));
    return Continue::More;
  };
  CHECK(find(association, kModalityWorklistFind, query.written(), collect) == Status::Success);
  REQUIRE(names.size() == 5);
  for (const std::string& name : names) CHECK(name.find("Listed^Person") != std::string::npos);

  int seen = 0;
  const auto stopped = find(association, kModalityWorklistFind, query.written(), [&](ByteView, std::string_view) { return ++seen, Continue::Cancel; });
  REQUIRE(stopped);
  CHECK((*stopped == Status::Cancel || *stopped == Status::Success));  // all may have been on their way
  CHECK(seen == 1);
  CHECK(association.release());
}
