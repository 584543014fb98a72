#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QScrollArea>
#include <QPlainTextEdit>
#include <QTest>
#include <QVBoxLayout>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "core/vault/keeping/hold.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/library/bin_page.h"
#include "ui/library/bin_view.h"
#include "ui/library/export_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Bin {
  explicit Bin(int binned, std::int64_t daysAgo = 0) {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    practice.import(career(6, marta));
    vault::ImageSearch search;
    search.patient = marta.id;
    images = *vault::searchImages(practice.vault(), search);
    std::vector<model::ImageId> ids;
    for (int i = 0; i < binned; ++i) ids.push_back(images[static_cast<std::size_t>(i)].id);
    if (binned > 0) REQUIRE(vault::binImages(practice.vault(), ids));
    practice.clock.advance(daysAgo * 24 * 3600 * 1000);
    page = new BinPage(practice.session(), practice.thumbnails());
    window.resize(1200, 700);
    (new QVBoxLayout(&window))->addWidget(page);
    showActive(window);
    REQUIRE(waitUntil([&] { return static_cast<int>(page->view()->rows().size()) == binned; }));
  }
  Button* button(QWidget& in, const QString& text) {
    for (auto* candidate : in.findChildren<Button*>()) {
      if (candidate->text().startsWith(text) && candidate->isVisible()) return candidate;
    }
    return nullptr;
  }
  void choose(int row) { QTest::mouseClick(page->view()->viewport(), Qt::LeftButton, {}, page->view()->rowRect(row).center()); }
  std::size_t binnedNow() {
    vault::ImageSearch search;
    search.status = model::ImageStatus::Binned;
    return practice.images(search).size();
  }
  Practice practice;
  model::Patient marta;
  std::vector<model::Image> images;
  QWidget window;
  BinPage* page;
};

}  // namespace

TEST_CASE("a row says whose it was, who deleted it and how long it stays") {
  Bin bin(2, 12);
  const auto& row = bin.page->view()->rows().front();
  CHECK(row.patient.contains(QStringLiteral("Lindqvist")));
  CHECK(row.deleted.contains(QStringLiteral("Dr A. Okafor")));
  CHECK(row.daysLeft == 18);
  CHECK(BinView::fateOf(row) == QStringLiteral("18 days left"));
}

TEST_CASE("what is over its time for days is not said to go soon: it waits, and the page says why") {
  Bin bin(1, 45);
  CHECK(BinView::fateOf(bin.page->view()->rows().front()) == QStringLiteral("stays for now"));
  const auto texts = bin.page->findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("later when the clock jumped")); }));
  keepPicture(bin.window, QStringLiteral("bin-kept"));
}

TEST_CASE("what is on hold stays in the bin, and its row says so; what is over its time goes soon") {
  Bin bin(1, 31);
  CHECK(BinView::fateOf(bin.page->view()->rows().front()) == QStringLiteral("goes soon"));
  REQUIRE(bin.practice.ask([id = bin.marta.id](vault::Vault& vault, decode::Decoder&) { return vault::holdPatient(vault, id, "A court asked").has_value(); }));
  bin.page->hide();
  bin.page->show();
  CHECK(waitUntil([&] { return BinView::fateOf(bin.page->view()->rows().front()) == QStringLiteral("on hold, stays"); }));
}

TEST_CASE("an empty bin says so") {
  Bin bin(0);
  CHECK(waitUntil([&] {
    for (auto* state : bin.page->findChildren<EmptyState*>()) {
      if (state->isVisible()) return true;
    }
    return false;
  }));
  CHECK(bin.button(*bin.page, QStringLiteral("Restore")) == nullptr);
}

TEST_CASE("restore brings the chosen image back where it was") {
  Bin bin(3);
  bin.choose(1);
  click(*bin.button(*bin.page, QStringLiteral("Restore")));
  REQUIRE(waitUntil([&] { return bin.page->view()->rows().size() == 2; }));
  CHECK(bin.binnedNow() == 2);
  // Words that fit one image and many.
  CHECK(waitUntil([&] {
    const auto* said = bin.window.findChild<Toast*>();
    return said != nullptr && said->accessibleName() == QStringLiteral("1 image back in place");
  }));
}

TEST_CASE("when the last row went, Space does not press the Undo of the message about it") {
  Bin bin(1);
  bin.choose(0);
  click(*bin.button(*bin.page, QStringLiteral("Restore")));
  REQUIRE(waitUntil([&] { return bin.page->view()->rows().empty(); }));
  settle();
  CHECK(bin.page->isAncestorOf(bin.window.focusWidget()));
  press(bin.window, Qt::Key_Space);
  settle();
  CHECK(bin.binnedNow() == 0);
}

TEST_CASE("while rows are left the keyboard stays in the list") {
  Bin bin(3);
  bin.choose(1);
  click(*bin.button(*bin.page, QStringLiteral("Restore")));
  REQUIRE(waitUntil([&] { return bin.page->view()->rows().size() == 2; }));
  settle();
  CHECK(bin.page->view()->hasFocus());
}

TEST_CASE("who comes to the bin by key sees where it begins, and goes on where a row went") {
  Bin bin(4);
  auto& view = *bin.page->view();
  press(bin.window, Qt::Key_Shift);
  view.clearFocus();
  view.setFocus(Qt::OtherFocusReason);
  CHECK(view.currentRow() == 0);
  press(bin.window, Qt::Key_Down);
  press(bin.window, Qt::Key_Down);
  const auto next = view.rows()[3].id;
  press(bin.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return view.rows().size() == 3; }));
  REQUIRE(view.currentRow() == 2);
  CHECK(view.rows()[2].id == next);
  press(bin.window, Qt::Key_Space);
  press(bin.window, Qt::Key_Return);
  REQUIRE(waitUntil([&] { return view.rows().size() == 2; }));
  CHECK(view.currentRow() == 1);
  press(bin.window, Qt::Key_Up);
  CHECK(view.currentRow() == 0);
}

TEST_CASE("nothing is destroyed before a person confirmed it") {
  Bin bin(3);
  bin.choose(0);
  click(*bin.button(*bin.page, QStringLiteral("Delete for good")));
  auto* sheet = Sheet::openIn(&bin.window);
  REQUIRE(sheet != nullptr);
  press(bin.window, Qt::Key_Escape);
  settle();
  CHECK(bin.binnedNow() == 3);
  click(*bin.button(*bin.page, QStringLiteral("Delete for good")));
  sheet = Sheet::openIn(&bin.window);
  click(*bin.button(*sheet, QStringLiteral("Delete for good")));
  REQUIRE(waitUntil([&] { return bin.page->view()->rows().size() == 2; }));
  CHECK(bin.binnedNow() == 2);
}

TEST_CASE("without a choice the button offers to empty the bin") {
  Bin bin(2);
  CHECK(bin.button(*bin.page, QStringLiteral("Empty the bin")) != nullptr);
  bin.choose(0);
  CHECK(bin.button(*bin.page, QStringLiteral("Empty the bin")) == nullptr);
}

TEST_CASE("original export writes every file bit for bit") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.import(career(9, marta));
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  vault::ImageSearch search;
  search.patient = marta.id;
  practice.session();
  const auto images = practice.images(search);
  auto* sheet = new ExportSheet(practice.session(), &window, images);
  std::optional<int> written;
  QObject::connect(sheet, &ExportSheet::finished, &window, [&](int count, int) { written = count; });
  sheet->open();
  const QString folder = QString::fromStdString(pathToUtf8(practice.folder / "export"));
  sheet->setFolder(folder);
  const int asked = sheet->findChild<QScrollArea*>()->height();
  for (auto* button : sheet->findChildren<Button*>()) {
    if (button->text() == QStringLiteral("Export")) click(*button);
  }
  settle();
  CHECK(sheet->findChild<QScrollArea*>()->height() < asked / 2);  // one line while it writes
  REQUIRE(waitUntil([&] { return written.has_value(); }));
  CHECK(*written == 9);
  const auto files = QDir(folder).entryList(QDir::Files);
  CHECK(files.size() == 9);
  for (const auto& name : files) {
    QFile file(folder + QLatin1Char('/') + name);
    REQUIRE(file.open(QIODevice::ReadOnly));
    CHECK(file.readAll().startsWith("SKETCH|"));
  }
}

TEST_CASE("files without identity are numbered through, however many pieces the export has") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.import(career(10, marta));
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  practice.session();
  vault::ImageSearch search;
  search.patient = marta.id;
  auto* sheet = new ExportSheet(practice.session(), &window, practice.images(search));
  std::optional<int> written;
  QObject::connect(sheet, &ExportSheet::finished, &window, [&](int count, int) { written = count; });
  sheet->open();
  const auto choices = sheet->findChildren<Choice*>();
  REQUIRE(choices.size() == 2);
  choices[1]->setCurrentIndex(1);
  const QString folder = QString::fromStdString(pathToUtf8(practice.folder / "anonymous"));
  sheet->setFolder(folder);
  for (auto* button : sheet->findChildren<Button*>()) {
    if (button->text() == QStringLiteral("Export")) click(*button);
  }
  REQUIRE(waitUntil([&] { return written.has_value(); }));
  const auto files = QDir(folder).entryList(QDir::Files, QDir::Name);
  REQUIRE(files.size() == 10);
  for (int i = 0; i < 10; ++i) CHECK(files[i].startsWith(QStringLiteral("image-%1.").arg(i + 1, 3, 10, QLatin1Char('0'))));
}

TEST_CASE("documents go out as they came: nobody is offered to make pictures of them") {
  Practice practice;
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  model::Image document, photo;
  document.facts.kind = model::ImageKind::Document;
  photo.facts.kind = model::ImageKind::Photo;
  const auto asked = [](const ExportSheet& sheet) {
    const auto choices = sheet.findChildren<Choice*>();
    return std::any_of(choices.begin(), choices.end(), [](const Choice* choice) { return choice->isVisible() && choice->indexOfData(static_cast<int>(vault::ExportAs::Png)) >= 0; });
  };
  ExportSheet one(practice.session(), &window, {document});
  one.open();
  CHECK_FALSE(asked(one));
  CHECK(one.accessibleName() == QStringLiteral("Export this document"));
  ExportSheet both(practice.session(), &window, {document, photo});
  both.open();
  CHECK(asked(both));
}

TEST_CASE("removing identity warns that a face stays") {
  Practice practice;
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  model::Image photo;
  photo.facts.kind = model::ImageKind::Photo;
  ExportSheet sheet(practice.session(), &window, {photo});
  sheet.open();
  auto* identity = sheet.findChildren<Choice*>()[1]->box();
  identity->setFocus();
  QTest::keyClick(identity, Qt::Key_Down);
  bool warned = false;
  for (auto* text : sheet.findChildren<Text*>()) warned = warned || text->text().contains(QStringLiteral("A face is not"));
  CHECK(warned);
}

TEST_CASE("before an export a sheet says that files name somebody else than their patient, and what to choose instead") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  const auto chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  practice.import(career(2, marta));
  vault::ImageSearch search;
  search.patient = marta.id;
  const auto filed = *vault::searchImages(practice.vault(), search);
  REQUIRE(filed.size() == 2);
  REQUIRE(vault::fileImages(practice.vault(), {filed[0].id}, chidi.id));
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  const auto says = [](const ExportSheet& sheet, const QString& words) {
    const auto texts = sheet.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(words); });
  };
  const QString leaves = QStringLiteral("came in with somebody else's name inside and leaves with it. Choose DICOM files");
  ExportSheet sheet(practice.session(), &window, filed);
  sheet.open();
  REQUIRE(waitUntil([&] { return says(sheet, leaves); }));
  const auto choices = sheet.findChildren<Choice*>();
  const auto choose = [](Choice* choice, Qt::Key key) {
    choice->box()->setFocus();
    QTest::keyClick(choice->box(), key);
  };
  choose(choices[0], Qt::Key_End);
  CHECK(choices[0]->currentData().toInt() == static_cast<int>(vault::ExportAs::Dicom));
  CHECK(says(sheet, QStringLiteral("gets the name of the patient it is filed with")));
  choose(choices[0], Qt::Key_Up);
  CHECK_FALSE(says(sheet, QStringLiteral("somebody else")));
  choose(choices[0], Qt::Key_Home);
  CHECK(says(sheet, leaves));
  choose(choices[1], Qt::Key_Down);
  CHECK_FALSE(says(sheet, QStringLiteral("somebody else")));
  ExportSheet right(practice.session(), &window, {filed[1]});
  right.open();
  bool answered = false;
  practice.session().run(Priority::Interactive, &right, [](vault::Vault&, decode::Decoder&) { return 0; }, [&](int) { answered = true; });
  REQUIRE(waitUntil([&] { return answered; }));
  CHECK_FALSE(says(right, QStringLiteral("somebody else")));
}

TEST_CASE("before an export a sheet says that files name nobody, and how they get their patient's name") {
  Practice practice;
  const auto marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  practice.import({{.what = "bitewing"}}, marta.id);
  vault::ImageSearch search;
  search.patient = marta.id;
  const auto filed = *vault::searchImages(practice.vault(), search);
  REQUIRE(filed.size() == 1);
  QWidget window;
  window.resize(1000, 760);
  showActive(window);
  ExportSheet sheet(practice.session(), &window, filed);
  sheet.open();
  const auto says = [&](const QString& words) {
    const auto texts = sheet.findChildren<Text*>();
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(words); });
  };
  REQUIRE(waitUntil([&] { return says(QStringLiteral("1 file came in without a name inside and leaves without one. Choose DICOM files for the patient's name.")); }));
  auto* as = sheet.findChildren<Choice*>()[0];
  as->box()->setFocus();
  QTest::keyClick(as->box(), Qt::Key_End);
  CHECK(says(QStringLiteral("without a name gets the name of the patient it is filed with")));
}
