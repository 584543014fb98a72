#include "ui/worklist/worklist_page.h"

#include <QPointer>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <memory>
#include <mutex>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/bridge/format.h"
#include "ui/widgets/preferences.h"
#include "ui/worklist/drop_folder_sheet.h"
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
    QObject context;  // gone with `done`
    practice.session().run(
        Priority::Interactive, &context, [order, id = marta](vault::Vault& vault, decode::Decoder&) { return vault::enterWorklist(vault, id, order).has_value(); },
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

TEST_CASE("a list that is read again leaves the keyboard where it was, and goes to the list when the order went", "[ui][worklist]") {
  Shown shown(2);
  const auto looks = [&] {
    QList<QWidget*> all;
    for (auto* each : shown.page->findChildren<IconButton*>())
      if (each->isVisible() && each->accessibleName().startsWith(QStringLiteral("Open "))) all.append(each);
    return all;
  };
  REQUIRE(waitUntil([&] { return looks().size() == 2; }));
  QPointer<QWidget> old(looks().last());
  old->setFocus(Qt::TabFocusReason);
  REQUIRE(shown.page->focusWidget() == old);
  shown.enter(2);
  shown.page->refresh();
  REQUIRE(waitUntil([&] { return old.isNull() && looks().size() == 3; }));
  CHECK(shown.page->focusWidget() == looks()[1]);  // the same patient stands there more than once
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

namespace {

/// What the looks into a folder give and saw. The session's thread may still look while a test's own things are being destroyed: it holds this too.
struct Looks {
  std::mutex guard;  // of the two below
  Result<DroppedOrders> answer = DroppedOrders{};
  std::vector<Path> looked;

  Result<DroppedOrders> next(const Path& folder) {
    const std::lock_guard lock(guard);
    looked.push_back(folder);
    return std::exchange(answer, DroppedOrders{});
  }
};

/// A page that reads a folder.
struct Reading : Shown {
  Reading() : preferences(file()) {
    preferences.setOrderFolder(text(pathToUtf8(practice.fixture().folder.path())));
    QObject::connect(page.get(), &WorklistPage::worklistChanged, page.get(), [this] { ++changes; });
    page->readFolder(preferences, [looks = looks, marta = marta](vault::Vault& vault, const Path& folder) -> Result<DroppedOrders> {
      TRY_ASSIGN(const DroppedOrders now, looks->next(folder));
      for (int i = 0; i < now.taken; ++i) {
        model::WorklistOrder order;
        order.modality = "PX";
        order.scheduledAt = model::LocalTime::make(localNow().date(), 23, 30 + i);
        TRY_VOID(vault::enterWorklist(vault, marta, order));
      }
      return now;
    });
  }
  QString file() { return text(pathToUtf8(practice.fixture().folder / "preferences.ini")); }
  DropFolder& folder() { return *page->findChild<DropFolder*>(); }
  /// What the next look finds.
  void look(Result<DroppedOrders> gives) {
    const std::lock_guard lock(looks->guard);
    looks->answer = std::move(gives);
  }
  bool lookedInto(const Path& path) {
    return waitUntil([&] {
      folder().look();
      const std::lock_guard lock(looks->guard);
      return std::find(looks->looked.begin(), looks->looked.end(), path) != looks->looked.end();
    });
  }
  bool comesTo(const std::function<bool()>& condition) {
    return waitUntil([&] {
      folder().look();
      return condition();
    });
  }
  Button* button(const QWidget& in, const char* words) const {
    for (auto* each : in.findChildren<Button*>()) {
      if (each->isVisible() && each->text() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }
  Preferences preferences;
  std::shared_ptr<Looks> looks = std::make_shared<Looks>();
  int changes = 0;
};

}  // namespace

TEST_CASE("orders that the practice software left appear by themselves, and who serves the list hears of it", "[ui][worklist]") {
  Reading reading;
  reading.look(DroppedOrders{2, {}});
  REQUIRE(reading.comesTo([&] { return reading.says(*reading.page, "2 open"); }));
  CHECK(reading.changes == 1);
  CHECK(reading.lookedInto(reading.practice.fixture().folder.path()));
  CHECK(reading.folder().problems().isEmpty());
}

TEST_CASE("lines that could not be taken are told with file and line until somebody has read them", "[ui][worklist]") {
  Reading reading;
  reading.look(DroppedOrders{1, {{"monday.csv", 4, {ErrorCode::NotFound, {}}}, {"notes.txt", 0, {ErrorCode::FileTruncated, {}}}}});
  REQUIRE(reading.comesTo([&] { return reading.says(*reading.page, "2 things from the practice software could not be taken"); }));
  click(*reading.button(*reading.page, "Practice software…"));
  auto* sheet = qobject_cast<DropFolderSheet*>(Sheet::openIn(reading.page.get()));
  REQUIRE(sheet != nullptr);
  CHECK(reading.says(*sheet, "monday.csv"));
  CHECK(reading.says(*sheet, "line 4"));
  CHECK(reading.says(*sheet, "notes.txt"));
  click(*reading.button(*sheet, "I have read this"));
  CHECK_FALSE(reading.says(*sheet, "monday.csv"));
  CHECK(reading.says(*reading.page, "Devices fetch name"));
}

TEST_CASE("a folder that cannot be read is told, and no more once it can", "[ui][worklist]") {
  Reading reading;
  reading.look(fail(ErrorCode::FileNotFound));
  REQUIRE(reading.comesTo([&] { return reading.folder().problems().size() == 1; }));
  reading.look(DroppedOrders{});
  REQUIRE(reading.comesTo([&] { return reading.folder().problems().isEmpty(); }));
}

TEST_CASE("the folder is chosen in a sheet and kept for this workstation; left empty none is read", "[ui][worklist]") {
  Reading reading;
  const auto choose = [&](const QString& path) {
    click(*reading.button(*reading.page, "Practice software…"));
    auto* sheet = Sheet::openIn(reading.page.get());
    REQUIRE(sheet != nullptr);
    sheet->findChild<TextField*>()->setText(path);
    click(*reading.button(*sheet, "Save"));
    return QPointer<Sheet>(sheet);
  };
  auto refused = choose(QStringLiteral("somewhere"));
  REQUIRE(refused);
  CHECK(reading.says(*refused, "from the top of the disk"));
  refused->close();
  settle();
  choose(QStringLiteral("/practice/orders"));
  CHECK(Preferences(reading.file()).orderFolder() == QStringLiteral("/practice/orders"));
  REQUIRE(reading.lookedInto("/practice/orders"));
  settle();
  choose({});
  CHECK(reading.folder().folder().isEmpty());
}

TEST_CASE("while nothing is planned, the practice software stands below the one next step, and not alone above an empty page", "[ui][worklist]") {
  Reading reading;
  REQUIRE(waitUntil([&] { return reading.says(*reading.page, "Nothing is planned"); }));
  settle();  // laid out
  const auto middle = [&](const char* words) {
    const Button* button = reading.button(*reading.page, words);
    REQUIRE(button != nullptr);
    return button->mapTo(reading.page.get(), button->rect().center());
  };
  const QPoint add = middle("Add a patient"), software = middle("Practice software…");
  CHECK(std::abs(add.x() - software.x()) <= 1);
  CHECK(software.y() > add.y());
  reading.look(DroppedOrders{1, {}});
  REQUIRE(reading.comesTo([&] { return reading.says(*reading.page, "1 open"); }));
  CHECK(std::abs(middle("Add a patient").y() - middle("Practice software…").y()) <= 1);
}
