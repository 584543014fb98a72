// What paired devices send arrives bit for bit, sealed, signed and durable.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <map>

#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

std::optional<Path> tool(const std::string& name) {
  for (const char* folder : {"/usr/bin/", "/usr/local/bin/", "/opt/homebrew/bin/"})
    if (fs::exists(std::string(folder) + name)) return Path(std::string(folder) + name);
  return std::nullopt;
}

/// Every DICOM file at hand: the repository's, and the larger collection beside the checkout when it is there.
std::vector<Path> dicomFiles() {
  std::vector<Path> files;
  for (const Path& root : {testData() / "dicom", Path(SAFELIGHT_SOURCE_DIR) / ".." / "shared" / "data" / "dicom"}) {
    if (!fs::exists(root)) continue;
    for (const auto& entry : fs::recursive_directory_iterator(root))
      if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::ranges::sort(files);
  return files;
}

bool isStorable(const SentObject& object) {
  return dicom::net::isUid(object.sopClass) && dicom::net::isUid(object.sopInstance) && dicom::net::isStorageClass(object.sopClass) &&
         dicom::net::isStorableSyntax(object.transferSyntax) && !object.dataSet.empty();
}

}  // namespace

TEST_CASE("an echo is answered over plain DICOM", "[receiver]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  CHECK(receiver.addresses() == std::vector<std::string>{"127.0.0.1"});
  auto association = associate(receiver.port(), {});
  REQUIRE(association);
  CHECK(dicom::net::echo(*association) == Status::Success);
  CHECK(association->release());
  CHECK(receiver.stop() == 0);
  CHECK(practice.names().empty());
}

TEST_CASE("every DICOM file at hand arrives bit for bit in the syntax it was sent in", "[receiver]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  std::map<std::string, std::vector<Bytes>> sent;  // by transfer syntax and instance
  std::vector<std::string> syntaxes;
  std::size_t count = 0;
  for (const Path& path : dicomFiles()) {
    const auto object = takeApart(readFile(path));
    if (!object || !isStorable(*object)) continue;
    INFO(path);
    const auto status = sendOne(receiver.port(), *object);
    REQUIRE(status);
    CHECK(*status == Status::Success);
    sent[object->transferSyntax + " " + object->sopInstance].push_back(object->dataSet);
    syntaxes.push_back(object->transferSyntax);
    ++count;
  }
  REQUIRE(count > 20);
  std::ranges::sort(syntaxes);
  CHECK(std::ranges::distance(syntaxes.begin(), std::ranges::unique(syntaxes).begin()) > 8);
  CHECK(receiver.stop() == 0);

  const auto arrived = practice.openAll();
  CHECK(arrived.size() == count);
  for (const OpenedArrival& each : arrived) {
    const auto object = takeApart(each.file);
    REQUIRE(object);
    CHECK(object->sopInstance == each.facts.sopInstance);
    CHECK(object->sopClass == each.facts.sopClass);
    CHECK(object->transferSyntax == each.facts.transferSyntax);
    CHECK(Bytes(each.file.begin(), each.file.begin() + 128) == Bytes(128, 0));
    auto& expected = sent[each.facts.transferSyntax + " " + each.facts.sopInstance];
    const auto same = std::ranges::find(expected, object->dataSet);
    REQUIRE(same != expected.end());
    expected.erase(same);
  }
}

TEST_CASE("storescu and dcmsend leave with us what they leave with storescp", "[receiver][dcmtk]") {
  const auto dcmsend = tool("dcmsend"), storescu = tool("storescu"), storescp = tool("storescp"), echoscu = tool("echoscu");
  if (!dcmsend || !storescu || !storescp || !echoscu) SKIP("DCMTK's tools are not installed");
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const std::string port = std::to_string(receiver.port());
  CHECK(runProgram(*echoscu, {"-aet", "MODALITY", "127.0.0.1", port}, {}, practice.outside()).status == 0);

  std::vector<std::string> files;
  for (const auto& entry : fs::directory_iterator(testData() / "dicom" / "codecs")) {
    const auto object = takeApart(readFile(entry.path()));
    if (object && isStorable(*object)) files.push_back(entry.path().string());
  }
  REQUIRE(files.size() > 10);
  // The peer that keeps what it gets as it is: +B, in a folder of its own, one file an instance.
  const Path reference = practice.outside() / "reference";
  fs::create_directory(reference);
  const std::string referencePort = std::to_string(receiver.port() == 20111 ? 20112 : 20111);
  RunningProgram peer(*storescp, {"+B", "+xa", "-od", reference.string(), "-v", referencePort}, {});
  const auto sendAll = [&](const std::string& where) {
    std::vector<std::string> arguments{"-aet", "MODALITY", "--decompress-never", "--no-halt", "127.0.0.1", where};
    arguments.insert(arguments.end(), files.begin(), files.end());
    return runProgram(*dcmsend, arguments, {}, practice.outside());
  };
  bool listening = false;
  for (int attempt = 0; attempt < 200 && !listening; ++attempt)
    listening = runProgram(*echoscu, {"-to", "1", "127.0.0.1", referencePort}, {}, practice.outside()).status == 0;
  REQUIRE(listening);
  sendAll(referencePort);
  const Ran ran = sendAll(port);
  INFO(ran.err + ran.out);
  CHECK(receiver.stop() == 0);

  std::map<std::string, Bytes> expected;
  for (const auto& entry : fs::directory_iterator(reference)) {
    const auto object = takeApart(readFile(entry.path()));
    REQUIRE(object);
    expected[object->sopInstance] = object->dataSet;
  }
  CHECK(expected.size() > 10);
  std::map<std::string, Bytes> arrived;
  for (const OpenedArrival& each : practice.openAll()) arrived[each.facts.sopInstance] = dataSetOf(each.file);
  CHECK(arrived.size() >= expected.size());
  for (const auto& [instance, bytes] : expected) {
    INFO(instance);
    CHECK(arrived[instance] == bytes);
  }
}

TEST_CASE("an arrival says who sent it, as what, from where", "[receiver]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  REQUIRE(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 1);
  const seal::ArrivalFacts& facts = arrived[0].facts;
  CHECK(facts.device == practice.order.devices[0].id);
  CHECK(facts.callingAe == "MODALITY");
  CHECK(facts.calledAe == "SAFELIGHT");
  CHECK(facts.address == "127.0.0.1");
  CHECK(facts.link == seal::DeviceLink::Plain);
  CHECK(arrived[0].trailer.trailer.device == facts.device);
  CHECK(arrived[0].trailer.trailer.inboxKey == practice.order.inboxKeyId);
  CHECK(arrived[0].trailer.trailer.receivedAt == facts.receivedAt);
}

TEST_CASE("the same instance twice, with the same bytes or others, is kept twice", "[receiver]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  REQUIRE(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  REQUIRE(sendOne(receiver.port(), makeObject("1")) == Status::Success);
  REQUIRE(sendOne(receiver.port(), makeObject("1", 4096, "OTHER")) == Status::Success);
  CHECK(receiver.stop() == 0);
  CHECK(practice.openAll().size() == 3);
}

TEST_CASE("many objects over one association, and several associations at once, make one unbroken chain", "[receiver]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  std::vector<dicom::net::Association> associations;
  for (int i = 0; i < 4; ++i) {
    auto association = associate(receiver.port(), {makeObject("0")});
    REQUIRE(association);
    associations.push_back(std::move(*association));
  }
  int number = 0;
  for (int round = 0; round < 20; ++round)
    for (auto& association : associations) {
      ++number;
      CHECK(send(association, makeObject(std::to_string(number), 1000u * static_cast<unsigned>(number))) == Status::Success);
    }
  for (auto& association : associations) CHECK(association.release());
  CHECK(receiver.stop() == 0);
  const auto arrived = practice.openAll();
  CHECK(arrived.size() == 80);
  CHECK(practice.names().size() == 80);  // nothing else is left
  CHECK(arrived.back().trailer.trailer.number == 80);
}

TEST_CASE("commitment says yes for what is durable and no for what is not, also after a restart and after adoption", "[receiver]") {
  const ReceivingPractice practice;
  const SentObject stored = makeObject("1"), never = makeObject("2");
  const auto ask = [&](std::uint16_t port) {
    auto association = associate(port, {stored});
    REQUIRE(association);
    auto answer = dicom::net::requestCommitment(*association, {"1.2.3.4", {{stored.sopClass, stored.sopInstance}, {never.sopClass, never.sopInstance}}}, std::chrono::seconds(5));
    REQUIRE(answer);
    CHECK(answer->status == Status::Success);
    REQUIRE(answer->result);
    CHECK(association->release());
    return *answer->result;
  };
  const auto rightAnswer = [&](const dicom::net::CommitmentResult& result) {
    return result.committed == std::vector<dicom::net::SopReference>{{stored.sopClass, stored.sopInstance}} && result.failed.size() == 1 &&
           result.failed[0].reason == dicom::net::CommitmentFailure::NoSuchInstance;
  };
  {
    RunningReceiver receiver = practice.start();
    REQUIRE(sendOne(receiver.port(), stored) == Status::Success);
    CHECK(rightAnswer(ask(receiver.port())));
    receiver.stop();
  }
  fs::remove(practice.inbox() / practice.names().at(0));  // adopted
  RunningReceiver receiver = practice.start();
  CHECK(rightAnswer(ask(receiver.port())));
}

TEST_CASE("a restarted receiver goes on in a new segment behind the last arrival", "[receiver]") {
  const ReceivingPractice practice;
  for (int start = 0; start < 3; ++start) {
    RunningReceiver receiver = practice.start();
    REQUIRE(sendOne(receiver.port(), makeObject(std::to_string(start))) == Status::Success);
    CHECK(receiver.stop() == 0);
  }
  const auto arrived = practice.openAll();
  REQUIRE(arrived.size() == 3);
  CHECK(arrived[0].trailer.trailer.segment != arrived[1].trailer.trailer.segment);
  CHECK(arrived[2].trailer.trailer.number == 1);
}
