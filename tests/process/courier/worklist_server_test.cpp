// The worklist server against DCMTK's findscu and echoscu, and beside DCMTK's own worklist server.

#include <poll.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <set>

#include "core/courier/worklist_server.h"
#include "tests/process/courier/peers.h"

using namespace safelight;
using namespace safelight::tests;
using courier::WorklistServer;

namespace {

model::WorklistItem item(const std::string& family, const std::string& given, const std::string& number, const std::string& modality, const std::string& station,
                         const std::string& time, const std::string& accession) {
  model::WorklistItem item;
  item.patient = {number, family, given, model::Date::make(1980, 5, 17), 1};
  item.order.accession = accession;
  item.order.procedureId = "P" + accession;
  item.order.stepId = "S" + accession;
  item.order.studyUid = "2.25.77" + number;
  item.order.description = "Exam " + accession;
  item.order.modality = modality;
  item.order.station = station;
  item.order.scheduledAt = *model::LocalTime::parse(time);
  item.order.note = "";
  return item;
}

std::vector<model::WorklistItem> items() {
  return {item("MUELLER", "JOERG", "1001", "PX", "PANO", "2026-11-22T09:00:00", "A1"), item("Muster", "Anna", "1002", "IO", "SENSOR", "2026-11-22T10:15:00", "A2"),
          item("Lindqvist", "Marta", "1003", "PX", "PANO", "2026-11-23T08:30:00", "A3"), item("Okafor", "Chi", "1004", "CT", "CBCT", "2026-11-23T14:00:00", "A4")};
}

courier::Offer offerOf(std::vector<model::WorklistItem> list, const std::string& ae = "PANO") { return {std::move(list), {{ae, "127.0.0.1", std::nullopt}}}; }

WorklistServer started() {
  courier::ServerSettings settings;
  settings.plainAddresses = {"127.0.0.1"};
  auto server = WorklistServer::start(builtProgram("safelight-courier"), settings);
  REQUIRE(server);
  return std::move(*server);
}

/// What findscu was answered: the files it wrote, as text by dcmdump.
struct Asked {
  int status = 0;
  std::vector<std::string> answers;
  std::set<std::string> accessions;
};

Asked ask(std::uint16_t port, const std::vector<std::string>& keys, const std::string& ae = "PANO", const std::vector<std::string>& more = {}, const std::string& called = "SAFELIGHT") {
  const TemporaryFolder folder;
  std::filesystem::create_directories(folder / "answers");
  std::vector<std::string> arguments{"-W", "-aet", ae, "-aec", called, "-to", "10", "-od", (folder / "answers").string(), "-X"};
  arguments.insert(arguments.end(), more.begin(), more.end());
  for (const std::string& key : keys) {
    arguments.push_back("-k");
    arguments.push_back(key);
  }
  arguments.insert(arguments.end(), {"127.0.0.1", std::to_string(port)});
  Asked asked;
  asked.status = runProgram(*findProgram("findscu"), arguments, {"PATH=/usr/bin"}, folder.path()).status;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "answers")) {
    const std::string dump = runProgram(*findProgram("dcmdump"), {"-Un", entry.path().string()}, {"PATH=/usr/bin"}, folder.path()).out;
    const std::size_t at = dump.find("(0008,0050) SH [");
    if (at != std::string::npos) asked.accessions.insert(dump.substr(at + 16, dump.find(']', at) - at - 16));
    asked.answers.push_back(dump);
  }
  return asked;
}

const std::vector<std::string> kUsualKeys{"0008,0050", "0010,0010", "0010,0020", "0040,0100[0].0008,0060", "0040,0100[0].0040,0001", "0040,0100[0].0040,0002",
                                          "0040,0100[0].0040,0003"};

std::vector<std::string> usualWith(std::vector<std::string> keys) {
  keys.insert(keys.begin(), kUsualKeys.begin(), kUsualKeys.end());
  return keys;
}

}  // namespace

TEST_CASE("a device is told today's list, and only what it asked for", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf(items())));
  const Asked asked = ask(server.plainPort(), usualWith({"0040,0100[0].0040,0002=20261122"}));
  CHECK(asked.status == 0);
  CHECK(asked.accessions == std::set<std::string>{"A1", "A2"});
  REQUIRE_FALSE(asked.answers.empty());
  CHECK(asked.answers[0].find("(0020,000d)") == std::string::npos);
  CHECK(asked.answers[0].find("(0040,0100) SQ") != std::string::npos);
  const auto told = server.askedBy(Deadline::in(std::chrono::seconds(60)));
  REQUIRE((told && *told));
  CHECK((*told)->aeTitle == "PANO");
  CHECK((*told)->matches == 2);
}

TEST_CASE("stations, modalities, ranges, names and numbers are matched", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf(items())));
  const auto found = [&](const std::vector<std::string>& keys) { return ask(server.plainPort(), usualWith(keys)).accessions; };
  CHECK(found({"0040,0100[0].0040,0001=PANO"}) == std::set<std::string>{"A1", "A3"});
  CHECK(found({"0040,0100[0].0008,0060=IO"}) == std::set<std::string>{"A2"});
  CHECK(found({"0040,0100[0].0040,0002=20261123-"}) == std::set<std::string>{"A3", "A4"});
  CHECK(found({"0040,0100[0].0040,0003=0900-1015"}) == std::set<std::string>{"A1", "A2"});
  CHECK(found({"0010,0010=mu*"}) == std::set<std::string>{"A1", "A2"});
  CHECK(found({"0010,0010=LINDQVIST^MARTA"}) == std::set<std::string>{"A3"});
  CHECK(found({"0010,0020=1004"}) == std::set<std::string>{"A4"});
  CHECK(found({"0008,0050=A?"}).size() == 4);
  CHECK(found({"0010,0010=Nobody*"}).empty());
}

TEST_CASE("the answers are those of DCMTK's own worklist server", "[worklist]") {
  if (!findProgram("wlmscpfs")) SKIP("wlmscpfs is not installed (package dcmtk)");
  const TemporaryFolder folder;
  const Path files = folder / "lists" / "WORKLIST";
  std::filesystem::create_directories(files);
  writeFile(files / "lockfile", {});
  for (const model::WorklistItem& one : items()) {
    std::string day = one.order.scheduledAt.toString().substr(0, 10), time = one.order.scheduledAt.toString().substr(11);
    std::erase(day, '-');
    std::erase(time, ':');
    const std::string dump = "(0008,0050) SH [" + one.order.accession + "]\n(0010,0010) PN [" + one.patient.familyName + "^" + one.patient.givenName + "]\n(0010,0020) LO [" +
                             one.patient.patientNumber + "]\n(0010,0030) DA [19800517]\n(0010,0040) CS [F]\n(0020,000d) UI [" + one.order.studyUid +
                             "]\n(0032,1060) LO [" + one.order.description + "]\n(0040,0100) SQ\n(fffe,e000) -\n(0008,0060) CS [" + one.order.modality + "]\n(0040,0001) AE [" +
                             one.order.station + "]\n(0040,0002) DA [" + day + "]\n(0040,0003) TM [" + time + "]\n(0040,0007) LO [x]\n(0040,0009) SH [" + one.order.stepId +
                             "]\n(fffe,e00d) -\n(fffe,e0dd) -\n(0040,1001) SH [" + one.order.procedureId + "]\n";
    const std::string text = (folder / "item.txt").string();
    writeFile(text, asBytes(dump));
    REQUIRE(runProgram(*findProgram("dump2dcm"), {text, (files / (one.order.accession + ".wl")).string()}, {"PATH=/usr/bin"}, folder.path()).status == 0);
  }
  const std::uint16_t port = freePort();
  const Peer reference(*findProgram("wlmscpfs"), {"-dfp", (folder / "lists").string(), std::to_string(port)}, port);
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf(items())));

  // Where the two differ on purpose: names match here whatever their case, and patient numbers may hold wild cards.
  const std::vector<std::vector<std::string>> queries{
      {}, {"0040,0100[0].0040,0002=20261122"}, {"0040,0100[0].0040,0002=20261122-20261123"}, {"0040,0100[0].0040,0002=-20261122"}, {"0040,0100[0].0008,0060=PX"},
      {"0040,0100[0].0040,0001=PANO", "0040,0100[0].0040,0002=20261123"}, {"0010,0010=Mus*"}, {"0010,0010=M?ster*"}, {"0010,0010=Okafor^Chi"}, {"0010,0010=Okafor"},
      {"0010,0020=1003"}, {"0008,0050=A4"}, {"0008,0050=A9"}, {"0040,0100[0].0040,0003=080000-093000"}};
  for (const auto& keys : queries) {
    INFO((keys.empty() ? std::string("everything") : keys.back()));
    const Asked theirs = ask(port, usualWith(keys), "PANO", {}, "WORKLIST");
    CHECK(theirs.status == 0);
    CHECK(ask(server.plainPort(), usualWith(keys)).accessions == theirs.accessions);
  }
}

TEST_CASE("names come in the character set that was asked for, and are found by their plain spelling", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf({item("Müller-Weiß", "Jörg", "7", "PX", "PANO", "2026-11-22T09:00:00", "B1"), item("Дмитриев", "Иван", "8", "PX", "PANO", "2026-11-22T09:30:00", "B2")})));
  const auto with = [&](const std::string& set, const std::string& key) { return ask(server.plainPort(), usualWith({"0008,0005=" + set, key})); };
  const Asked latin = with("ISO_IR 100", "0010,0010=mueller*");
  REQUIRE(latin.accessions == std::set<std::string>{"B1"});
  CHECK(latin.answers[0].find("(0008,0005) CS [ISO_IR 100]") != std::string::npos);
  CHECK(latin.answers[0].find("M\xfcller-Wei\xdf^J\xf6rg") != std::string::npos);
  const Asked unicode = with("ISO_IR 192", "0010,0010=muller*");
  REQUIRE(unicode.accessions == std::set<std::string>{"B1"});
  CHECK(unicode.answers[0].find("Müller-Weiß^Jörg") != std::string::npos);
  const Asked russian = with("ISO_IR 100", "0010,0020=8");
  REQUIRE(russian.accessions == std::set<std::string>{"B2"});
  CHECK(russian.answers[0].find("(0008,0005) CS [ISO_IR 192]") != std::string::npos);
}

TEST_CASE("an order for no device in particular is offered to each under its own name", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf({item("Muster", "Anna", "1", "IO", "", "2026-11-22T09:00:00", "C1")})));
  const Asked asked = ask(server.plainPort(), usualWith({"0040,0100[0].0040,0001=PANO"}));
  REQUIRE(asked.accessions == std::set<std::string>{"C1"});
  CHECK(asked.answers[0].find("(0040,0001) AE [PANO]") != std::string::npos);
}

TEST_CASE("only paired devices are answered, and who was turned away is told", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf(items())));
  CHECK(ask(server.plainPort(), kUsualKeys, "STRANGER").accessions.empty());
  const auto told = server.askedBy(Deadline::in(std::chrono::seconds(60)));
  REQUIRE((told && *told));
  CHECK((*told)->aeTitle == "STRANGER");
  CHECK((*told)->error == ErrorCode::AssociationRejected);
  REQUIRE(server.offer({items(), {{"PANO", "192.0.2.9", std::nullopt}}}));
  CHECK(ask(server.plainPort(), kUsualKeys).status != 0);
}

TEST_CASE("a device may stop in the middle of a long list", "[worklist]") {
  WorklistServer server = started();
  std::vector<model::WorklistItem> many;
  for (int i = 0; i < 1500; ++i) many.push_back(item("Patient" + std::to_string(i), "X", std::to_string(i), "PX", "PANO", "2026-11-22T09:00:00", "D" + std::to_string(i)));
  REQUIRE(server.offer(offerOf(std::move(many))));
  const Asked asked = ask(server.plainPort(), kUsualKeys, "PANO", {"--cancel", "5"});
  CHECK(asked.answers.size() >= 5);  // how many were under way is the network's affair; answering_test.cpp looks closer
  CHECK(ask(server.plainPort(), usualWith({"0008,0050=D77"})).accessions == std::set<std::string>{"D77"});
}

TEST_CASE("the list outlives its feeder only when its owner allows it", "[worklist]") {
  WorklistServer server = started();
  const auto feed = [&](courier::AfterFeeder after) {
    auto feeder = courier::WorklistFeeder::adopt(*server.makeFeeder(after));
    REQUIRE(feeder);
    REQUIRE(feeder->offer(offerOf(items())));
    while (ask(server.plainPort(), kUsualKeys).accessions.size() != 4) ::poll(nullptr, 0, 10);
  };  // the workspace ends: its end of the channel closes
  feed(courier::AfterFeeder::Keep);
  CHECK(ask(server.plainPort(), kUsualKeys).accessions.size() == 4);
  feed(courier::AfterFeeder::Forget);
  const Deadline deadline = Deadline::in(std::chrono::seconds(60));
  std::size_t left = 4;
  while (left != 0 && !deadline.isOver()) left = ask(server.plainPort(), kUsualKeys).accessions.size();
  CHECK(left == 0);
}

TEST_CASE("an echo is answered, a port that is taken is named, and the end is an end", "[worklist]") {
  WorklistServer server = started();
  REQUIRE(server.offer(offerOf(items())));
  const TemporaryFolder folder;
  const auto echo = [&] {
    return runProgram(*findProgram("echoscu"), {"-aet", "PANO", "-aec", "ANY", "-to", "5", "127.0.0.1", std::to_string(server.plainPort())}, {"PATH=/usr/bin"}, folder.path()).status;
  };
  CHECK(echo() == 0);
  courier::ServerSettings again;
  again.plainAddresses = {"127.0.0.1"};
  again.plainPort = server.plainPort();
  const auto second = WorklistServer::start(builtProgram("safelight-courier"), again);
  REQUIRE_FALSE(second);
  CHECK(second.error().code == ErrorCode::PortInUse);
  server.stop();
  CHECK(echo() != 0);
}
