#include "core/decode/memory_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

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
