#include "ui/library/patient_preview.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/patients/patients.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/library/picture_tile.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

struct Desk {
  explicit Desk(model::Role role = model::Role::Owner) : practice(role) {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
  }
  void open() {
    preview = std::make_unique<PatientPreview>(practice.session(), practice.thumbnails());
    preview->resize(400, 800);
    showActive(*preview);
  }
  /// As the catalogue has it now.
  model::Patient read(const model::Patient& patient) {
    return *practice.ask([id = patient.id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); });
  }
  QStringList words() {
    QStringList shown;
    for (const auto* text : preview->findChildren<Text*>()) {
      if (text->isVisible()) shown.append(text->text());
    }
    return shown;
  }
  bool says(const char* part) { return words().join(u'\n').contains(QString::fromUtf8(part)); }
  int tiles() {
    int visible = 0;
    for (const auto* tile : preview->findChildren<PictureTile*>()) visible += tile->isVisible() ? 1 : 0;
    return visible;
  }
  template <class Kind>
  Kind* control(const char* words) {
    for (auto* each : preview->findChildren<Kind*>()) {
      if (each->text() == QString::fromUtf8(words)) return each;
    }
    return nullptr;
  }
  Practice practice;
  model::Patient marta, chidi;
  std::unique_ptr<PatientPreview> preview;
};

}  // namespace

TEST_CASE("nobody chosen shows nobody", "[ui][patients]") {
  Desk desk;
  desk.open();
  CHECK(desk.words().isEmpty());
  desk.preview->setPatient(desk.marta);
  CHECK(desk.says("Lindqvist, Marta"));
  desk.preview->setPatient(std::nullopt);
  CHECK(desk.words().isEmpty());
}

TEST_CASE("the chosen patient is told apart by birth date, age and number", "[ui][patients]") {
  Desk desk;
  desk.open();
  desk.preview->setPatient(desk.marta);
  CHECK(desk.says("14 Mar 1987"));
  CHECK(desk.says("20417"));
  CHECK(desk.says("0 images"));
  CHECK(desk.says("No images yet."));
  CHECK_FALSE(desk.says("Note"));
  model::Patient noted = desk.marta;
  noted.details.note = "<b>prefers</b> mornings";
  desk.preview->setPatient(noted);
  CHECK(desk.says("<b>prefers</b> mornings"));
  for (const auto* text : desk.preview->findChildren<Text*>()) CHECK(text->textFormat() == Qt::PlainText);
}

TEST_CASE("the latest three images come once the choice rests", "[ui][patients]") {
  Desk desk;
  desk.practice.import(career(8, desk.marta));
  desk.open();
  desk.preview->setPatient(desk.read(desk.marta));
  CHECK(desk.says("8 images"));
  REQUIRE(waitUntil([&] { return desk.tiles() == 3; }));
  CHECK_FALSE(desk.says("No images yet."));
}

TEST_CASE("who was passed over with the arrow keys leaves no picture behind", "[ui][patients]") {
  Desk desk;
  desk.practice.import(career(8, desk.marta));
  desk.open();
  const auto marta = desk.read(desk.marta), chidi = desk.read(desk.chidi);
  desk.preview->setPatient(marta);
  desk.preview->setPatient(chidi);
  CHECK(desk.says("Abara, Chidi"));
  CHECK_FALSE(desk.says("Lindqvist"));
  CHECK(desk.tiles() == 0);
}

TEST_CASE("buttons and pictures ask, and do nothing themselves", "[ui][patients]") {
  Desk desk;
  desk.practice.import(career(3, desk.marta));
  desk.open();
  desk.preview->setPatient(desk.read(desk.marta));
  QSignalSpy open(desk.preview.get(), &PatientPreview::openAsked), edit(desk.preview.get(), &PatientPreview::editAsked),
      merge(desk.preview.get(), &PatientPreview::mergeAsked);
  click(*desk.control<Button>("Open"));
  CHECK(open.count() == 1);
  click(*desk.control<Button>("Edit"));
  CHECK(edit.count() == 1);
  REQUIRE(desk.preview->findChildren<IconButton*>().size() == 1);
  click(*desk.preview->findChildren<IconButton*>().first());
  CHECK(merge.count() == 1);
  REQUIRE(waitUntil([&] { return desk.tiles() == 3; }));
  click(*desk.preview->findChildren<PictureTile*>().first());
  CHECK(open.count() == 2);
}

TEST_CASE("who may not change records is not offered to", "[ui][patients]") {
  Desk desk(model::Role::Reception);
  desk.open();
  desk.preview->setPatient(desk.marta);
  CHECK(desk.control<Button>("Open") != nullptr);
  const bool mayMerge = desk.practice.session().may(model::Permission::MergePatients);
  CHECK(desk.preview->findChildren<IconButton*>().isEmpty() == !mayMerge);
  CHECK((desk.control<Button>("Edit") != nullptr) == desk.practice.session().may(model::Permission::EditPatients));
}
