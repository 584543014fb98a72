#pragma once
// The window of a signed-in person, open.

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/bridge/test_practice.h"
#include "tests/ui/support/events.h"
#include "ui/library/image_grid.h"
#include "ui/library/patient_list_view.h"
#include "ui/library/patient_page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/preferences.h"

namespace safelight::ui::test {

/// A practice with its window open.
struct Open {
  explicit Open(const std::function<void(TestPractice&)>& fill = [](TestPractice& practice) {
    practice.addPatient("Abara", "Chidi", "1971-07-02", "20388");
    practice.addPatient("Müller-Weiß", "Jörg", "1949-11-30", "10233");
    practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  }) {
    fill(practice);
    preferences = std::make_unique<Preferences>(QString::fromStdString((practice.fixture().folder / "preferences.ini").string()));
    window = std::make_unique<MainWindow>(practice.session(), *preferences);
    window->resize(1366, 768);
    showActive(*window);
    REQUIRE(waitUntil([&] { return !list().patients().isLoading(); }));
  }
  PatientListView& list() { return *window->findChild<PatientListView*>(); }
  TextField& search() { return window->findChild<TopBar*>()->search(); }
  void openFirst() {
    test::press(*window, Qt::Key_Return);
    REQUIRE(waitUntil([&] { return window->place() == Place::Patient; }));
  }
  /// What was asked of the vault has been answered, and what those answers asked; the page stands as it will.
  void comeToRest() {
    for (int round = 0; round < 2; ++round) {
      bool answered = false;
      practice.session().run(Priority::Background, window.get(), [](vault::Vault&, decode::Decoder&) { return true; }, [&answered](bool) { answered = true; });
      REQUIRE(waitUntil([&] { return answered; }));
      settle();
    }
  }
  QString chosen() { return list().chosen() == nullptr ? QString() : QString::fromStdString(list().chosen()->details.familyName); }

  TestPractice practice;
  std::unique_ptr<Preferences> preferences;
  std::unique_ptr<MainWindow> window;
};

/// With the page of a patient open who has two images.
struct OpenRecord : Open {
  OpenRecord()
      : Open([](TestPractice& made) {
          made.addImages(made.addPatient("Lindqvist", "Marta", "1987-03-14", "20417"), {"1|16|2026-11-20T09:00:00", "1|17|2026-11-20T09:01:00"});
        }) {
    openFirst();
    REQUIRE(waitUntil([&] { return grid().isVisible() && grid().items().size() == 2; }));
    grid().setFocus();
  }
  ImageGrid& grid() { return *window->findChild<PatientPage*>()->grid(); }
};

}  // namespace safelight::ui::test
