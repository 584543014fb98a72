#include "ui/models/patient_list_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

vault::PatientSearch searchFor(const char* text) {
  vault::PatientSearch search;
  search.text = text;
  return search;
}

/// Sets the search and waits for its first page.
void ask(PatientListModel& model, const vault::PatientSearch& search) {
  QSignalSpy answered(&model, &PatientListModel::answered);
  model.setSearch(search);
  REQUIRE(waitUntil([&] { return answered.count() > 0; }));
}

}  // namespace

TEST_CASE("the list knows how many there are and fetches only the pages that are looked at", "[ui][patients]") {
  TestPractice practice;
  practice.addManyPatients(450);
  PatientListModel model(practice.session());
  CHECK(model.isLoading());
  ask(model, {});
  CHECK_FALSE(model.isLoading());
  CHECK(model.rowCount() == 450);
  CHECK(model.patientAt(0) != nullptr);
  CHECK(model.patientAt(320) == nullptr);  // asking fetches it
  REQUIRE(waitUntil([&] { return model.patientAt(320) != nullptr; }));
  CHECK(model.patientAt(299 + 1) != nullptr);
}

TEST_CASE("rows follow one another across pages without gap or repeat", "[ui][patients]") {
  TestPractice practice;
  practice.addManyPatients(250);
  PatientListModel model(practice.session());
  vault::PatientSearch byName;
  byName.order = vault::PatientOrder::Name;
  ask(model, byName);
  QSet<QString> seen;
  for (int row = 0; row < model.rowCount(); ++row) {
    REQUIRE(waitUntil([&] { return model.patientAt(row) != nullptr; }));
    seen.insert(QString::fromStdString(model.patientAt(row)->id.toString()));
  }
  CHECK(seen.size() == 250);
}

TEST_CASE("a search of fast typing ends with what was typed last", "[ui][patients]") {
  TestPractice practice;
  practice.addPatient("Müller", "Jörg", "1949-11-30", "10233");
  practice.addPatient("Mueller", "Anna", "1980-01-02", "10234");
  practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  PatientListModel model(practice.session());
  QSignalSpy answered(&model, &PatientListModel::answered);
  for (const char* typed : {"m", "mü", "mül", "müll"}) model.setSearch(searchFor(typed));
  REQUIRE(waitUntil([&] { return answered.count() > 0; }));
  settle();
  CHECK(model.rowCount() == 2);
  CHECK(answered.count() <= 2);
}

TEST_CASE("old rows stay until new ones are here", "[ui][patients]") {
  TestPractice practice;
  practice.addManyPatients(20);
  PatientListModel model(practice.session());
  ask(model, {});
  model.setSearch(searchFor("nobody"));
  CHECK(model.rowCount() == 20);
  REQUIRE(waitUntil([&] { return model.rowCount() == 0; }));
}

TEST_CASE("the model keeps Qt's rules while it is searched and scrolled", "[ui][patients]") {
  TestPractice practice;
  practice.addManyPatients(230);
  PatientListModel model(practice.session());
  const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
  ask(model, {});
  static_cast<void>(model.patientAt(229));
  REQUIRE(waitUntil([&] { return model.patientAt(229) != nullptr; }));
  ask(model, searchFor("abara"));
  CHECK(model.rowCount() > 0);
  ask(model, searchFor("nobody"));
  CHECK(model.rowCount() == 0);
}

TEST_CASE("a row speaks its patient to a screen reader", "[ui][patients]") {
  TestPractice practice;
  practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  PatientListModel model(practice.session());
  ask(model, {});
  const QString spoken = model.index(0).data(Qt::AccessibleTextRole).toString();
  CHECK(spoken.contains(QStringLiteral("Lindqvist, Marta")));
  CHECK(spoken.contains(QStringLiteral("14 Mar 1987")));
  CHECK(spoken.contains(QStringLiteral("0 images")));
  CHECK(model.rowOf(model.patientAt(0)->id) == 0);
  CHECK(model.rowOf({}) == -1);
}
