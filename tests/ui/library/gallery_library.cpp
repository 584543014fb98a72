// The screens of ui/library and ui/inbox in their states, as pictures of an invented practice: gallery_library FOLDER dark|light WIDTHxHEIGHT
// [PATH...]. Files and folders named on the command line go through the real decoder into a practice of their own.
#include <QAction>
#include <QElapsedTimer>
#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>
#include <catch2/catch_session.hpp>
#include <catch2/catch_test_macros.hpp>

#include "core/decode/decoder.h"
#include "core/vault/images/images.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/gallery.h"
#include "ui/inbox/inbox_card.h"
#include "ui/inbox/inbox_page.h"
#include "ui/library/bin_page.h"
#include "ui/library/bin_view.h"
#include "ui/library/erase_sheet.h"
#include "ui/library/export_sheet.h"
#include "ui/library/filter_bar.h"
#include "ui/library/image_grid.h"
#include "ui/library/import_flow.h"
#include "ui/library/import_sheet.h"
#include "ui/library/import_source_sheet.h"
#include "ui/library/media_sheet.h"
#include "ui/library/patient_page.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/library/tag_sheet.h"
#include "ui/widgets/theme.h"

namespace {

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

const Gallery* gallery = nullptr;

void keep(QWidget& window, const QString& name) { gallery->keep(window, name); }

void waitForThumbnails(PatientPage& page, std::size_t count) {
  REQUIRE(waitUntil([&] { return page.grid()->items().size() == count; }));
  (void)waitUntil([&] { return page.grid()->pendingThumbnails() == 0; }, 5000);
  for (int i = 0; i < 100; ++i) QTest::qWait(3);
}

}  // namespace

TEST_CASE("patient page", "[gallery]") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  const auto child = practice.addPatient("بن عبد الرحمن الأندلسي", "عبد الله", "2018-05-02", "20991");
  const auto nobody = practice.addPatient("O'Brien", "Saoirse", "1995-09-08", "20911");
  practice.import(career(126, marta));
  practice.import({{.what = "periapical", .teeth = {74, 75}}, {.what = "bitewing", .teeth = {54, 55, 84, 85}, .side = model::Side::Right}, {.what = "stl", .name = "نموذج الفك العلوي.stl"}}, child.id);
  auto* page = new PatientPage(practice.session(), practice.thumbnails());
  Stage stage(*gallery, page);
  page->setPatient(marta);
  waitForThumbnails(*page, 126);
  page->setFocus();
  keep(stage, u"patient-126"_s);
  const auto& items = page->grid()->items();
  page->grid()->select({items[0].id, items[1].id, items[3].id});
  keep(stage, u"patient-selected"_s);
  page->grid()->clearSelection();
  ImageFilter filter;
  filter.teeth = {16, 17, 46, 47};
  page->filterBar()->setFilter(filter);
  Q_EMIT page->filterBar()->changed(filter);
  keep(stage, u"patient-filtered"_s);
  filter.teeth = {38};
  page->filterBar()->setFilter(filter);
  Q_EMIT page->filterBar()->changed(filter);
  keep(stage, u"patient-nothing-fits"_s);
  page->filterBar()->setFilter({});
  Q_EMIT page->filterBar()->changed({});
  page->grid()->select({items[0].id, items[1].id});
  page->setFocus();
  press(stage, Qt::Key_T);
  keep(stage, u"tag-sheet"_s);
  Sheet::openIn(&stage)->close();
  press(stage, Qt::Key_E, Qt::ControlModifier);
  keep(stage, u"export-sheet"_s);
  Sheet::openIn(&stage)->close();
  press(stage, Qt::Key_M, Qt::ControlModifier);
  keep(stage, u"move-sheet"_s);
  Sheet::openIn(&stage)->close();
  press(stage, Qt::Key_Delete);
  keep(stage, u"patient-deleted-toast"_s);
  page->setPatient(child);
  waitForThumbnails(*page, 3);
  keep(stage, u"patient-child-rtl"_s);
  page->setPatient(nobody);
  keep(stage, u"patient-empty"_s);
  auto* erasing = new EraseSheet(practice.session(), &stage, marta);
  erasing->open();
  for (int i = 0; i < 60; ++i) QTest::qWait(5);
  keep(stage, u"erase-sheet"_s);
  erasing->close();
  auto* holding = new HoldSheet(practice.session(), &stage, marta, HoldSheet::Way::Hold);
  holding->open();
  keep(stage, u"hold-sheet"_s);
  holding->close();
}

TEST_CASE("inbox, what differs", "[gallery]") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.addPatient("بن عبد الرحمن الأندلسي", "عبد الله", "2018-05-02", "20991");
  practice.addPatient("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "Maximiliana Alexandrina", "1952-06-30", "20001");
  const Sketch known{.what = "bitewing", .number = "20417", .family = "Lindqvist", .given = "Marta", .born = "1987-03-14", .study = "1.2.8", .instance = "1.2.8.1"};
  practice.import({known});
  Sketch other = known;
  other.seed = 40;
  practice.import({other});  // the same instance with other bytes
  practice.clock.advance(3 * 60 * 1000);
  practice.import({{.what = "bitewing", .number = "20991", .family = "بن عبد الرحمن", .given = "عبد الله", .born = "2018-05-02", .study = "1.2.9"}});
  practice.clock.advance(3 * 60 * 1000);
  practice.import({{.what = "periapical", .family = "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", .given = "Maximiliana", .teeth = {11}}});
  practice.clock.advance(3 * 60 * 1000);
  std::vector<Sketch> two;
  for (int i = 0; i < 3; ++i) two.push_back({.what = "panoramic", .number = "20417", .family = "LINDQUIST", .given = "MARTA", .born = "1987-03-14", .study = "1.2.3", .seed = i * 7});
  practice.import(two);
  auto* inbox = new InboxPage(practice.session(), practice.thumbnails());
  Stage stage(*gallery, inbox);
  REQUIRE(waitUntil([&] { return inbox->cards().size() >= 3; }));
  const auto arrivals = inbox->cards().size();
  for (int i = 0; i < 60; ++i) QTest::qWait(5);
  auto* card = inbox->cards().first();
  REQUIRE(card->group().images.size() == 3);
  click(*card->findChild<IconButton*>());
  keep(stage, u"inbox-two-people"_s);
  for (auto* action : QApplication::activePopupWidget()->actions()) {
    if (action->text() == u"File one by one"_s) action->trigger();
  }
  QApplication::activePopupWidget()->close();
  REQUIRE(waitUntil([&] { return inbox->cards().size() == arrivals + 2; }));
  keep(stage, u"inbox-apart"_s);
  auto* medium = new MediaSheet(practice.session(), &stage, marta);
  medium->open();
  keep(stage, u"media-sheet"_s);
  medium->setFolder(u"stick"_s);
  for (auto* button : medium->findChildren<Button*>()) {
    if (button->text() == u"Write"_s) click(*button);
  }
  keep(stage, u"media-problem"_s);
  medium->close();
}

TEST_CASE("medium", "[gallery]") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.import(career(6, marta));
  practice.import({{.what = "pdf", .name = "consent.pdf"}, {.what = "stl", .name = "upper jaw, scanned before the crown was cemented.stl"}}, marta.id);
  QWidget window;
  gallery->show(window);
  auto* medium = new MediaSheet(practice.session(), &window, marta);
  medium->open();
  medium->setFolder(QString::fromStdString(pathToUtf8(practice.folder / "stick")));
  for (auto* button : medium->findChildren<Button*>()) {
    if (button->text() == u"Write"_s) click(*button);
  }
  gallery->save(window, u"media-working"_s);
  REQUIRE(waitUntil([&] { return medium->findChild<QPlainTextEdit*>()->isVisible(); }));
  keep(window, u"media-in-part"_s);
}

TEST_CASE("import", "[gallery]") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  practice.import({{.what = "bitewing", .name = "known.dcm", .number = "20417", .family = "Lindqvist", .given = "Marta", .born = "1987-03-14"}});
  QStringList paths{QString::fromStdString(pathToUtf8(practice.folder / "files/known.dcm"))};
  for (int i = 0; i < 14; ++i) paths += practice.write({.what = i % 4 == 3 ? "panoramic" : "bitewing", .number = "20417", .family = "Lindqvist", .given = "Marta", .born = "1987-03-14", .captured = "2026-11-21T10:00:00", .teeth = {16}, .seed = i});
  for (int i = 0; i < 3; ++i) paths += practice.write({.what = "periapical", .number = "20388", .family = "Abara", .given = "Chidi", .born = "1971-07-02", .teeth = {36}});
  for (int i = 0; i < 3; ++i) paths += practice.write({.what = "photo", .name = "DSC_00" + std::to_string(i) + ".jpg"});
  paths += practice.write({.what = "panoramic", .name = "new.dcm", .number = "777", .family = "Müller", .given = "Anna", .born = "1990-02-03"});
  paths += practice.write({.what = "broken", .name = "half a file.dcm"});
  paths += practice.write({.what = "program", .name = "viewer.exe"});
  auto* page = new PatientPage(practice.session(), practice.thumbnails());
  Stage stage(*gallery, page);
  page->setPatient(marta);
  auto& flow = ImportFlow::of(practice.session(), &stage);
  flow.chooseAndImport(marta.id);
  keep(stage, u"import-source"_s);
  Sheet::openIn(&stage)->close();
  flow.importPaths(paths, std::nullopt);
  for (int i = 0; i < 60; ++i) QTest::qWait(10);
  keep(stage, u"import-preview"_s);
  Sheet::openIn(&stage)->close();
  settle();
  flow.importPaths(paths, marta.id);
  for (int i = 0; i < 60; ++i) QTest::qWait(10);
  keep(stage, u"import-preview-differs"_s);
  auto* sheet = qobject_cast<ImportSheet*>(Sheet::openIn(&stage));
  Q_EMIT sheet->importAsked();
  keep(stage, u"import-report"_s);
  Q_EMIT sheet->minimiseAsked();
  keep(stage, u"import-after"_s);
}

TEST_CASE("inbox and bin", "[gallery]") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  practice.addPatient("Abara", "Chidi", "1999-01-09", "20011");
  practice.addPatient("Nguyễn", "Thị Hà", "1963-02-27", "18764");
  practice.import(career(9, marta));
  practice.import({{.what = "panoramic", .number = "20417", .family = "LINDQUIST", .given = "MARTA", .born = "1987-03-14", .captured = "2026-11-22T14:02:00", .study = "1.2.3"}});
  practice.clock.advance(3 * 60 * 1000);
  std::vector<Sketch> four;
  for (int i = 0; i < 4; ++i) four.push_back({.what = "bitewing", .family = "Abara", .given = "Chidi", .study = "1.2.4", .seed = i * 3});
  practice.import(four);
  practice.clock.advance(3 * 60 * 1000);
  practice.import({{.what = "periapical", .number = "31007", .family = "Müller-Weiß von Hohenstein-Lichtenberg zu Wartburg", .given = "Jörg-Maximilian Alexander Ferdinand", .born = "1949-11-30", .teeth = {26}}});
  practice.import({{.what = "photo", .name = "IMG_2231.JPG"}, {.what = "photo", .name = "IMG_2232.JPG"}, {.what = "pdf", .name = "referral.pdf"}});
  vault::ImageSearch filed;
  filed.patient = marta.id;
  auto images = *vault::searchImages(practice.vault(), filed);
  REQUIRE(vault::binImages(practice.vault(), {images[0].id, images[3].id}));
  practice.clock.advance(28LL * 24 * 3600 * 1000);
  REQUIRE(vault::binImages(practice.vault(), {images[5].id, images[7].id, images[8].id}));
  auto* inbox = new InboxPage(practice.session(), practice.thumbnails());
  {
    Stage stage(*gallery, inbox);
    REQUIRE(waitUntil([&] { return inbox->cards().size() >= 4; }));
    for (int i = 0; i < 60; ++i) QTest::qWait(5);
    keep(stage, u"inbox"_s);
    for (auto* card : inbox->cards()) {
      if (card->fileHere() == nullptr) continue;
      click(*card->fileHere());
      break;
    }
    keep(stage, u"inbox-filed"_s);
    click(*inbox->cards().last()->someoneElse());
    keep(stage, u"inbox-someone-else"_s);
  }
  auto* bin = new BinPage(practice.session(), practice.thumbnails());
  Stage stage(*gallery, bin);
  for (int i = 0; i < 60; ++i) QTest::qWait(5);
  QTest::mouseClick(bin->view()->viewport(), Qt::LeftButton, {}, QPoint(200, 100));
  keep(stage, u"bin"_s);
  press(stage, Qt::Key_Delete);
  keep(stage, u"bin-purge"_s);
}

TEST_CASE("files of one's own", "[gallery]") {
  const QStringList paths = QCoreApplication::arguments().mid(4);
  if (paths.isEmpty()) return;
  Practice practice;
  const auto anna = practice.addPatient("Test", "Anna", "1990-02-03", "1");
  auto decoder = decode::startDecoder(decode::decoderBesideThisProgram());
  REQUIRE(decoder);
  practice.decodeWith(std::move(*decoder));
  auto* page = new PatientPage(practice.session(), practice.thumbnails());
  Stage stage(*gallery, page);
  page->setPatient(anna);
  auto& flow = ImportFlow::of(practice.session(), &stage);
  bool done = false;
  QObject::connect(&flow, &ImportFlow::finished, &stage, [&] { done = true; });
  QElapsedTimer timer;
  timer.start();
  flow.importPaths(paths, anna.id);
  REQUIRE(waitUntil([&] { return Sheet::openIn(&stage) != nullptr; }));
  auto* sheet = qobject_cast<ImportSheet*>(Sheet::openIn(&stage));
  for (int i = 0; i < 200; ++i) QTest::qWait(10);
  keep(stage, u"own-preview"_s);
  Q_EMIT sheet->importAsked();
  QTest::qWait(1500);
  keep(stage, u"own-working"_s);
  REQUIRE(waitUntil([&] { return done; }, 600'000));
  qInfo() << "imported after" << timer.elapsed() << "ms";
  keep(stage, u"own-report"_s);
  if (auto* open = Sheet::openIn(&stage)) open->close();
  for (int i = 0; i < 300; ++i) QTest::qWait(10);
  keep(stage, u"own-page"_s);
}

int main(int argc, char** argv) {
  const Gallery made(argc, argv);
  gallery = &made;
  // The practice checks its own steps with Catch2.
  return Catch::Session().run();
}
