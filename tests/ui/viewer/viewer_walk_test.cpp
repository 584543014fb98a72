// The viewer without a mouse: where Tab goes, what Escape leaves, and where the keys go when what had the focus disappears.

#include <QApplication>
#include <QListView>
#include <QSignalSpy>
#include <QSlider>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/viewer/desk.h"
#include "ui/viewer/frame_bar.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/tool_column.h"
#include "ui/widgets/controls.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace Qt::StringLiterals;

namespace {

QString troubles(Desk& desk) {
  QStringList all;
  for (QWidget* part : {static_cast<QWidget*>(desk.page->toolColumn()), static_cast<QWidget*>(desk.page->grid()), desk.strip().parentWidget(),
                        static_cast<QWidget*>(desk.page->information())}) {
    if (!part->isVisible()) continue;
    for (const QString& trouble : tabTroubles(*part)) {
      if (trouble != u"nothing takes Tab"_s) all.append(trouble);
    }
  }
  return all.join(u'\n');
}

void openInformation(Desk& desk) {
  desk.source->header = {{"(0008,0018)", "UI", "SOPInstanceUID", "1.2.840.113619.2.55.3.604688119.971.1234567890.123456789012345678", 0}};
  desk.key(Qt::Key_D);
  REQUIRE(waitUntil([&] { return desk.page->information()->list()->model()->rowCount() > 5; }));
}

}  // namespace

TEST_CASE("Tab walks through tools, pane, strip and information as the eye does and leaves nothing out") {
  Desk desk;
  CHECK(troubles(desk).toStdString() == "");
  desk.key(Qt::Key_3);  // a window of one's own: two chips in the pane
  desk.key(Qt::Key_2, Qt::ControlModifier);
  openInformation(desk);
  settle();
  CHECK(troubles(desk).toStdString() == "");
}

TEST_CASE("Tab reaches play and slider of an image of several frames, and the one button of a document") {
  Desk frames(6);
  CHECK(troubles(frames).toStdString() == "");
  CHECK(frames.pane().findChild<QSlider*>()->isVisible());
  Desk document(7);
  CHECK(troubles(document).toStdString() == "");
}

TEST_CASE("the parts of the viewer follow one another: tools, panes, strip, information") {
  Desk desk;
  desk.key(Qt::Key_2, Qt::ControlModifier);
  desk.key(Qt::Key_3);
  openInformation(desk);
  const QList<QWidget*> parts = {desk.page->toolColumn(), desk.page->grid(), desk.strip().parentWidget(), desk.page->information()};
  desk.page->setFocus(Qt::TabFocusReason);
  qsizetype at = 0;
  for (int pressed = 0; pressed < 60; ++pressed) {
    press(*desk.page, Qt::Key_Tab);
    QWidget* now = desk.page->focusWidget();
    if (now == desk.page.get()) break;
    const auto part = std::find_if(parts.begin(), parts.end(), [now](const QWidget* each) { return each->isAncestorOf(now); });
    REQUIRE(part != parts.end());
    CHECK(part - parts.begin() >= at);
    at = part - parts.begin();
  }
  CHECK(at == 3);
}

TEST_CASE("Escape in the information goes back to the image, and only the next one leaves it") {
  Desk desk;
  openInformation(desk);
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  InfoPanel* info = desk.page->information();
  for (QWidget* inside : {static_cast<QWidget*>(info->list()), static_cast<QWidget*>(info->findChild<TextField*>())}) {
    inside->setFocus(Qt::TabFocusReason);
    desk.key(Qt::Key_Escape);
    CHECK(desk.page->focusWidget() == desk.page.get());
    CHECK(info->isVisible());
    REQUIRE(closed.isEmpty());
  }
  desk.key(Qt::Key_Escape);
  CHECK(closed.count() == 1);
}

TEST_CASE("Ctrl F searches the information, whether it is open or not") {
  Desk desk;
  auto* search = desk.page->information()->findChild<TextField*>();
  desk.key(Qt::Key_F, Qt::ControlModifier);
  CHECK(desk.page->information()->isVisible());
  CHECK(desk.page->focusWidget() == search);
  desk.page->setFocus();
  desk.key(Qt::Key_F, Qt::ControlModifier);
  CHECK(desk.page->information()->isVisible());
  CHECK(desk.page->focusWidget() == search);
  desk.key(Qt::Key_Escape);
  desk.key(Qt::Key_F11);
  desk.key(Qt::Key_F, Qt::ControlModifier);
  CHECK_FALSE(desk.page->isFullScreen());  // it stands beside the image, and has no room there
  CHECK(desk.page->focusWidget() == search);
}

TEST_CASE("a button that goes leaves the keys with its image") {
  Desk desk;
  openInformation(desk);
  desk.key(Qt::Key_R);
  Chip* original = nullptr;
  for (auto* chip : desk.pane().findChildren<Chip*>()) {
    if (chip->isVisible()) original = chip;
  }
  REQUIRE(original != nullptr);
  original->setFocus(Qt::TabFocusReason);
  desk.key(Qt::Key_Space);
  REQUIRE(desk.pane().isOriginal());
  desk.key(Qt::Key_R);
  CHECK(desk.pane().display().quarterTurns == 1);

  desk.open(7);
  desk.pane().findChild<PaneCard*>()->findChild<Button*>()->setFocus(Qt::TabFocusReason);
  desk.key(Qt::Key_Home);
  REQUIRE(desk.shows(1));
  CHECK((QApplication::focusWidget() == desk.page.get() || QApplication::focusWidget() == &desk.pane()));
}

TEST_CASE("no key does anything to a document, nor to what stands beside it") {
  Desk desk(7);
  desk.key(Qt::Key_2, Qt::ControlModifier);
  ImagePane* beside = desk.page->grid()->pane(1);
  REQUIRE(waitUntil([&] { return beside->hasPixels(); }));
  const double scale = beside->transform().scale();
  for (const Qt::Key key : {Qt::Key_Backspace, Qt::Key_Plus, Qt::Key_A, Qt::Key_Minus, Qt::Key_F, Qt::Key_R, Qt::Key_M, Qt::Key_I, Qt::Key_2, Qt::Key_K, Qt::Key_Down}) {
    desk.key(key);
    CHECK(beside->transform().scale() == scale);
  }
  desk.key(Qt::Key_Escape);
  CHECK(desk.source->saved.isEmpty());
}
