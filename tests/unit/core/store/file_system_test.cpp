#include "core/store/file_system.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#ifndef _WIN32
#include <sys/stat.h>
#include <unistd.h>
#endif

#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;
using store::OpenMode;

namespace {

struct Bench {
  TemporaryFolder folder;
  std::unique_ptr<store::FileSystem> files = store::systemFiles();
  ErrorCode openCode(const Path& path, OpenMode mode) {
    const auto file = files->open(path, mode);
    return file ? ErrorCode{} : file.error().code;
  }
};

}  // namespace

TEST_CASE("a new file is made once", "[store][files]") {
  Bench bench;
  CHECK(bench.openCode(bench.folder / "a", OpenMode::CreateNew) == ErrorCode{});
  CHECK(bench.openCode(bench.folder / "a", OpenMode::CreateNew) == ErrorCode::AlreadyExists);
  CHECK(bench.openCode(bench.folder / "b", OpenMode::ReadWrite) == ErrorCode::FileNotFound);
  CHECK(bench.openCode(bench.folder / "b", OpenMode::Read) == ErrorCode::FileNotFound);
}

TEST_CASE("bytes are read where they were written, and short only at the end", "[store][files]") {
  Bench bench;
  const auto file = bench.files->open(bench.folder / "a", OpenMode::CreateNew);
  REQUIRE(file);
  REQUIRE((*file)->writeAt(3, asBytes("hello")));
  CHECK((*file)->size() == 8u);
  Bytes into(10, 9);
  CHECK((*file)->readAt(0, into) == 8u);
  CHECK(toString(ByteView(into).subspan(3, 5)) == "hello");
  CHECK(into[0] == 0);
  CHECK((*file)->readAt(100, into) == 0u);
  REQUIRE((*file)->truncate(4));
  CHECK((*file)->size() == 4u);
  CHECK((*file)->sync());
}

TEST_CASE("large pieces past the cache and odd ones through it make one file", "[store][files]") {
  Bench bench;
  const auto file = bench.files->open(bench.folder / "a", OpenMode::CreateNew);
  REQUIRE(file);
  (*file)->expectLargeWrites();
  constexpr std::size_t kPage = store::File::kPageBytes;
  // A start on a page of memory, wherever the vector begins.
  Bytes memory(70 * kPage);
  const auto start = static_cast<std::size_t>(-reinterpret_cast<std::intptr_t>(memory.data()) & (kPage - 1));
  const MutableByteView pages = MutableByteView(memory).subspan(start, 64 * kPage);
  for (std::size_t i = 0; i < pages.size(); ++i) pages[i] = static_cast<std::uint8_t>(i * 2654435761u >> 11);
  // Whole pages, an odd end, a piece that starts inside a page, and pages written again.
  REQUIRE((*file)->writeAt(0, pages.first(32 * kPage)));
  REQUIRE((*file)->writeAt(32 * kPage, pages.subspan(32 * kPage, 100)));
  REQUIRE((*file)->writeAt(32 * kPage + 100, pages.subspan(32 * kPage + 100, kPage)));
  REQUIRE((*file)->writeAt(4 * kPage, pages.subspan(4 * kPage, 8 * kPage)));
  REQUIRE((*file)->sync());
  CHECK((*file)->size() == 33 * kPage + 100);
  Bytes read(33 * kPage + 100);
  CHECK((*file)->readAt(0, read) == read.size());
  CHECK(std::ranges::equal(read, pages.first(read.size())));
  Bytes odd(77);
  CHECK((*file)->readAt(5, odd) == odd.size());
  CHECK(std::ranges::equal(odd, pages.subspan(5, odd.size())));
  CHECK(std::ranges::equal(readFile(bench.folder / "a"), read));
}

TEST_CASE("names that are too long and folders where a file should be are told apart", "[store][files]") {
  Bench bench;
  CHECK(bench.openCode(bench.folder / std::string(4000, 'x'), OpenMode::CreateNew) == ErrorCode::PathTooLong);
  REQUIRE(bench.files->makeDirectory(bench.folder / "d"));
  CHECK(bench.openCode(bench.folder / "d", OpenMode::Read) == ErrorCode::NotARegularFile);
  CHECK(bench.files->makeDirectory(bench.folder / "d"));
  CHECK(bench.files->makeDirectory(bench.folder / "no" / "where").error().code == ErrorCode::FileNotFound);
}

TEST_CASE("a renaming replaces, or refuses to, as asked", "[store][files]") {
  Bench bench;
  writeFile(bench.folder / "a", asBytes("a"));
  writeFile(bench.folder / "b", asBytes("b"));
  CHECK(bench.files->renameNew(bench.folder / "a", bench.folder / "b").error().code == ErrorCode::AlreadyExists);
  CHECK(toString(readFile(bench.folder / "b")) == "b");
  CHECK(bench.files->rename(bench.folder / "a", bench.folder / "b"));
  CHECK(toString(readFile(bench.folder / "b")) == "a");
  CHECK(bench.files->renameNew(bench.folder / "b", bench.folder / "c"));
  CHECK(bench.files->list(bench.folder.path()) == std::vector<std::string>{"c"});
}

TEST_CASE("removing what is gone is fine, listing what is gone is not", "[store][files]") {
  Bench bench;
  CHECK(bench.files->remove(bench.folder / "a"));
  CHECK_FALSE(bench.files->list(bench.folder / "a"));
  CHECK_FALSE(bench.files->info(bench.folder / "a"));
  CHECK(bench.files->syncDirectory(bench.folder / "a").error().code == ErrorCode::FileNotFound);
}

TEST_CASE("a replacement is whole, and a file of more than the limit is not read", "[store][files]") {
  Bench bench;
  REQUIRE(store::replaceDurably(*bench.files, bench.folder / "a", asBytes("one")));
  REQUIRE(store::replaceDurably(*bench.files, bench.folder / "a", asBytes("two!")));
  CHECK(toString(store::readWhole(*bench.files, bench.folder / "a", 4).value()) == "two!");
  CHECK(store::readWhole(*bench.files, bench.folder / "a", 3).error().code == ErrorCode::FileTooLarge);
  CHECK(bench.files->list(bench.folder.path()) == std::vector<std::string>{"a"});
}

TEST_CASE("a lock is held by one, until it goes", "[store][files]") {
  Bench bench;
  auto held = bench.files->lock(bench.folder / "lock");
  REQUIRE(held);
  CHECK(bench.files->lock(bench.folder / "lock").error().code == ErrorCode::VaultInUse);
  held->reset();
  CHECK(bench.files->lock(bench.folder / "lock"));
}

TEST_CASE("there is room, and this folder is on no network", "[store][files]") {
  Bench bench;
  CHECK(bench.files->freeBytes(bench.folder.path()).value() > 0);
  CHECK_FALSE(bench.files->isNetwork(bench.folder.path()));
  CHECK_FALSE(bench.files->isNetwork(bench.folder / "not" / "there" / "yet"));
}

#ifndef _WIN32
TEST_CASE("a named pipe is no file and stops nobody", "[store][files]") {
  Bench bench;
  const Path pipe = bench.folder / "pipe";
  REQUIRE(::mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(bench.openCode(pipe, OpenMode::Read) == ErrorCode::NotARegularFile);
}

TEST_CASE("a link that leads to itself is named", "[store][files]") {
  Bench bench;
  std::filesystem::create_symlink(bench.folder / "a", bench.folder / "a");
  CHECK(bench.openCode(bench.folder / "a", OpenMode::Read) == ErrorCode::FolderLoop);
}

TEST_CASE("what lies on one volume is told from what does not, or is not there", "[store][files]") {
  Bench bench;
  REQUIRE(bench.files->makeDirectory(bench.folder / "d"));
  CHECK(bench.files->onOneVolume(bench.folder / ".", bench.folder / "d"));
  CHECK_FALSE(bench.files->onOneVolume(bench.folder / ".", "/proc"));
  CHECK_FALSE(bench.files->onOneVolume(bench.folder / ".", bench.folder / "nowhere"));
}

TEST_CASE("files and folders are their owner's alone", "[store][files]") {
  Bench bench;
  REQUIRE(bench.files->open(bench.folder / "a", OpenMode::CreateNew));
  REQUIRE(bench.files->makeDirectory(bench.folder / "d"));
  for (const char* name : {"a", "d"}) {
    struct stat status {};
    REQUIRE(::stat((bench.folder / name).c_str(), &status) == 0);
    CHECK((status.st_mode & 077) == 0);
  }
}

TEST_CASE("a folder that may not be written is named", "[store][files]") {
  if (::geteuid() == 0) SKIP("root may write anywhere");
  Bench bench;
  REQUIRE(bench.files->makeDirectory(bench.folder / "d"));
  REQUIRE(::chmod((bench.folder / "d").c_str(), 0500) == 0);
  CHECK(bench.openCode(bench.folder / "d" / "a", OpenMode::CreateNew) == ErrorCode::PermissionDenied);
  REQUIRE(::chmod((bench.folder / "d").c_str(), 0700) == 0);
}
#endif
