#include "ui/widgets/menu_keys.h"

#include <QMenu>
#include <QPointer>
#include <catch2/catch_test_macros.hpp>

#include "tests/ui/support/events.h"
#include "ui/widgets/theme.h"

using namespace safelight::ui;

namespace {

/// An open menu over a window, as a screen opens it; says what was taken.
struct Opened {
  QWidget window;
  QPointer<QMenu> menu;
  QStringList taken;
  Opened() {
    applyTheme(*qApp, ThemeKind::Dark);
    window.resize(600, 400);
    test::showActive(window);
    menu = new QMenu(&window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    add("Open", Qt::Key_Return);
    add("Tag…", Qt::Key_T);
    add("Export…", Qt::CTRL | Qt::Key_E);
    add("Edit...", {});
    add("Erase", {})->setEnabled(false);
    menu->popup(window.mapToGlobal(QPoint(20, 20)));
  }
  QAction* add(const char* words, const QKeySequence& key) {
    const QString text = QString::fromUtf8(words);
    QAction* action = menu->addAction(text, &window, [this, text] { taken.append(text); });
    action->setShortcut(key);
    return action;
  }
  QString chosen() const { return menu->activeAction() == nullptr ? QString() : menu->activeAction()->text(); }
};

}  // namespace

TEST_CASE("the key that a menu's line shows takes it while the menu is open", "[menu]") {
  Opened opened;
  test::press(*opened.menu, Qt::Key_T);
  CHECK(opened.taken == QStringList{QStringLiteral("Tag…")});
  test::settle();
  CHECK(opened.menu == nullptr);
}

TEST_CASE("a key with Ctrl takes its line, too", "[menu]") {
  Opened opened;
  test::press(*opened.menu, Qt::Key_E, Qt::ControlModifier);
  CHECK(opened.taken == QStringList{QStringLiteral("Export…")});
}

TEST_CASE("any other letter goes to the next line that begins with it, and takes nothing", "[menu]") {
  Opened opened;
  test::press(*opened.menu, Qt::Key_E);
  CHECK(opened.chosen() == QStringLiteral("Export…"));
  test::press(*opened.menu, Qt::Key_E);
  CHECK(opened.chosen() == QStringLiteral("Edit..."));
  // What cannot be asked for is passed over.
  test::press(*opened.menu, Qt::Key_E);
  CHECK(opened.chosen() == QStringLiteral("Export…"));
  test::press(*opened.menu, Qt::Key_X);
  CHECK(opened.chosen() == QStringLiteral("Export…"));
  CHECK(opened.taken.isEmpty());
  test::press(*opened.menu, Qt::Key_Return);
  CHECK(opened.taken == QStringList{QStringLiteral("Export…")});
}

TEST_CASE("arrows and Escape in a menu are left as they are", "[menu]") {
  Opened opened;
  test::press(*opened.menu, Qt::Key_Down);
  CHECK(opened.chosen() == QStringLiteral("Open"));
  test::press(*opened.menu, Qt::Key_Escape);
  CHECK_FALSE(opened.menu->isVisible());
  CHECK(opened.taken.isEmpty());
}
