#include "ui/library/tooth_chart.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/format.h"
#include "ui/library/filter_bar.h"
#include "ui/widgets/theme.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

model::Tooth fdi(int number) { return *model::Tooth::fromFdi(number); }

}  // namespace

TEST_CASE("a click chooses a tooth and another click lets it go") {
  ToothChart chart;
  chart.resize(544, 90);
  showActive(chart);
  std::vector<model::Teeth> heard;
  QObject::connect(&chart, &ToothChart::changed, &chart, [&](const model::Teeth& teeth) { heard.push_back(teeth); });
  click(*chart.button(fdi(16)));
  click(*chart.button(fdi(46)));
  CHECK(chart.teeth() == model::Teeth{16, 46});
  click(*chart.button(fdi(16)));
  CHECK(chart.teeth() == model::Teeth{46});
  REQUIRE(heard.size() == 3);
  CHECK(heard.back() == model::Teeth{46});
}

TEST_CASE("the patient's right stands on the left, upper teeth above") {
  ToothChart chart;
  chart.resize(544, 90);
  showActive(chart);
  const auto at = [&](int number) { return chart.button(fdi(number))->pos(); };
  CHECK(at(18).x() < at(11).x());
  CHECK(at(11).x() < at(21).x());
  CHECK(at(21).x() < at(28).x());
  CHECK(at(16).y() < at(46).y());
  CHECK(at(16).x() == at(46).x());
}

TEST_CASE("every tooth is called by the practice's notation") {
  ToothChart chart;
  chart.setNotation(model::ToothNotation::Universal);
  CHECK(chart.button(fdi(11))->accessibleName().contains(QStringLiteral("8")));
  chart.setNotation(model::ToothNotation::Fdi);
  CHECK(chart.button(fdi(11))->accessibleName().contains(QStringLiteral("11")));
}

TEST_CASE("the chart is one tab stop and the arrows walk through the teeth") {
  ToothChart chart;
  chart.resize(544, 90);
  showActive(chart);
  chart.button(fdi(18))->setFocus();
  press(chart, Qt::Key_Right);
  CHECK(chart.button(fdi(17))->hasFocus());
  press(chart, Qt::Key_Down);
  CHECK(chart.button(fdi(47))->hasFocus());
  press(chart, Qt::Key_Space);
  CHECK(chart.teeth() == model::Teeth{47});
  int stops = 0;
  for (const auto& tooth : model::allTeeth()) stops += (chart.button(tooth)->focusPolicy() & Qt::TabFocus) ? 1 : 0;
  CHECK(stops == 1);
}

TEST_CASE("milk teeth show when asked for") {
  ToothChart chart;
  showActive(chart);
  CHECK_FALSE(chart.button(fdi(55))->isVisible());
  chart.setDeciduousShown(true);
  CHECK(chart.button(fdi(55))->isVisible());
}

TEST_CASE("a chosen tooth is painted in the accent colour") {
  ToothChart chart;
  chart.resize(544, 90);
  showActive(chart);
  const int before = pixelsOf(pictureOf(chart), colours().accent, 30);
  chart.setTeeth({16, 17, 46});
  CHECK(pixelsOf(pictureOf(chart), colours().accent, 30) > before + 20);
}

TEST_CASE("the filter bar's chips and teeth make one filter") {
  FilterBar bar;
  bar.resize(1200, 110);
  bar.setRoom({1200, 800});
  showActive(bar);
  ImageFilter heard;
  QObject::connect(&bar, &FilterBar::changed, &bar, [&](const ImageFilter& filter) { heard = filter; });
  click(*bar.chart()->button(fdi(16)));
  CHECK(heard.teeth == model::Teeth{16});
  for (auto* chip : bar.findChildren<Chip*>()) {
    if (chip->text() == QStringLiteral("Photos")) click(*chip);
  }
  CHECK(heard.photos);
  CHECK(heard.teeth == model::Teeth{16});
}

TEST_CASE("milk teeth show by themselves when the child has such images") {
  FilterBar bar;
  bar.setRoom({1200, 800});
  bar.setPresent({16, 26});
  CHECK_FALSE(bar.chart()->deciduousShown());
  bar.setPresent({16, 75});
  CHECK(bar.chart()->deciduousShown());
}

TEST_CASE("a low window folds the chart behind a chip") {
  FilterBar bar;
  bar.resize(611, 300);
  showActive(bar);
  bar.setRoom({611, 320});
  CHECK_FALSE(bar.chart()->isVisible());
  for (auto* chip : bar.findChildren<Chip*>()) {
    if (chip->text() == QStringLiteral("Teeth") && chip->isVisible()) click(*chip);
  }
  CHECK(bar.chart()->isVisible());
}
