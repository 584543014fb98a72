// DCMTK's small PACS: store, query, and fetch both ways.

#include <catch2/catch_test_macros.hpp>

#include <filesystem>

#include "dicom/dataset/writer.h"
#include "tests/process/dicom_net/network.h"

using namespace safelight;
using namespace safelight::tests;
using namespace safelight::dicom::net;
using dicom::Vr;

namespace {

// A PACS with one store, which knows us under the port given.
class Pacs {
 public:
  explicit Pacs(std::uint16_t ourPort) {
    std::filesystem::create_directory(m_folder / "store");
    const std::string configuration =
        "NetworkTCPPort = 104\nMaxPDUSize = 131072\nMaxAssociations = 4\n"
        "HostTable BEGIN\nsafelight = (SAFELIGHT, 127.0.0.1, " + std::to_string(ourPort) + ")\nHostTable END\n"
        "VendorTable BEGIN\nVendorTable END\n"
        "AETable BEGIN\nPACS " + (m_folder / "store").string() + " RW (20, 1024mb) ANY\nAETable END\n";
    writeFile(m_folder / "dcmqrscp.cfg", asBytes(configuration));
    m_server.emplace("dcmqrscp", std::vector<std::string>{"-c", (m_folder / "dcmqrscp.cfg").string(), "PORT"});
  }
  std::uint16_t port() const { return m_server->port(); }

 private:
  TemporaryFolder m_folder;
  std::optional<PeerServer> m_server;
};

std::string instance(int number) { return "1.2.826.0.1.3680043.8.498.60." + std::to_string(number); }

void fillPacs(std::uint16_t port, int count) {
  Association association = associate(port, "PACS", {proposeContext(kSecondaryCapture, {std::string(kExplicitVrLittleEndian)})});
  for (int i = 0; i < count; ++i) {
    const Bytes object = plainDataSet(instance(i), 200'000u + static_cast<unsigned>(i), kExplicitVrLittleEndian);
    REQUIRE(store(association, {std::string(kSecondaryCapture), instance(i), {}, Priority::Medium}, DataSource::of(object)) == Status::Success);
  }
  REQUIRE(association.release());
}

Bytes studyQuery(std::string_view level) {
  dicom::DataSetWriter query(dicom::Encoding{});
  query.text({0x0008, 0x0052}, Vr::CS, level);
  query.text({0x0020, 0x000D}, Vr::UI, "1.2.826.0.1.3680043.8.498.7");
  if (level == "IMAGE") {
    query.text({0x0020, 0x000E}, Vr::UI, "1.2.826.0.1.3680043.8.498.7.1");
    Bytes bytes = query.written();
    dicom::DataSetWriter whole(dicom::Encoding{});
    whole.text({0x0008, 0x0018}, Vr::UI, "");
    whole.raw(bytes);
    return whole.written();
  }
  return query.written();
}

class Keeper final : public ServiceHandler {
 public:
  std::map<std::string, Bytes> objects;
  StoreDecision beginStore(const StoreRequest& request) override { return std::make_unique<Receiver>(objects[request.sopInstance]); }

 private:
  class Receiver final : public StoreReceiver {
   public:
    explicit Receiver(Bytes& into) : m_into(into) {}
    Result<void> write(ByteView bytes) override {
      m_into.insert(m_into.end(), bytes.begin(), bytes.end());
      return {};
    }
    Status finish() override { return Status::Success; }

   private:
    Bytes& m_into;
  };
};

}  // namespace

TEST_CASE("a PACS is queried by study, and fetched from by C-GET over one association", "[dicom][net]") {
  const Pacs pacs(freePort());
  fillPacs(pacs.port(), 4);
  AssociationProposal proposal{"SAFELIGHT", "PACS", {proposeContext(kStudyRootFind, uncompressedSyntaxes()), proposeContext(kStudyRootGet, uncompressedSyntaxes())}, {}};
  const std::vector<std::string> classes{std::string(kSecondaryCapture)};
  proposeRetrieval(proposal, classes, {std::string(kExplicitVrLittleEndian)});
  Association association = associate(pacs.port(), "PACS", proposal.contexts, proposal.roles);
  CHECK(association.providedContextFor(kSecondaryCapture) != nullptr);

  int matches = 0;
  CHECK(find(association, kStudyRootFind, studyQuery("STUDY"), [&](ByteView, std::string_view) { return ++matches, Continue::More; }) == Status::Success);
  CHECK(matches == 1);

  Keeper keeper;
  int steps = 0;
  const auto outcome = get(association, kStudyRootGet, studyQuery("STUDY"), keeper, [&](const SubOperations&) { ++steps; });
  REQUIRE(outcome);
  CHECK(outcome->status == Status::Success);
  CHECK(outcome->counts.completed == 4);
  CHECK(steps >= 4);
  REQUIRE(keeper.objects.size() == 4);
  for (int i = 0; i < 4; ++i) CHECK(keeper.objects[instance(i)] == plainDataSet(instance(i), 200'000u + static_cast<unsigned>(i), kExplicitVrLittleEndian));
  CHECK(association.release());
}

TEST_CASE("a PACS is fetched from by C-MOVE to our own server", "[dicom][net]") {
  Server server(everything());
  const Pacs pacs(server.port());
  fillPacs(pacs.port(), 3);
  Association association = associate(pacs.port(), "PACS", {proposeContext(kStudyRootMove, uncompressedSyntaxes())});
  const auto unknown = move(association, kStudyRootMove, "NOBODY", studyQuery("STUDY"));
  REQUIRE(unknown);
  CHECK(unknown->status == Status::MoveDestinationUnknown);
  const auto outcome = move(association, kStudyRootMove, "SAFELIGHT", studyQuery("STUDY"));
  REQUIRE(outcome);
  CHECK(outcome->status == Status::Success);
  CHECK(outcome->counts.completed == 3);
  CHECK(association.release());
  auto stored = server.stored();
  REQUIRE(stored.size() == 3);
  for (int i = 0; i < 3; ++i) {
    CHECK(stored[instance(i)].bytes == plainDataSet(instance(i), 200'000u + static_cast<unsigned>(i), kExplicitVrLittleEndian));
    CHECK(stored[instance(i)].request.moveOriginator == "SAFELIGHT");
  }
}
