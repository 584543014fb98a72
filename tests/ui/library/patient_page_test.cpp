#include "ui/library/patient_page.h"

#include <QDropEvent>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/devices.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/library/filter_bar.h"
#include "ui/library/image_grid.h"
#include "ui/library/import_sheet.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/library/selection_bar.h"
#include "ui/library/tag_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// A window with the page of a patient with `count` images.
struct Open {
  explicit Open(int count, model::Role role = model::Role::Owner) : practice(role) {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    other = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
    if (count > 0) practice.import(career(count, marta));
    page = new PatientPage(practice.session(), practice.thumbnails());
    window.resize(1366, 768);
    (new QVBoxLayout(&window))->addWidget(page);
    showActive(window);
    page->setPatient(marta);
    page->setFocus();
    REQUIRE(waitUntil([&] { return static_cast<int>(page->grid()->items().size()) == count; }));
  }
  model::ImageId at(int index) { return page->grid()->items()[static_cast<std::size_t>(index)].id; }
  std::size_t stored(model::PatientId patient) {
    vault::ImageSearch search;
    search.patient = patient;
    search.status = model::ImageStatus::Filed;
    return practice.images(search).size();
  }
  model::Image image(model::ImageId id) {
    return *practice.ask([id](vault::Vault& vault, decode::Decoder&) { return vault::findImage(vault, id); });
  }
  template <class Kind>
  Kind* sheet() {
    return qobject_cast<Kind*>(Sheet::openIn(&window));
  }
  Button* button(QWidget& in, const QString& text) {
    for (auto* candidate : in.findChildren<Button*>()) {
      if (candidate->text() == text && candidate->isVisible()) return candidate;
    }
    return nullptr;
  }
  bool shows(int count) {
    return waitUntil([&] { return static_cast<int>(page->grid()->items().size()) == count; });
  }

  Practice practice;
  model::Patient marta, other;
  QWidget window;
  PatientPage* page;
};

}  // namespace

TEST_CASE("Tab walks from the teeth over the filters to the images") {
  Open open(3);
  settle();
  CHECK(tabTroubles(*open.page).join(u'\n').toStdString() == "");
}

TEST_CASE("records on hold say so, and why, to everybody who opens them") {
  Open open(2);
  const auto badge = [&]() -> Text* {
    for (auto* each : open.page->findChild<FilterBar*>()->findChildren<Text*>())
      if (each->isVisible() && each->text() == QStringLiteral("On hold")) return each;
    return nullptr;
  };
  CHECK(badge() == nullptr);
  const auto change = [&](Result<void> (*hold)(vault::Vault&, model::PatientId, const std::string&)) {
    return open.practice.ask([hold, id = open.marta.id](vault::Vault& vault, decode::Decoder&) { return hold(vault, id, "A court <asked>").has_value(); });
  };
  REQUIRE(change(vault::holdPatient));
  open.page->setPatient(open.other);
  open.page->setPatient(open.marta);
  REQUIRE(waitUntil([&] { return badge() != nullptr; }));
  CHECK(badge()->toolTip().contains(QStringLiteral("A court")));
  CHECK_FALSE(badge()->toolTip().contains(QStringLiteral("<asked>")));
  keepPicture(open.window, QStringLiteral("patient-on-hold"));
  REQUIRE(change(vault::releasePatient));
  open.page->setPatient(open.other);
  open.page->setPatient(open.marta);
  CHECK(waitUntil([&] { return badge() == nullptr; }));
}

TEST_CASE("a patient without images is told what to do") {
  Open open(0);
  bool found = false;
  for (auto* state : open.page->findChildren<EmptyState*>()) found = found || (state->isVisible() && open.button(*state, QStringLiteral("Import")) != nullptr);
  CHECK(waitUntil([&] {
    for (auto* state : open.page->findChildren<EmptyState*>()) {
      if (state->isVisible() && open.button(*state, QStringLiteral("Import")) != nullptr) return true;
    }
    return found;
  }));
}

TEST_CASE("a patient whose images are all in the bin is not told that there never were any, and the bin is one press away") {
  Open open(3);
  open.page->grid()->selectAll();
  press(open.window, Qt::Key_Delete);
  REQUIRE(open.shows(0));
  REQUIRE(waitUntil([&] { return open.button(*open.page, QStringLiteral("Show the bin")) != nullptr; }));
  const auto says = [&](const QString& words) {
    const auto texts = open.page->findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text() == words; });
  };
  CHECK(says(QStringLiteral("All images are in the bin")));
  CHECK(says(QStringLiteral("3 of this patient's images wait there and can be brought back.")));
  keepPicture(open.window, QStringLiteral("patient-all-in-bin"));
  QSignalSpy asked(open.page, &PatientPage::binAsked);
  click(*open.button(*open.page, QStringLiteral("Show the bin")));
  CHECK(asked.count() == 1);
  press(open.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(open.shows(3));
  open.page->setPatient(open.other);
  REQUIRE(waitUntil([&] { return says(QStringLiteral("No images yet")); }));
  CHECK(open.button(*open.page, QStringLiteral("Show the bin")) == nullptr);
}

TEST_CASE("all images of a patient come, more than one page of them too") {
  Open open(230);
  CHECK(open.page->shownOrder().size() == 230);
}

TEST_CASE("T tags the chosen images and Ctrl+Z takes it back") {
  Open open(12);
  const auto first = open.at(0), second = open.at(1);
  const auto before = open.image(first).tags;
  open.page->grid()->select({first, second});
  press(open.window, Qt::Key_T);
  auto* sheet = open.sheet<TagSheet>();
  REQUIRE(sheet != nullptr);
  sheet->typedTeeth()->setFocus();
  sheet->typedTeeth()->clear();
  type(open.window, QStringLiteral("11 21"));
  click(*open.button(*sheet, QStringLiteral("Save")));
  REQUIRE(waitUntil([&] { return open.image(first).tags.teeth == model::Teeth{11, 21}; }));
  CHECK(open.image(second).tags.teeth == model::Teeth{11, 21});
  CHECK(open.image(first).tags.view == before.view);
  open.page->setFocus();
  press(open.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(waitUntil([&] { return open.image(first).tags == before; }));
}

TEST_CASE("Delete moves to the bin and undo brings back") {
  Open open(12);
  open.page->grid()->select({open.at(0), open.at(4), open.at(5)});
  press(open.window, Qt::Key_Delete);
  REQUIRE(open.shows(9));
  CHECK(open.stored(open.marta.id) == 9);
  press(open.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(open.shows(12));
}

TEST_CASE("when the bar of the chosen images goes, the keyboard is on the images, not on the Undo of the message about them") {
  Open open(12);
  open.page->grid()->select({open.at(0), open.at(4)});
  Button* remove = open.button(*open.page, QStringLiteral("Delete"));
  REQUIRE(remove != nullptr);
  remove->setFocus(Qt::TabFocusReason);
  press(open.window, Qt::Key_Return);
  REQUIRE(open.shows(10));
  settle();
  CHECK(open.page->grid()->hasFocus());
  open.page->grid()->select({open.at(0)});
  open.button(*open.page, QStringLiteral("Tag"))->setFocus(Qt::TabFocusReason);
  press(open.window, Qt::Key_Escape);
  CHECK(open.page->grid()->hasFocus());
}

TEST_CASE("chosen images move to another patient and back") {
  Open open(12);
  open.page->grid()->select({open.at(2)});
  press(open.window, Qt::Key_M, Qt::ControlModifier);
  auto* sheet = open.sheet<PickPatientSheet>();
  REQUIRE(sheet != nullptr);
  type(open.window, QStringLiteral("abara"));
  REQUIRE(waitUntil([&] {
    auto* list = sheet->findChild<PatientListView*>();
    return list->chosen() != nullptr && list->chosen()->id == open.other.id;
  }));
  click(*open.button(*sheet, QStringLiteral("Move")));
  REQUIRE(open.shows(11));
  CHECK(open.stored(open.other.id) == 1);
  open.page->setFocus();
  press(open.window, Qt::Key_Z, Qt::ControlModifier);
  REQUIRE(open.shows(12));
  CHECK(open.stored(open.other.id) == 0);
}

TEST_CASE("a move begins with somebody else than the patient the images are with") {
  Open open(3);
  open.page->grid()->select({open.at(0)});
  for (const auto& here : {open.marta, open.other}) {
    auto* sheet = new PickPatientSheet(open.practice.session(), &open.window, QStringLiteral("Move"), QStringLiteral("Move"));
    sheet->setExcluded(here.id);
    sheet->open();
    auto* list = sheet->findChild<PatientListView*>();
    REQUIRE(waitUntil([&] { return list->chosen() != nullptr; }));
    CHECK(list->chosen()->id == (here.id == open.marta.id ? open.other.id : open.marta.id));
    CHECK(waitUntil([&] { return open.button(*sheet, QStringLiteral("Move"))->isEnabled(); }));
    sheet->close();
  }
}

TEST_CASE("with nothing chosen the keys mean the image in the keyboard's frame, and one press of Delete is one image") {
  Open open(6);
  const auto first = open.at(0), second = open.at(1);
  open.page->grid()->clearFocus();  // whoever has it gets it by no key
  open.page->grid()->setFocus(Qt::TabFocusReason);
  REQUIRE(open.page->grid()->current() == first);
  REQUIRE(open.page->grid()->selectedCount() == 0);
  press(open.window, Qt::Key_T);
  REQUIRE(open.sheet<TagSheet>() != nullptr);
  open.sheet<TagSheet>()->close();
  press(open.window, Qt::Key_M, Qt::ControlModifier);
  REQUIRE(open.sheet<PickPatientSheet>() != nullptr);
  open.sheet<PickPatientSheet>()->close();
  press(open.window, Qt::Key_Delete);
  REQUIRE(open.shows(5));
  CHECK(open.page->grid()->current() == second);
  QKeyEvent held(QEvent::KeyPress, Qt::Key_Delete, Qt::NoModifier, {}, true);
  QCoreApplication::sendEvent(open.page->grid(), &held);
  settle();
  CHECK(open.stored(open.marta.id) == 5);
  // A mouse has no frame: nothing is meant then.
  QTest::mouseClick(open.page->grid()->viewport(), Qt::LeftButton, {}, QPoint(2, 2));
  press(open.window, Qt::Key_Delete);
  settle();
  CHECK(open.stored(open.marta.id) == 5);
}

TEST_CASE("images cannot be moved to the patient they are with") {
  Open open(5);
  open.page->grid()->select({open.at(0)});
  press(open.window, Qt::Key_M, Qt::ControlModifier);
  auto* sheet = open.sheet<PickPatientSheet>();
  type(open.window, QStringLiteral("lindqvist"));
  auto* list = sheet->findChild<PatientListView*>();
  REQUIRE(waitUntil([&] { return list->chosen() != nullptr && list->chosen()->id == open.marta.id; }));
  settle();
  CHECK_FALSE(open.button(*sheet, QStringLiteral("Move"))->isEnabled());
}

TEST_CASE("the tooth chart filters and the next and previous image follow the filter") {
  Open open(30);
  click(*open.page->filterBar()->chart()->button(*model::Tooth::fromFdi(46)));
  const auto& items = open.page->grid()->items();
  REQUIRE_FALSE(items.empty());
  CHECK(items.size() < 30);
  for (const auto& item : items) CHECK(open.image(item.id).tags.teeth.contains(*model::Tooth::fromFdi(46)));
  QList<model::ImageId> heard;
  QObject::connect(open.page, &PatientPage::openImage, open.page, [&](model::ImageId, const QList<model::ImageId>& order) { heard = order; });
  open.page->setFocus(Qt::TabFocusReason);
  press(open.window, Qt::Key_Home);
  press(open.window, Qt::Key_Return);
  CHECK(heard == open.page->shownOrder());
  CHECK(heard.size() == static_cast<qsizetype>(items.size()));
}

TEST_CASE("a new image loses its dot once it was opened") {
  Open open(3);
  const auto id = open.at(0);
  REQUIRE(open.page->grid()->items()[0].fresh);
  QTest::mouseDClick(open.page->grid()->viewport(), Qt::LeftButton, {}, open.page->grid()->itemRect(id).center());
  CHECK_FALSE(open.page->grid()->items()[0].fresh);
  CHECK(open.page->grid()->items()[1].fresh);
}

TEST_CASE("files dropped on the page are offered for this patient") {
  Open open(3);
  const QString file = open.practice.write({.what = "bitewing", .name = "dropped.dcm"});
  QMimeData data;
  data.setUrls({QUrl::fromLocalFile(file)});
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(open.page, &enter);
  CHECK(enter.isAccepted());
  QDropEvent drop(QPointF(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  QCoreApplication::sendEvent(open.page, &drop);
  REQUIRE(waitUntil([&] { return open.sheet<ImportSheet>() != nullptr; }));
  CHECK(open.sheet<ImportSheet>()->target().patient == open.marta.id);
}

TEST_CASE("text dragged over the page is no import") {
  Open open(1);
  QMimeData data;
  data.setText(QStringLiteral("hello"));
  QDragEnterEvent enter(QPoint(50, 50), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
  enter.ignore();
  QCoreApplication::sendEvent(open.page, &enter);
  CHECK_FALSE(enter.isAccepted());
}

TEST_CASE("reception sees images but cannot tag, export or delete them") {
  Open open(4, model::Role::Owner);
  // The same vault for another person would need another session; the bar alone shows what a role may.
  Practice practice(model::Role::Reception);
  SelectionBar bar(practice.session());
  bar.resize(1000, 56);
  bar.setCount(2);
  bar.show();
  settle();
  QStringList words;
  for (auto* button : bar.findChildren<Button*>()) {
    if (button->isVisible()) words.append(button->text());
  }
  CHECK(words == QStringList{QStringLiteral("Open")});
}

TEST_CASE("images are sent only where a device is paired") {
  Open open(3);
  open.page->grid()->setFocus();
  press(open.window, Qt::Key_A, Qt::ControlModifier);
  REQUIRE(waitUntil([&] { return open.button(open.window, QStringLiteral("Export")) != nullptr; }));
  CHECK(open.button(open.window, QStringLiteral("Send…")) == nullptr);
  CHECK(open.practice.ask([](vault::Vault& vault, decode::Decoder&) {
    return vault::pairDevice(vault, {"City hospital", "PACS", "192.168.1.90", 11112, seal::DeviceKind::Archive, seal::DeviceLink::Plain, {}}).has_value();
  }));
  open.page->setPatient(open.marta);
  REQUIRE(waitUntil([&] { return open.button(open.window, QStringLiteral("Send…")) != nullptr; }));
  std::size_t asked = 0;
  QObject::connect(open.page, &PatientPage::sendAsked, open.page, [&](const std::vector<model::Image>& images) { asked = images.size(); });
  settle();
  click(*open.button(open.window, QStringLiteral("Send…")));
  CHECK(asked == 3);
}

TEST_CASE("the page follows a record that was merged into another") {
  Open open(4);
  model::PatientId into;
  QObject::connect(open.page, &PatientPage::mergedInto, open.page, [&](model::PatientId id) { into = id; });
  REQUIRE(open.practice.ask([&](vault::Vault& vault, decode::Decoder&) { return vault::mergePatients(vault, open.marta.id, open.other.id); }));
  Q_EMIT open.practice.session().patientsChanged();
  REQUIRE(waitUntil([&] { return !into.isNil(); }));
  CHECK(into == open.other.id);
}

TEST_CASE("another patient never shows the images of the one before") {
  Open open(12);
  open.page->grid()->selectAll();
  open.page->setPatient(open.other);
  CHECK(open.page->grid()->items().empty());
  CHECK(open.page->grid()->selectedCount() == 0);
  settle();
  REQUIRE(open.shows(0));
}
