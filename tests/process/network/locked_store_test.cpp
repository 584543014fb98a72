// A thousand objects while nobody is signed in, from DCMTK's tools, from Orthanc and from a device of our own, with and without TLS: afterwards
// each is in the vault bit for bit, and what received them could not read one.

#include <unistd.h>

#include <algorithm>
#include <array>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "app/dispatch/fetching.h"
#include "app/dispatch/sending.h"
#include "core/seal/receiving_order.h"
#include "core/vault/export/outbox.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "dicom/dataset/parser.h"
#include "tests/process/network/network_practice.h"
#include "tests/process/network/secrets_search.h"
#include "tests/process/receiver/memory_search.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
using seal::DeviceLink;
namespace fs = std::filesystem;
namespace net = dicom::net;

namespace {

constexpr std::size_t kObjects = 1000;
constexpr std::size_t kByDcmsend = 100, kByStorescuOverTls = 150, kOfEachOrthanc = 40;
constexpr std::string_view kPlanted = "PIXELCANARY-4d1e-PRACTICE-";

std::vector<Path> filesAtHand() {
  const Path shared = Path(SAFELIGHT_SOURCE_DIR) / ".." / "shared" / "data" / "dicom";
  std::vector<Path> files;
  for (const auto& entry : fs::recursive_directory_iterator(fs::exists(shared) ? shared : testData() / "dicom"))
    if (entry.is_regular_file()) files.push_back(entry.path());
  std::ranges::sort(files);
  return files;
}

std::string_view syntaxOf(const dicom::Encoding& encoding) {
  if (!encoding.explicitVr) return net::kImplicitVrLittleEndian;
  return encoding.bigEndian ? net::kExplicitVrBigEndian : net::kExplicitVrLittleEndian;
}

/// A file as a device would send it: under a name of its own when it has none, its data set as it is (with the NUL that an odd one needs).
/// Nothing when it is no DICOM at all.
std::optional<SentObject> sendable(ByteView file, std::size_t number) {
  SentObject object = takeApart(file).value_or(SentObject());
  if (object.dataSet.empty()) {
    const auto encoding = dicom::guessEncoding(file);
    if (!encoding) return std::nullopt;
    object.dataSet.assign(file.begin(), file.end());
    object.transferSyntax = syntaxOf(*encoding);
  }
  if (!net::isStorableSyntax(object.transferSyntax)) return std::nullopt;
  if (!net::isUid(object.sopClass) || !net::isStorageClass(object.sopClass)) object.sopClass = "1.2.840.10008.5.1.4.1.1.7";
  if (!net::isUid(object.sopInstance)) object.sopInstance = "1.2.826.0.1.3680043.9.9997." + std::to_string(number);
  if (object.dataSet.size() % 2 != 0) object.dataSet.push_back(0);
  return object;
}

/// A practice with everything that can send to it, and what was sent.
class Day {
 public:
  Day() {
    practice.pair("SENSOR", 104);
    practice.pair("CBCT", 104, DeviceLink::Tls, seal::DeviceKind::Cbct);
    const auto archive = [&](const char* title, DeviceLink link) {
      m_archives.push_back({practice.pair(title, freePort(), link, seal::DeviceKind::Archive), title, link});
      return vault::findDevice(practice.open(), m_archives.back().id)->details.port;
    };
    m_plain = startOrthanc(practice, "ORTHANC", archive("ORTHANC", DeviceLink::Plain), DeviceLink::Plain);
    m_secure = startOrthanc(practice, "ORTHANCTLS", archive("ORTHANCTLS", DeviceLink::Tls), DeviceLink::Tls);
    if (!hasPeers()) return;
    m_dcmtk.push_back(startArchive(practice.outside() / "dcmqrscp", archive("ARCHIVE", DeviceLink::Plain), practice.plainPort()));
    const std::uint16_t port = archive("STORE", DeviceLink::Tls);
    std::vector<std::string> secure = tlsOf("STORE");
    secure.push_back("+xa");
    m_dcmtk.push_back(startStorescp(practice.outside() / "storescp", port, secure));
  }
  bool hasPeers() const {
    return m_plain && m_secure && std::ranges::all_of(std::array{"storescu", "dcmsend", "dcmqrscp", "storescp"}, [](const char* name) { return findProgram(name).has_value(); });
  }

  /// The practice's own client fills both archives, so that they have something to send.
  void fillArchives() {
    for (const model::DeviceId device : {m_archives[0].id, m_archives[1].id}) {
      std::vector<TestObject> objects;
      for (std::size_t i = 0; i < kOfEachOrthanc; ++i) objects.push_back(outgoing(made()));
      const SendOutcome outcome = sendAll(practice.node(device), objects);
      INFO(outcome.trouble());
      REQUIRE(outcome.taken() == objects.size());
    }
  }

  void storeFilesAtHand(std::uint16_t port) {
    std::vector<SentObject> objects;
    for (const Path& path : filesAtHand())
      if (auto object = sendable(readFile(path), objects.size())) objects.push_back(std::move(*object));
    REQUIRE(objects.size() > 20);
    constexpr std::size_t kTogether = 60;
    for (std::size_t at = 0; at < objects.size(); at += kTogether) {
      const std::vector<SentObject> some(objects.begin() + static_cast<std::ptrdiff_t>(at),
                                         objects.begin() + static_cast<std::ptrdiff_t>(std::min(objects.size(), at + kTogether)));
      auto association = associate(port, some, "SENSOR");
      REQUIRE(association);
      for (const SentObject& object : some) {
        INFO(object.sopInstance);
        CHECK(send(*association, object) == Status::Success);
        count(object);
      }
      REQUIRE(association->release());
    }
  }

  void storeWith(const std::string& program, std::vector<std::string> arguments, std::uint16_t port, std::size_t howMany) {
    const Path folder = practice.outside() / (program + std::to_string(port));
    fs::create_directories(folder);
    for (std::size_t i = 0; i < howMany; ++i) writeFile(folder / (std::to_string(i) + ".dcm"), fileOf(made()));
    arguments.insert(arguments.end(), {"--scan-directories", "127.0.0.1", std::to_string(port), folder.string()});
    const Ran ran = runProgram(*findProgram(program), arguments, practice.environment(), practice.outside());
    INFO(ran.err << ran.out);
    REQUIRE(ran.status == 0);
    fs::remove_all(folder);
  }

  std::vector<std::string> tlsOf(const std::string& device) const {
    const std::string identity = practice.certificateOf(device).string();
    return {"+tls", identity, identity, "+cf", practice.authority().string()};
  }

  void storeAll() {
    storeFilesAtHand(practice.plainPort());
    storeWith("dcmsend", {"-aet", "SENSOR", "--decompress-never"}, practice.plainPort(), kByDcmsend);
    std::vector<std::string> secure = tlsOf("CBCT");
    secure.insert(secure.begin(), {"-aet", "CBCT"});
    storeWith("storescu", secure, practice.tlsPort(), kByStorescuOverTls);
    letSend(*m_plain);
    letSend(*m_secure);
    REQUIRE(total < kObjects);
    storeWith("storescu", {"-aet", "SENSOR"}, practice.plainPort(), kObjects - total);
  }

  /// Two of the images that came while locked go to every archive, by the outbox; what an archive gives back is known here.
  void sendToArchives() {
    vault::Vault& vault = practice.open();
    vault::ImageSearch search;
    const auto images = vault::searchImages(vault, search);
    REQUIRE(images);
    std::vector<model::ImageId> some;
    for (const model::Image& image : *images)
      if (some.size() < 2 && image.facts.sopInstance.starts_with("1.2.826.0.1.3680043.9.9999.77.")) some.push_back(image.id);
    for (const Archive& archive : m_archives) REQUIRE(vault::queueImages(vault, some, {archive.id.uuid, archive.title}, vault::SendForm::AsStored));
    REQUIRE(dispatch::sendDue(vault, practice.decoder(), client(), {}));
    const auto rows = vault::listOutgoing(vault, {});
    REQUIRE(rows);
    CHECK(rows->size() == some.size() * m_archives.size());
    for (const vault::OutgoingImage& row : *rows) {
      INFO(row.deviceName << " " << errorName(row.lastError.value_or(ErrorCode::Internal)));
      CHECK(row.state == vault::OutgoingState::Done);
    }
    for (const Archive& archive : {m_archives[1], m_archives[2]}) {  // Orthanc over TLS, dcmqrscp without
      dispatch::Fetch fetch;
      fetch.node = practice.node(archive.id);
      fetch.query.study = "1.2.826.0.1.3680043.9.9998.1";
      const auto fetched = dispatch::fetch(vault, practice.decoder(), client(), fetch);
      REQUIRE(fetched);
      CHECK(fetched->summary.duplicates >= some.size());
      CHECK(fetched->summary.imported + fetched->summary.quarantined + fetched->summary.refused == 0);
    }
  }

  NetworkPractice practice;
  std::set<Bytes> sent;  // data sets
  std::size_t total = 0;

 private:
  /// A new object, counted as sent: whoever gets it sends it on.
  SentObject made() {
    const SentObject object = makeObject("77." + std::to_string(total + 1), 1024 + total % 16 * 1024, std::string(kPlanted) + std::to_string(total));
    count(object);
    return object;
  }
  void count(const SentObject& object) {
    sent.insert(object.dataSet);
    ++total;
  }

  struct Archive {
    model::DeviceId id;
    const char* title;
    DeviceLink link;
  };
  std::vector<Archive> m_archives;
  std::optional<Orthanc> m_plain, m_secure;
  std::vector<Peer> m_dcmtk;
};

seal::BoxPublicKey inboxKeyOf(const NetworkPractice& practice) {
  const auto order = seal::parseOrder(readFile(practice.inbox() / "inbox.key"));
  REQUIRE(order);
  return order->inboxKey;
}

/// Every data set of the vault; preambles are zeroed, as nobody needs them and anybody may hide something in them.
std::set<Bytes> dataSetsOf(vault::Vault& vault) {
  vault::ImageSearch search;
  search.limit = 0;
  const auto images = vault::searchImages(vault, search);
  REQUIRE(images);
  std::set<Bytes> all;
  for (const model::Image& image : *images) {
    const auto original = vault::readOriginal(vault, image.id);
    REQUIRE(original);
    CHECK(std::all_of(original->begin(), original->begin() + 128, [](std::uint8_t byte) { return byte == 0; }));
    all.insert(dataSetOf(ByteView(*original)));
  }
  return all;
}

}  // namespace

TEST_CASE("a thousand objects that came while the vault was locked are all in it, bit for bit, and nothing of the receiver tells or opens one", "[network][locked]") {
  Day day;
  if (!day.hasPeers()) SKIP("DCMTK's tools or Orthanc are not installed (packages dcmtk, orthanc)");
  day.fillArchives();
  day.practice.lock();
  RunningReceiver receiver = day.practice.receive();
  day.storeAll();
  REQUIRE(day.total == kObjects);

  // One more association stands open with everything of its work behind it.
  const SentObject last = makeObject("78", 200'000, kPlanted);
  auto standing = associate(day.practice.plainPort(), {last}, "SENSOR");
  REQUIRE(standing);
  REQUIRE(send(*standing, last) == Status::Success);
  const std::vector<std::string> planted{std::string(kPlanted), "CANARYNET"};
  const auto samples = sealedSamples(day.practice.inbox(), 3);
  const bool canLook = !kSanitized && ::geteuid() == 0;
  if (canLook) searchMemory(receiver, planted, inboxKeyOf(day.practice), samples);
  else WARN("the memory was not searched: only the superuser may, and no sanitizer");
  searchFiles(day.practice.vault(), planted, inboxKeyOf(day.practice), samples);
  static_cast<void>(standing->release());  // a busy machine may have searched for longer than an idle association stands

  day.practice.unlock();
  const auto adopted = day.practice.adopt();
  CHECK(adopted.outcomes.size() == kObjects + 1);
  CHECK(adopted.summary.refused == 0);
  CHECK(adopted.summary.missing == 0);
  const std::set<Bytes> here = dataSetsOf(day.practice.open());
  CHECK(std::ranges::includes(here, day.sent));
  CHECK(here.contains(last.dataSet));
  day.sendToArchives();
  CHECK(receiver.stop() == 0);
  const auto checked = vault::verifyVault(day.practice.open(), vault::Depth::Deep);
  REQUIRE(checked);
  CHECK(checked->findings.empty());
}
