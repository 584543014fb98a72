#include "ui/library/tag_sheet.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

model::Image imageOf(model::Teeth teeth, model::View view = model::View::Bitewing) {
  model::Image image;
  image.tags.teeth = teeth;
  image.tags.view = view;
  return image;
}

struct Tagging {
  Tagging(std::vector<model::Image> images, model::ToothNotation notation) {
    window.resize(1000, 760);
    showActive(window);
    sheet = new TagSheet(&window, std::move(images), notation);
    QObject::connect(sheet, &TagSheet::saved, &window, [this](const std::vector<model::Image>&, const vault::TagChange& change) { saved = change; });
    sheet->open();
    sheet->typedTeeth()->setFocus();
  }
  void save() {
    for (auto* button : sheet->findChildren<Button*>()) {
      if (button->text() == QStringLiteral("Save")) click(*button);
    }
  }
  bool maySave() {
    for (auto* button : sheet->findChildren<Button*>()) {
      if (button->text() == QStringLiteral("Save")) return button->isEnabled();
    }
    return false;
  }
  QWidget window;
  TagSheet* sheet;
  std::optional<vault::TagChange> saved;
};

}  // namespace

TEST_CASE("11 typed in FDI and 8 typed in Universal tag the same tooth") {
  Tagging fdi({imageOf({})}, model::ToothNotation::Fdi);
  type(fdi.window, QStringLiteral("11"));
  fdi.save();
  Tagging universal({imageOf({})}, model::ToothNotation::Universal);
  type(universal.window, QStringLiteral("8"));
  universal.save();
  REQUIRE((fdi.saved && universal.saved));
  CHECK(*fdi.saved->teeth == model::Teeth{11});
  CHECK(*universal.saved->teeth == model::Teeth{11});
}

TEST_CASE("a number that is no tooth cannot be saved and says so") {
  Tagging tagging({imageOf({})}, model::ToothNotation::Fdi);
  type(tagging.window, QStringLiteral("19"));
  CHECK_FALSE(tagging.maySave());
  tagging.sheet->typedTeeth()->clear();
  type(tagging.window, QStringLiteral("18"));
  CHECK(tagging.maySave());
}

TEST_CASE("typing shows in the chart and clicking shows in the text") {
  Tagging tagging({imageOf({})}, model::ToothNotation::Fdi);
  type(tagging.window, QStringLiteral("46"));
  CHECK(tagging.sheet->chart()->teeth() == model::Teeth{46});
  click(*tagging.sheet->chart()->button(*model::Tooth::fromFdi(16)));
  CHECK(tagging.sheet->typedTeeth()->text() == QStringLiteral("16 46"));
}

TEST_CASE("a typed milk tooth brings the milk teeth into the chart") {
  Tagging tagging({imageOf({})}, model::ToothNotation::Fdi);
  CHECK_FALSE(tagging.sheet->chart()->deciduousShown());
  type(tagging.window, QStringLiteral("55"));
  CHECK(tagging.sheet->chart()->deciduousShown());
}

TEST_CASE("what nobody touched stays as it is") {
  Tagging tagging({imageOf({16}, model::View::Bitewing), imageOf({26}, model::View::Periapical)}, model::ToothNotation::Fdi);
  const auto change = tagging.sheet->change();
  CHECK_FALSE(change.teeth);
  CHECK_FALSE(change.view);
  CHECK_FALSE(change.note);
  tagging.save();
  CHECK_FALSE(tagging.saved);
}

TEST_CASE("different teeth are replaced only when somebody chooses teeth") {
  Tagging tagging({imageOf({16}), imageOf({26})}, model::ToothNotation::Fdi);
  CHECK(tagging.sheet->typedTeeth()->text().isEmpty());
  type(tagging.window, QStringLiteral("36"));
  tagging.save();
  REQUIRE(tagging.saved);
  CHECK(*tagging.saved->teeth == model::Teeth{36});
  CHECK_FALSE(tagging.saved->view);
}

TEST_CASE("shared tags are shown") {
  Tagging tagging({imageOf({16, 17}), imageOf({16, 17})}, model::ToothNotation::Fdi);
  CHECK(tagging.sheet->typedTeeth()->text() == QStringLiteral("16 17"));
  CHECK(tagging.sheet->chart()->teeth() == model::Teeth{16, 17});
}
