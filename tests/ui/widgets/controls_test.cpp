#include <QWheelEvent>
#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QScrollArea>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QScrollBar>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"

using namespace safelight::ui;

TEST_CASE("controls have the heights of the tokens", "[controls]") {
  CHECK(Button(QStringLiteral("Open")).sizeHint().height() == 36);
  CHECK(IconButton(QStringLiteral("eye"), QStringLiteral("Hide")).sizeHint() == QSize(36, 36));
  CHECK(RailButton(QStringLiteral("inbox"), QStringLiteral("Inbox")).sizeHint().height() >= metric::kTouch);
  CHECK(TextField(QStringLiteral("Name")).sizeHint().height() == 36);
  Button big(QStringLiteral("Finish"));
  big.setControlHeight(metric::kCapture);
  CHECK(big.sizeHint().height() == 48);
}

TEST_CASE("Space and Return both press a button", "[controls]") {
  Button button(QStringLiteral("Open"));
  test::showActive(button);
  button.setFocus();
  QSignalSpy clicks(&button, &QAbstractButton::clicked);
  QTest::keyClick(&button, Qt::Key_Space);
  QTest::keyClick(&button, Qt::Key_Return);
  CHECK(clicks.count() == 2);
  button.setEnabled(false);
  QTest::keyClick(&button, Qt::Key_Return);
  CHECK(clicks.count() == 2);
}

TEST_CASE("each kind of button looks different, and disabled looks different again", "[controls]") {
  std::vector<QImage> pictures;
  for (const ButtonKind kind : {ButtonKind::Primary, ButtonKind::Secondary, ButtonKind::Quiet, ButtonKind::Danger}) {
    Button button(QStringLiteral("Delete"), kind);
    button.resize(button.sizeHint());
    pictures.push_back(test::pictureOf(button));
    button.setEnabled(false);
    CHECK(test::pictureOf(button) != pictures.back());
  }
  for (std::size_t i = 0; i < pictures.size(); ++i)
    for (std::size_t j = 0; j < i; ++j) CHECK(pictures[i] != pictures[j]);
}

TEST_CASE("the keyboard's focus has a two pixel accent ring two pixels off the control; a mouse click leaves none", "[controls][focus]") {
  QWidget window;
  window.resize(300, 160);
  auto* first = new Button(QStringLiteral("One"), ButtonKind::Secondary, &window);
  auto* second = new Button(QStringLiteral("Two"), ButtonKind::Secondary, &window);
  first->setGeometry(40, 20, 100, 36);
  second->setGeometry(40, 90, 100, 36);
  test::showActive(window);
  first->setFocus(Qt::MouseFocusReason);
  test::settle();
  const QColor accent = colours().accent;
  CHECK(test::pixelsOf(window.grab().toImage(), accent) == 0);
  test::press(window, Qt::Key_Tab);
  test::settle();
  REQUIRE(window.focusWidget() == second);
  const QImage picture = window.grab().toImage();
  // Beside the control's middle: two pixels of nothing, then two of accent.
  const int y = 108;
  for (const int x : {39, 38}) CHECK(picture.pixelColor(x, y) == colours().window);
  for (const int x : {37, 36}) CHECK(picture.pixelColor(x, y) == accent);
  CHECK(picture.pixelColor(35, y) == colours().window);
  test::click(*first);
  test::settle();
  CHECK(test::pixelsOf(window.grab().toImage(), accent) == 0);
}

TEST_CASE("a control that gets the focus in answer to a key has the ring, in answer to a click none", "[controls][focus]") {
  QWidget window;
  window.resize(700, 500);
  auto* opens = new Button(QStringLiteral("Open"), ButtonKind::Secondary, &window);
  opens->setGeometry(10, 10, 100, 36);
  test::showActive(window);
  Sheet sheet(&window, QStringLiteral("Import images"), 400);
  auto* choose = new Button(QStringLiteral("Choose files…"), ButtonKind::Primary);
  sheet.body()->addWidget(choose);
  QObject::connect(opens, &QAbstractButton::clicked, &sheet, &Sheet::open);
  const auto* ring = qApp->findChild<FocusRing*>();
  opens->setFocus(Qt::MouseFocusReason);
  test::press(window, Qt::Key_Return);
  REQUIRE(choose->hasFocus());
  CHECK(ring->ringed() == choose);
  test::press(window, Qt::Key_Escape);
  REQUIRE(opens->hasFocus());
  CHECK(ring->ringed() == opens);
  test::click(*opens);
  REQUIRE(choose->hasFocus());
  CHECK(ring->ringed() == nullptr);
}

TEST_CASE("a choice made with the keys leaves its ring where it was; one made with the mouse leaves none", "[controls][focus]") {
  QWidget window;
  window.resize(300, 300);
  auto* before = new Button(QStringLiteral("Before"), ButtonKind::Secondary, &window);
  before->setGeometry(40, 200, 100, 36);
  Choice choice(&window);
  for (const char* item : {"FDI", "Universal", "Palmer"}) choice.addItem(QString::fromLatin1(item));
  choice.setGeometry(40, 20, 200, 36);
  test::showActive(window);
  const auto* ring = qApp->findChild<FocusRing*>();
  before->setFocus();
  test::press(window, Qt::Key_Tab);
  REQUIRE(ring->ringed() == choice.box());
  test::press(window, Qt::Key_Return);
  auto* list = choice.box()->view();
  REQUIRE(list->isVisible());
  test::press(*list, Qt::Key_Down);
  test::press(*list, Qt::Key_Return);
  REQUIRE_FALSE(list->isVisible());
  REQUIRE(choice.currentIndex() == 1);
  CHECK(ring->ringed() == choice.box());
  test::click(*choice.box());
  REQUIRE(list->isVisible());
  choice.box()->hidePopup();
  CHECK(ring->ringed() == nullptr);
}

TEST_CASE("a control that Tab scrolls into sight has its ring there", "[controls][focus]") {
  QScrollArea area;
  auto* page = new QWidget;
  auto* column = new QVBoxLayout(page);
  column->setSpacing(300);  // the next one is never in sight yet
  for (int i = 0; i < 12; ++i) column->addWidget(new Button(QStringLiteral("%1").arg(i), ButtonKind::Secondary));
  area.setWidgetResizable(true);
  area.setWidget(page);
  area.resize(300, 160);
  test::showActive(area);
  page->findChild<Button*>()->setFocus(Qt::TabFocusReason);
  for (int i = 1; i < 12; ++i) {
    test::press(area, Qt::Key_Tab);
    test::settle();
    INFO(i);
    REQUIRE(qobject_cast<Button*>(area.focusWidget())->text() == QString::number(i));
    CHECK(test::pixelsOf(area.grab().toImage(), colours().accent) > 100);
  }
}

TEST_CASE("a text field shows the keyboard's focus by its own accent line, and by nothing else", "[controls][focus]") {
  QWidget window;
  window.resize(300, 160);
  auto* button = new Button(QStringLiteral("One"), ButtonKind::Secondary, &window);
  auto* field = new TextField(QStringLiteral("Name"), &window);
  button->setGeometry(40, 20, 100, 36);
  field->setGeometry(40, 90, 200, 36);
  test::showActive(window);
  button->setFocus(Qt::MouseFocusReason);
  test::press(window, Qt::Key_Tab);
  test::settle();
  REQUIRE(field->hasFocus());
  CHECK(qApp->findChild<FocusRing*>()->ringed() == nullptr);
  const QImage picture = window.grab().toImage();
  const int y = 108;
  for (const int x : {40, 41}) CHECK(picture.pixelColor(x, y) == colours().accent);
  CHECK(picture.pixelColor(42, y) == colours().window);
  for (const int x : {36, 37, 38, 39}) CHECK(picture.pixelColor(x, y) == colours().window);
}

TEST_CASE("the ring survives the death of the window it was in", "[controls][focus]") {
  {
    QWidget window;
    auto* layout = new QVBoxLayout(&window);
    layout->addWidget(new Button(QStringLiteral("One")));
    layout->addWidget(new Button(QStringLiteral("Two")));
    test::showActive(window);
    test::press(window, Qt::Key_Tab);
  }
  QWidget other;
  auto* layout = new QVBoxLayout(&other);
  layout->addWidget(new Button(QStringLiteral("Three")));
  auto* four = new Button(QStringLiteral("Four"));
  layout->addWidget(four);
  test::showActive(other);
  test::press(other, Qt::Key_Tab);
  test::settle();
  CHECK(qApp->findChild<FocusRing*>()->ringed() == other.focusWidget());
}

TEST_CASE("a checked icon button turns accent", "[controls]") {
  IconButton button(QStringLiteral("layout-1"), QStringLiteral("One image"));
  button.setCheckable(true);
  button.resize(button.sizeHint());
  CHECK(test::pixelsOf(test::pictureOf(button, 2), colours().accent) == 0);
  button.setChecked(true);
  CHECK(test::pixelsOf(test::pictureOf(button, 2), colours().accent) > 40);
}

TEST_CASE("rail entries exclude each other and say how many wait", "[controls]") {
  QWidget rail;
  auto* layout = new QVBoxLayout(&rail);
  auto* patients = new RailButton(QStringLiteral("patients"), QStringLiteral("Patients"));
  auto* inbox = new RailButton(QStringLiteral("inbox"), QStringLiteral("Inbox"));
  layout->addWidget(patients);
  layout->addWidget(inbox);
  layout->activate();
  patients->click();
  inbox->click();
  CHECK_FALSE(patients->isChecked());
  CHECK(inbox->isChecked());
  patients->resize(patients->sizeHint());
  const QImage without = test::pictureOf(*patients);
  patients->setBadge(3);
  CHECK(test::pictureOf(*patients) != without);
  CHECK(patients->accessibleDescription().contains(u'3'));
  patients->setBadge(0);
  CHECK(test::pictureOf(*patients) == without);
}

TEST_CASE("the cross of a closable chip closes, the rest of it toggles", "[controls]") {
  Chip chip(QStringLiteral("Teeth 16 17 46 47"));
  chip.setClosable(true);
  chip.resize(chip.sizeHint());
  chip.show();
  QSignalSpy closed(&chip, &Chip::closed), toggled(&chip, &QAbstractButton::toggled);
  QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(chip.width() - 12, chip.height() / 2));
  CHECK(closed.count() == 1);
  CHECK(toggled.count() == 0);
  QTest::mouseClick(&chip, Qt::LeftButton, {}, QPoint(20, chip.height() / 2));
  CHECK(closed.count() == 1);
  CHECK(toggled.count() == 1);
}

TEST_CASE("long text elides within its width and may shrink to a few letters", "[controls]") {
  Text text(QStringLiteral("Wolfeschlegelsteinhausenbergerdorff-Montgomery, Bartholomew Christopher Alexander"));
  const int full = text.sizeHint().width();
  CHECK(text.minimumSizeHint().width() == full);
  text.setElided(true);
  CHECK(text.minimumSizeHint().width() < 80);
  text.resize(160, 20);
  const QImage narrow = test::pictureOf(text);
  text.setElided(false);
  CHECK(test::pictureOf(text) != narrow);  // cut, not elided
}

TEST_CASE("markup in a name is shown, not obeyed", "[controls]") {
  Text text(QStringLiteral("<b>Robert</b><img src=x>"));
  CHECK(text.textFormat() == Qt::PlainText);
  CHECK(text.sizeHint().width() > Text(QStringLiteral("Robert")).sizeHint().width() * 2);
}

TEST_CASE("a field in error is drawn in the danger colour", "[controls]") {
  TextField field(QStringLiteral("Birth date"));
  field.resize(200, 36);
  CHECK(test::pixelsOf(test::pictureOf(field), colours().danger, 2) == 0);
  field.setError(true);
  CHECK(test::pixelsOf(test::pictureOf(field), colours().danger, 2) > 200);
}

TEST_CASE("the text of a field starts behind its icon", "[controls]") {
  TextField field(QStringLiteral("Name"));
  const int before = field.textMargins().left();
  field.setIconName(QStringLiteral("search"));
  CHECK(field.textMargins().left() >= before + 20);
}

TEST_CASE("the wheel scrolls past a choice and chooses nothing", "[controls]") {
  Choice choice;
  for (int i = 0; i < 4; ++i) choice.addItem(QString::number(i), i);
  QSignalSpy changed(&choice, &Choice::changed);
  test::showActive(choice);
  choice.box()->setFocus();
  const QPointF at = choice.box()->rect().center();
  QWheelEvent down(at, choice.box()->mapToGlobal(at), {}, {0, -120}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
  QApplication::sendEvent(choice.box(), &down);
  CHECK(choice.currentIndex() == 0);
  CHECK(changed.isEmpty());
  CHECK_FALSE(down.isAccepted());
}

TEST_CASE("Return opens the list of a choice on a page, and in a sheet presses the sheet's button", "[controls]") {
  QWidget page;
  page.resize(600, 400);
  Choice choice(&page);
  choice.addItem(QStringLiteral("FDI"), 1);
  choice.addItem(QStringLiteral("Universal"), 2);
  test::showActive(page);
  const auto isOpen = [](const Choice& of) { return of.box()->view()->isVisible(); };
  QTest::keyClick(choice.box(), Qt::Key_Return);
  CHECK(isOpen(choice));
  choice.box()->hidePopup();

  Sheet sheet(&page, QStringLiteral("Send"));
  auto* within = new Choice(&sheet);
  within->addItem(QStringLiteral("FDI"), 1);
  sheet.body()->addWidget(within);
  auto* send = sheet.addButton(QStringLiteral("Send"), ButtonKind::Primary);
  QSignalSpy sent(send, &QAbstractButton::clicked);
  sheet.open();
  QTest::keyClick(within->box(), Qt::Key_Return);
  CHECK_FALSE(isOpen(*within));
  CHECK(sent.count() == 1);
}

TEST_CASE("a choice tells what a person chose, and not what the program set", "[controls]") {
  Choice choice;
  choice.addItem(QStringLiteral("FDI"), 1);
  choice.addItem(QStringLiteral("Universal"), 2);
  QSignalSpy changed(&choice, &Choice::changed);
  choice.setCurrentData(2);
  CHECK(choice.currentIndex() == 1);
  CHECK(changed.count() == 0);
  choice.show();
  QTest::keyClick(choice.focusProxy(), Qt::Key_Up);
  CHECK(choice.currentData().toInt() == 1);
  CHECK(changed.count() == 1);
}

TEST_CASE("progress fills in proportion", "[controls]") {
  ProgressLine line;
  line.resize(300, 20);
  const auto filled = [&](int done) {
    line.setProgress(done, 200);
    return test::pixelsOf(test::pictureOf(line), colours().accent);
  };
  const int quarter = filled(50), half = filled(100), all = filled(200);
  CHECK(filled(0) == 0);
  CHECK(half > quarter * 17 / 10);
  CHECK(all > half * 17 / 10);
  CHECK(line.accessibleDescription() == QStringLiteral("0 of 200"));
}

TEST_CASE("figures take equal widths, so a clock does not dance", "[controls]") {
  const QFont clock = fontOf(40, QFont::Light);
  CHECK(tabularWidth(clock, QStringLiteral("11:11")) == tabularWidth(clock, QStringLiteral("20:48")));
}

TEST_CASE("wrapped text stands on the token's line height", "[controls]") {
  Text text(QStringLiteral("The name or the password is not right. Check capital letters and the keyboard, then type it again."));
  text.setWordWrap(true);
  const int wide = text.heightForWidth(2000), narrow = text.heightForWidth(200);
  CHECK(wide == 20);
  CHECK(narrow % 20 == 0);
  CHECK(narrow >= 60);
  CHECK(text.sizeHint().height() == text.heightForWidth(text.sizeHint().width()));
  Text line(QStringLiteral("No patients yet"), TextStyle::Heading);
  line.setWordWrap(true);
  CHECK(line.sizeHint().height() == 24);
  text.setText(QStringLiteral("one\ntwo\nthree"));
  CHECK(text.heightForWidth(2000) == 60);
}

TEST_CASE("an empty screen without room lets its icon go, never its words, and takes it back; with still less it scrolls") {
  EmptyState state(QStringLiteral("inbox"), QStringLiteral("Nothing waits"), QStringLiteral("What devices send and nobody has looked at waits here until a person says whose it is. Nothing is filed by itself."));
  auto* action = state.setAction(QStringLiteral("Import"));
  const auto* scroll = state.findChild<QScrollArea*>();
  const QWidget& content = *scroll->widget();
  const auto lies = [&](int height) {
    state.resize(300, height);
    state.show();
    test::settle();
    int end = 0;
    for (QWidget* part : content.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) {
      if (part->isHidden()) continue;
      CHECK(part->y() >= end);  // nothing lies over what stands above it
      end = part->geometry().bottom();
    }
    CHECK(end < content.height());
    CHECK(action->height() == action->sizeHint().height());
    int visible = 0;
    for (QWidget* part : content.findChildren<QWidget*>(Qt::FindDirectChildrenOnly)) visible += part->isHidden() ? 0 : 1;
    return visible;
  };
  CHECK(lies(500) == 4);
  CHECK(lies(240) == 3);
  CHECK(scroll->verticalScrollBar()->maximum() == 0);
  CHECK(lies(90) == 3);
  CHECK(scroll->verticalScrollBar()->maximum() > 0);
  CHECK(lies(500) == 4);
  CHECK(scroll->verticalScrollBar()->maximum() == 0);
}

TEST_CASE("a button without room shows its icon alone and keeps its words for who cannot see it") {
  Button button(QStringLiteral("New patient"), ButtonKind::Primary);
  const int bare = button.sizeHint().width();
  button.setShows(Button::Shows::IconAlone);
  CHECK(button.sizeHint().width() == bare);  // there is no icon
  button.setIconName(QStringLiteral("plus"));
  CHECK(button.sizeHint().width() == 40);
  CHECK(button.minimumSizeHint().width() == 40);
  CHECK(button.text() == QStringLiteral("New patient"));
  button.setShows(Button::Shows::Words);
  CHECK(button.sizeHint().width() > bare);
}
