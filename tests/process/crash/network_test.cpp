// The courier, the receiver and the decoder are killed again and again while images are sent, fetched, received and taken in. What a device was told
// is safe is safe, what the vault says was sent lies there, and in the end everything is where it should be, once.

#include <signal.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>
#include <cstdio>
#include <filesystem>
#include <map>
#include <set>

#include "app/dispatch/fetching.h"
#include "app/dispatch/sending.h"
#include "core/vault/export/outbox.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/verify.h"
#include "tests/process/crash/hunting.h"
#include "tests/process/crash/rounds.h"
#include "tests/process/network/network_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t kEach = 6;

class Network {
 public:
  Network() {
    practice.pair("SENSOR", 104);
    store = practice.pair("STORE", freePort(), seal::DeviceLink::Plain, seal::DeviceKind::Archive);
    archive = practice.pair("ARCHIVE", freePort(), seal::DeviceLink::Plain, seal::DeviceKind::Archive);
    fs::create_directories(taken());
    m_peers.push_back(startStorescp(taken(), portOf(store)));
    m_peers.push_back(startArchive(practice.outside() / "archive", portOf(archive), practice.plainPort()));
  }
  std::uint16_t portOf(model::DeviceId device) { return vault::findDevice(practice.open(), device)->details.port; }
  Path taken() const { return practice.outside() / "taken"; }

  /// A device sends while somebody kills what receives: the one that accepts, one that takes an image in, the one that keeps the inbox. Only what
  /// the device was told is safe counts.
  void receive(std::uint64_t seed) {
    practice.lock();
    RunningReceiver receiver = practice.receive();
    Hunter hunter("safelight-receiver", std::chrono::milliseconds(120), seed);
    for (std::size_t i = 0; i < kEach; ++i) {
      const SentObject object = made();
      const auto status = sendOne(receiver.port(), object, "SENSOR");
      if (status && *status == Status::Success) m_safe.insert(object.dataSet);
    }
    killed["receiver"] += hunter.stop();
    ::kill(receiver.acceptor(), SIGKILL);
    receiver.wait();
    practice.unlock();
  }

  /// Taken in while decoders die under it; what that refused is tried again in peace.
  void adopt(std::uint64_t seed) {
    practice.decoder();  // has begun before anybody hunts
    {
      Hunter hunter("safelight-decoder", std::chrono::milliseconds(30), seed);
      const auto run = vault::AdoptionRun::start(practice.open(), practice.decoder(), {2}, {});
      REQUIRE(run);
      while (!(*run)->finished())
        if (!(*run)->step()) break;
      killed["decoder"] += hunter.stop();
    }
    vault::AdoptionRequest again;
    again.refused = vault::AdoptionRequest::Refused::TryAgain;
    const auto run = vault::AdoptionRun::start(practice.open(), practice.decoder(), again, {});
    REQUIRE(run);
    while (!(*run)->finished()) REQUIRE((*run)->step());
  }

  /// Everything that is here goes out while couriers die, until all of it has gone.
  void send(std::uint64_t seed) {
    vault::Vault& vault = practice.open();
    std::vector<model::ImageId> ids;
    for (const model::Image& image : imagesHere())
      if (m_queued.insert(image.id).second) ids.push_back(image.id);
    if (!ids.empty()) {
      for (const model::DeviceId to : {store, archive}) REQUIRE(vault::queueImages(vault, ids, {to.uuid, "an archive"}, vault::SendForm::AsStored));
    }
    for (int tries = 0; tries < 8; ++tries) {
      const bool inPeace = tries >= 2;
      std::optional<Hunter> hunter;
      if (!inPeace) hunter.emplace("safelight-courier", std::chrono::milliseconds(120), seed + static_cast<std::uint64_t>(tries));
      [[maybe_unused]] const auto sent = dispatch::sendDue(vault, practice.decoder(), client(), {});
      if (hunter) killed["courier"] += hunter->stop();
      if (checkSent() == 0) return;
      practice.pass(std::chrono::hours(2));  // when what failed is tried again
    }
    FAIL_CHECK("not everything was sent");
  }

  /// Fetched back while couriers and decoders die: nothing that is here already comes twice, nothing is half there.
  void fetch(std::uint64_t seed) {
    dispatch::Fetch fetch;
    fetch.node = practice.node(archive);
    fetch.query.study = "1.2.826.0.1.3680043.9.9998.1";
    const std::size_t before = imagesHere().size();
    {
      Hunter couriers("safelight-courier", std::chrono::milliseconds(200), seed), decoders("safelight-decoder", std::chrono::milliseconds(60), seed + 1);
      [[maybe_unused]] const auto fetched = dispatch::fetch(practice.open(), practice.decoder(), client(), fetch);
      killed["courier"] += couriers.stop();
      killed["decoder"] += decoders.stop();
    }
    CHECK(imagesHere().size() == before);
    const auto whole = dispatch::fetch(practice.open(), practice.decoder(), client(), fetch);
    REQUIRE(whole);
    CHECK(whole->summary.refused == 0);
    CHECK(imagesHere().size() == before);
  }

  void check() {
    vault::Vault& vault = practice.open();
    std::map<Bytes, int> there;
    for (const model::Image& image : imagesHere()) {
      const auto original = vault::readOriginal(vault, image.id);
      REQUIRE(original);
      CHECK(++there[dataSetOf(ByteView(*original))] == 1);
    }
    for (const Bytes& dataSet : m_safe) CHECK(there.contains(dataSet));
    const auto report = vault::verifyVault(vault, vault::Depth::Deep);
    REQUIRE(report);
    for (const auto& finding : report->findings) FAIL_CHECK(finding.where << ": " << errorName(finding.error.code));
    CHECK(fs::is_empty(practice.vault() / "tmp"));
  }

  std::size_t safe() const { return m_safe.size(); }
  std::map<std::string, int> killed;
  NetworkPractice practice;
  model::DeviceId store, archive;

 private:
  SentObject made() {
    ++m_made;
    return makeObject("66." + std::to_string(m_made), 2048 + m_made % 7 * 4096, "killed " + std::to_string(m_made) + " ");
  }

  std::vector<model::Image> imagesHere() {
    const auto images = vault::searchImages(practice.open(), {});
    REQUIRE(images);
    return *images;
  }

  /// What is said to have been sent lies there whole. How many have not been sent.
  std::size_t checkSent() {
    std::set<Bytes> lying;
    for (const auto& entry : fs::directory_iterator(taken())) lying.insert(dataSetOf(ByteView(readFile(entry.path()))));
    const auto rows = vault::listOutgoing(practice.open(), {});
    REQUIRE(rows);
    std::size_t left = 0;
    for (const vault::OutgoingImage& row : *rows) {
      if (row.state != vault::OutgoingState::Done) {
        ++left;
        continue;
      }
      if (row.device != store.uuid) continue;
      const auto original = vault::readOriginal(practice.open(), row.image);
      REQUIRE(original);
      CHECK(lying.contains(dataSetOf(ByteView(*original))));
    }
    return left;
  }

  std::vector<Peer> m_peers;
  std::set<Bytes> m_safe;
  std::set<model::ImageId> m_queued;
  std::size_t m_made = 0;
};

}  // namespace

TEST_CASE("courier, receiver and decoder are killed again and again, and everything that was said stays true", "[crash]") {
  if (!findProgram("storescp") || !findProgram("dcmqrscp")) SKIP("DCMTK's programs are not installed");
  Network network;
  const int rounds = roundsOr(2);
  for (int round = 0; round < rounds; ++round) {
    INFO("round " << round << " of seed " << crashSeed());
    const std::uint64_t seed = crashSeed() * 1000 + static_cast<std::uint64_t>(round) * 10;
    network.receive(seed);
    network.adopt(seed);
    network.send(seed + 1);
    network.fetch(seed + 4);
    network.check();
  }
  std::printf("killed: receiver %d, decoder %d, courier %d times; %zu objects that a device was told are safe, none lost\n", network.killed["receiver"],
              network.killed["decoder"], network.killed["courier"], network.safe());
  CHECK(network.killed["receiver"] + network.killed["decoder"] + network.killed["courier"] > 0);
}
