#include "core/decode/memory_shelf.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/decode/shared_original.h"

namespace safelight::decode {
namespace {

constexpr std::size_t kMegabyte = 1u << 20;

Bytes patterned(std::size_t bytes, unsigned seed) {
  Bytes content(bytes);
  for (std::size_t i = 0; i < bytes; ++i) content[i] = static_cast<std::uint8_t>((i + seed) * 2654435761u >> 13);
  return content;
}

Result<SharedOriginal> readFrom(const Bytes& content, const std::shared_ptr<MemoryShelf>& shelf) {
  const auto read = [&content](std::uint64_t offset, MutableByteView into) -> Result<void> {
    std::copy_n(content.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return {};
  };
  return SharedOriginal::read(content.size(), read, shelf);
}

}  // namespace

TEST_CASE("memory that was put on the shelf is what is taken next", "[decode]") {
  MemoryShelf shelf(64 * kMegabyte);
  const auto first = shelf.take(6 * kMegabyte);
  REQUIRE(first);
  shelf.put(*first);
  CHECK(shelf.waitingBytes() == 6 * kMegabyte);
  const auto second = shelf.take(4 * kMegabyte);
  REQUIRE(second);
  CHECK(second->start == first->start);
  CHECK(second->bytes == 6 * kMegabyte);
  CHECK(shelf.waitingBytes() == 0);
  shelf.put(*second);
}

TEST_CASE("the closest piece that is large enough is taken, never one of twice the size", "[decode]") {
  MemoryShelf shelf(64 * kMegabyte);
  const auto small = shelf.take(2 * kMegabyte), middle = shelf.take(8 * kMegabyte), large = shelf.take(10 * kMegabyte);
  REQUIRE((small && middle && large));
  for (const auto& piece : {middle, large, small}) shelf.put(*piece);
  const auto closest = shelf.take(6 * kMegabyte);
  REQUIRE(closest);
  CHECK(closest->start == middle->start);
  const auto fresh = shelf.take(4 * kMegabyte);
  REQUIRE(fresh);
  CHECK(fresh->bytes == 4 * kMegabyte);
  shelf.put(*closest);
  shelf.put(*fresh);
}

TEST_CASE("a shelf holds no more than it was told, unless that much is in use", "[decode]") {
  MemoryShelf shelf(10 * kMegabyte);
  const auto first = shelf.take(8 * kMegabyte), second = shelf.take(8 * kMegabyte);
  REQUIRE((first && second));
  shelf.put(*first);
  CHECK(shelf.waitingBytes() == 0);
  shelf.put(*second);
  CHECK(shelf.waitingBytes() == 8 * kMegabyte);
  // What waits goes before more than it was told would be there.
  const auto other = shelf.take(4 * kMegabyte);
  REQUIRE(other);
  CHECK(shelf.waitingBytes() == 0);
  shelf.put(*other);
}

TEST_CASE("originals that lie in used memory are their own bytes alone", "[decode]") {
  const auto shelf = std::make_shared<MemoryShelf>(64 * kMegabyte);
  const std::uint8_t* place = nullptr;
  {
    const auto first = readFrom(patterned(5 * kMegabyte + 7, 1), shelf);
    REQUIRE(first);
    place = first->bytes().data();
    CHECK(shelf->waitingBytes() == 0);
  }
  CHECK(shelf->waitingBytes() == 6 * kMegabyte);
  const Bytes content = patterned(4 * kMegabyte + 3, 2);
  const auto second = readFrom(content, shelf);
  REQUIRE(second);
  CHECK(second->bytes().data() == place);
  CHECK(std::ranges::equal(second->bytes(), content));
}

TEST_CASE("an original that could not be read gives its memory back", "[decode]") {
  const auto shelf = std::make_shared<MemoryShelf>(64 * kMegabyte);
  const auto fails = [](std::uint64_t, MutableByteView) -> Result<void> { return fail(ErrorCode::MediumRemoved); };
  CHECK(SharedOriginal::read(3 * kMegabyte, fails, shelf).error().code == ErrorCode::MediumRemoved);
  CHECK(shelf->waitingBytes() == 4 * kMegabyte);
}

TEST_CASE("an original may outlive whoever had its shelf", "[decode]") {
  auto shelf = std::make_shared<MemoryShelf>(64 * kMegabyte);
  const Bytes content = patterned(3 * kMegabyte, 3);
  const auto original = readFrom(content, shelf);
  shelf.reset();
  REQUIRE(original);
  CHECK(std::ranges::equal(original->bytes(), content));
}

}  // namespace safelight::decode
