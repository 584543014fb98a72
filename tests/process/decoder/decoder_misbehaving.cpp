// A decoder like the real one in everything but its worker, which does what the first bytes of the "image" say.

#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <new>
#include <stdexcept>

#include "app/decoder/worker/dispatch.h"
#include "app/decoder/worker/prepare.h"
#include "app/decoder/zygote.h"

namespace safelight::decoder {

void prepareDecoding() {}

namespace {

[[noreturn]] void spin() {
  volatile unsigned counter = 0;
  for (;;) counter = counter + 1;
}

// As a parser that follows nesting without a cap would.
int recurse(int depth) {
  volatile char frame[4096] = {};
  frame[0] = static_cast<char>(depth);
  return depth < 0 ? 0 : recurse(depth + 1) + frame[0];
}

Answer allocateForever() {
  std::vector<Bytes> all;
  for (;;) {
    all.emplace_back();
    all.back().reserve(64u << 20);
  }
}

Answer inspection(std::uint32_t side, std::string device) {
  decode::Inspection made;
  made.facts.width = made.facts.height = 10;
  made.facts.device = std::move(device);
  made.thumbnail = {side, side, false, Bytes(std::size_t{side} * side)};
  return {made.encode(), {}};
}

}  // namespace

Result<Answer> answer(const decode::Request&, ByteView input) {
  const std::string order = toString(input);
  if (order == "crash") *static_cast<volatile int*>(nullptr) = 1;
  if (order == "overflow the stack") recurse(0);
  if (order == "exit") ::syscall(SYS_exit_group, 0);
  if (order == "exit badly") ::syscall(SYS_exit_group, 9);
  if (order == "hang") spin();
  if (order == "sleep") {
    int word = 0;
    for (;;) ::syscall(SYS_futex, &word, 0 /* wait */, 0, nullptr, nullptr, 0);
  }
  if (order == "allocate") return allocateForever();
  if (order == "throw") throw std::runtime_error("unexpected");
  if (order == "throw a number") throw 42;
  if (order == "open") ::syscall(SYS_openat, -100, "/etc/passwd", 0);
  if (order == "blame the vault") return fail(ErrorCode::JournalDamaged);
  if (order == "nonsense") return Answer{Bytes(100, 0xAA), {}};
  if (order == "nothing") return Answer{};
  if (order == "large thumbnail") return inspection(1000, {});
  if (order == "dirty text") return inspection(10, "two\nlines");
  if (order == "good") return inspection(10, "camera");
  if (order == "wrong frame") {
    imaging::PixelImage image;
    image.width = image.height = 1000;
    return Answer{decode::encodeFrameHead(image), Bytes(10)};
  }
  return fail(ErrorCode::FormatUnknown);
}

}  // namespace safelight::decoder

int main() { return safelight::decoder::runZygote({1, 2}); }
