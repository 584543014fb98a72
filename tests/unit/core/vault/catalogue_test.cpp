// The catalogue's own rows, apart from what records write into it.

#include <catch2/catch_test_macros.hpp>

#include "core/vault/sql_text.h"
#include "tests/unit/core/vault/made_catalogue.h"

using namespace safelight;
using namespace safelight::tests;

TEST_CASE("a fresh catalogue has nothing applied and default settings", "[vault][catalogue]") {
  Catalogue catalogue;
  CHECK(readApplied(catalogue.database())->journal == store::JournalPosition{});
  CHECK(readApplied(catalogue.database())->keyRecords == 0);
  CHECK(*readSettings(catalogue.database()) == Settings{});
}

TEST_CASE("preparing twice changes nothing, and an unknown schema is refused", "[vault][catalogue]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  const std::string before = catalogue.everything();
  REQUIRE(prepareCatalogue(catalogue.database()));
  CHECK(catalogue.everything() == before);
  REQUIRE(catalogue.database().execute("PRAGMA user_version = 1000"));
  CHECK(prepareCatalogue(catalogue.database()).error().code == ErrorCode::CatalogueDamaged);
}

TEST_CASE("what was applied is remembered exactly, and a damaged note is noticed", "[vault][catalogue]") {
  Catalogue catalogue;
  AppliedState applied;
  applied.journal = {77, {}, 3, 4096};
  applied.journal.last.fill(0xee);
  applied.keyRecords = 12;
  REQUIRE(writeApplied(catalogue.database(), applied));
  applied.keyRecords = 13;
  REQUIRE(writeApplied(catalogue.database(), applied));
  const auto read = readApplied(catalogue.database());
  REQUIRE(read);
  CHECK(read->journal == applied.journal);
  CHECK(read->keyRecords == 13);
  REQUIRE(catalogue.database().execute("UPDATE meta SET value = x'0102' WHERE name = 'applied'"));
  CHECK(readApplied(catalogue.database()).error().code == ErrorCode::CatalogueDamaged);
}

TEST_CASE("the last settings count, and damaged ones are noticed", "[vault][catalogue]") {
  Catalogue catalogue;
  catalogue.take({}, change::SettingsChanged{{"A", model::ToothNotation::Fdi, 60}});
  catalogue.take({}, change::SettingsChanged{{"B", model::ToothNotation::Palmer, 600}});
  CHECK(*readSettings(catalogue.database()) == Settings{"B", model::ToothNotation::Palmer, 600});
  REQUIRE(catalogue.database().execute("UPDATE meta SET value = x'01' WHERE name = 'settings'"));
  CHECK(readSettings(catalogue.database()).error().code == ErrorCode::CatalogueDamaged);
}

TEST_CASE("an image row whose values do not read is reported as damage", "[vault][catalogue]") {
  for (const char* column : {"facts", "tags", "display"}) {
    Catalogue catalogue;
    catalogue.import(kFirst, kNobody);
    REQUIRE(catalogue.database().execute(std::string("UPDATE image SET ") + column + " = x'01'"));
    auto* select = *catalogue.database().prepare(sqlText({"SELECT ", kImageColumns, " FROM image"}));
    REQUIRE(*select->begin().step());
    CHECK(readImage(*select).error().code == ErrorCode::CatalogueDamaged);
    select->reset();
  }
}
