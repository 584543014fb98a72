#include "ui/library/image_actions.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/keeping/hold.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

/// Four images of one patient, another patient, and one image that waits in the Inbox.
struct Desk {
  Desk() {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    chidi = practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
    practice.import(career(4, marta));
    practice.import({{.what = "panoramic", .family = "Lindquist", .given = "Marta", .study = "1.2.3"}});
    window.resize(900, 600);
    showActive(window);
    actions = new ImageActions(practice.session(), &window);
  }
  std::vector<model::Image> images(model::ImageStatus status, std::optional<model::PatientId> patient = std::nullopt) {
    vault::ImageSearch search;
    search.status = status;
    search.patient = patient;
    return practice.images(search);
  }
  std::vector<model::ImageId> ids(model::ImageStatus status, std::optional<model::PatientId> patient = std::nullopt) {
    std::vector<model::ImageId> all;
    for (const auto& image : images(status, patient)) all.push_back(image.id);
    return all;
  }
  std::size_t count(model::ImageStatus status, std::optional<model::PatientId> patient = std::nullopt) { return images(status, patient).size(); }
  ImageActions::Done answer() {
    step.reset();
    answered = false;
    return [this](std::optional<UndoHistory::Serial> serial) {
      step = serial;
      answered = true;
    };
  }
  bool over() {
    return waitUntil([this] { return answered; });
  }
  void undo() {
    QSignalSpy changed(&practice.session(), &VaultSession::imagesChanged);
    REQUIRE(step);
    UndoHistory::of(practice.session(), &window).takeBack(*step);
    REQUIRE(waitUntil([&] { return changed.count() > 0; }));
  }
  QString toast() {
    settle();
    const auto* shown = window.findChild<Toast*>();
    return shown == nullptr ? QString() : shown->accessibleName();
  }

  Practice practice;
  model::Patient marta, chidi;
  QWidget window;
  ImageActions* actions;
  std::optional<UndoHistory::Serial> step;
  bool answered = false;
};

using Status = model::ImageStatus;

}  // namespace

TEST_CASE("tags of many images come back each as they were", "[ui][actions]") {
  Desk desk;
  const auto before = desk.images(Status::Filed, desk.marta.id);
  REQUIRE(before.size() == 4);
  vault::TagChange change;
  change.phase = model::Phase::After;
  change.note = "checked";
  desk.actions->tag(before, change, desk.answer());
  REQUIRE(desk.over());
  for (const auto& image : desk.images(Status::Filed, desk.marta.id)) {
    CHECK(image.tags.phase == model::Phase::After);
    CHECK(image.tags.note == "checked");
  }
  CHECK(desk.toast() == QStringLiteral("4 images tagged"));
  desk.undo();
  const auto after = desk.images(Status::Filed, desk.marta.id);
  REQUIRE(after.size() == before.size());
  for (std::size_t i = 0; i < before.size(); ++i) CHECK(after[i].tags == before[i].tags);
}

TEST_CASE("what goes to the bin comes back, and what came back can go there again", "[ui][actions]") {
  Desk desk;
  const auto all = desk.ids(Status::Filed, desk.marta.id);
  const std::vector<model::ImageId> two(all.begin(), all.begin() + 2);
  desk.actions->remove(two, desk.answer());
  REQUIRE(desk.over());
  CHECK(desk.count(Status::Binned) == 2);
  CHECK(desk.toast().startsWith(QStringLiteral("2 images moved to the bin. They stay there for")));
  desk.undo();
  CHECK(desk.count(Status::Binned) == 0);
  CHECK(desk.count(Status::Filed, desk.marta.id) == 4);

  desk.actions->remove(two, desk.answer());
  REQUIRE(desk.over());
  desk.actions->restore(two, desk.answer());
  REQUIRE(desk.over());
  CHECK(desk.count(Status::Binned) == 0);
  desk.undo();
  CHECK(desk.count(Status::Binned) == 2);
}

TEST_CASE("an image filed from the Inbox goes back there", "[ui][actions]") {
  Desk desk;
  const auto waiting = desk.ids(Status::Inbox);
  REQUIRE(waiting.size() == 1);
  desk.actions->file(waiting, desk.marta, desk.answer());
  REQUIRE(desk.over());
  CHECK(desk.count(Status::Inbox) == 0);
  CHECK(desk.count(Status::Filed, desk.marta.id) == 5);
  CHECK(desk.toast().contains(QStringLiteral("Lindqvist, Marta")));
  desk.undo();
  CHECK(desk.ids(Status::Inbox) == waiting);
  CHECK(desk.count(Status::Filed, desk.marta.id) == 4);
}

TEST_CASE("an image moved to the wrong person goes back to the one it came from", "[ui][actions]") {
  Desk desk;
  const auto all = desk.ids(Status::Filed, desk.marta.id);
  desk.actions->move({all.front()}, desk.marta.id, desk.chidi, desk.answer());
  REQUIRE(desk.over());
  CHECK(desk.ids(Status::Filed, desk.chidi.id) == std::vector{all.front()});
  desk.undo();
  CHECK(desk.count(Status::Filed, desk.chidi.id) == 0);
  CHECK(desk.count(Status::Filed, desk.marta.id) == 4);
}

TEST_CASE("Undo takes an image back that a slip filed into records on hold, and nothing else leaves them", "[ui][actions]") {
  Desk desk;
  REQUIRE(desk.practice.ask([id = desk.chidi.id](vault::Vault& vault, decode::Decoder&) { return vault::holdPatient(vault, id, "A court asked").has_value(); }));
  const auto all = desk.ids(Status::Filed, desk.marta.id);
  const auto waiting = desk.ids(Status::Inbox);
  desk.actions->move({all.front()}, desk.marta.id, desk.chidi, desk.answer());
  REQUIRE(desk.over());
  desk.undo();
  CHECK(desk.count(Status::Filed, desk.chidi.id) == 0);
  CHECK(desk.count(Status::Filed, desk.marta.id) == 4);
  desk.actions->file(waiting, desk.chidi, desk.answer());
  REQUIRE(desk.over());
  desk.undo();
  CHECK(desk.ids(Status::Inbox) == waiting);
  desk.actions->file(waiting, desk.chidi, desk.answer());
  REQUIRE(desk.over());
  desk.actions->move(waiting, desk.chidi.id, desk.marta, desk.answer());
  REQUIRE(desk.over());
  CHECK_FALSE(desk.step);
  CHECK(desk.count(Status::Filed, desk.chidi.id) == 1);
}

TEST_CASE("what fails is said, cannot be undone, and announces no change", "[ui][actions]") {
  Desk desk;
  QSignalSpy changed(&desk.practice.session(), &VaultSession::imagesChanged);
  model::ImageId nobody;
  nobody.uuid.bytes[0] = 9;
  desk.actions->remove({nobody}, desk.answer());
  REQUIRE(desk.over());
  CHECK_FALSE(desk.step);
  CHECK_FALSE(desk.toast().isEmpty());
  CHECK_FALSE(desk.toast().contains(QStringLiteral("moved to the bin")));
  CHECK(changed.isEmpty());
}
