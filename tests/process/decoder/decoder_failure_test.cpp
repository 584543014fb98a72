// What happens when a one-image process crashes, hangs, lies or runs out of memory, and when the decoder itself dies.

#include <poll.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <thread>

#include "core/decode/memory_shelf.h"
#include "core/decode/shared_original.h"
#include "decoder_files.h"
#include "decoder_running.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

// Readable when the process is gone; any process, not only a child.
struct ProcessWatch {
  explicit ProcessWatch(int id) : handle(static_cast<int>(::syscall(SYS_pidfd_open, id, 0))) {}
  bool endsWithin(int milliseconds) const {
    if (handle < 0) return true;
    pollfd entry{handle, POLLIN, 0};
    const bool ended = ::poll(&entry, 1, milliseconds) == 1;
    ::close(handle);
    return ended;
  }
  int handle;
};

}  // namespace

TEST_CASE("what goes wrong with one image is that image's error alone", "[process][decoder]") {
  const RunningDecoder decoder("decoder-misbehaving");
  const std::vector<int> before = decoder.processes();
  const auto inspect = [&](std::string_view order) {
    decode::Request request;
    request.thumbnailSide = 100;
    return outcomeOf(decoder->inspect(asBytes(order), request));
  };
  REQUIRE(inspect("good") == "done");
  CHECK(inspect("crash") == "DecoderCrashed");
  CHECK(inspect("overflow the stack") == "DecoderCrashed");
  CHECK(inspect("exit badly") == "DecoderCrashed");
  CHECK(inspect("open") == "DecoderCrashed");  // killed by the filter
  CHECK(inspect("exit") == "DecoderLied");     // ended well without an answer
  CHECK(inspect("nonsense") == "DecoderLied");
  CHECK(inspect("nothing") == "DecoderLied");
  CHECK(inspect("large thumbnail") == "DecoderLied");
  CHECK(inspect("dirty text") == "DecoderLied");
  CHECK(inspect("allocate") == "DecoderOutOfMemory");
  CHECK(inspect("throw") == "FileCorrupt");
  CHECK(inspect("throw a number") == "FileCorrupt");
  CHECK(inspect("blame the vault") == "FileCorrupt");
  CHECK(outcomeOf(decoder->frame(asBytes("wrong frame"), {})) == "DecoderLied");
  CHECK(outcomeOf(decoder->header(asBytes("nonsense"))) == "DecoderLied");
  CHECK(outcomeOf(decoder->listArchive(asBytes("nonsense"))) == "DecoderLied");
  CHECK(outcomeOf(decoder->listMedia(asBytes("nonsense"))) == "DecoderLied");
  CHECK(outcomeOf(decoder->extractEntry(asBytes("nonsense"), {0, "a", 5})) == "DecoderLied");
  CHECK(inspect("good") == "done");
  CHECK(decoder.processes() == before);
}

TEST_CASE("an image that never ends is ended, while others go on", "[process][decoder]") {
  const RunningDecoder decoder("decoder-misbehaving");
  decode::Request request;
  request.thumbnailSide = 100;
  std::string spinning, sleeping;
  std::thread first([&] { spinning = outcomeOf(decoder->inspect(asBytes("hang"), request)); });
  std::thread second([&] { sleeping = outcomeOf(decoder->inspect(asBytes("sleep"), request)); });
  for (int i = 0; i < 50; ++i) CHECK(outcomeOf(decoder->inspect(asBytes("good"), request)) == "done");
  first.join();
  second.join();
  CHECK(spinning == "DecoderTimedOut");
  CHECK(sleeping == "DecoderTimedOut");
}

TEST_CASE("more requests than the decoder forks at once wait their turn", "[process][decoder]") {
  const RunningDecoder decoder;
  const Bytes file = goodDicom(64);
  std::atomic<int> good = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 40; ++i) {
    threads.emplace_back([&] {
      for (int round = 0; round < 5; ++round) good += decoder->inspect(file, inspectRequest()) ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(good == 200);
}

TEST_CASE("answers go to the thread that asked", "[process][decoder]") {
  const RunningDecoder decoder;
  std::vector<std::thread> threads;
  std::atomic<int> wrong = 0;
  for (std::uint16_t side = 20; side < 24; ++side) {
    threads.emplace_back([&, side] {
      const Bytes file = goodDicom(side, "Family" + std::to_string(side));
      for (int round = 0; round < 30; ++round) {
        const auto inspection = decoder->inspect(file, inspectRequest());
        if (!inspection || inspection->facts.width != side || inspection->facts.identity.familyName != "Family" + std::to_string(side)) ++wrong;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  CHECK(wrong == 0);
}

TEST_CASE("a decoder killed between requests is replaced", "[process][decoder]") {
  const RunningDecoder decoder;
  const std::vector<int> before = decoder.processes();
  REQUIRE(before.size() == 1);
  const ProcessWatch killed(before[0]);
  REQUIRE(::kill(before[0], SIGKILL) == 0);
  // Until it is seen to end, its inner process may still answer.
  REQUIRE(killed.endsWithin(60'000));
  CHECK(outcomeOf(decoder->inspect(goodDicom(), inspectRequest())) == "done");
  const std::vector<int> after = decoder.processes();
  REQUIRE(after.size() == 1);
  CHECK(after != before);
}

TEST_CASE("where a successor answered, the memory that the dead decoder had been given serves no other original", "[process][decoder]") {
  const RunningDecoder decoder;
  const auto shelf = decode::makeMemoryShelf(64u << 20);
  const Bytes file = goodDicom(512);
  const auto inspected = [&] {
    const auto read = [&](std::uint64_t offset, MutableByteView into) -> Result<void> {
      std::copy_n(file.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
      return {};
    };
    const auto original = decode::SharedOriginal::read(file.size(), read, shelf);
    REQUIRE(original);
    return outcomeOf(decoder->inspect(*original, inspectRequest()));
  };
  const ProcessWatch killed(decoder.processes().at(0));
  REQUIRE(::kill(decoder.processes().at(0), SIGKILL) == 0);
  REQUIRE(killed.endsWithin(60'000));
  CHECK(inspected() == "done");
  CHECK(shelf->waitingBytes() == 0);
  CHECK(inspected() == "done");
  CHECK(shelf->waitingBytes() == file.size());
}

TEST_CASE("a decoder killed under its requests is replaced, and the requests are answered", "[process][decoder]") {
  const RunningDecoder decoder;
  const Bytes file = goodDicom(512);
  std::atomic<bool> stop = false;
  std::atomic<int> answered = 0, failed = 0;
  std::vector<std::thread> threads;
  for (int i = 0; i < 3; ++i) {
    threads.emplace_back([&] {
      while (!stop) ++(decoder->inspect(file, inspectRequest()) ? answered : failed);
    });
  }
  for (int kills = 0; kills < 3; ++kills) {
    // Let the successor answer some before it dies too: one request outlives one death.
    const int target = answered + 30;
    while (answered < target && failed == 0) std::this_thread::yield();
    for (const int child : decoder.processes()) ::kill(child, SIGKILL);
  }
  const int target = answered + 30;
  while (answered < target && failed == 0) std::this_thread::yield();
  stop = true;
  for (std::thread& thread : threads) thread.join();
  CHECK(failed == 0);
}

TEST_CASE("a decoder ends with the program that started it, however that ends", "[process][decoder]") {
  int told[2];
  REQUIRE(::pipe(told) == 0);
  const pid_t parent = ::fork();
  if (parent == 0) {
    ::close(told[0]);
    auto decoder = decode::startDecoder(Path(SAFELIGHT_BIN_DIR) / "safelight-decoder");
    const std::vector<int> outer = childrenOf();
    const std::vector<int> inner = outer.empty() ? std::vector<int>{} : childrenOf(outer[0]);
    const int ids[2] = {outer.empty() ? 0 : outer[0], inner.empty() ? 0 : inner[0]};
    static_cast<void>(!::write(told[1], ids, sizeof ids));
    for (;;) ::pause();
  }
  ::close(told[1]);
  int ids[2] = {};
  REQUIRE(::read(told[0], ids, sizeof ids) == sizeof ids);
  ::close(told[0]);
  REQUIRE(ids[0] > 0);
  const ProcessWatch outer(ids[0]);
  const ProcessWatch inner(ids[1] > 0 ? ids[1] : ids[0]);
  REQUIRE(outer.handle >= 0);
  ::kill(parent, SIGKILL);
  ::waitpid(parent, nullptr, 0);
  CHECK(outer.endsWithin(60'000));
  CHECK(inner.endsWithin(60'000));
}

TEST_CASE("a decoder that is stopped with its client leaves no process behind", "[process][decoder]") {
  std::vector<int> processes;
  {
    const RunningDecoder decoder;
    REQUIRE(decoder->inspect(goodDicom(), inspectRequest()));
    processes = decoder.processes();
    for (const int inner : childrenOf(processes.at(0))) processes.push_back(inner);
  }
  for (const int id : processes) CHECK(ProcessWatch(id).endsWithin(60'000));
}

TEST_CASE("no decoder is an error, and a decoder without a jail another", "[process][decoder]") {
  CHECK(outcomeOf(decode::startDecoder("/nonexistent/safelight-decoder")) == "DecoderUnavailable");
  CHECK(outcomeOf(decode::startDecoder("/bin/true")) == "DecoderUnavailable");
  CHECK(outcomeOf(decode::startDecoder(Path(SAFELIGHT_BIN_DIR) / "decoder-jailless")) == "SandboxUnavailable");
}

TEST_CASE("the decoder lies beside the program that looks for it", "[process][decoder]") {
  CHECK(decode::decoderBesideThisProgram() == Path(SAFELIGHT_BIN_DIR) / "safelight-decoder");
}

TEST_CASE("a file larger than any image is not even sent", "[process][decoder]") {
  const RunningDecoder decoder;
  const Bytes tiny(1);
  CHECK(outcomeOf(decoder->inspect(ByteView(tiny.data(), decode::Limits::kInputBytes + 1), inspectRequest())) == "FileTooLarge");
}

TEST_CASE("a request that makes no sense is refused without troubling the decoder", "[process][decoder]") {
  const RunningDecoder decoder;
  const std::vector<int> before = decoder.processes();
  decode::Request request;
  request.thumbnailSide = 100'000;
  CHECK(outcomeOf(decoder->inspect(goodDicom(), request)) == "InvalidArgument");
  request = inspectRequest(std::string(2u << 20, 'x'));
  CHECK(outcomeOf(decoder->inspect(goodDicom(), request)) == "InvalidArgument");
  request = {};
  CHECK(outcomeOf(decoder->transform(goodDicom(), request)) == "InvalidArgument");  // Inspect is no transformation
  CHECK(decoder.processes() == before);
}
