#include "ui/library/import_flow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QTest>
#include <QUrl>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/library/import_bar.h"
#include "ui/library/import_sheet.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

Sketch ofMarta(const char* what = "bitewing") { return {.what = what, .number = "20417", .family = "Lindqvist", .given = "Marta", .born = "1987-03-14"}; }

struct Importing {
  Importing() {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  }
  ImportFlow& begin() {
    window.resize(1200, 800);
    showActive(window);
    auto& flow = ImportFlow::of(practice.session(), &window);
    QObject::connect(&flow, &ImportFlow::finished, &window, [this](const vault::ImportSummary& said) { summary = said; });
    return flow;
  }
  ImportSheet* sheet() { return qobject_cast<ImportSheet*>(Sheet::openIn(&window)); }
  Button* button(const QString& text) {
    auto* in = Sheet::openIn(&window);
    for (auto* candidate : in ? in->findChildren<Button*>() : QList<Button*>{}) {
      if (candidate->text() == text && candidate->isVisible()) return candidate;
    }
    return nullptr;
  }
  bool says(const QString& words) {
    return waitUntil([&] {
      auto* in = Sheet::openIn(&window);
      for (auto* text : in ? in->findChildren<Text*>() : QList<Text*>{}) {
        if (text->isVisible() && text->text().contains(words)) return true;
      }
      return false;
    });
  }
  std::size_t filed(model::PatientId patient) {
    vault::ImageSearch search;
    search.patient = patient;
    search.status = model::ImageStatus::Filed;
    return practice.images(search).size();
  }
  std::size_t all() { return practice.images({}).size(); }

  Practice practice;
  model::Patient marta, chidi;
  QWidget window;
  std::optional<vault::ImportSummary> summary;
};

}  // namespace

TEST_CASE("a window has one flow") {
  Importing importing;
  auto& flow = importing.begin();
  CHECK(&ImportFlow::of(importing.practice.session(), &importing.window) == &flow);
}

TEST_CASE("the preview says what will happen and changes nothing") {
  Importing importing;
  const QStringList paths{importing.practice.write(ofMarta()), importing.practice.write(ofMarta("panoramic")), importing.practice.write({.what = "photo"}),
                          importing.practice.write({.what = "program", .name = "x.exe"})};
  importing.begin().importPaths(paths, std::nullopt);
  CHECK(importing.says(QStringLiteral("2 will be filed with")));
  CHECK(importing.says(QStringLiteral("1 needs a person")));
  CHECK(importing.says(QStringLiteral("1 cannot be taken")));
  CHECK(importing.says(QStringLiteral("4 files looked at")));
  CHECK(importing.all() == 0);
  importing.sheet()->close();
  settle();
  CHECK(importing.all() == 0);
}

TEST_CASE("the keyboard stays on what was ticked while the files are looked at again, and the buttons stay where they are") {
  Importing importing;
  QStringList paths;
  for (int i = 0; i < 12; ++i) paths.append(importing.practice.write({.number = "30999", .family = "Neu", .given = "Nina", .born = "1990-01-01", .seed = i}));
  importing.begin().importPaths(paths, std::nullopt);
  const auto primary = [&] {
    Button* import = importing.button(QStringLiteral("Import"));
    return import->mapTo(&importing.window, QPoint());
  };
  REQUIRE(importing.says(QStringLiteral("12 files looked at")));
  const QPoint before = primary();
  auto* create = importing.sheet()->findChild<QCheckBox*>();
  create->setFocus();
  QTest::keyClick(create, Qt::Key_Space);
  CHECK(create->isVisible());
  CHECK(create->hasFocus());
  settle();
  CHECK(primary() == before);
  REQUIRE(importing.says(QStringLiteral("12 for new patients")));
  REQUIRE(importing.says(QStringLiteral("12 files looked at")));
  CHECK(create->hasFocus());
  CHECK(primary() == before);
}

TEST_CASE("Import takes in what the preview promised and undo takes it out again") {
  Importing importing;
  const QStringList paths{importing.practice.write(ofMarta()), importing.practice.write(ofMarta("periapical"))};
  auto& flow = importing.begin();
  flow.importPaths(paths, std::nullopt);
  REQUIRE(importing.says(QStringLiteral("2 will be filed with")));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  CHECK(importing.summary->imported == 2);
  CHECK(importing.filed(importing.marta.id) == 2);
  CHECK(importing.sheet() == nullptr);
  Button* undo = nullptr;
  for (auto* candidate : importing.window.findChildren<Button*>()) {
    if (candidate->text() == QStringLiteral("Undo") && candidate->isVisible()) undo = candidate;
  }
  REQUIRE(undo != nullptr);
  click(*undo);
  REQUIRE(waitUntil([&] { return importing.filed(importing.marta.id) == 0; }));
}

TEST_CASE("Import works before the preview has ended") {
  Importing importing;
  QStringList paths;
  for (int i = 0; i < 60; ++i) paths += importing.practice.write(ofMarta());
  importing.begin().importPaths(paths, std::nullopt);
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import")) != nullptr; }));
  REQUIRE(importing.button(QStringLiteral("Import"))->isEnabled());
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }, 20'000));
  CHECK(importing.summary->imported == 60);
}

TEST_CASE("a file that names somebody else is pointed out before it is filed with the open patient") {
  Importing importing;
  const QStringList paths{importing.practice.write(ofMarta()), importing.practice.write({.what = "bitewing", .number = "20388", .family = "Abara", .given = "Chidi", .born = "1971-07-02"})};
  importing.begin().importPaths(paths, importing.marta.id);
  REQUIRE(importing.says(QStringLiteral("1 file carries other details: ")));
  CHECK(importing.says(QStringLiteral("Abara, Chidi")));
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import anyway")) != nullptr; }));
  settle();
  // Another look: as the files say.
  click(*importing.button(QStringLiteral("As the files say")));
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import")) != nullptr; }));
  CHECK_FALSE(importing.sheet()->target().patient);
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  CHECK(importing.filed(importing.marta.id) == 1);
  CHECK(importing.filed(importing.chidi.id) == 1);
}

TEST_CASE("a file that tells no more than another birth date is spoken of in a sentence") {
  Importing importing;
  importing.begin().importPaths({importing.practice.write({.what = "bitewing", .born = "2000-01-01"})}, importing.marta.id);
  CHECK(importing.says(QStringLiteral("1 file carries other details: born 1 Jan 2000.")));
}

TEST_CASE("the report names each refused file and why, to be copied") {
  Importing importing;
  const QStringList paths{importing.practice.write(ofMarta()), importing.practice.write({.what = "broken", .name = "half.dcm"})};
  importing.begin().importPaths(paths, std::nullopt);
  REQUIRE(importing.says(QStringLiteral("2 files looked at")));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  REQUIRE(importing.sheet() != nullptr);
  CHECK(importing.sheet()->findChild<QPlainTextEdit*>()->toPlainText().contains(QStringLiteral("half.dcm: ")));
  click(*importing.button(QStringLiteral("Copy the list")));
  CHECK(QGuiApplication::clipboard()->text().contains(QStringLiteral("half.dcm")));
  click(*importing.button(QStringLiteral("Undo import")));
  REQUIRE(waitUntil([&] { return importing.filed(importing.marta.id) == 0; }));
}

TEST_CASE("the same files again are already here and nothing is left to import") {
  Importing importing;
  importing.practice.import({ofMarta()});
  const QString path = QString::fromStdString(pathToUtf8(importing.practice.folder / "files/bitewing-0.dcm"));
  importing.begin().importPaths({path}, std::nullopt);
  CHECK(importing.says(QStringLiteral("1 is already here")));
  REQUIRE(waitUntil([&] { return !importing.button(QStringLiteral("Import"))->isEnabled(); }));
}

TEST_CASE("files whose images lie in the bin are offered, and come back from there") {
  Importing importing;
  importing.practice.import({ofMarta()});
  vault::ImageSearch search;
  search.patient = importing.marta.id;
  const auto images = vault::searchImages(importing.practice.vault(), search);
  REQUIRE(images);
  REQUIRE(images->size() == 1);
  REQUIRE(vault::binImages(importing.practice.vault(), {images->front().id}));
  const QString path = QString::fromStdString(pathToUtf8(importing.practice.folder / "files/bitewing-0.dcm"));
  importing.begin().importPaths({path}, std::nullopt);
  CHECK(importing.says(QStringLiteral("1 comes back from the bin")));
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import"))->isEnabled(); }));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  CHECK(importing.summary->fromBin == 1);
  CHECK(importing.filed(importing.marta.id) == 1);
}

TEST_CASE("an import that is sent to the background goes on and shows a bar") {
  Importing importing;
  QStringList paths;
  for (int i = 0; i < 80; ++i) paths += importing.practice.write(ofMarta());
  auto& flow = importing.begin();
  flow.importPaths(paths, std::nullopt);
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import")) != nullptr; }));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Go on in the background")) != nullptr || importing.summary; }));
  if (auto* background = importing.button(QStringLiteral("Go on in the background"))) {
    click(*background);
    CHECK(importing.sheet() == nullptr);
    CHECK((flow.bar()->isVisible() || importing.summary));
  }
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }, 20'000));
  CHECK(importing.filed(importing.marta.id) == 80);
  CHECK_FALSE(flow.bar()->isVisible());
}

TEST_CASE("stopping keeps what is done and says so") {
  Importing importing;
  QStringList paths;
  for (int i = 0; i < 400; ++i) paths += importing.practice.write(ofMarta());
  importing.begin().importPaths(paths, std::nullopt);
  REQUIRE(waitUntil([&] { return importing.button(QStringLiteral("Import")) != nullptr; }));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(importing.says(QStringLiteral("filed with")));
  click(*importing.button(QStringLiteral("Stop importing")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }, 20'000));
  const auto kept = importing.summary->imported;
  CHECK(kept > 0);
  CHECK(kept < 400);
  CHECK(importing.says(QStringLiteral("What was done stays")));
  CHECK(importing.filed(importing.marta.id) == kept);
}

TEST_CASE("an import that is stopped after images came back from the bin does not say that nothing was done") {
  Importing importing;
  importing.practice.import({ofMarta()});
  const auto images = vault::searchImages(importing.practice.vault(), {});
  REQUIRE(images);
  REQUIRE(vault::binImages(importing.practice.vault(), {images->front().id}));
  importing.begin();
  vault::ImportRequest request;
  request.paths = {importing.practice.folder / "files/bitewing-0.dcm"};
  ImportJob job(importing.practice.session(), request, ImportJob::Mode::Import);
  job.start();
  REQUIRE(waitUntil([&] { return job.isFinished(); }));
  REQUIRE(job.summary().fromBin == 1);
  job.cancel();
  ImportSheet sheet(&importing.window, true);
  sheet.showReport(job, true);
  sheet.open();
  CHECK(importing.says(QStringLiteral("What was done stays: 1 came back from the bin.")));
}

TEST_CASE("what is dropped on the next patient goes to them, not to the one before whose import ended with refused files") {
  Importing importing;
  const QStringList first{importing.practice.write({.what = "photo", .name = "marta.jpg"}), importing.practice.write({.what = "broken", .name = "half.dcm"})};
  const QString second = importing.practice.write({.what = "photo", .name = "chidi.jpg"});
  auto& flow = importing.begin();
  flow.importPaths(first, importing.marta.id);
  REQUIRE(importing.says(QStringLiteral("2 files looked at")));
  Q_EMIT importing.sheet()->importAsked();
  Q_EMIT importing.sheet()->minimiseAsked();
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  REQUIRE(importing.summary->refused == 1);
  REQUIRE(importing.sheet() == nullptr);  // only the bar says it
  flow.importPaths({second}, importing.chidi.id);
  REQUIRE(importing.says(QStringLiteral("1 file looked at")));
  CHECK(importing.sheet()->target().patient == importing.chidi.id);
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.filed(importing.marta.id) + importing.filed(importing.chidi.id) == 2; }));
  CHECK(importing.filed(importing.marta.id) == 1);
  CHECK(importing.filed(importing.chidi.id) == 1);
}

TEST_CASE("the report of an import that ended in the background is shown as a report, and nothing is offered a second time") {
  Importing importing;
  const QStringList paths{importing.practice.write({.what = "photo", .name = "marta.jpg"}), importing.practice.write({.what = "broken", .name = "half.dcm"})};
  auto& flow = importing.begin();
  flow.importPaths(paths, importing.marta.id);
  REQUIRE(importing.says(QStringLiteral("2 files looked at")));
  Q_EMIT importing.sheet()->importAsked();
  Q_EMIT importing.sheet()->minimiseAsked();
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  Q_EMIT qobject_cast<ImportBar*>(flow.bar())->showAsked();
  settle();
  REQUIRE(importing.sheet() != nullptr);
  CHECK(importing.button(QStringLiteral("Import")) == nullptr);
  CHECK(importing.button(QStringLiteral("Done")) != nullptr);
}

TEST_CASE("files for two patients that wait for an import come one after the other, each for their own") {
  Importing importing;
  QStringList disc;
  for (int i = 0; i < 40; ++i) disc += importing.practice.write({.what = "panoramic"});
  const QString marta = importing.practice.write({.what = "photo", .name = "marta.jpg"}), chidi = importing.practice.write({.what = "photo", .name = "chidi.jpg"});
  auto& flow = importing.begin();
  flow.importPaths(disc, std::nullopt);
  REQUIRE(importing.says(QStringLiteral("40 files looked at")));
  Q_EMIT importing.sheet()->importAsked();
  Q_EMIT importing.sheet()->minimiseAsked();
  flow.importPaths({marta}, importing.marta.id);
  flow.importPaths({chidi}, importing.chidi.id);
  for (const auto& patient : {importing.marta, importing.chidi}) {
    REQUIRE(importing.says(QStringLiteral("1 file looked at")));
    CHECK(importing.sheet()->target().patient == patient.id);
    CHECK(importing.sheet()->findChild<::QComboBox*>()->currentText().contains(QString::fromStdString(patient.details.familyName)));
    click(*importing.button(QStringLiteral("Import")));
    REQUIRE(waitUntil([&] { return importing.filed(patient.id) == 1; }));
  }
}

TEST_CASE("files for another patient wait for the preview that is open") {
  Importing importing;
  const QString marta = importing.practice.write({.what = "photo", .name = "marta.jpg"}), chidi = importing.practice.write({.what = "photo", .name = "chidi.jpg"});
  auto& flow = importing.begin();
  flow.importPaths({marta}, importing.marta.id);
  flow.importPaths({chidi}, importing.chidi.id);  // before the vault has said who the first one is
  REQUIRE(importing.says(QStringLiteral("1 file looked at")));
  CHECK(importing.sheet()->target().patient == importing.marta.id);
  importing.sheet()->close();
  REQUIRE(waitUntil([&] { return importing.sheet() && importing.sheet()->target().patient == importing.chidi.id; }));
  REQUIRE(importing.says(QStringLiteral("1 file looked at")));
}

TEST_CASE("a folder that is not there is a sentence, not a crash") {
  Importing importing;
  importing.begin().importPaths({QStringLiteral("/nowhere/at/all")}, std::nullopt);
  CHECK(importing.says(QStringLiteral("1 cannot be taken")));
}

TEST_CASE("copied files are imported, copied text is not") {
  Importing importing;
  const QString file = importing.practice.write(ofMarta());
  auto& flow = importing.begin();
  QGuiApplication::clipboard()->setText(QStringLiteral("words"));
  CHECK_FALSE(flow.pasteFromClipboard(std::nullopt));
  auto* data = new QMimeData;
  data->setUrls({QUrl::fromLocalFile(file), QUrl(QStringLiteral("https://example.org/x.jpg"))});
  QGuiApplication::clipboard()->setMimeData(data);
  CHECK(flow.pasteFromClipboard(std::nullopt));
  CHECK(importing.says(QStringLiteral("1 will be filed with")));
}

TEST_CASE("patients who are not here yet are created when a person says so") {
  Importing importing;
  const QStringList paths{importing.practice.write({.what = "bitewing", .number = "777", .family = "Müller", .given = "Anna", .born = "1990-02-03"})};
  importing.begin().importPaths(paths, std::nullopt);
  REQUIRE(importing.says(QStringLiteral("1 needs a person")));
  auto* create = importing.sheet()->findChild<QCheckBox*>();
  REQUIRE(waitUntil([&] { return create->isVisible(); }));
  create->click();
  REQUIRE(importing.says(QStringLiteral("1 for a new patient")));
  click(*importing.button(QStringLiteral("Import")));
  REQUIRE(waitUntil([&] { return importing.summary.has_value(); }));
  CHECK(importing.summary->imported == 1);
  const auto found = importing.practice.ask([](vault::Vault& vault, decode::Decoder&) { 
    vault::PatientSearch search;
    search.text = "muller";
    return vault::searchPatients(vault, search);
  });
  REQUIRE(found);
  CHECK(found->total == 1);
}

TEST_CASE("closing the window in the middle of an import harms nothing") {
  Practice practice;
  QStringList paths;
  for (int i = 0; i < 50; ++i) paths += practice.write({.what = "photo"});
  {
    QWidget window;
    window.resize(900, 700);
    showActive(window);
    auto& flow = ImportFlow::of(practice.session(), &window);
    flow.importPaths(paths, std::nullopt);
    auto* sheet = qobject_cast<ImportSheet*>(Sheet::openIn(&window));
    REQUIRE(sheet != nullptr);
    Q_EMIT sheet->importAsked();
    settle();
  }
  settle();
  CHECK(practice.images({}).size() <= 50);
}
