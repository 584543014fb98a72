// The courier against DCMTK's servers.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>
#include <set>

#include "tests/process/courier/peers.h"

using namespace safelight;
using namespace safelight::tests;
using courier::Level;

namespace {

/// Every file below a folder.
std::vector<Bytes> filesIn(const Path& folder) {
  std::vector<Bytes> files;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
    if (entry.is_regular_file() && entry.path().filename() != "index.dat") files.push_back(readFile(entry.path()));
  return files;
}

/// As they travel: in an even number of bytes.
Bytes evenDataSet(const Bytes& file) {
  Bytes set = dataSetOf(file);
  if (set.size() % 2 != 0) set.push_back(0);
  return set;
}

std::set<Bytes> dataSetsOf(const std::vector<TestObject>& objects) {
  std::set<Bytes> sets;
  for (const TestObject& object : objects) sets.insert(evenDataSet(object.file));
  return sets;
}

}  // namespace

TEST_CASE("an echo is answered and tells what software answers", "[courier]") {
  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", freePort());
  const auto echoed = client().echo(nodeAt(peer.port(), "STORE"));
  REQUIRE(echoed);
  CHECK(echoed->starts_with("OFFIS_DCMTK"));
}

TEST_CASE("images arrive in the syntax they have, bit for bit", "[courier]") {
  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", freePort());
  const auto objects = mixedObjects();
  const SendOutcome outcome = sendAll(nodeAt(peer.port(), "STORE"), objects);
  INFO(outcome.trouble());
  REQUIRE(outcome.result);
  REQUIRE(outcome.sent.size() == objects.size());
  CHECK(outcome.taken() == objects.size());
  std::set<Bytes> arrived;
  for (const Bytes& file : filesIn(folder / "in")) arrived.insert(dataSetOf(file));
  CHECK((arrived == dataSetsOf(objects)));
}

TEST_CASE("a node that takes only uncompressed images gets those and says so of the others", "[courier]") {
  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", freePort(), {"+x="});
  const auto objects = mixedObjects();
  const SendOutcome outcome = sendAll(nodeAt(peer.port(), "STORE"), objects);
  REQUIRE(outcome.result);
  REQUIRE(outcome.sent.size() == objects.size());
  for (const auto& sent : outcome.sent) {
    const std::string& syntax = objects[sent.index].object.transferSyntax;
    const bool isPlain = syntax == "1.2.840.10008.1.2" || syntax == "1.2.840.10008.1.2.1";
    INFO(syntax);
    CHECK(sent.error.has_value() != isPlain);
    if (sent.error) CHECK(sent.error->code == ErrorCode::PeerCannotTakeForm);
  }
}

TEST_CASE("an archive tells what it has, and gives it back bit for bit", "[courier]") {
  const TemporaryFolder folder;
  const std::uint16_t movePort = freePort();
  const Peer archive = startArchive(folder / "archive", freePort(), movePort);
  const courier::Node node = nodeAt(archive.port(), "ARCHIVE");
  const std::vector<TestObject> objects{testObject(testData() / "dicom" / "codecs" / "CT_small.dcm"), testObject(testData() / "dicom" / "codecs" / "dx_image.dcm")};
  const SendOutcome fed = sendAll(node, objects);
  INFO(fed.trouble());
  REQUIRE(fed.taken() == 2);

  courier::Query query;
  query.patientNumber = "1CT1";
  const auto studies = client().find(node, query);
  REQUIRE(studies);
  REQUIRE(studies->size() == 1);
  const courier::RemoteItem& study = studies->front();
  CHECK(study.patient.familyName == "CompressedSamples");
  CHECK(study.patient.givenName == "CT1");
  CHECK(study.patient.patientNumber == "1CT1");
  CHECK_FALSE(study.study.empty());

  query = {};
  query.level = Level::Series;
  query.study = study.study;
  const auto series = client().find(node, query);
  REQUIRE(series);
  REQUIRE(series->size() == 1);
  CHECK(series->front().modality == "CT");
  query.level = Level::Image;
  query.series = series->front().series;
  const auto images = client().find(node, query);
  REQUIRE(images);
  REQUIRE(images->size() == 1);
  CHECK(images->front().instance == objects[0].object.sopInstance);

  SECTION("by C-GET over the same association") {
    query = {};
    query.study = study.study;
    std::vector<Bytes> arrived;
    std::string syntax;
    const auto done = client().get(node, query, [&](const courier::OutgoingObject& object, const ipc::MemoryFile& file, std::uint64_t bytes) -> Result<void> {
      CHECK(object.sopInstance == objects[0].object.sopInstance);
      syntax = object.transferSyntax;
      Bytes content(bytes);
      TRY_VOID(file.readAt(0, content));
      arrived.push_back(std::move(content));
      return {};
    });
    REQUIRE(done);
    CHECK(done->completed == 1);
    REQUIRE(arrived.size() == 1);
    CHECK(syntax == objects[0].object.transferSyntax);
    // The archive leaves padding behind the pixels away; everything else is as it was.
    const Bytes original = dataSetOf(objects[0].file), back = dataSetOf(arrived.front());
    REQUIRE(back.size() <= original.size());
    CHECK(original.size() - back.size() < 200);
    CHECK((Bytes(original.begin(), original.begin() + static_cast<std::ptrdiff_t>(back.size())) == back));
  }
  SECTION("by C-MOVE to a receiver that it knows") {
    const Peer receiver = startStorescp(folder / "moved", movePort);
    query = {};
    query.study = study.study;
    const auto done = client().move(node, query, "SAFELIGHT");
    REQUIRE(done);
    CHECK(done->completed == 1);
    CHECK(filesIn(folder / "moved").size() == 1);
  }
  SECTION("a destination that it does not know is a failure that says so") {
    query = {};
    query.study = study.study;
    const auto done = client().move(node, query, "NOBODY");
    REQUIRE_FALSE(done);
    CHECK(done.error().code == ErrorCode::PeerRefused);
  }
}

TEST_CASE("a name with wild cards is found, one that is not there is not", "[courier]") {
  const TemporaryFolder folder;
  const Peer archive = startArchive(folder / "archive", freePort(), freePort());
  const courier::Node node = nodeAt(archive.port(), "ARCHIVE");
  REQUIRE(sendAll(node, {testObject(testData() / "dicom" / "codecs" / "CT_small.dcm")}).taken() == 1);
  courier::Query query;
  query.familyName = "Compressed";
  CHECK(client().find(node, query)->size() == 1);
  query.familyName = "Lindqvist";
  CHECK(client().find(node, query)->empty());
}

TEST_CASE("a node that is not there, refuses, or offers nothing of the kind is named as such", "[courier]") {
  const TemporaryFolder folder;
  CHECK(client().echo(nodeAt(freePort(), "STORE")).error().code == ErrorCode::ConnectionRefused);
  const Peer peer = startStorescp(folder / "in", freePort());
  CHECK(client().find(nodeAt(peer.port(), "STORE"), {}).error().code == ErrorCode::ServiceNotAccepted);
  const std::uint16_t port = freePort();
  const Peer refusing = startStorescp(folder / "no", port, {"--refuse"});
  CHECK(client().echo(nodeAt(port, "STORE")).error().code == ErrorCode::AssociationRejected);
}
