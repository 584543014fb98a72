#include "ui/library/patient_row_delegate.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/library/patient_list_view.h"
#include "ui/library/patients_page.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("below every name in a list stands something, also of a patient of whom no more than the name is known", "[ui][library]") {
  Practice practice;
  practice.addPatient("Probst", "Anna", {}, {});
  QWidget window;
  PatientListModel model(practice.session());
  PatientListView list(model, PatientRowDelegate::Density::Narrow, &window);
  list.resize(400, 200);
  showActive(window);
  model.setSearch({});
  REQUIRE(waitUntil([&] { return model.rowCount() == 1 && model.patientAt(0) != nullptr; }));
  settle();
  // From the end of the name's line to the end of the row, beside the initials.
  const QImage below = list.viewport()->grab(QRect(64, 32, 200, 18)).toImage();
  CHECK(pixelsOf(below, coloursFor(&list).textThird, 40) > 20);
}
