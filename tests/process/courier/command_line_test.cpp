// safelightctl echo, send, query, retrieve and worklist over real vaults and real peers.

#include <signal.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"
#include "tests/process/courier/peers.h"

using namespace safelight;
using namespace safelight::tests;
using nlohmann::json;

namespace {

void pairWith(const Practice& practice, const std::string& ae, std::uint16_t port) {
  practice.json({"pair", "--ae", ae, "--address", "127.0.0.1", "--port", std::to_string(port)});
}

std::vector<std::string> imageIds(const Practice& practice) {
  std::vector<std::string> ids;
  for (const json& image : practice.json({"images"})) ids.push_back(image["id"]);
  return ids;
}

std::string importCt(const Practice& practice) {
  const std::string path = (testData() / "dicom" / "codecs" / "CT_small.dcm").string();
  return practice.json({"import", path, "--new-patients"})[0]["image"];
}

/// safelightctl worklist WHAT VAULT ...
std::vector<json> worklist(const Practice& practice, const std::string& what, std::vector<std::string> arguments, int expected = 0) {
  arguments.insert(arguments.begin(), {"worklist", what, practice.vault().string()});
  arguments.insert(arguments.end(), {"--password-file", practice.passwordFile().string(), "--json"});
  const Ran ran = practice.run(arguments);
  INFO(ran.err);
  REQUIRE(ran.status == expected);
  return linesOf(ran.out);
}

std::string today() { return model::LocalTime::at(SystemClock().now(), SystemClock()).date().toString(); }

}  // namespace

TEST_CASE("what could not be sent waits in the outbox and goes when the device is back", "[courier][cli]") {
  const Practice practice = Practice::withVault();
  const std::string image = importCt(practice);
  const std::uint16_t port = freePort();
  pairWith(practice, "STORE", port);
  auto lines = practice.json({"send", image, "--to", "STORE"}, 1);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0]["status"] == "waiting");
  CHECK(lines[0]["reason"] == "ConnectionRefused");
  CHECK_FALSE(lines[0]["retryAt"].is_null());
  // Another process, another day: the journal knows. It is not due yet, so nothing happens.
  CHECK(practice.json({"send"})[0]["summary"]["sent"] == 0);

  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", port);
  CHECK(practice.json({"echo", "--to", "STORE"})[0]["answers"] == true);
  lines = practice.json({"send", image, "--to", "STORE", "--commit"});
  CHECK(lines[0]["status"] == "sent");
  CHECK(lines[0]["committed"] == false);  // storescp does not offer it
  CHECK(lines.back()["summary"]["sent"] == 1);
  CHECK(std::distance(std::filesystem::directory_iterator(folder / "in"), {}) == 1);
  std::vector<std::string> actions;
  for (const json& entry : practice.json({"audit"})) actions.push_back(entry["action"]);
  CHECK(std::count(actions.begin(), actions.end(), "send.queued") == 2);
  CHECK(std::count(actions.begin(), actions.end(), "send.failed") == 1);
  CHECK(std::count(actions.begin(), actions.end(), "send.done") == 1);
}

TEST_CASE("a device that takes no compressed images gets them decoded on request", "[courier][cli]") {
  const Practice practice = Practice::withVault();
  const std::string path = (testData() / "dicom" / "codecs" / "JPEG2000.dcm").string();
  const std::string image = practice.json({"import", path, "--new-patients"})[0]["image"];
  const TemporaryFolder folder;
  const Peer peer = startStorescp(folder / "in", freePort(), {"+x="});
  pairWith(practice, "STORE", peer.port());
  const auto refused = practice.json({"send", image, "--to", "STORE"}, 1);
  CHECK(refused[0]["status"] == "failed");
  CHECK(refused[0]["reason"] == "PeerCannotTakeForm");
  CHECK(practice.json({"send", image, "--to", "STORE", "--uncompressed"})[0]["status"] == "sent");
}

TEST_CASE("an archive is asked and what is missing here is fetched, once", "[courier][cli]") {
  const Practice sender = Practice::withVault(), practice = Practice::withVault();
  const TemporaryFolder folder;
  const Peer archive = startArchive(folder / "archive", freePort(), freePort());
  for (const Practice* each : {&sender, &practice}) pairWith(*each, "ARCHIVE", archive.port());
  REQUIRE(sender.json({"send", importCt(sender), "--to", "ARCHIVE"})[0]["status"] == "sent");

  const auto studies = practice.json({"query", "--from", "ARCHIVE", "--number", "1CT1"});
  REQUIRE(studies.size() == 1);
  CHECK(studies[0]["patient"]["familyName"] == "CompressedSamples");
  const std::string study = studies[0]["study"];
  auto fetched = practice.json({"retrieve", "--from", "ARCHIVE", "--study", study});
  REQUIRE(fetched.size() == 2);
  CHECK(fetched[0]["status"] == "quarantined");
  CHECK(imageIds(practice).size() == 1);
  fetched = practice.json({"retrieve", "--from", "ARCHIVE", "--study", study});
  CHECK(fetched[0]["status"] == "duplicate");
  CHECK(imageIds(practice).size() == 1);
}

TEST_CASE("orders come from a drop folder, are served, and are done when the image is there", "[worklist][cli]") {
  const Practice practice = Practice::withVault();
  const Path drop = practice.outside() / "drop";
  std::filesystem::create_directories(drop);
  const std::string day = today();
  writeFile(drop / "orders.csv", asBytes("number;family name;given name;birth date;modality;station;date;time\n20417;Lindqvist;Marta;1987-03-14;PX;;" + day + ";09:15\n"));
  writeFile(drop / "more.json", asBytes(R"([{"number":"555","name":"Okafor, Chi","birthDate":"1990-01-01","modality":"IO","date":")" + day + R"("},{"number":"556","name":"X","date":")" + day + "\"}]"));
  CHECK(worklist(practice, "import", {drop.string()}, 1).size() == 3);
  CHECK_FALSE(std::filesystem::exists(drop / "orders.csv"));
  CHECK(std::filesystem::exists(drop / "refused" / "more.json"));
  REQUIRE(worklist(practice, "list", {}).size() == 2);

  practice.json({"pair", "--ae", "PANO", "--address", "127.0.0.1"});
  RunningProgram server(builtProgram("safelightctl"),
                        {"worklist", "serve", practice.vault().string(), "--port", "0", "--password-file", practice.passwordFile().string(), "--json"}, practice.environment());
  const auto first = server.line();
  REQUIRE(first);
  const json listening = json::parse(*first)["listening"];
  CHECK(listening["orders"] == 2);
  const TemporaryFolder folder;
  const Ran asked = runProgram(*findProgram("findscu"), {"-W", "-aet", "PANO", "-aec", "SAFELIGHT", "-k", "0010,0010", "-k", "0040,0100[0].0008,0060=PX", "127.0.0.1",
                                                         std::to_string(listening["port"].get<int>())}, {"PATH=/usr/bin"}, folder.path());
  CHECK(asked.status == 0);
  CHECK((asked.out + asked.err).find("Lindqvist^Marta") != std::string::npos);
  CHECK((asked.out + asked.err).find("Okafor") == std::string::npos);
  // The vault is not in use meanwhile.
  CHECK(worklist(practice, "list", {}).size() == 2);
  server.signal(SIGTERM);
  CHECK(server.wait() == 0);
}

TEST_CASE("an image that comes in closes its order", "[worklist][cli]") {
  const Practice practice = Practice::withImages();
  const DicomSample sample;
  const auto entered = worklist(practice, "add", {"--patient", sample.number, "--modality", "IO", "--date", "2025-03-14", "--time", "10:00"});
  REQUIRE(entered.size() == 1);
  DicomSample next;
  next.instance = "77";
  next.pixelText = "the image that was asked for ";
  const std::string image = practice.json({"import", practice.file("next.dcm", makeDicom(next))})[0]["image"];
  const auto rows = worklist(practice, "list", {"--all"});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0]["status"] == "done");
  CHECK(rows[0]["image"] == image);
  const auto second = worklist(practice, "add", {"--patient", sample.number, "--modality", "CT"});
  worklist(practice, "cancel", {second[0]["id"]});
  CHECK(worklist(practice, "list", {}).empty());
}
