#pragma once
// A catalogue in memory that takes in records as a replay would.

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "core/vault/catalogue.h"
#include "tests/support/sample_values.h"

namespace safelight::tests {

using namespace vault;

inline const model::PatientId kMarta = numbered<model::PatientId>(3), kOther = numbered<model::PatientId>(5), kNobody;
inline const model::UserId kAuthor = numbered<model::UserId>(4);
inline const model::ImageId kFirst = numbered<model::ImageId>(1), kSecond = numbered<model::ImageId>(2);

/// A catalogue in memory, and records of a journal one minute apart.
class Catalogue {
 public:
  Catalogue() : m_database(*store::Connection::openInMemory(ErrorCode::CatalogueDamaged)) { REQUIRE(prepareCatalogue(m_database)); }

  Instant take(model::PatientId patient, change::Any what) {
    m_time.milliseconds += 60'000;
    m_records.push_back({++m_sequence, kAuthor, m_time, patient, std::move(what)});
    REQUIRE(project(m_database, m_records.back()));
    return m_time;
  }
  Instant addPatient(model::PatientId id, const char* family) { return take(id, change::PatientCreated{{family, "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", "note"}}); }
  Instant import(model::ImageId id, model::PatientId patient) {
    change::ImageImported c;
    c.image = sampleImage();
    c.image.id = id;
    if (patient.isNil()) {
      c.image.status = model::ImageStatus::Inbox;
      c.image.inboxReason = "name-only";
      c.image.suggestion = kMarta;
    }
    return take(patient, c);
  }

  model::Patient patient(model::PatientId id) {
    auto* select = *m_database.prepare(std::string("SELECT ") + kPatientColumns + " FROM patient WHERE id = ?");
    const auto row = select->begin().bindBlob(id.uuid.view()).step();
    REQUIRE((row && *row));
    const model::Patient read = readPatient(*select);
    select->reset();
    return read;
  }
  model::Image image(model::ImageId id) {
    auto* select = *m_database.prepare(std::string("SELECT ") + kImageColumns + " FROM image WHERE id = ?");
    const auto row = select->begin().bindBlob(id.uuid.view()).step();
    REQUIRE((row && *row));
    const auto read = readImage(*select);
    select->reset();
    REQUIRE(read);
    return *read;
  }
  std::string text(const std::string& sql) {
    auto* select = *m_database.prepare(sql);
    const auto row = select->begin().step();
    REQUIRE((row && *row));
    std::string value = select->text(0);
    select->reset();
    return value;
  }
  /// Every row of every table, as text.
  std::string everything() {
    std::ostringstream out;
    for (const char* table : kCatalogueTables) {
      auto* select = *m_database.prepare(std::string("SELECT * FROM ") + table + " ORDER BY 1");
      select->begin();
      while (*select->step()) {
        out << table;
        for (int column = 0; column < select->columns(); ++column) out << '|' << (select->isNull(column) ? "-" : toHex(select->blob(column)));
        out << '\n';
      }
      select->reset();
    }
    return out.str();
  }
  const std::vector<OpenRecord>& records() const { return m_records; }
  store::Connection& database() { return m_database; }

 private:
  store::Connection m_database;
  std::vector<OpenRecord> m_records;
  std::uint64_t m_sequence = 0;
  Instant m_time{1'795'300'000'000};
};

}  // namespace safelight::tests
