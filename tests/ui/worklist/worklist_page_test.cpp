#include "ui/worklist/worklist_page.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/bridge/format.h"
#include "ui/worklist/order_sheet.h"
#include "ui/worklist/worklist_words.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Shown {
  explicit Shown(int orders = 0) {
    practice.setClock(SystemClock().now());  // the sheet offers the days from now on
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    page = std::make_unique<WorklistPage>(practice.session());
    page->resize(1100, 700);
    for (int i = 0; i < orders; ++i) enter(i);
    showActive(*page);
    settle();
  }
  model::Patient patient() {
    model::Patient found;
    found.id = marta;
    found.details.familyName = "Lindqvist";
    found.details.givenName = "Marta";
    return found;
  }
  void enter(int daysAhead) {
    model::WorklistOrder order;
    order.modality = "PX";
    order.scheduledAt = model::LocalTime::make(model::Date::fromDayNumber(localNow().date().dayNumber() + daysAhead), 23, 59);
    bool done = false;
    practice.session().run(
        Priority::Interactive, page.get(), [order, id = marta](vault::Vault& vault, decode::Decoder&) { return vault::enterWorklist(vault, id, order).has_value(); },
        [&](bool entered) {
          CHECK(entered);
          done = true;
        });
    REQUIRE(waitUntil([&] { return done; }));
  }
  bool says(const QWidget& in, const char* words) const {
    const auto texts = in.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
  }
  IconButton* iconButton(const char* words) const {
    for (auto* each : page->findChildren<IconButton*>()) {
      if (each->isVisible() && each->accessibleName() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }
  TestPractice practice;
  model::PatientId marta;
  std::unique_ptr<WorklistPage> page;
};

}  // namespace

TEST_CASE("an empty worklist says what it is good for", "[ui][worklist]") {
  Shown shown;
  CHECK(waitUntil([&] { return shown.says(*shown.page, "Nothing is planned"); }));
}

TEST_CASE("orders stand under their days", "[ui][worklist]") {
  Shown shown(2);
  REQUIRE(waitUntil([&] { return shown.says(*shown.page, "Lindqvist, Marta"); }));
  CHECK(shown.says(*shown.page, "Today"));
  CHECK(shown.says(*shown.page, "Tomorrow"));
  CHECK(shown.says(*shown.page, "23:59"));
  CHECK(shown.says(*shown.page, "Panoramic"));
  CHECK(shown.says(*shown.page, "1 open"));
}

TEST_CASE("an order that is done stays, greyed, and one taken back goes", "[ui][worklist]") {
  Shown shown(1);
  REQUIRE(waitUntil([&] { return shown.iconButton("It is done") != nullptr; }));
  bool changed = false;
  QObject::connect(shown.page.get(), &WorklistPage::worklistChanged, shown.page.get(), [&] { changed = true; });
  click(*shown.iconButton("It is done"));
  REQUIRE(waitUntil([&] { return shown.says(*shown.page, "all done"); }));
  CHECK(changed);
  CHECK(shown.says(*shown.page, "Lindqvist, Marta"));
  CHECK(shown.iconButton("It is done") == nullptr);
}

TEST_CASE("an order taken back leaves the list", "[ui][worklist]") {
  Shown shown(1);
  REQUIRE(waitUntil([&] { return shown.iconButton("Take it off the list") != nullptr; }));
  click(*shown.iconButton("Take it off the list"));
  CHECK(waitUntil([&] { return shown.says(*shown.page, "Nothing is planned"); }));
}

TEST_CASE("a patient is put on the list for a time that exists", "[ui][worklist]") {
  Shown shown;
  auto* sheet = new OrderSheet(shown.practice.session(), shown.page.get(), shown.patient());
  sheet->open();
  settle();
  const auto fields = sheet->findChildren<TextField*>();
  Button* enter = nullptr;
  for (auto* each : sheet->findChildren<Button*>()) {
    if (each->text() == QStringLiteral("Put on the list")) enter = each;
  }
  REQUIRE(enter != nullptr);
  fields.at(0)->setText(QStringLiteral("25:10"));
  CHECK_FALSE(enter->isEnabled());
  fields.at(0)->setText(QStringLiteral("9.30"));
  REQUIRE(enter->isEnabled());
  fields.at(1)->setText(QStringLiteral("upper left"));
  QString what;
  QObject::connect(sheet, &OrderSheet::entered, shown.page.get(), [&](const QString& entered) { what = entered; });
  click(*enter);
  REQUIRE(waitUntil([&] { return !what.isEmpty(); }));
  CHECK(what == QStringLiteral("Panoramic"));
  shown.page->refresh();
  REQUIRE(waitUntil([&] { return shown.says(*shown.page, "09:30") || shown.says(*shown.page, "9:30"); }));
  CHECK(shown.says(*shown.page, "upper left"));
}

TEST_CASE("the days of the list have names", "[ui][worklist]") {
  const auto today = *model::Date::make(2026, 11, 22);
  CHECK(worklistDay(today, today) == QStringLiteral("Today"));
  CHECK(worklistDay(*model::Date::make(2026, 11, 23), today) == QStringLiteral("Tomorrow"));
  CHECK(worklistDay(*model::Date::make(2026, 11, 24), today) == QStringLiteral("Tuesday, 24 Nov"));
}
