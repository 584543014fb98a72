#include "ui/inbox/inbox_page.h"

#include <QMenu>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/patients/patients.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/inbox/inbox_card.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/pick_patient_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

model::Image arrival(const char* study, const char* family, const char* reason, int minute = 0) {
  model::Image image;
  static std::uint8_t next = 0;
  image.id.uuid.bytes[15] = ++next;
  image.status = model::ImageStatus::Inbox;
  image.facts.kind = model::ImageKind::Radiograph;
  image.facts.study = study;
  image.facts.identity.familyName = family;
  image.inboxReason = reason;
  image.importedAt = Instant{minute * 60'000};
  return image;
}

struct Inbox {
  Inbox() {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  }
  void open() {
    page = new InboxPage(practice.session(), practice.thumbnails());
    QObject::connect(page, &InboxPage::countChanged, page, [this](int now) { count = now; });
    window.resize(1300, 800);
    (new QVBoxLayout(&window))->addWidget(page);
    showActive(window);
  }
  bool waits(int cards) {
    return waitUntil([&] { return count == cards && page->cards().size() == cards; });
  }
  std::size_t stored(model::ImageStatus status, std::optional<model::PatientId> patient = std::nullopt) {
    vault::ImageSearch search;
    search.status = status;
    search.patient = patient;
    return practice.images(search).size();
  }
  Button* button(QWidget& in, const QString& text) {
    for (auto* candidate : in.findChildren<Button*>()) {
      if (candidate->text() == text && candidate->isVisible()) return candidate;
    }
    return nullptr;
  }
  /// Opens the menu of a card by a click on its dots.
  QMenu* openMenu(InboxCard& card) {
    for (auto* dots : card.findChildren<IconButton*>()) {
      if (dots->accessibleName() == QStringLiteral("More")) click(*dots);
    }
    auto* menu = card.findChild<QMenu*>();
    REQUIRE(menu != nullptr);
    REQUIRE(waitUntil([&] { return menu->isVisible(); }));
    return menu;
  }
  QStringList menuOf(InboxCard& card) {
    auto* menu = openMenu(card);
    QStringList entries;
    for (const auto* action : menu->actions()) entries.append(action->text());
    menu->close();
    return entries;
  }
  /// By the mouse: on the dots, then on the entry.
  void chooseFromMenu(InboxCard& card, const QString& entry) {
    REQUIRE(chooseEntry(*openMenu(card), entry));
  }
  Practice practice;
  model::Patient marta, chidi;
  QWidget window;
  InboxPage* page = nullptr;
  int count = -1;
};

Sketch misspelt() { return {.what = "panoramic", .number = "20417", .family = "Lindquist", .given = "Marta", .born = "1987-03-14", .study = "1.2.3"}; }

}  // namespace

TEST_CASE("images of one study and one name are one arrival") {
  const auto groups = groupInbox({arrival("1.2", "Abara", "name-only"), arrival("1.2", "Abara", "name-only"), arrival("1.2", "Müller", "name-only"), arrival("1.3", "Abara", "name-only")});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].images.size() == 2);
  CHECK(groups[0].ids().size() == 2);
}

TEST_CASE("without a study, another device or another day is another arrival") {
  auto photo = [](const char* device, const char* day) {
    auto image = arrival("", "", "no-identity");
    image.facts.device = device;
    image.facts.capturedAt = model::LocalTime::make(*model::Date::parse(day), 10);
    return image;
  };
  const auto groups = groupInbox({photo("Canon", "2026-03-01"), photo("Canon", "2026-03-01"), photo("Canon", "2026-03-02"), photo("Nikon", "2026-03-01")});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].images.size() + groups[1].images.size() + groups[2].images.size() == 4);
}

TEST_CASE("the latest arrival stands first") {
  const auto groups = groupInbox({arrival("1.2", "A", "", 1), arrival("1.3", "B", "", 9), arrival("1.4", "C", "", 5)});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].identity.familyName == "B");
  CHECK(groups[2].identity.familyName == "A");
}

TEST_CASE("a title counts what it can name") {
  auto first = arrival("1.2", "A", ""), second = arrival("1.2", "A", "");
  first.tags.view = second.tags.view = model::View::Bitewing;
  CHECK(inboxTitle(groupInbox({first, second})[0], model::ToothNotation::Fdi) == QStringLiteral("2 bitewings"));
  second.facts.kind = model::ImageKind::Document;
  second.tags.view = model::View::Unknown;
  CHECK(inboxTitle(groupInbox({first, second})[0], model::ToothNotation::Fdi) == QStringLiteral("2 images"));
}

TEST_CASE("an empty Inbox says that nothing waits") {
  Inbox inbox;
  inbox.open();
  REQUIRE(waitUntil([&] { return inbox.count == 0; }));
  bool said = false;
  for (auto* state : inbox.page->findChildren<EmptyState*>()) said = said || state->isVisible();
  CHECK(said);
}

TEST_CASE("File here files with the suggestion and undo brings it back") {
  Inbox inbox;
  inbox.practice.import({misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  auto* card = inbox.page->cards().first();
  REQUIRE(card->fileHere() != nullptr);
  CHECK(card->fileHere()->accessibleName().contains(QStringLiteral("Lindqvist")));
  click(*card->fileHere());
  REQUIRE(inbox.waits(0));
  CHECK(inbox.stored(model::ImageStatus::Filed, inbox.marta.id) == 1);
  REQUIRE(inbox.page->undoButton()->isVisible());
  click(*inbox.page->undoButton());
  REQUIRE(inbox.waits(1));
  CHECK(inbox.stored(model::ImageStatus::Filed, inbox.marta.id) == 0);
  CHECK_FALSE(inbox.page->undoButton()->isVisible());
}

TEST_CASE("how many more there are is never cut off") {
  Practice practice;
  auto& thumbnails = practice.thumbnails();
  for (const int count : {4, 30, 163, 5000}) {
    std::vector<model::Image> images;
    for (int i = 0; i < count; ++i) images.push_back(arrival("1.2", "Abara", "name-only"));
    ArrivalPictures pictures(groupInbox(images)[0], thumbnailsOf(thumbnails));
    REQUIRE(pictures.moreText().startsWith(u'+'));
    const QImage painted = pictureOf(pictures);
    INFO(count);
    // Beside the last picture stand words, and the last two columns of the widget are empty again.
    const QImage words = painted.copy(painted.width() - 48, 0, 46, painted.height());
    CHECK(pixelsOf(words, colours().textSecond, 40) > 5);
    const QImage margin = painted.copy(painted.width() - 2, 0, 2, painted.height());
    CHECK(coloursIn(margin) == 1);
  }
}

TEST_CASE("filing one arrival leaves the other cards standing, and the keyboard on the next one") {
  Inbox inbox;
  auto first = misspelt(), second = misspelt(), third = misspelt();
  second.study = "1.2.4";
  third.study = "1.2.5";
  inbox.practice.import({first, second, third});
  inbox.open();
  REQUIRE(inbox.waits(3));
  const auto before = inbox.page->cards();
  before[1]->fileHere()->setFocus();
  click(*before[1]->fileHere());
  REQUIRE(inbox.waits(2));
  const auto after = inbox.page->cards();
  CHECK(after[0] == before[0]);
  CHECK(after[1] == before[2]);
  CHECK(after[1]->isVisible());
  CHECK(after[1]->fileHere()->hasFocus());
  click(*inbox.page->undoButton());
  REQUIRE(inbox.waits(3));
  CHECK(inbox.page->cards().contains(before[0]));
  for (auto* card : inbox.page->cards()) CHECK(card->fileHere()->isEnabled());
}

TEST_CASE("a card says anew what has changed about its suggestion") {
  Inbox inbox;
  inbox.practice.import({misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  auto details = inbox.marta.details;
  details.givenName = "Martha";
  REQUIRE(inbox.practice.ask([id = inbox.marta.id, details](vault::Vault& vault, decode::Decoder&) { return vault::editPatient(vault, id, details); }));
  Q_EMIT inbox.practice.session().patientsChanged();
  REQUIRE(waitUntil([&] {
    const auto cards = inbox.page->cards();
    return cards.size() == 1 && cards.first()->fileHere() != nullptr && cards.first()->fileHere()->accessibleName().contains(QStringLiteral("Martha"));
  }));
}

TEST_CASE("Ctrl+Z takes a filing back, and the page's own Undo goes with it") {
  Inbox inbox;
  inbox.practice.import({misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  click(*inbox.page->cards().first()->fileHere());
  REQUIRE(inbox.waits(0));
  CHECK(inbox.page->undoButton()->isVisible());
  press(inbox.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(inbox.waits(1));
  CHECK_FALSE(inbox.page->undoButton()->isVisible());
}

TEST_CASE("someone else is found by name and gets all images of the arrival") {
  Inbox inbox;
  inbox.practice.import({misspelt(), misspelt(), misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  click(*inbox.page->cards().first()->someoneElse());
  auto* sheet = qobject_cast<PickPatientSheet*>(Sheet::openIn(&inbox.window));
  REQUIRE(sheet != nullptr);
  sheet->findChild<TextField*>()->clear();
  type(inbox.window, QStringLiteral("abara"));
  auto* list = sheet->findChild<PatientListView*>();
  REQUIRE(waitUntil([&] { return list->chosen() != nullptr && list->chosen()->id == inbox.chidi.id; }));
  click(*inbox.button(*sheet, QStringLiteral("File here")));
  REQUIRE(inbox.waits(0));
  CHECK(inbox.stored(model::ImageStatus::Filed, inbox.chidi.id) == 3);
}

TEST_CASE("an arrival of two people is taken apart by the mouse in its card's menu, and filed one by one in the vault") {
  Inbox inbox;
  inbox.practice.import({misspelt(), misspelt(), misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  inbox.chooseFromMenu(*inbox.page->cards().first(), QStringLiteral("File one by one"));
  REQUIRE(inbox.waits(3));
  for (const auto* card : inbox.page->cards()) CHECK(card->group().images.size() == 1);
  const model::ImageId martas = inbox.page->cards()[0]->group().images.front().id, chidis = inbox.page->cards()[1]->group().images.front().id;
  click(*inbox.page->cards()[0]->fileHere());
  REQUIRE(inbox.waits(2));
  // The second is somebody else's.
  REQUIRE(inbox.page->cards()[0]->group().images.front().id == chidis);
  click(*inbox.page->cards()[0]->someoneElse());
  auto* sheet = qobject_cast<PickPatientSheet*>(Sheet::openIn(&inbox.window));
  REQUIRE(sheet != nullptr);
  sheet->findChild<TextField*>()->clear();
  type(inbox.window, QStringLiteral("abara"));
  auto* list = sheet->findChild<PatientListView*>();
  REQUIRE(waitUntil([&] { return list->chosen() != nullptr && list->chosen()->id == inbox.chidi.id; }));
  click(*inbox.button(*sheet, QStringLiteral("File here")));
  REQUIRE(inbox.waits(1));
  const auto filed = [&](model::ImageId id) { return inbox.practice.ask([id](vault::Vault& vault, decode::Decoder&) { return vault::findImage(vault, id)->patient; }); };
  CHECK(filed(martas) == inbox.marta.id);
  CHECK(filed(chidis) == inbox.chidi.id);
  CHECK(inbox.stored(model::ImageStatus::Inbox, {}) == 1);
  // Each filing is taken back by itself.
  click(*inbox.page->undoButton());
  REQUIRE(inbox.waits(2));
  CHECK(inbox.stored(model::ImageStatus::Filed, inbox.chidi.id) == 0);
  CHECK(inbox.stored(model::ImageStatus::Filed, inbox.marta.id) == 1);
}

TEST_CASE("Tab walks through the waiting arrivals from above, also those that came later") {
  Inbox inbox;
  inbox.practice.import({misspelt(), misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  inbox.chooseFromMenu(*inbox.page->cards().first(), QStringLiteral("File one by one"));
  REQUIRE(inbox.waits(2));
  settle();
  CHECK(tabTroubles(*inbox.page).join(u'\n').toStdString() == "");
}

TEST_CASE("one image alone has nothing to take apart") {
  Inbox inbox;
  inbox.practice.import({misspelt()});
  inbox.open();
  REQUIRE(inbox.waits(1));
  CHECK_FALSE(inbox.menuOf(*inbox.page->cards().first()).contains(QStringLiteral("File one by one")));
}

TEST_CASE("where several patients fit none is put forward") {
  Inbox inbox;
  inbox.practice.addPatient("Abara", "Chidi", "1999-01-09", "20011");
  inbox.practice.import({{.what = "bitewing", .family = "Abara", .given = "Chidi"}});
  inbox.open();
  REQUIRE(inbox.waits(1));
  const auto* card = inbox.page->cards().first();
  REQUIRE(card->group().reason == vault::MatchReason::Several);
  CHECK(card->fileHere() == nullptr);
  CHECK(card->newPatient() == nullptr);
  CHECK(card->someoneElse()->kind() == ButtonKind::Primary);
}

TEST_CASE("a new patient is prefilled from the file and gets the image") {
  Inbox inbox;
  inbox.practice.import({{.what = "bitewing", .number = "31007", .family = "Müller", .given = "Jörg", .born = "1949-11-30"}});
  inbox.open();
  REQUIRE(inbox.waits(1));
  auto* card = inbox.page->cards().first();
  REQUIRE(card->newPatient() != nullptr);
  click(*card->newPatient());
  auto* sheet = qobject_cast<PatientSheet*>(Sheet::openIn(&inbox.window));
  REQUIRE(sheet != nullptr);
  QStringList texts;
  for (auto* field : sheet->findChildren<TextField*>()) texts.append(field->text());
  CHECK(texts.contains(QStringLiteral("Müller")));
  CHECK(texts.contains(QStringLiteral("31007")));
  for (auto* button : sheet->findChildren<Button*>()) {
    if (button->kind() == ButtonKind::Primary) click(*button);
  }
  REQUIRE(inbox.waits(0));
  CHECK(inbox.stored(model::ImageStatus::Filed) == 1);
}

TEST_CASE("the count follows while another page is open") {
  Inbox inbox;
  inbox.open();
  REQUIRE(waitUntil([&] { return inbox.count == 0; }));
  inbox.page->hide();
  vault::ImportRequest request;
  request.paths = {pathFromUtf8(inbox.practice.write({.what = "photo"}).toStdString())};
  inbox.practice.ask([request](vault::Vault& vault, decode::Decoder& decoder) {
    auto run = vault::ImportRun::start(vault, decoder, request, {});
    while (run && !(*run)->finished()) {
      if (!(*run)->step()) break;
    }
    return true;
  });
  Q_EMIT inbox.practice.session().imagesChanged();
  REQUIRE(waitUntil([&] { return inbox.count == 1; }));
}

TEST_CASE("reception sees arrivals but cannot file them") {
  Practice practice(model::Role::Reception);
  practice.import({{.what = "photo"}});
  InboxPage page(practice.session(), practice.thumbnails());
  page.resize(1200, 700);
  showActive(page);
  REQUIRE(waitUntil([&] { return page.cards().size() == 1; }));
  CHECK_FALSE(page.cards().first()->someoneElse()->isVisible());
  const auto texts = page.findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && text->text().contains(QStringLiteral("Clinicians and assistants file them.")); }));
}
