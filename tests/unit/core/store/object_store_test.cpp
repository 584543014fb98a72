#include "core/store/object_store.h"

#include <catch2/catch_test_macros.hpp>
#include <future>

#include "core/crypto/key_wrap.h"
#include "core/seal/object_envelope.h"
#include "core/seal/sodium_random.h"
#include "tests/support/faulty_files.h"
#include "tests/support/sealed_whole.h"
#include "tests/unit/core/store/people.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

struct Bench {
  TemporaryFolder folder;
  std::unique_ptr<store::FileSystem> inner = store::systemFiles();
  store::Layout layout{folder.path()};
  FaultyFiles files{*inner, folder.path()};
  store::ObjectStore objects{files, layout};
  FixedRandom random{13};
  FakeClock clock;
  crypto::SecretBytes key;

  Bench() {
    REQUIRE(seal::startSodium());
    for (const Path& path : {layout.objects(), layout.temporary()}) REQUIRE(files.makeDirectory(path));
    key = std::move(*crypto::newKey(random));
  }
  model::ImageId newId() { return {newUuid(clock, random)}; }
  Result<void> write(model::ImageId id, std::string_view text) {
    const Bytes sealed = key.read([&](ByteView k) { return tests::sealWhole(id.uuid, k, asBytes("meta"), asBytes(text), random); }).value();
    return objects.writeTemporary(id, [&](const store::ObjectStore::Sink& sink) { return sink(sealed); });
  }
};

}  // namespace

TEST_CASE("an object is invisible until it is published, then found by its name", "[store][objects]") {
  Bench bench;
  const auto id = bench.newId();
  REQUIRE(bench.write(id, "pixels"));
  CHECK_FALSE(bench.objects.fileBytes(id));
  CHECK(bench.objects.open(id, bench.key).error().code == ErrorCode::ObjectMissing);
  REQUIRE(bench.objects.publish({id}));
  CHECK(bench.objects.list() == std::vector{id});
  const std::string name = id.toString();
  CHECK(std::filesystem::exists(bench.layout.objects() / name.substr(34) / name));
  CHECK(std::filesystem::is_empty(bench.layout.temporary()));
  CHECK(toString(bench.objects.open(id, bench.key)->readAll().value()) == "pixels");
}

TEST_CASE("an object whose folder was lost with it is gone", "[store][objects]") {
  Bench bench;
  const auto id = bench.newId();
  REQUIRE(bench.write(id, "pixels"));
  REQUIRE(bench.objects.publish({id}));
  std::filesystem::remove_all(bench.layout.objectFolder(id));
  CHECK(bench.objects.remove(id));
}

TEST_CASE("an object of any length arrives whole, in whatever pieces it came", "[store][objects]") {
  Bench bench;
  constexpr std::size_t kMiB = 1u << 20;
  for (const std::size_t length : {std::size_t{1}, kMiB - 1, kMiB, kMiB + 1, 2 * kMiB, 3 * kMiB + 4097}) {
    INFO(length);
    Bytes sealed(length);
    for (std::size_t i = 0; i < length; ++i) sealed[i] = static_cast<std::uint8_t>(i * 2654435761u >> 9);
    const auto id = bench.newId();
    REQUIRE(bench.objects.writeTemporary(id, [&](const store::ObjectStore::Sink& sink) -> Result<void> {
      std::size_t piece = 1;
      for (std::size_t at = 0; at < length; at += piece, piece = piece * 3 % 200'003) {
        piece = std::min(piece, length - at);
        TRY_VOID(sink(ByteView(sealed).subspan(at, piece)));
      }
      return {};
    }));
    CHECK(readFile(bench.layout.temporary() / id.toString()) == sealed);
    REQUIRE(bench.objects.publish({id}));
    CHECK(bench.objects.fileBytes(id) == length);
  }
}

TEST_CASE("pieces made in the memory that is written arrive like any others, between them too", "[store][objects]") {
  Bench bench;
  constexpr std::size_t kLongest = seal::kChunkBytes + seal::kTagBytes;
  for (const std::size_t length : {std::size_t{1}, kLongest, 16 * kLongest, 17 * kLongest + 5, (std::size_t{3} << 20) + 77}) {
    INFO(length);
    Bytes sealed(length);
    for (std::size_t i = 0; i < length; ++i) sealed[i] = static_cast<std::uint8_t>(i * 2654435761u >> 9);
    const auto id = bench.newId();
    REQUIRE(bench.objects.writeTemporary(id, [&](const store::ObjectStore::Sink& sink) -> Result<void> {
      CHECK(sink.room(std::size_t{1} << 20).empty());
      std::size_t made = 0, piece = kLongest;
      for (std::size_t at = 0; at < length; at += piece, piece = ++made % 5 == 4 ? 200'003 : kLongest) {
        const ByteView next = ByteView(sealed).subspan(at, piece = std::min(piece, length - at));
        const MutableByteView room = sink.room(piece);
        if (piece <= kLongest) REQUIRE(room.size() == piece);
        std::ranges::copy(room.empty() ? ByteView{} : next, room.begin());
        TRY_VOID(sink(room.empty() ? next : ByteView(room)));
      }
      return {};
    }));
    CHECK(readFile(bench.layout.temporary() / id.toString()) == sealed);
  }
}

TEST_CASE("folders that are synced together are all synced", "[store][objects]") {
  Bench bench;
  REQUIRE(bench.files.syncDirectory(bench.folder.path()));
  std::vector<model::ImageId> ids;
  for (int i = 0; i < 12; ++i) {
    ids.push_back(bench.newId());
    REQUIRE(bench.write(ids.back(), "pixels"));
  }
  const auto together = [](const store::ObjectStore::Tasks& syncs) -> Result<void> {
    std::vector<std::future<Result<void>>> ends;
    for (const auto& sync : syncs) ends.push_back(std::async(std::launch::async, sync));
    Result<void> all;
    for (auto& end : ends)
      if (auto done = end.get(); !done) all = std::move(done);
    return all;
  };
  REQUIRE(bench.objects.publish(ids, together));
  TemporaryFolder after;
  afterPowerCut(bench.files.state(), after.path(), 0);
  for (const model::ImageId id : ids) CHECK_FALSE(readFile(store::Layout{after.path()}.object(id)).empty());
}

TEST_CASE("publishing never overwrites", "[store][objects]") {
  Bench bench;
  const auto id = bench.newId();
  REQUIRE(bench.write(id, "the first"));
  REQUIRE(bench.objects.publish({id}));
  REQUIRE(bench.write(id, "the second"));
  CHECK(bench.objects.publish({id}).error().code == ErrorCode::AlreadyExists);
  CHECK(toString(bench.objects.open(id, bench.key)->readAll().value()) == "the first");
}

TEST_CASE("writing the same temporary twice is refused", "[store][objects]") {
  Bench bench;
  const auto id = bench.newId();
  REQUIRE(bench.write(id, "a"));
  CHECK(bench.write(id, "b").error().code == ErrorCode::AlreadyExists);
}

TEST_CASE("a failed write leaves nothing behind", "[store][objects]") {
  Bench bench;
  for (std::uint64_t call = 1; call <= 3; ++call) {  // create, write, sync
    bench.files.failCall(call, Fault::ShortWrite);
    CHECK(bench.write(bench.newId(), "pixels").error().code == ErrorCode::DiskFull);
    CHECK(std::filesystem::is_empty(bench.layout.temporary()));
  }
  const auto id = bench.newId();
  CHECK(bench.objects.writeTemporary(id, [](const auto&) { return fail(ErrorCode::ReadFailed); }).error().code == ErrorCode::ReadFailed);
  CHECK(std::filesystem::is_empty(bench.layout.temporary()));
}

TEST_CASE("a publishing that fails on the way publishes nothing, and can be tried again", "[store][objects]") {
  Bench bench;
  const std::vector<model::ImageId> ids{bench.newId(), bench.newId(), bench.newId()};
  for (const auto id : ids) REQUIRE(bench.write(id, "pixels"));
  for (const std::uint64_t call : {3u, 4u, 5u, 6u, 7u}) {
    bench.files.failCall(call, Fault::DiskFull);
    CHECK(bench.objects.publish(ids).error().code == ErrorCode::DiskFull);
    CHECK(bench.objects.list()->empty());
  }
  bench.files.failCall(0, Fault::DiskFull);
  REQUIRE(bench.objects.publish(ids));
  CHECK(bench.objects.list()->size() == 3);
}

TEST_CASE("what publishing returned for survives a power cut", "[store][objects]") {
  Bench bench;
  const auto a = bench.newId(), b = bench.newId();
  REQUIRE(bench.write(a, "a"));
  REQUIRE(bench.write(b, "b"));
  REQUIRE(bench.files.syncDirectory(bench.folder.path()));  // as creating a vault does
  // An earlier attempt that made a folder and got no further.
  bench.files.failCall(2, Fault::DiskFull);
  CHECK_FALSE(bench.objects.publish({a}));
  bench.files.failCall(0, Fault::DiskFull);
  REQUIRE(bench.objects.publish({a, b}));
  TemporaryFolder after;
  afterPowerCut(bench.files.state(), after / "disk", 0);
  store::ObjectStore objects(*bench.inner, store::Layout{after / "disk"});
  CHECK(toString(objects.open(a, bench.key)->readAll().value()) == "a");
  CHECK(toString(objects.open(b, bench.key)->readAll().value()) == "b");
}

TEST_CASE("stray temporaries go, and names that are no id are not listed", "[store][objects]") {
  Bench bench;
  REQUIRE(bench.write(bench.newId(), "stray"));
  writeFile(bench.layout.temporary() / "something", asBytes("else"));
  CHECK(bench.objects.removeStrays() == 2u);
  CHECK(std::filesystem::is_empty(bench.layout.temporary()));
  std::filesystem::create_directory(bench.layout.objects() / "ab");
  writeFile(bench.layout.objects() / "ab" / "README", asBytes("no id"));
  writeFile(bench.layout.objects() / "README", asBytes("no folder"));
  CHECK(bench.objects.list()->empty());
}

TEST_CASE("a removed object is gone, and removing it again is fine", "[store][objects]") {
  Bench bench;
  const auto id = bench.newId();
  REQUIRE(bench.write(id, "pixels"));
  REQUIRE(bench.objects.publish({id}));
  REQUIRE(bench.objects.remove(id));
  CHECK_FALSE(bench.objects.fileBytes(id));
  CHECK(bench.objects.remove(id));
}
