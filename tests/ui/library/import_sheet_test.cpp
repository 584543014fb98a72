#include <QComboBox>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/library/import_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("however long a name, the sheet of an import says whose birth date and number it is", "[ui][library]") {
  QWidget window;
  window.resize(1366, 768);
  showActive(window);
  model::Patient patient;
  patient.id = model::PatientId(Uuid{{1}});
  patient.details = {"Längenfeld-Hohenzollern-Sigmaringen-Wittelsbach", "Maria Magdalena Theresia Josefine", model::Date::make(1962, 4, 12), model::Sex::Female, "L-77", {}};
  ImportSheet sheet(&window, true);
  sheet.setTargets({patient}, {patient.id, false});
  sheet.open();
  settle();
  const auto* box = sheet.findChild<Choice*>()->box();
  const QString shown = box->currentText();
  INFO(shown.toStdString());
  CHECK(shown.contains(QStringLiteral("1962")));
  CHECK(shown.contains(QStringLiteral("L-77")));
  CHECK(shown.contains(QStringLiteral("Maria")));
  CHECK(box->fontMetrics().horizontalAdvance(shown) <= box->width() - 46);
}
