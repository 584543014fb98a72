#include "core/store/sql.h"

#include <catch2/catch_test_macros.hpp>
#ifndef _WIN32
#include <dlfcn.h>
#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#endif

#include "core/seal/sodium_random.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;
using store::Connection;
using store::Durability;

namespace {

crypto::SecretBytes keyOf(std::uint8_t byte) {
  REQUIRE(seal::startSodium());
  return std::move(*crypto::SecretBytes::copyOf(Bytes(32, byte)));
}

Result<Connection> open(const Path& path, std::uint8_t key = 1) { return Connection::open(path, keyOf(key), ErrorCode::CatalogueDamaged, Durability::Normal); }

void fill(const Path& path) {
  auto database = open(path);
  REQUIRE(database);
  REQUIRE(database->execute("CREATE TABLE person (name TEXT NOT NULL, age INTEGER)"));
  for (int i = 0; i < 200; ++i) REQUIRE((*database->prepare("INSERT INTO person VALUES (?, ?)"))->begin().bind(std::string_view("Lindqvist")).bind(std::int64_t{i}).run());
}

bool holds(const Bytes& bytes, std::string_view text) { return std::search(bytes.begin(), bytes.end(), text.begin(), text.end()) != bytes.end(); }

}  // namespace

TEST_CASE("a database file shows neither what it is nor what it holds", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db";
#ifndef _WIN32
  // Another SQLite in the same process, as imaging libraries bring along, must not answer in SQLCipher's place.
  void* other = ::dlopen("libsqlite3.so.0", RTLD_NOW | RTLD_GLOBAL);
  INFO((other == nullptr ? "no other SQLite on this machine" : "another SQLite is loaded"));
#endif
  fill(path);
  const Bytes bytes = readFile(path);
  CHECK(bytes.size() > 4096);
  CHECK_FALSE(holds(bytes, "SQLite format 3"));
  CHECK_FALSE(holds(bytes, "Lindqvist"));
  CHECK_FALSE(holds(bytes, "CREATE TABLE"));
#ifndef _WIN32
  if (other != nullptr) ::dlclose(other);
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 077) == 0);
#endif
}

TEST_CASE("another key opens nothing and leaves the file as it is", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db";
  fill(path);
  const Bytes before = readFile(path);
  const auto database = open(path, 2);
  REQUIRE_FALSE(database);
  CHECK(database.error().code == ErrorCode::CatalogueDamaged);
  CHECK(readFile(path) == before);
}

TEST_CASE("a flipped byte in any page is found", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db";
  fill(path);
  const Bytes whole = readFile(path);
  REQUIRE(whole.size() % 4096 == 0);
  for (std::size_t page = 0; page < whole.size() / 4096; ++page)
    for (const std::size_t offset : {std::size_t{0}, std::size_t{20}, std::size_t{2000}, std::size_t{4095}}) {
      Bytes changed = whole;
      changed[page * 4096 + offset] ^= 1;
      writeFile(path, changed);
      INFO("page " << page << " byte " << offset);
      auto database = open(path);
      CHECK((!database || !database->checkPages()));
    }
}

TEST_CASE("what is no database at all is damage", "[store][sql]") {
  TemporaryFolder folder;
  writeFile(folder / "a.db", Bytes(9000, 'x'));
  CHECK(open(folder / "a.db").error().code == ErrorCode::CatalogueDamaged);
}

TEST_CASE("a transaction that is not committed never happened", "[store][sql]") {
  TemporaryFolder folder;
  auto database = open(folder / "a.db");
  REQUIRE(database);
  REQUIRE(database->execute("CREATE TABLE t (a INTEGER)"));
  {
    auto transaction = store::Transaction::begin(*database);
    REQUIRE(transaction);
    REQUIRE(database->execute("INSERT INTO t VALUES (1)"));
  }
  auto count = database->prepare("SELECT count(*) FROM t");
  REQUIRE((*count)->begin().step());
  CHECK((*count)->integer(0) == 0);
  (*count)->reset();
  {
    auto transaction = store::Transaction::begin(*database);
    REQUIRE(transaction);
    REQUIRE(database->execute("INSERT INTO t VALUES (1)"));
    REQUIRE(transaction->commit());
  }
  REQUIRE((*count)->begin().step());
  CHECK((*count)->integer(0) == 1);
}

TEST_CASE("every kind of value comes back as it was bound", "[store][sql]") {
  auto database = Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(database);
  auto select = database->prepare("SELECT ?1, ?2, ?3, ?4, ?5, ?6");
  REQUIRE(select);
  const Bytes blob{0, 1, 255};
  (*select)->begin().bind(std::int64_t{-5}).bind(2.5).bind(std::string_view("a\0b", 3)).bindBlob(blob).bindBlob({}).bindNull();
  REQUIRE((*select)->step());
  CHECK((*select)->integer(0) == -5);
  CHECK((*select)->real(1) == 2.5);
  CHECK((*select)->text(2) == std::string("a\0b", 3));
  CHECK(Bytes((*select)->blob(3).begin(), (*select)->blob(3).end()) == blob);
  CHECK((*select)->blob(4).empty());
  CHECK_FALSE((*select)->isNull(4));
  CHECK((*select)->isNull(5));
  CHECK((*select)->columns() == 6);
}

TEST_CASE("a statement with an error says so and the connection goes on", "[store][sql]") {
  auto database = Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(database);
  CHECK(database->prepare("SELECT nothing FROM nowhere").error().code == ErrorCode::Internal);
  CHECK(database->execute("CREATE TABLE t (a INTEGER)"));
  CHECK_FALSE(database->sawDamage());
}

TEST_CASE("an exported database holds the same rows under another key and nothing that was deleted", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db", fresh = folder / "catalogue.db.new";
  fill(path);
  {
    auto database = open(path);
    REQUIRE(database);
    REQUIRE(database->execute("PRAGMA user_version=4; CREATE TABLE tag (id BLOB PRIMARY KEY, note TEXT NOT NULL) STRICT, WITHOUT ROWID; CREATE INDEX by_age ON person (age)"));
    REQUIRE((*database->prepare("INSERT INTO tag VALUES (?, ?)"))->begin().bindBlob(Bytes(16, 7)).bind(std::string_view("upper left")).run());
    REQUIRE(database->execute("DELETE FROM person WHERE age < 190"));
    REQUIRE(database->exportTo(fresh, keyOf(9)));
    // The connection goes on as before, and stays defended.
    REQUIRE((*database->prepare("INSERT INTO person VALUES ('Okafor', 1)"))->begin().run());
    CHECK_FALSE(database->execute("PRAGMA writable_schema=ON; DELETE FROM sqlite_master"));
  }
  CHECK_FALSE(open(fresh, 1));
  auto exported = open(fresh, 9);
  REQUIRE(exported);
  const auto number = [&](std::string_view sql) {
    auto select = exported->prepare(sql);
    REQUIRE(select);
    REQUIRE((*select)->begin().step().value());
    const std::int64_t value = (*select)->integer(0);
    (*select)->reset();
    return value;
  };
  CHECK(number("SELECT count(*) FROM person") == 10);
  CHECK(number("SELECT count(*) FROM tag WHERE note = 'upper left'") == 1);
  CHECK(number("SELECT count(*) FROM sqlite_master WHERE type = 'index' AND name = 'by_age'") == 1);
  CHECK(number("PRAGMA user_version") == 4);
  CHECK(number("PRAGMA freelist_count") == 0);
  CHECK(exported->checkPages());
}

TEST_CASE("an export to where it cannot be written says so and leaves the database usable", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db";
  fill(path);
  auto database = open(path);
  REQUIRE(database);
  CHECK_FALSE(database->exportTo(folder / "missing" / "catalogue.db.new", keyOf(9)));
  CHECK(database->exportTo(folder / "catalogue.db.new", keyOf(9)));
  CHECK(database->execute("DELETE FROM person"));
}

TEST_CASE("an export holds every row, whatever its bytes are", "[store][sql]") {
  TemporaryFolder folder;
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  const auto sumOf = [](Connection& database) {
    auto select = database.prepare("SELECT count(*), sum(length(patient) + length(wrapped)) FROM object_key");
    REQUIRE(select);
    REQUIRE((*select)->begin().step().value());
    const std::pair sum((*select)->integer(0), (*select)->integer(1));
    (*select)->reset();
    return sum;
  };
  for (int round = 0; round < 150; ++round) {
    const Path path = folder / ("catalogue" + std::to_string(round) + ".db"), fresh = folder / ("fresh" + std::to_string(round) + ".db");
    auto database = open(path);
    REQUIRE(database);
    REQUIRE(database->execute("CREATE TABLE object_key (image BLOB PRIMARY KEY, patient BLOB NOT NULL, wrapped BLOB NOT NULL) STRICT, WITHOUT ROWID"));
    for (int i = 0; i < 14; ++i) {
      auto insert = database->prepare("INSERT INTO object_key VALUES (?, ?, ?) ON CONFLICT (image) DO UPDATE SET wrapped = excluded.wrapped");
      REQUIRE(insert);
      REQUIRE((*insert)->begin().bindBlob(random.array<16>()).bindBlob(random.array<16>()).bindBlob(random.array<72>()).run());
    }
    REQUIRE(database->exportTo(fresh, keyOf(9)));
    auto exported = open(fresh, 9);
    REQUIRE(exported);
    INFO("round " << round);
    CHECK(sumOf(*exported) == sumOf(*database));
    CHECK(exported->checkPages());
  }
}

#ifndef _WIN32
TEST_CASE("what could not be written is no damage, and what was there before is there still", "[store][sql]") {
  TemporaryFolder folder;
  const Path path = folder / "catalogue.db";
  fill(path);
  auto database = open(path);
  REQUIRE(database);
  // No file may grow any more: writes fail, though the disk is not full.
  const auto previous = ::signal(SIGXFSZ, SIG_IGN);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_FSIZE, &before) == 0);
  const rlimit tight{std::filesystem::file_size(path), before.rlim_max};
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &tight) == 0);
  const auto written = database->execute("CREATE TABLE large AS WITH RECURSIVE n(i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n WHERE i < 2000) SELECT i, randomblob(200) FROM n");
  REQUIRE(::setrlimit(RLIMIT_FSIZE, &before) == 0);
  ::signal(SIGXFSZ, previous);
  REQUIRE_FALSE(written);
  CHECK(written.error().code == ErrorCode::WriteFailed);
  CHECK_FALSE(database->sawDamage());
  const auto count = database->prepare("SELECT count(*) FROM person");
  REQUIRE(count);
  REQUIRE((*count)->begin().step() == true);
  CHECK((*count)->integer(0) == 200);
}
#endif

TEST_CASE("the ids of a query come in its order, and an error of any row is the query's", "[store][sql]") {
  struct Key {
    Uuid uuid;
  };
  auto database = Connection::openInMemory(ErrorCode::CatalogueDamaged);
  REQUIRE(database);
  REQUIRE(database->execute("CREATE TABLE thing (id BLOB, size INTEGER)"));
  for (std::uint8_t i = 0; i < 3; ++i) {
    Uuid id;
    id.bytes.fill(static_cast<std::uint8_t>(9 - i));
    REQUIRE((*database->prepare("INSERT INTO thing VALUES (?, ?)"))->begin().bindBlob(id.view()).bind(std::int64_t{i}).run());
  }
  auto select = database->prepare("SELECT id FROM thing WHERE size < ? ORDER BY id");
  REQUIRE(select);
  for (int again = 0; again < 2; ++again) {
    const auto ids = (*select)->begin().bind(std::int64_t{2}).ids<Key>();
    REQUIRE(ids);
    REQUIRE(ids->size() == 2);
    CHECK((*ids)[0].uuid.bytes[0] == 8);
    CHECK((*ids)[1].uuid.bytes[15] == 9);
  }
  CHECK((*select)->begin().bind(std::int64_t{0}).ids<Key>()->empty());
  auto broken = database->prepare("SELECT CASE WHEN size = 2 THEN abs(-9223372036854775807 - 1) ELSE id END FROM thing ORDER BY size");
  REQUIRE(broken);
  CHECK_FALSE((*broken)->begin().ids<Key>());
  CHECK(database->execute("DROP TABLE thing"));  // nothing is left open
}
