#include "ui/library/patient_preview.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <thread>

#include "core/vault/images/images.h"
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
  CHECK(desk.says("No images."));
  CHECK_FALSE(desk.says("Note"));
  model::Patient noted = desk.marta;
  noted.details.note = "<b>prefers</b> mornings";
  desk.preview->setPatient(noted);
  CHECK(desk.says("<b>prefers</b> mornings"));
  for (const auto* text : desk.preview->findChildren<Text*>()) CHECK(text->textFormat() == Qt::PlainText);
}

TEST_CASE("a long name stands whole on as many lines as it needs", "[ui][patients]") {
  Desk desk;
  desk.open();
  model::Patient longNamed = desk.marta;
  longNamed.details.familyName = "Längenfeld-Hohenzollern-Sigmaringen-Wittelsbach";
  longNamed.details.givenName = "Maria Magdalena Theresia Josefine";
  desk.preview->setPatient(longNamed);
  settle();
  const auto texts = desk.preview->findChildren<Text*>();
  const auto name = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("Josefine")); });
  REQUIRE(name != texts.end());
  CHECK((*name)->wordWrap());
  CHECK((*name)->height() >= (*name)->heightForWidth((*name)->width()));
  CHECK((*name)->height() > 40);
}

TEST_CASE("the latest three images come once the choice rests", "[ui][patients]") {
  Desk desk;
  desk.practice.import(career(8, desk.marta));
  desk.open();
  desk.preview->setPatient(desk.read(desk.marta));
  CHECK(desk.says("8 images"));
  REQUIRE(waitUntil([&] { return desk.tiles() == 3; }));
  CHECK_FALSE(desk.says("No images."));
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

TEST_CASE("each picture stands under its own words, also when the list changes while pictures come", "[ui][patients]") {
  Desk desk;
  std::vector<Sketch> sketches;
  for (int day = 1; day <= 4; ++day) {
    sketches.push_back({.what = "periapical", .name = std::to_string(day) + ".dcm", .captured = "2020-01-0" + std::to_string(day) + "T10:00:00", .seed = day});
  }
  desk.practice.import(sketches, desk.marta.id);
  vault::ImageSearch search;
  search.patient = desk.marta.id;
  const auto images = vault::searchImages(desk.practice.vault(), search);  // newest first
  REQUIRE((images && images->size() == 4));
  std::map<model::ImageId, std::uint8_t> greys;
  for (std::size_t i = 0; i < 4; ++i) greys[(*images)[i].id] = static_cast<std::uint8_t>(40 + 50 * i);
  const std::vector<model::ImageId> newest{(*images)[0].id};
  REQUIRE(vault::binImages(desk.practice.vault(), newest));  // comes in a moment
  desk.open();
  std::atomic<bool> started = false, go = false;
  desk.practice.thumbnails().setLoader([&](vault::Vault&, decode::Decoder&, model::ImageId id) -> Result<imaging::Rendered> {
    started = true;
    while (!go) std::this_thread::yield();
    return imaging::Rendered{8, 8, false, Bytes(64, greys.at(id))};
  });
  desk.preview->setPatient(desk.read(desk.marta));
  REQUIRE(waitUntil([&] { return started.load(); }));
  desk.practice.session().run(
      Priority::Interactive, desk.preview.get(), [newest](vault::Vault& vault, decode::Decoder&) { return vault::restoreImages(vault, newest); }, [](Result<void>) {});
  desk.preview->refresh();
  // The question for the new list is asked once the choice rests: after that it waits for the worker, before the pictures.
  QElapsedTimer rest;
  rest.start();
  REQUIRE(waitUntil([&] { return rest.elapsed() > 200; }));
  settle();
  go = true;
  const auto tiles = desk.preview->findChildren<PictureTile*>();
  REQUIRE(tiles.size() == 3);
  const auto greyOf = [&](int tile) { return qGray(tiles[tile]->grab().toImage().pixel(tiles[tile]->width() / 2, tiles[tile]->height() / 3)); };
  REQUIRE(waitUntil([&] { return std::abs(greyOf(0) - 40) < 3; }));
  REQUIRE(desk.practice.ask([](vault::Vault&, decode::Decoder&) { return true; }));
  REQUIRE(waitUntil([&] { return desk.practice.thumbnails().cached((*images)[3].id).has_value(); }));
  settle();
  CHECK(std::abs(greyOf(1) - 90) < 3);
  CHECK(std::abs(greyOf(2) - 140) < 3);
}
