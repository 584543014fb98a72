#include "core/decode/memory_file.h"
#include "core/decode/shared_original.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::decode;

TEST_CASE("an input cannot be changed by anybody once it is made", "[decode]") {
  const auto file = MemoryFile::sealedCopy(asBytes("the original"));
  REQUIRE(file);
  CHECK(sizeOf(file->handle) == 12);
  CHECK(::pwrite(file->handle.get(), "x", 1, 0) == -1);
  CHECK(::ftruncate(file->handle.get(), 1) == -1);
  CHECK(::ftruncate(file->handle.get(), 100) == -1);
  CHECK(::mmap(nullptr, 12, PROT_READ | PROT_WRITE, MAP_SHARED, file->handle.get(), 0) == MAP_FAILED);
  const auto map = MemoryMap::map(file->handle, file->bytes, MemoryMap::Access::Read);
  REQUIRE(map);
  CHECK(toString(map->bytes()) == "the original");
}

TEST_CASE("an output keeps its size and takes no memory until it is written", "[decode]") {
  const auto file = MemoryFile::fixedSize(500u << 20);
  REQUIRE(file);
  CHECK(::ftruncate(file->handle.get(), 1) == -1);
  CHECK(::ftruncate(file->handle.get(), 600 << 20) == -1);
  struct stat info{};
  REQUIRE(::fstat(file->handle.get(), &info) == 0);
  CHECK(info.st_size == 500 << 20);
  CHECK(info.st_blocks == 0);
}

TEST_CASE("what one side writes into an output the other side reads", "[decode]") {
  const auto file = MemoryFile::fixedSize(4096);
  REQUIRE(file);
  {
    const auto writer = MemoryMap::map(file->handle, 4096, MemoryMap::Access::Write);
    REQUIRE(writer);
    writer->bytes()[4095] = 42;
  }
  const auto reader = MemoryMap::map(file->handle, 4096, MemoryMap::Access::Read);
  REQUIRE(reader);
  CHECK(reader->bytes()[4095] == 42);
  CHECK(reader->bytes()[0] == 0);
}

TEST_CASE("a refilled input holds exactly the last image and nothing of those before", "[decode]") {
  auto input = ipc::RefillableFile::create();
  REQUIRE(input);
  const auto seen = [&] {
    const auto map = MemoryMap::map(input->file().handle, (input->file().bytes + 4095) / 4096 * 4096, MemoryMap::Access::Read);
    REQUIRE(map);
    return toString(map->bytes());
  };
  const std::string large(10'000, 'a'), small(5000, 'b'), middle(9000, 'c');
  for (const std::string& content : {large, small, middle, middle, large}) {
    REQUIRE(input->fill(asBytes(content)));
    CHECK(sizeOf(input->file().handle) == content.size());
    const std::string read = seen();
    CHECK(read.substr(0, content.size()) == content);
    CHECK(read.find_first_not_of('\0', content.size()) == std::string::npos);
  }
}

TEST_CASE("a refilled input can be written by its maker alone", "[decode]") {
  auto input = ipc::RefillableFile::create();
  REQUIRE(input);
  REQUIRE(input->fill(asBytes("the original")));
  const int handle = input->file().handle.get();
  CHECK(::pwrite(handle, "x", 1, 0) == -1);
  CHECK(::mmap(nullptr, 12, PROT_READ | PROT_WRITE, MAP_SHARED, handle, 0) == MAP_FAILED);
  const auto map = MemoryMap::map(input->file().handle, 12, MemoryMap::Access::Read);
  REQUIRE(map);
  CHECK(::mprotect(map->bytes().data(), 12, PROT_READ | PROT_WRITE) == -1);
  CHECK(::fcntl(handle, F_ADD_SEALS, 0) == -1);
  // Nor cut: whoever reads it would be ended by that.
  CHECK(::ftruncate(handle, 1) == -1);
  CHECK(::ftruncate(handle, 100) == -1);
  CHECK(::fallocate(handle, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, 0, 12) == -1);
  CHECK(input->fill(asBytes("the next one")));
  CHECK(toString(map->bytes()) == "the next one");
}

TEST_CASE("an input that is too large to be refilled is refused", "[decode]") {
  auto input = ipc::RefillableFile::create();
  REQUIRE(input);
  CHECK(input->fill({}).error().code == ErrorCode::InvalidArgument);
  CHECK(input->fill(Bytes(ipc::RefillableFile::kMostBytes + 1)).error().code == ErrorCode::InvalidArgument);
  CHECK(input->fill(Bytes(ipc::RefillableFile::kMostBytes, 1)));
}

TEST_CASE("an original is the same in memory and in its sealed file", "[decode]") {
  for (const std::size_t size : {std::size_t{1}, std::size_t{300'000}, std::size_t{5u << 20} + 7}) {
    Bytes content(size);
    for (std::size_t i = 0; i < size; ++i) content[i] = static_cast<std::uint8_t>(i * 2654435761u >> 13);
    const auto original = SharedOriginal::copyOf(content);
    REQUIRE(original);
    CHECK(std::ranges::equal(original->bytes(), content));
    const auto map = MemoryMap::map(original->file().handle, size, MemoryMap::Access::Read);
    REQUIRE(map);
    CHECK(std::ranges::equal(map->bytes(), content));
    CHECK(::pwrite(original->file().handle.get(), "x", 1, 0) == -1);
  }
}
