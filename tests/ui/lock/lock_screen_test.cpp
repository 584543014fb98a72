#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include <QSignalSpy>

#include "tests/ui/lock/shown_lock_screen.h"
#include "tests/ui/support/pictures.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

using Shown = test::ShownLockScreen;
using test::person;

}  // namespace

TEST_CASE("everybody but the disabled has a tile, and so has somebody else", "[lock-screen]") {
  Shown lock;
  CHECK(lock.screen.findChildren<PersonTile*>().size() == 4);
  for (PersonTile* tile : lock.screen.findChildren<PersonTile*>()) {
    CHECK(tile->text() != QStringLiteral("G. One"));
    CHECK(lock.screen.rect().contains(QRect(tile->mapTo(&lock.screen, QPoint()), tile->size())));
  }
}

TEST_CASE("two people with long names can be told apart on tiles of every size", "[lock-screen]") {
  const QString first = QStringLiteral("Prof. Dr. Maria Magdalena Fernández-Ruiz de la Hinojosa");
  const QString second = QStringLiteral("Prof. Dr. Maria Magdalena Fernández-Ruiz de la Calzada");
  Shown lock;
  lock.screen.setPeople({person("one", first.toStdString()), person("two", second.toStdString()), person("b", "Dr. Katharina Bergmann-Albers"), person("c", "J. Bergmann")});
  for (const QSize size : {QSize(1366, 768), QSize(900, 560), QSize(760, 380)}) {
    lock.screen.resize(size);
    test::settle();
    INFO(size.width() << " x " << size.height() << ", tiles " << lock.tile(first).width() << " x " << lock.tile(first).height());
    CHECK(lock.tile(first).nameLines() != lock.tile(second).nameLines());
    CHECK(lock.tile(first).nameLines().size() >= 2);
    CHECK(lock.tile(first).toolTip() == first);
    const PersonTile& whole = lock.tile(QStringLiteral("Dr. Katharina Bergmann-Albers"));
    CHECK(whole.nameLines().size() == 2);
    CHECK(lock.tile(QStringLiteral("J. Bergmann")).nameLines() == QStringList{QStringLiteral("J. Bergmann")});
    CHECK(lock.tile(QStringLiteral("J. Bergmann")).toolTip().isEmpty());
    for (const PersonTile* tile : lock.screen.findChildren<PersonTile*>()) {
      for (const QString& line : tile->nameLines()) CHECK(tile->fontMetrics().horizontalAdvance(line) <= tile->width() - 16);
    }
  }
}

TEST_CASE("eight people stand whole on the smallest usual screen, none under a scroll bar", "[lock-screen]") {
  Shown lock;
  std::vector<model::User> people;
  for (int i = 0; i < 7; ++i) people.push_back(person("p" + std::to_string(i), "Dr. Katharina Bergmann-Albers " + std::to_string(i)));
  lock.screen.setPeople(people);
  for (const QSize size : {QSize(1366, 768), QSize(1024, 768), QSize(1920, 1080)}) {
    lock.screen.resize(size);
    test::settle();
    INFO(size.width() << " x " << size.height());
    for (const PersonTile* tile : lock.screen.findChildren<PersonTile*>()) CHECK(tile->visibleRegion().boundingRect() == tile->rect());
  }
  // As the program starts: people first, then a window that grows to its screen.
  LockScreen early;
  early.resize(640, 480);
  early.setPeople(people);
  early.show();
  early.resize(1366, 768);
  test::settle();
  for (const PersonTile* tile : early.findChildren<PersonTile*>()) CHECK(tile->visibleRegion().boundingRect() == tile->rect());
}

TEST_CASE("before a person is chosen there is no password to type", "[lock-screen]") {
  Shown lock;
  CHECK_FALSE(lock.password().isVisible());
  test::click(lock.tile(QStringLiteral("J. Bergmann")));
  CHECK(lock.password().isVisible());
  CHECK(lock.password().hasFocus());
  CHECK(lock.screen.chosenLogin() == "bergmann");
}

TEST_CASE("click a name, type, press Return: the password is asked for once and then forgotten", "[lock-screen]") {
  Shown lock;
  test::click(lock.tile(QStringLiteral("Dr A. Okafor")));
  test::type(lock.screen, QStringLiteral("open sesame"));
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.asked.times == 1);
  CHECK(lock.asked.login == "okafor");
  CHECK(lock.asked.password == "open sesame");
  CHECK(lock.password().isEmpty());
  CHECK(lock.screen.isWorking());
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.asked.times == 1);
}

TEST_CASE("an empty password asks for nothing", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.asked.times == 0);
}

TEST_CASE("somebody else types a sign-in name first; its case does not matter", "[lock-screen]") {
  Shown lock;
  test::click(lock.tile(QStringLiteral("Someone else")));
  REQUIRE(lock.screen.findChild<TextField*>()->hasFocus());
  test::type(lock.screen, QStringLiteral("Tanaka"));
  test::press(lock.screen, Qt::Key_Return);
  REQUIRE(lock.password().hasFocus());
  test::type(lock.screen, QStringLiteral("pw"));
  test::press(lock.screen, Qt::Key_Return);
  CHECK(lock.asked.login == "tanaka");
}

TEST_CASE("a wrong password is said in words, and the field is ready for the next try", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("okafor");
  test::type(lock.screen, QStringLiteral("wrong"));
  test::press(lock.screen, Qt::Key_Return);
  lock.screen.showProblem(Error{ErrorCode::WrongCredentials, {}});
  CHECK(lock.says(QStringLiteral("password")));
  CHECK(lock.password().isEnabled());
  CHECK(lock.password().hasFocus());
  test::type(lock.screen, QStringLiteral("a"));
  CHECK_FALSE(lock.says(QStringLiteral("not right")));
}

TEST_CASE("new people keep the choice; a single person is chosen for them", "[lock-screen]") {
  Shown lock;
  lock.screen.choose("rinaldi");
  lock.screen.setPeople({person("rinaldi", "S. Rinaldi"), person("new", "N. Ew")});
  CHECK(lock.screen.chosenLogin() == "rinaldi");
  lock.screen.setPeople({person("only", "O. Nly")});
  CHECK(lock.screen.chosenLogin() == "only");
}

TEST_CASE("waiting images are counted, none are not mentioned", "[lock-screen]") {
  Shown lock;
  CHECK_FALSE(lock.says(QStringLiteral("waiting")));
  lock.screen.setWaitingImages(1);
  CHECK(lock.says(QStringLiteral("1 image waiting, sealed")));
  lock.screen.setWaitingImages(3);
  CHECK(lock.says(QStringLiteral("3 images waiting, sealed")));
}

TEST_CASE("the lock screen is dark in a light application, and glows", "[lock-screen]") {
  applyTheme(*qApp, ThemeKind::Light);
  {
    Shown lock;
    const QImage picture = test::pictureOf(lock.screen);
    CHECK(picture.pixelColor(4, 4) == coloursOf(ThemeKind::Dark).canvas);
    const QColor glow = picture.pixelColor(600, 795);
    CHECK(glow.red() > glow.blue() + 20);
  }
  applyTheme(*qApp, ThemeKind::Dark);
}

TEST_CASE("everything fits a low window and thirty people scroll", "[lock-screen]") {
  Shown lock;
  std::vector<model::User> many;
  for (int i = 0; i < 30; ++i) many.push_back(person("p" + std::to_string(i), "Person " + std::to_string(i)));
  lock.screen.setPeople(many);
  lock.screen.choose("p29");
  lock.screen.resize(683, 384);
  test::settle();
  REQUIRE(lock.screen.height() == 384);
  const auto inside = [&](QWidget& widget) { return lock.screen.rect().contains(QRect(widget.mapTo(&lock.screen, QPoint()), widget.size())); };
  CHECK(inside(lock.password()));
  lock.screen.showProblem(Error{ErrorCode::WrongCredentials, {}});
  test::settle();
  for (QWidget* widget : lock.screen.findChildren<Button*>())
    if (widget->isVisible()) CHECK(inside(*widget));
  CHECK(inside(lock.password()));
}

TEST_CASE("without a vault there is nobody to choose, but a way on", "[lock-screen]") {
  Shown lock;
  lock.screen.showNoVault(Error{ErrorCode::VaultNotFound, {}});
  CHECK_FALSE(lock.password().isVisible());
  CHECK(lock.says(QStringLiteral("There is no vault")));
  QSignalSpy again(&lock.screen, &LockScreen::tryAgain), setUp(&lock.screen, &LockScreen::setUpAsked);
  for (Button* button : lock.screen.findChildren<Button*>())
    if (button->isVisible()) button->click();
  CHECK(again.count() == 1);
  CHECK(setUp.count() == 1);
  lock.screen.setPeople({person("okafor", "Dr A. Okafor")});
  CHECK(lock.password().isVisible());
}

TEST_CASE("a long way through the journal is shown, and only while it goes on", "[lock-screen]") {
  Shown lock;
  test::click(lock.tile(QStringLiteral("Dr A. Okafor")));
  lock.screen.setOpeningProgress(100);
  CHECK_FALSE(lock.says(QStringLiteral("being made anew")));
  test::type(lock.screen, QStringLiteral("open sesame"));
  test::press(lock.screen, Qt::Key_Return);
  lock.screen.setOpeningProgress(250);
  CHECK(lock.says(QStringLiteral("being made anew")));
  test::keepPicture(lock.screen, QStringLiteral("lock_index_made_anew"));
  lock.screen.setWorking(false);
  CHECK_FALSE(lock.says(QStringLiteral("being made anew")));
}
