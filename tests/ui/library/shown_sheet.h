#pragma once
// A sheet about one patient, over a window, in a practice of its own.

#include <QPointer>
#include <QVBoxLayout>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/library/practice.h"
#include "tests/ui/support/events.h"
#include "ui/widgets/controls.h"

namespace safelight::ui::test {

/// The sheet opens with the first call of sheet(); until then the vault is on this thread.
template <class Shown>
struct ShownSheet {
  explicit ShownSheet(int images) {
    marta = practice.addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
    if (images > 0) practice.import(career(images, marta));
  }
  Shown& sheet() {
    if (shown) return *shown;
    showWindow();
    shown = new Shown(practice.session(), &window, marta);
    shown->open();
    return *shown;
  }
  void showWindow() {
    window.resize(1000, 760);
    showActive(window);
  }
  /// Of the sheet, hidden ones too.
  Button* button(const QString& words) {
    for (auto* one : sheet().template findChildren<Button*>()) {
      if (one->text() == words) return one;
    }
    FAIL("no such button");
    return nullptr;
  }
  TextField* field(int number) { return sheet().template findChildren<TextField*>().at(number); }
  bool says(const QString& words) const {
    const auto texts = window.findChildren<QLabel*>();
    return std::any_of(texts.begin(), texts.end(), [&](const QLabel* text) { return text->isVisible() && text->text().contains(words); });
  }

  Practice practice;
  model::Patient marta;
  QWidget window;
  QPointer<Shown> shown;
};

}  // namespace safelight::ui::test
