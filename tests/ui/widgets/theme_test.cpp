#include <QApplication>
#include <QWidget>
#include <catch2/catch_test_macros.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>

#include "tests/ui/support/pictures.h"
#include "ui/widgets/controls.h"

using namespace safelight::ui;

namespace {

struct NamedColour {
  const char* name;
  QColor colour;
};

std::vector<NamedColour> textColours(const Colours& c) {
  return {{"text", c.text}, {"second", c.textSecond}, {"third", c.textThird}, {"accent", c.accent},
          {"good", c.good}, {"care", c.care}, {"danger", c.danger}, {"note", c.note}};
}

}  // namespace

TEST_CASE("contrast of black on white is 21, of a colour on itself 1", "[theme]") {
  CHECK_THAT(contrast(Qt::black, Qt::white), Catch::Matchers::WithinAbs(21.0, 0.01));
  CHECK_THAT(contrast(QColor(90, 90, 90), QColor(90, 90, 90)), Catch::Matchers::WithinAbs(1.0, 0.001));
  CHECK_THAT(contrast(QColor(0x77, 0x77, 0x77), Qt::white), Catch::Matchers::WithinAbs(4.48, 0.01));
}

TEST_CASE("every text colour reaches 4.5 to 1 on its window and its panel, in both themes", "[theme]") {
  for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
    const Colours& c = coloursOf(kind);
    for (const NamedColour& text : textColours(c)) {
      INFO(text.name << (kind == ThemeKind::Dark ? " dark" : " light"));
      CHECK(contrast(text.colour, c.window) >= 4.5);
      CHECK(contrast(text.colour, c.panel) >= 4.5);
    }
  }
}

TEST_CASE("labels on filled and tinted controls reach 4.5 to 1, under the mouse too", "[theme]") {
  for (const ThemeKind kind : {ThemeKind::Dark, ThemeKind::Light}) {
    const Colours& c = coloursOf(kind);
    CHECK(contrast(c.onAccent, c.accent) >= 4.5);
    CHECK(contrast(c.onAccent, c.danger) >= 4.5);
    CHECK(contrast(c.text, c.raised) >= 4.5);
    CHECK(contrast(c.textSecond, c.raised) >= 4.5);
    for (const QColor& below : {c.window, c.panel}) {
      CHECK(contrast(c.accent, over(c.accentSoft, below)) >= 4.5);
      CHECK(contrast(c.text, over(c.accentSoft, below)) >= 4.5);
    }
  }
}

TEST_CASE("the canvas behind images is the same near-black in both themes", "[theme]") {
  CHECK(coloursOf(ThemeKind::Dark).canvas == coloursOf(ThemeKind::Light).canvas);
  CHECK(coloursOf(ThemeKind::Dark).canvas == QColor(0x0B, 0x0C, 0x0E));
}

TEST_CASE("switching the theme changes what open widgets paint", "[theme]") {
  Button button(QStringLiteral("Open"));
  Text text(QStringLiteral("Lindqvist, Marta"));
  button.resize(button.sizeHint());
  text.resize(text.sizeHint());
  applyTheme(*qApp, ThemeKind::Light);
  CHECK(currentTheme() == ThemeKind::Light);
  CHECK(test::pixelsOf(test::pictureOf(button), coloursOf(ThemeKind::Light).raised, 1) > 200);
  CHECK(text.palette().color(QPalette::WindowText) == coloursOf(ThemeKind::Light).text);
  applyTheme(*qApp, ThemeKind::Dark);
  CHECK(test::pixelsOf(test::pictureOf(button), coloursOf(ThemeKind::Dark).raised, 1) > 200);
  CHECK(text.palette().color(QPalette::WindowText) == coloursOf(ThemeKind::Dark).text);
}

TEST_CASE("a forced theme holds for a widget and everything in it, whatever the application's is", "[theme]") {
  applyTheme(*qApp, ThemeKind::Light);
  QWidget viewer;
  auto* text = new Text(QStringLiteral("Window 1860 / 3420"), TextStyle::Body, Text::Tone::Second, &viewer);
  auto* button = new Button(QStringLiteral("Send"), ButtonKind::Secondary, &viewer);
  button->resize(button->sizeHint());
  forceTheme(viewer, ThemeKind::Dark);
  CHECK(themeOf(button) == ThemeKind::Dark);
  CHECK(text->palette().color(QPalette::WindowText) == coloursOf(ThemeKind::Dark).textSecond);
  CHECK(test::pixelsOf(test::pictureOf(*button), coloursOf(ThemeKind::Dark).raised, 1) > 200);
  Text outside(QStringLiteral("outside"));
  CHECK(outside.palette().color(QPalette::WindowText) == coloursOf(ThemeKind::Light).text);
  applyTheme(*qApp, ThemeKind::Dark);
}

TEST_CASE("type sizes are the tokens' sizes in pixels", "[theme]") {
  CHECK(font(TextStyle::Title).pixelSize() == 24);
  CHECK(font(TextStyle::Title).weight() == QFont::DemiBold);
  CHECK(font(TextStyle::Heading).pixelSize() == 16);
  CHECK(font(TextStyle::Body).pixelSize() == 14);
  CHECK(font(TextStyle::BodyMedium).weight() == QFont::Medium);
  CHECK(font(TextStyle::Small).pixelSize() == 12);
  CHECK(font(TextStyle::Label).pixelSize() == 11);
  CHECK(lineHeight(TextStyle::Title) == 32);
  CHECK(lineHeight(TextStyle::Small) == 16);
}
