#include "core/decode/memory_shelf.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <utility>
#include <vector>

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
  auto first = shelf.take(6 * kMegabyte);
  REQUIRE(first);
  const std::uint8_t* const start = first->bytes().data();
  shelf.put(std::move(*first));
  CHECK(shelf.waitingBytes() == 6 * kMegabyte);
  for (const std::size_t wanted : {4 * kMegabyte, 7 * kMegabyte}) {
    auto next = shelf.take(wanted);
    REQUIRE(next);
    CHECK(next->bytes().data() == start);
    CHECK(next->bytes().size() == wanted);
    CHECK(shelf.waitingBytes() == 0);
    shelf.put(std::move(*next));
    CHECK(shelf.waitingBytes() == wanted);
  }
}

TEST_CASE("the file of the closest length is taken, never one that is twice as long", "[decode]") {
  MemoryShelf shelf(64 * kMegabyte);
  auto small = shelf.take(2 * kMegabyte), middle = shelf.take(8 * kMegabyte), large = shelf.take(10 * kMegabyte);
  REQUIRE((small && middle && large));
  const std::uint8_t *const smallStart = small->bytes().data(), *const middleStart = middle->bytes().data();
  shelf.put(std::move(*middle));
  shelf.put(std::move(*large));
  auto fresh = shelf.take(4 * kMegabyte);
  REQUIRE(fresh);
  CHECK(shelf.waitingBytes() == 18 * kMegabyte);
  shelf.put(std::move(*small));
  auto closest = shelf.take(6 * kMegabyte);
  REQUIRE(closest);
  CHECK(closest->bytes().data() == middleStart);
  auto grown = shelf.take(3 * kMegabyte);
  REQUIRE(grown);
  CHECK(grown->bytes().data() == smallStart);
}

TEST_CASE("a shelf holds no more than it was told, unless that much is in use", "[decode]") {
  MemoryShelf shelf(10 * kMegabyte);
  auto first = shelf.take(8 * kMegabyte), second = shelf.take(8 * kMegabyte);
  REQUIRE((first && second));
  shelf.put(std::move(*first));
  CHECK(shelf.waitingBytes() == 0);
  shelf.put(std::move(*second));
  CHECK(shelf.waitingBytes() == 8 * kMegabyte);
  // What waits goes before more than it was told would be there.
  auto other = shelf.take(3 * kMegabyte);
  REQUIRE(other);
  CHECK(shelf.waitingBytes() == 0);
  shelf.lose(3 * kMegabyte);
  auto third = shelf.take(9 * kMegabyte);
  REQUIRE(third);
  shelf.put(std::move(*third));
  CHECK(shelf.waitingBytes() == 9 * kMegabyte);
}

TEST_CASE("hundreds of small files do not wait for ever", "[decode]") {
  MemoryShelf shelf(64 * kMegabyte);
  std::vector<ipc::RefillableFile> files;
  for (int i = 0; i < 100; ++i) {
    auto file = shelf.take(100'000);
    REQUIRE(file);
    files.push_back(std::move(*file));
  }
  for (ipc::RefillableFile& file : files) shelf.put(std::move(file));
  CHECK(shelf.waitingBytes() == 64 * 100'000);
}

TEST_CASE("what is longer than any file of the shelf is not to be had", "[decode]") {
  MemoryShelf shelf(64 * kMegabyte);
  CHECK_FALSE(shelf.take(ipc::RefillableFile::kMostBytes + 1));
  // Nor does it count as used.
  auto file = shelf.take(ipc::RefillableFile::kMostBytes);
  REQUIRE(file);
  shelf.put(std::move(*file));
  CHECK(shelf.waitingBytes() == ipc::RefillableFile::kMostBytes);
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
  CHECK(shelf->waitingBytes() == 5 * kMegabyte + 7);
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
  CHECK(shelf->waitingBytes() == 3 * kMegabyte);
}

TEST_CASE("an original of usual size lies where the decoder may read it, others in memory of their own", "[decode]") {
  const auto shelf = std::make_shared<MemoryShelf>(64 * kMegabyte);
  for (const std::size_t size : {std::size_t{1}, std::size_t{100'000}, 4 * kMegabyte, ipc::RefillableFile::kMostBytes, 2 * ipc::RefillableFile::kMostBytes}) {
    const Bytes content = patterned(size, 4);
    const auto original = readFrom(content, shelf);
    REQUIRE(original);
    CHECK(std::ranges::equal(original->bytes(), content));
    CHECK((original->place() != nullptr) == (size >= 100'000 && size <= ipc::RefillableFile::kMostBytes));
    const auto map = MemoryMap::map(original->file().handle, size, MemoryMap::Access::Read);
    REQUIRE(map);
    CHECK(std::ranges::equal(map->bytes(), content));
    CHECK(sizeOf(original->file().handle) == size);
  }
}

TEST_CASE("memory that somebody may still read serves no other original", "[decode]") {
  const auto shelf = std::make_shared<MemoryShelf>(64 * kMegabyte);
  {
    const auto original = readFrom(patterned(3 * kMegabyte, 5), shelf);
    REQUIRE(original);
    original->mayStillBeRead();
  }
  CHECK(shelf->waitingBytes() == 0);
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
