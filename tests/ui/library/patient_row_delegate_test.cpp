#include "ui/library/patient_row_delegate.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <map>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/library/patient_list_view.h"
#include "ui/library/patients_page.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

double luminance(QRgb colour) {
  const auto linear = [](int value) { return value / 255.0 <= 0.03928 ? value / 255.0 / 12.92 : std::pow((value / 255.0 + 0.055) / 1.055, 2.4); };
  return 0.2126 * linear(qRed(colour)) + 0.7152 * linear(qGreen(colour)) + 0.0722 * linear(qBlue(colour));
}

/// Between the colour that most pixels have and the one farthest from it, as WCAG counts it.
double contrastIn(const QImage& image) {
  std::map<QRgb, int> counts;
  for (int y = 0; y < image.height(); ++y)
    for (int x = 0; x < image.width(); ++x) ++counts[image.pixel(x, y)];
  const auto most = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
  const double ground = luminance(most->first);
  double best = 1;
  for (const auto& [colour, count] : counts) best = std::max(best, (std::max(ground, luminance(colour)) + 0.05) / (std::min(ground, luminance(colour)) + 0.05));
  return best;
}

}  // namespace

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

TEST_CASE("what is written in the chosen row can be read by day and by night", "[ui][library]") {
  Practice practice;
  practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  for (const ThemeKind theme : {ThemeKind::Light, ThemeKind::Dark}) {
    applyTheme(*qApp, theme);
    QWidget window;
    PatientListModel model(practice.session());
    PatientListView list(model, PatientRowDelegate::Density::Narrow, &window);
    list.resize(400, 200);
    showActive(window);
    model.setSearch({});
    REQUIRE(waitUntil([&] { return list.chosen() != nullptr; }));
    settle();
    const auto inRow = [&](const QRect& rect) { return contrastIn(list.viewport()->grab(rect).toImage()); };
    INFO((theme == ThemeKind::Light ? "light" : "dark"));
    CHECK(inRow(QRect(68, 31, 200, 16)) >= 4.5);
    CHECK(inRow(QRect(22, 20, 24, 20)) >= 4.5);
  }
  applyTheme(*qApp, ThemeKind::Dark);
}
