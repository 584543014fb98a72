#pragma once
// A viewer on invented images, and the hands that work it.

#include <QApplication>
#include <QMouseEvent>
#include <QTest>
#include <QWheelEvent>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "tests/ui/viewer/fake_source.h"
#include "ui/viewer/film_strip.h"
#include "ui/viewer/image_pane.h"
#include "ui/viewer/pane_grid.h"
#include "ui/viewer/viewer_page.h"

namespace safelight::ui::test {

/// A viewer open on invented images: 1 to 4 grey (2 shows the same teeth as 1), 5 colour, 6 of 12 frames, 7 a document.
struct Desk {
  FakeSource* source;
  std::unique_ptr<ViewerPage> page;

  explicit Desk(std::uint8_t current = 1) {
    auto owned = std::make_unique<FakeSource>();
    source = owned.get();
    for (std::uint8_t number = 1; number <= 4; ++number) {
      auto& image = source->add(number, [number](std::uint32_t) {
        return grayImage(200, 120, [number](std::uint32_t x, std::uint32_t y) { return 10 * x + y + 100 * number; });
      });
      image.tags.view = number <= 2 ? model::View::Bitewing : model::View::Periapical;
    }
    source->add(5, [](std::uint32_t) { return photo(160, 160); });
    source->add(6, [](std::uint32_t frame) { return grayImage(64, 64, [frame](std::uint32_t, std::uint32_t) { return frame * 300; }); }, 12);
    source->addDocument(7, "application/pdf", "consent.pdf");
    page = std::make_unique<ViewerPage>(std::move(owned));
    page->resize(1100, 700);
    showActive(*page);
    open(current);
  }
  void open(std::uint8_t current) {
    page->open(patient(), {}, imageId(current));
    REQUIRE(waitUntil([&] { return pane().image() && pane().image()->id == imageId(current) && strip().model()->rowCount() == 7; }));
    if (current != 7) REQUIRE(waitUntil([&] { return pane().hasPixels(); }));
  }
  ImagePane& pane() { return *page->grid()->active(); }
  FilmStrip& strip() { return *page->strip(); }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) { press(*page, key, modifiers); }
  bool shows(std::uint8_t number) {
    return waitUntil([&] { return pane().image()->id == imageId(number) && (number == 7 || pane().hasPixels()); });
  }
  void drag(QPoint from, QPoint to, Qt::MouseButton button = Qt::LeftButton) {
    QTest::mousePress(&pane(), button, {}, from);
    QMouseEvent move(QEvent::MouseMove, to, pane().mapToGlobal(to), Qt::NoButton, button, {});
    QApplication::sendEvent(&pane(), &move);
    QTest::mouseRelease(&pane(), button, {}, to);
  }
  void wheel(QPoint at, int angle, Qt::KeyboardModifiers modifiers = {}) {
    QWheelEvent event(at, pane().mapToGlobal(at), {}, {0, angle}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QApplication::sendEvent(&pane(), &event);
  }
  /// A shown picture settles into its fine quality.
  QImage picture() { return pictureOf(pane()); }
};

}  // namespace safelight::ui::test
