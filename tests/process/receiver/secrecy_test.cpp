// Neither the receiver's files nor its memory hold a name, a pixel or a key that opens anything once an object was taken.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <fstream>

#include <unistd.h>

#include "tests/process/receiver/memory_search.h"
#include "tests/process/receiver/modality.h"
#include "tests/process/receiver/receiving_practice.h"

using namespace safelight;
using namespace safelight::tests;
using dicom::net::Status;
namespace fs = std::filesystem;

namespace {

constexpr std::string_view kPlanted = "PIXELCANARY-7f3a91c2-NETWORK-";

std::size_t peakKilobytes(int process) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoul(line.substr(6));
  return 0;
}

}  // namespace

TEST_CASE("no file of the vault holds a name or a pixel in the clear", "[receiver][secrecy]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("48151623", 500'000, kPlanted);
  REQUIRE(sendOne(receiver.port(), object) == Status::Success);
  auto half = associate(receiver.port(), {object});
  REQUIRE(half);
  CHECK(receiver.stop() == 0);
  REQUIRE(practice.openAll().size() == 1);
  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(practice.vault())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const Bytes bytes = readFile(entry.path());
    INFO(entry.path());
    for (const std::string_view planted : {kPlanted, std::string_view("CANARYNET"), std::string_view("48151623")}) CHECK(occurrences(bytes, asBytes(planted)) == 0);
    CHECK(occurrences(bytes, ByteView(practice.inboxSecret()).last(32)) == 0);
  }
  CHECK(files >= 5);
}

TEST_CASE("what the processes' memory holds after a store opens nothing", "[receiver][secrecy]") {
  if (kSanitized) SKIP("a sanitizer keeps what was freed");
  if (::geteuid() != 0) SKIP("only the superuser may read the memory of a process that forbids it");
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  const SentObject object = makeObject("48151623", 2'000'000, kPlanted);
  auto association = associate(receiver.port(), {object});
  REQUIRE(association);
  REQUIRE(send(*association, object) == Status::Success);
  const Bytes inboxSecret = practice.inboxSecret();
  const std::vector<int> served = receiver.associations();
  REQUIRE(served.size() == 1);

  // That the search finds what is there: the keeper's own seed is in its memory.
  const Bytes keeper = memoryOf(receiver.keeper());
  CHECK(occurrences(keeper, practice.secret().signingSeed) > 0);
  for (const int process : {receiver.acceptor(), receiver.keeper(), served[0]}) {
    const Bytes memory = memoryOf(process);
    REQUIRE(memory.size() > 100'000);
    CHECK(occurrences(memory, ByteView(inboxSecret).last(32)) == 0);
    CHECK(occurrences(memory, asBytes(kPlanted)) == 0);
    CHECK(occurrences(memory, asBytes("CANARYNET")) == 0);
  }
  // The signing key is the keeper's alone.
  for (const int process : {receiver.acceptor(), served[0]}) CHECK(occurrences(memoryOf(process), practice.secret().signingSeed) == 0);
  // The object's key is nowhere: not one of the 32-byte values in the association's memory opens what it just sealed.
  const OpenedArrival arrived = practice.openAll().at(0);
  const Bytes file = readFile(practice.inbox() / arrived.trailer.trailer.object.toString());
  seal::ObjectHeader header{};
  std::copy_n(file.begin(), header.size(), header.begin());
  const auto layout = seal::ObjectLayout::parse(header);
  REQUIRE(layout);
  const std::vector<Bytes> memories{memoryOf(receiver.keeper()), memoryOf(served[0])};
  for (const Bytes& memory : memories) CHECK(occurrences(memory, layout->commit) <= 2);
  const auto candidates = keyCandidates(memories, 8);
  CHECK(candidates.size() > 1000);
  for (const KeyCandidate& candidate : candidates)
    if (seal::deriveChunkKeys(candidate, header).commit == layout->commit) FAIL("an object key is left in memory");
}

TEST_CASE("an association takes a multi-frame of hundreds of megabytes in little memory", "[receiver][secrecy]") {
  if (kSanitized) SKIP("a sanitizer takes memory of its own");
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  SentObject object = makeObject("1");
  auto association = associate(receiver.port(), {object});
  REQUIRE(association);
  constexpr std::uint64_t kBytes = 700ull << 20;
  Bytes block(256u << 10);
  for (std::size_t i = 0; i < block.size(); ++i) block[i] = static_cast<std::uint8_t>(i * 7);
  dicom::net::DataSource source;
  source.size = kBytes;
  source.read = [&](std::uint64_t offset, std::size_t most) -> Result<ByteView> {
    return ByteView(block).first(std::min<std::uint64_t>({most, block.size(), kBytes - offset}));
  };
  const auto status = dicom::net::store(*association, {object.sopClass, object.sopInstance, object.transferSyntax, {}}, source);
  REQUIRE(status);
  CHECK(*status == Status::Success);
  const std::size_t association64 = peakKilobytes(receiver.associations().at(0)), keeper = peakKilobytes(receiver.keeper());
  INFO(association64 << " kB and " << keeper << " kB");
  CHECK(association64 > 0);
  CHECK(association64 < 64 * 1024);
  CHECK(keeper < 64 * 1024);
  CHECK(fs::file_size(practice.inbox() / practice.names().at(0)) > kBytes);
}

TEST_CASE("nothing secret stands in the arguments or the environment", "[receiver][secrecy]") {
  const ReceivingPractice practice;
  RunningReceiver receiver = practice.start();
  for (const char* file : {"cmdline", "environ"}) {
    const Bytes bytes = readFile("/proc/" + std::to_string(receiver.acceptor()) + "/" + file);
    CHECK(occurrences(bytes, asBytes("MODALITY")) == 0);
    CHECK(occurrences(bytes, practice.secret().signingSeed) == 0);
  }
}
