#include "ui/viewer/viewer_page.h"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/viewer/desk.h"
#include "ui/viewer/display_saver.h"
#include "ui/viewer/info_panel.h"
#include "ui/viewer/pane_card.h"
#include "ui/viewer/tool_column.h"
#include "ui/viewer/viewer_keys.h"
#include "ui/viewer/whose_badge.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/key_hints.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

TEST_CASE("the wanted image opens, with the strip of all the patient's images") {
  Desk desk(3);
  CHECK(desk.pane().image()->id == imageId(3));
  CHECK(desk.strip().model()->rowCount() == 7);
  CHECK(desk.strip().model()->index(2, 0).data(FilmStripModel::CurrentRole).toBool());
}

TEST_CASE("arrow and page keys walk through the images and stop at the ends") {
  Desk desk;
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(2));
  desk.key(Qt::Key_PageDown);
  CHECK(desk.shows(3));
  desk.key(Qt::Key_Left);
  CHECK(desk.shows(2));
  desk.key(Qt::Key_Home);
  CHECK(desk.shows(1));
  desk.key(Qt::Key_PageUp);
  CHECK(desk.shows(1));
  desk.key(Qt::Key_End);
  CHECK(desk.shows(7));
}

TEST_CASE("the strip keeps the shown image in view to the last") {
  Desk desk;
  desk.page->resize(640, 700);
  for (const Qt::Key key : {Qt::Key_End, Qt::Key_Home}) {
    desk.key(key);
    settle();
    const int row = key == Qt::Key_End ? 6 : 0;
    const QRect where = desk.strip().visualRect(desk.strip().model()->index(row, 0));
    CHECK(where.left() >= 0);
    CHECK(where.right() <= desk.strip().viewport()->width());
  }
}

TEST_CASE("the keys work from the tool column too, wherever it stands") {
  Desk desk;
  QWidget elsewhere;
  desk.page->toolColumn()->setParent(&elsewhere);
  elsewhere.show();
  QKeyEvent key(QEvent::KeyPress, Qt::Key_R, Qt::NoModifier);
  QApplication::sendEvent(desk.page->toolColumn()->findChild<RailButton*>(), &key);
  CHECK(desk.pane().display().quarterTurns == 1);
  desk.page->toolColumn()->setParent(desk.page.get());
}

TEST_CASE("the shell's order is the order of the arrow keys") {
  Desk desk;
  desk.page->open(patient(), {imageId(4), imageId(1), imageId(3)}, imageId(1));
  REQUIRE(waitUntil([&] { return desk.strip().model()->rowCount() == 3 && desk.pane().hasPixels(); }));
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(3));
  desk.key(Qt::Key_Home);
  CHECK(desk.shows(4));
}

TEST_CASE("a thumbnail stands in until the pixels come") {
  Desk desk;
  QImage white(30, 18, QImage::Format_RGB32);
  white.fill(QColor(250, 10, 250));
  desk.source->thumbnails.insert(imageId(4), white);
  desk.source->holdFrames = true;
  desk.key(Qt::Key_End);
  desk.key(Qt::Key_Home);
  QTest::mouseClick(desk.strip().viewport(), Qt::LeftButton, {}, desk.strip().visualRect(desk.strip().model()->index(3, 0)).center());
  REQUIRE(desk.pane().image()->id == imageId(4));
  CHECK_FALSE(desk.pane().hasPixels());
  CHECK(pixelsOf(desk.picture(), QColor(250, 10, 250)) > 1000);
  desk.source->release();
  REQUIRE(waitUntil([&] { return desk.pane().hasPixels(); }));
  CHECK(pixelsOf(desk.picture(), QColor(250, 10, 250)) == 0);
}

TEST_CASE("neighbours are loaded ahead, so that the next image is there at once after the journal has it") {
  Desk desk;
  REQUIRE(waitUntil([&] {
    return std::any_of(desk.source->asked.begin(), desk.source->asked.end(),
                       [](const auto& asked) { return asked.first.image == imageId(2) && asked.second == FrameNeed::Ahead; });
  }));
  settle();
  const int decoded = desk.source->decoded;
  desk.source->holdFrames = true;
  desk.key(Qt::Key_Right);
  CHECK(desk.shows(2));
  CHECK(desk.source->noted.contains(imageId(2)));
  CHECK(desk.source->decoded == decoded);
}

TEST_CASE("a thumbnail dragged into a pane is shown there") {
  Desk desk;
  desk.key(Qt::Key_2, Qt::ControlModifier);
  ImagePane* second = desk.page->grid()->pane(1);
  QWidget* strip = desk.strip().viewport();
  const QPoint from = desk.strip().visualRect(desk.strip().model()->index(3, 0)).center();
  const QPoint to = strip->mapFromGlobal(second->mapToGlobal(second->rect().center()));
  QTest::mousePress(strip, Qt::LeftButton, {}, from);
  for (const QPoint& at : {from + QPoint(0, -30), to}) {
    QMouseEvent move(QEvent::MouseMove, at, strip->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
    QApplication::sendEvent(strip, &move);
  }
  QMouseEvent release(QEvent::MouseButtonRelease, to, strip->mapToGlobal(to), Qt::LeftButton, Qt::NoButton, {});
  QApplication::sendEvent(strip, &release);
  REQUIRE(waitUntil([&] { return second->image() && second->image()->id == imageId(4) && second->hasPixels(); }));
  CHECK(desk.page->grid()->activeIndex() == 1);
  CHECK(desk.page->grid()->pane(0)->image()->id == imageId(1));
}

TEST_CASE("what a person set is saved after a pause, once, and is there again on return") {
  Desk desk;
  desk.key(Qt::Key_R);
  desk.drag({300, 300}, {340, 300});
  desk.drag({300, 300}, {320, 300});
  CHECK(desk.source->saved.isEmpty());
  REQUIRE(waitUntil([&] { return !desk.source->saved.isEmpty(); }, DisplaySaver::kPause * 4));
  REQUIRE(desk.source->saved.size() == 1);
  CHECK(desk.source->saved[0].second.quarterTurns == 1);
  CHECK(desk.source->saved[0].second.hasWindow);
  desk.key(Qt::Key_Right);
  REQUIRE(desk.shows(2));
  desk.key(Qt::Key_Left);
  REQUIRE(desk.shows(1));
  CHECK(desk.pane().display().quarterTurns == 1);
  CHECK(std::holds_alternative<imaging::Window>(desk.pane().toneChoice()));
}

TEST_CASE("an image that was moved to another patient meanwhile is shown here no longer") {
  Desk desk(2);
  desk.source->entry(2).image.patient = patientId(9);
  desk.page->reloadImages();
  CHECK(waitUntil([&] { return desk.pane().image() && desk.pane().image()->id == imageId(3); }));
  CHECK(desk.strip().model()->rowCount() == 6);
}

TEST_CASE("an image that was moved away is shown no longer in the shell's order either, nor beside others") {
  Desk desk;
  desk.page->open(patient(), {imageId(1), imageId(2), imageId(3)}, imageId(1));
  REQUIRE(waitUntil([&] { return desk.strip().model()->rowCount() == 3 && desk.pane().hasPixels(); }));
  desk.key(Qt::Key_2, Qt::ControlModifier);
  ImagePane* second = desk.page->grid()->pane(1);
  REQUIRE(waitUntil([&] { return second->image() && second->image()->id == imageId(2) && second->hasPixels(); }));
  desk.source->entry(2).image.patient = {};  // back in the Inbox
  desk.page->reloadImages();
  CHECK(waitUntil([&] { return !second->image(); }));
  CHECK_FALSE(second->hasPixels());
  CHECK(desk.strip().model()->rowCount() == 2);
  CHECK(desk.pane().image()->id == imageId(1));
  desk.source->entry(2).image.patient = patientId(1);  // done again
  desk.page->reloadImages();
  CHECK(waitUntil([&] { return desk.strip().model()->rowCount() == 3; }));
}

TEST_CASE("a viewer whose last image was moved away closes") {
  Desk desk;
  desk.page->open(patient(), {imageId(4)}, imageId(4));
  REQUIRE(waitUntil([&] { return desk.strip().model()->rowCount() == 1 && desk.pane().hasPixels(); }));
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  for (std::uint8_t number = 1; number <= 7; ++number) desk.source->entry(number).image.patient = patientId(9);
  desk.page->reloadImages();
  CHECK(waitUntil([&] { return closed.count() == 1; }));
  CHECK_FALSE(desk.pane().image());
}

TEST_CASE("an image that is another patient's by now is not opened under this name") {
  Desk desk;
  desk.source->entry(4).image.patient = patientId(9);
  desk.page->open(patient(), {}, imageId(4));
  settle();
  CHECK_FALSE(desk.pane().image());
}

TEST_CASE("a list that is read anew does not bring back what a person changed a moment ago") {
  Desk desk;
  desk.key(Qt::Key_I);
  desk.key(Qt::Key_Right);
  REQUIRE(desk.shows(2));
  REQUIRE(desk.source->saved.isEmpty());
  desk.page->reloadImages();
  settle();
  desk.key(Qt::Key_Left);
  REQUIRE(desk.shows(1));
  CHECK(desk.pane().display().inverted);
}

TEST_CASE("leaving saves at once and lets go of the pixels") {
  Desk desk;
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  desk.key(Qt::Key_M);
  desk.key(Qt::Key_Escape);
  CHECK(closed.count() == 1);
  REQUIRE(desk.source->saved.size() == 1);
  CHECK(desk.source->saved[0].second.mirrored);
  CHECK_FALSE(desk.page->grid()->pane(0)->hasPixels());
}

TEST_CASE("a document shows a card with its kind, name and size, and a way out of the vault") {
  Desk desk(7);
  auto* card = desk.pane().findChild<PaneCard*>();
  REQUIRE(card->isVisible());
  const auto texts = card->findChildren<Text*>();
  const auto says = [&](const QString& words) {
    return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(words); });
  };
  CHECK(says(QStringLiteral("PDF document")));
  CHECK(says(QStringLiteral("consent.pdf")));
  CHECK(says(QStringLiteral("kB")));
  QSignalSpy wanted(desk.page.get(), &ViewerPage::exportRequested);
  click(*card->findChild<Button*>());
  CHECK(wanted.count() == 1);
  for (const Qt::Key key : {Qt::Key_R, Qt::Key_M, Qt::Key_I, Qt::Key_3, Qt::Key_Plus, Qt::Key_F}) desk.key(key);
  CHECK(desk.source->saved.isEmpty());
}

TEST_CASE("an image that cannot be read says so in a sentence, with the details a click away") {
  Desk desk;
  desk.source->entry(4).error = Error{ErrorCode::ObjectDamaged, "chunk 12"};
  desk.key(Qt::Key_End);
  desk.open(1);
  QTest::mouseClick(desk.strip().viewport(), Qt::LeftButton, {}, desk.strip().visualRect(desk.strip().model()->index(3, 0)).center());
  auto* card = desk.pane().findChild<PaneCard*>();
  REQUIRE(waitUntil([&] { return card->isVisible(); }));
  const auto texts = card->findChildren<Text*>();
  const auto details = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("chunk 12")); });
  REQUIRE(details != texts.end());
  CHECK_FALSE((*details)->isVisible());
  for (Button* button : card->findChildren<Button*>()) {
    if (button->isVisible()) click(*button);
  }
  CHECK((*details)->isVisible());
}

TEST_CASE("the information panel lists what the file says, searches it, and copies a row") {
  Desk desk;
  desk.source->header = {{"(0010,0010)", "PN", "Patient's Name", "Lindqvist^Marta", 0}, {"(0028,0010)", "US", "Rows", "1708", 0}};
  desk.key(Qt::Key_I, Qt::ControlModifier);
  InfoPanel* info = desk.page->information();
  REQUIRE(info->isVisible());
  const auto has = [&](const QString& value) {
    for (int row = 0; row < info->list()->model()->rowCount(); ++row) {
      if (info->list()->model()->index(row, 0).data(InfoModel::ValueRole).toString() == value) return true;
    }
    return false;
  };
  REQUIRE(waitUntil([&] { return has(QStringLiteral("1708")); }));
  auto* search = info->findChild<TextField*>();
  search->setFocus();
  type(*desk.page, QStringLiteral("rows"));
  CHECK(search->text() == QStringLiteral("rows"));
  CHECK(has(QStringLiteral("1708")));
  CHECK_FALSE(has(QStringLiteral("Lindqvist^Marta")));
  CHECK(desk.pane().isOriginal());  // the letters went into the field, not to the tools
  desk.key(Qt::Key_D, Qt::ControlModifier);
  search->clear();
  desk.page->setFocus();
  desk.key(Qt::Key_D);
  CHECK_FALSE(info->isVisible());
}

TEST_CASE("F1 shows every key, and afterwards the keys work again") {
  Desk desk;
  desk.key(Qt::Key_F1);
  auto* sheet = Sheet::openIn(desk.page.get());
  REQUIRE(sheet != nullptr);
  const auto hints = sheet->findChildren<KeyHints*>();
  CHECK(hints.size() == keysByAction().size() + 1);  // and the digits
  press(*desk.page, Qt::Key_Escape);
  CHECK(Sheet::openIn(desk.page.get()) == nullptr);
  desk.key(Qt::Key_I);
  CHECK(desk.pane().display().inverted);
}

TEST_CASE("full screen hides everything but image and name, and Escape comes back before it leaves") {
  Desk desk;
  QSignalSpy closed(desk.page.get(), &ViewerPage::closed);
  QSignalSpy full(desk.page.get(), &ViewerPage::fullScreenChanged);
  desk.key(Qt::Key_F11);
  CHECK(desk.page->isFullScreen());
  CHECK_FALSE(desk.page->toolColumn()->isVisible());
  CHECK_FALSE(desk.strip().isVisible());
  desk.key(Qt::Key_Escape);
  CHECK_FALSE(desk.page->isFullScreen());
  CHECK(desk.page->toolColumn()->isVisible());
  CHECK(full.count() == 2);
  CHECK(closed.count() == 0);
}

TEST_CASE("in full screen the name stands above the images and covers nothing of them") {
  Desk desk;
  desk.key(Qt::Key_F11);
  const WhoseBadge* badge = nullptr;
  for (const auto* widget : desk.page->findChildren<QWidget*>())
    if (const auto* found = dynamic_cast<const WhoseBadge*>(widget)) badge = found;
  REQUIRE((badge && badge->isVisible()));
  for (const auto layout : {ViewerAction::OneUp, ViewerAction::TwoUp, ViewerAction::FourUp}) {
    desk.page->trigger(layout);
    settle();
    INFO(static_cast<int>(layout));
    CHECK(std::abs(badge->geometry().center().x() - desk.page->rect().center().x()) < 8);
    CHECK_FALSE(badge->geometry().intersects(desk.page->grid()->geometry()));
  }
  desk.key(Qt::Key_Escape);
  settle();
  CHECK_FALSE(badge->isVisible());
  CHECK(desk.page->grid()->y() == 0);
}

TEST_CASE("companions are the same view of the same teeth first, then the neighbours, never documents") {
  QList<model::Image> order;
  for (std::uint8_t number = 1; number <= 6; ++number) {
    model::Image image;
    image.id = imageId(number);
    image.facts.kind = number == 2 ? model::ImageKind::Document : model::ImageKind::Radiograph;
    image.tags.view = number == 1 || number >= 5 ? model::View::Bitewing : model::View::Panoramic;
    image.tags.side = number == 5 ? model::Side::Left : model::Side::Right;
    image.tags.teeth = number == 5 ? model::Teeth{26} : model::Teeth{16};
    order.append(image);
  }
  CHECK(companions(order, imageId(1), 1) == QList<model::ImageId>{imageId(6)});
  CHECK(companions(order, imageId(1), 3) == QList<model::ImageId>{imageId(6), imageId(3), imageId(4)});
  CHECK(companions(order, imageId(6), 9).size() == 4);
  CHECK(companions(order, imageId(99), 3).isEmpty());
}
