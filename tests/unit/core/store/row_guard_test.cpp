// Sums over rows follow every way of changing them, and any row of another time changes them.

#include <catch2/catch_test_macros.hpp>

#include "core/store/row_guard.h"
#include "core/store/sql.h"

using namespace safelight;
using store::RowGuard;

namespace {

struct Guarded {
  Guarded() {
    REQUIRE(database.execute("CREATE TABLE thing (id INTEGER PRIMARY KEY, name TEXT UNIQUE, size REAL, body BLOB) STRICT;"
                             "CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB) STRICT, WITHOUT ROWID"));
    REQUIRE(database.guard(std::make_unique<RowGuard>(std::vector<RowGuard::Table>{{"thing", ""}, {"meta", "%1.name = 'sums'"}})));
  }
  void run(const char* sql) { REQUIRE(database.execute(sql)); }
  RowGuard& guard() { return *database.rowGuard(); }
  bool isRight(std::size_t table) { return guard().count(database.handle(), table) == guard().sum(table); }

  store::Connection database = std::move(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged));
};

}  // namespace

TEST_CASE("sums follow inserts, updates, replacements, upserts and deletes", "[store][guard]") {
  Guarded guarded;
  const store::RowSum nothing{};
  CHECK(guarded.guard().sum(0) == nothing);
  for (const char* sql : {"INSERT INTO thing VALUES (1, 'one', 1.5, x'0102'), (2, 'two', NULL, NULL)", "UPDATE thing SET size = 2.5 WHERE id = 2",
                          "INSERT OR REPLACE INTO thing VALUES (1, 'uno', 0, x'')", "INSERT OR REPLACE INTO thing VALUES (3, 'two', 0, NULL)",
                          "INSERT INTO thing VALUES (1, 'x', 0, NULL) ON CONFLICT (id) DO UPDATE SET name = excluded.name", "DELETE FROM thing WHERE id = 3"}) {
    const store::RowSum before = guarded.guard().sum(0);
    guarded.run(sql);
    INFO(sql);
    CHECK(guarded.guard().sum(0) != before);
    CHECK(guarded.isRight(0));
  }
  guarded.run("DELETE FROM thing");
  CHECK(guarded.guard().sum(0) == nothing);
}

TEST_CASE("the order in which rows came does not matter, their values and their table do", "[store][guard]") {
  Guarded a, b;
  a.run("INSERT INTO thing VALUES (1, 'one', 1, NULL), (2, 'two', 2, NULL)");
  b.run("INSERT INTO thing VALUES (2, 'two', 2, NULL); INSERT INTO thing VALUES (1, 'one', 9, NULL); UPDATE thing SET size = 1 WHERE id = 1");
  CHECK(a.guard().sum(0) == b.guard().sum(0));
  b.run("UPDATE thing SET body = x''");
  CHECK(a.guard().sum(0) != b.guard().sum(0));
  a.run("INSERT INTO meta VALUES ('key', x'00')");
  CHECK(a.guard().sum(1) != store::RowSum{});
}

TEST_CASE("excepted rows are not counted", "[store][guard]") {
  Guarded guarded;
  guarded.run("INSERT INTO meta VALUES ('sums', x'00')");
  CHECK(guarded.guard().sum(1) == store::RowSum{});
  guarded.run("UPDATE meta SET value = x'01'; INSERT INTO meta VALUES ('other', x'02')");
  CHECK(guarded.isRight(1));
  CHECK(guarded.guard().sum(1) != store::RowSum{});
}

TEST_CASE("a transaction that takes no effect leaves the sums as they were", "[store][guard]") {
  Guarded guarded;
  guarded.run("INSERT INTO thing VALUES (1, 'one', 1, NULL)");
  const store::RowSum before = guarded.guard().sum(0);
  {
    auto transaction = store::Transaction::begin(guarded.database);
    REQUIRE(transaction);
    guarded.run("UPDATE thing SET size = 4; INSERT INTO thing VALUES (2, 'two', 1, NULL)");
    CHECK(guarded.guard().sum(0) != before);
  }
  CHECK(guarded.guard().sum(0) == before);
  CHECK(guarded.isRight(0));
}

TEST_CASE("a row changed behind the guard's back is found", "[store][guard]") {
  Guarded guarded;
  guarded.run("INSERT INTO thing VALUES (1, 'one', 1, NULL), (2, 'two', 2, NULL)");
  const std::vector<store::RowSum> sums{guarded.guard().sum(0), guarded.guard().sum(1)};
  guarded.run("UPDATE thing SET size = 3 WHERE id = 2");
  guarded.guard().load(sums);
  CHECK_FALSE(guarded.isRight(0));
  CHECK(guarded.isRight(1));
}

TEST_CASE("the guard goes with its connection", "[store][guard]") {
  Guarded guarded;
  guarded.run("INSERT INTO thing VALUES (1, 'one', 1, NULL)");
  store::Connection moved = std::move(guarded.database);
  REQUIRE(moved.rowGuard() != nullptr);
  REQUIRE(moved.execute("INSERT INTO thing VALUES (2, 'two', 1, NULL)"));
  CHECK(moved.rowGuard()->count(moved.handle(), 0) == moved.rowGuard()->sum(0));
}
