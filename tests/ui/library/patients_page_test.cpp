#include "ui/library/patients_page.h"

#include <catch2/catch_test_macros.hpp>

#include "core/vault/patients/patients.h"
#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

template <class Control>
QStringList shown(const QWidget& page) {
  QStringList words;
  for (const auto* control : page.findChildren<Control*>()) {
    if (control->isVisible()) words.append(control->text());
  }
  return words;
}

}  // namespace

TEST_CASE("an empty practice has one way to its first patient, and nothing to sort out", "[ui][patients]") {
  Practice practice;
  PatientsPage page(practice.session(), practice.thumbnails());
  page.resize(1366, 700);
  showActive(page);
  CHECK(waitUntil([&] { return shown<Chip>(page).isEmpty(); }));
  CHECK(shown<Button>(page) == QStringList{QStringLiteral("New patient")});
  keepPicture(page, QStringLiteral("patients-none"));
  REQUIRE(practice.ask([](vault::Vault& vault, decode::Decoder&) { return vault::createPatient(vault, {"Lindqvist", "Marta", {}, model::Sex::Female, "20417", {}}).has_value(); }));
  page.refresh();
  REQUIRE(waitUntil([&] { return shown<Chip>(page).size() == 3; }));
  CHECK(shown<Button>(page).count(QStringLiteral("New patient")) == 1);
}

TEST_CASE("where nobody is found the page offers a new patient once, and what stands above it keeps its place", "[ui][patients]") {
  Practice practice;
  practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  PatientsPage page(practice.session(), practice.thumbnails());
  page.resize(1366, 700);
  showActive(page);
  REQUIRE(waitUntil([&] { return page.list().chosen() != nullptr; }));
  const auto* chip = page.findChild<Chip*>();
  const QPoint before = chip->mapTo(&page, QPoint());
  page.setSearchText(QStringLiteral("nobody like that"));
  REQUIRE(waitUntil([&] { return page.list().patients().rowCount() == 0; }));
  settle();
  CHECK(shown<Button>(page).count(QStringLiteral("New patient")) == 1);
  CHECK(chip->mapTo(&page, QPoint()) == before);
  keepPicture(page, QStringLiteral("patients-nobody-found"));
  page.setSearchText({});
  REQUIRE(waitUntil([&] { return page.list().patients().rowCount() == 1; }));
  CHECK(shown<Button>(page).count(QStringLiteral("New patient")) == 1);
}

TEST_CASE("on a small screen enlarged twice nothing above the list of patients is cut", "[ui][patients]") {
  Practice practice;
  practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  QWidget window;  // a window of its own would not become narrower than it wants
  PatientsPage page(practice.session(), practice.thumbnails(), &window);
  window.resize(1366, 700);
  showActive(window);
  for (const int width : {1294, 611, 560, 1294}) {
    page.resize(width, 300);
    REQUIRE(waitUntil([&] { return page.list().chosen() != nullptr; }));
    settle();
    INFO(width);
    for (const auto* button : page.findChildren<Button*>()) {
      if (button->isVisible() && button->text() == QStringLiteral("New patient")) CHECK(button->width() >= button->sizeHint().width());
    }
    for (const auto* chip : page.findChildren<Chip*>()) {
      if (chip->isVisible()) CHECK(chip->width() >= chip->sizeHint().width());
    }
  }
}
