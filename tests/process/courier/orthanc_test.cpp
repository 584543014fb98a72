// Orthanc as a PACS, both ways.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "tests/process/courier/peers.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("Orthanc takes images, tells of them and gives them back as they are", "[courier][orthanc]") {
  const TemporaryFolder folder;
  const auto orthanc = startOrthanc(folder / "orthanc", freePort());
  if (!orthanc) SKIP("Orthanc is not installed (package orthanc)");
  const courier::Node node = nodeAt(orthanc->peer.port(), "ORTHANC");
  REQUIRE(client().echo(node));
  std::vector<TestObject> objects;
  for (const char* name : {"CT_small.dcm", "JPEG-lossy.dcm", "JPEG2000.dcm", "SC_rgb_small_odd_jpeg.dcm", "dx_image.dcm"})
    objects.push_back(testObject(testData() / "dicom" / "codecs" / name));
  const SendOutcome sent = sendAll(node, objects);
  INFO(sent.trouble());
  REQUIRE(sent.taken() == objects.size());

  const auto studies = client().find(node, {});
  REQUIRE(studies);
  std::set<std::string> arrived;
  for (const courier::RemoteItem& study : *studies) {
    courier::Query query;
    query.study = study.study;
    const auto onArrived = [&](const courier::OutgoingObject& object, const ipc::MemoryFile& file, std::uint64_t bytes) -> Result<void> {
      Bytes content(bytes);
      TRY_VOID(file.readAt(0, content));
      const auto original = std::find_if(objects.begin(), objects.end(), [&](const TestObject& one) { return one.object.sopInstance == object.sopInstance; });
      REQUIRE(original != objects.end());
      CHECK(object.transferSyntax == original->object.transferSyntax);
      arrived.insert(object.sopInstance);
      return {};
    };
    const auto done = client().get(node, query, onArrived);
    REQUIRE(done);
    CHECK(done->failed == 0);
  }
  CHECK(arrived.size() == objects.size());
}

TEST_CASE("Orthanc moves images to a receiver that it knows", "[courier][orthanc]") {
  const TemporaryFolder folder;
  const std::uint16_t movePort = freePort();
  const auto orthanc = startOrthanc(folder / "orthanc", movePort);
  if (!orthanc) SKIP("Orthanc is not installed (package orthanc)");
  const courier::Node node = nodeAt(orthanc->peer.port(), "ORTHANC");
  REQUIRE(sendAll(node, {testObject(testData() / "dicom" / "codecs" / "CT_small.dcm")}).taken() == 1);
  const auto studies = client().find(node, {});
  REQUIRE((studies && studies->size() == 1));
  const Peer receiver = startStorescp(folder / "moved", movePort);
  courier::Query query;
  query.study = studies->front().study;
  REQUIRE(client().move(node, query, "SAFELIGHT"));
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "moved"), {}) == 1);
}
