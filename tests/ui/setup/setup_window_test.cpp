#include "ui/setup/setup_window.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/device_secret.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/setup/first_run.h"
#include "tests/ui/support/pictures.h"
#include "core/vault/keeping/kit.h"
#include "ui/setup/kit_entry.h"
#include "ui/setup/kit_step.h"
#include "ui/setup/new_password_form.h"
#include "ui/setup/owner_step.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/recover_step.h"
#include "ui/setup/welcome_step.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

int sentencesOn(const QWidget& step) {
  const auto texts = step.findChildren<Text*>();
  return static_cast<int>(std::count_if(texts.begin(), texts.end(), [](const Text* text) { return text->isVisible() && !text->text().isEmpty(); }));
}

/// Through the first two pages until the kit is shown.
KitStep& createPractice(SetupWindow& window, const QString& practice = QStringLiteral("Harbour Dental")) {
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first());
  auto& first = shown<PracticeStep>(window);
  type(window, practice);
  press(*first.next());
  auto& second = shown<OwnerStep>(window);
  type(window, QStringLiteral("Dr Adaeze Okafor"));
  CHECK(second.login() == QStringLiteral("a.okafor"));
  CHECK_FALSE(second.next()->isEnabled());
  typePassword(second, QStringLiteral("copper lantern over nine quays"));
  settle();
  keepPicture(window, QStringLiteral("setup-owner"));
  press(*second.next());
  return shown<KitStep>(window);
}

}  // namespace

TEST_CASE("three pages make a vault that opens with the password and with the kit", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(1200, 860);
  showActive(window);
  settle();
  keepPicture(window, QStringLiteral("setup-welcome"));
  QSignalSpy finished(&window, &SetupWindow::finished);
  auto& kit = createPractice(window);
  settle();
  keepPicture(window, QStringLiteral("setup-kit"));
  const QString spoken = kit.findChild<KitView*>()->accessibleName();
  press(*kit.next());
  CHECK_FALSE(kit.findChild<KitView*>()->isVisible());
  CHECK_FALSE(kit.next()->isEnabled());
  auto* entry = kit.findChild<KitEntry*>();
  type(window, spoken.mid(spoken.indexOf(QLatin1Char(':')) + 2).remove(QStringLiteral(", ")));
  settle();
  keepPicture(window, QStringLiteral("setup-typed"));
  CHECK(entry->isComplete());
  CHECK(finished.count() == 0);
  press(*kit.next());
  REQUIRE(finished.count() == 1);

  auto vault = window.takeVault();
  REQUIRE(vault);
  CHECK(vault->practice() == "Harbour Dental");
  CHECK_FALSE(vault::isKitUnproven(*vault).value());
  CHECK(vault->user().login == "a.okafor");
  CHECK(vault->user().role == model::Role::Owner);
  CHECK(vault->path().filename() == "Harbour Dental.safelight");
  const Path path = vault->path();
  const std::string code = entry->code();
  vault.reset();
  const auto password = tests::secretOf("copper lantern over nine quays");
  const auto device = crypto::loadDeviceSecret(machine.places.deviceSecret);
  REQUIRE(device);
  CHECK(vault::Vault::open(machine.environment, path, {"a.okafor", password, *device}));
  CHECK(vault::Vault::recover(machine.environment, path, code, password, *device));
}

TEST_CASE("all four ways to begin stand in sight on a usual screen at double scale, without a scroll bar", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(960, 524);  // 1920 x 1080 at 200 %, under the title of the window
  showActive(window);
  const auto* bar = window.findChild<QScrollArea*>()->verticalScrollBar();
  settle();
  CHECK(bar->maximum() == 0);
  for (const ChoiceCard* card : shown<WelcomeStep>(window).findChildren<ChoiceCard*>()) CHECK(card->visibleRegion().boundingRect() == card->rect());
}

TEST_CASE("whoever comes from the lock screen finds the way back to it, by mouse and by Escape, and by Back from the kit", "[ui][setup]") {
  Machine machine;
  const auto backOf = [](SetupWindow& window) {
    const auto buttons = window.findChildren<Button*>();
    return *std::find_if(buttons.begin(), buttons.end(), [](const Button* button) { return button->text() == QStringLiteral("Back to signing in"); });
  };
  {
    SetupWindow window(machine.environment, machine.places);
    window.resize(960, 524);
    showActive(window);
    static_cast<void>(shown<WelcomeStep>(window));
    CHECK_FALSE(backOf(window)->isVisible());  // on a first run there is nowhere to go back to
    QSignalSpy closed(&window, &SetupWindow::closeAsked);
    test::press(window, Qt::Key_Escape);
    CHECK(closed.count() == 0);
  }
  SetupWindow window(machine.environment, machine.places);
  window.comeFromSignIn();
  window.resize(960, 524);
  showActive(window);
  static_cast<void>(shown<WelcomeStep>(window));
  settle();
  CHECK(window.findChild<QScrollArea*>()->verticalScrollBar()->maximum() == 0);
  keepPicture(window, QStringLiteral("setup-from-sign-in"));
  QSignalSpy closed(&window, &SetupWindow::closeAsked);
  press(*backOf(window));
  CHECK(closed.count() == 1);
  shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first()->setFocus();
  test::press(window, Qt::Key_Escape);
  CHECK(closed.count() == 2);

  SetupWindow withKit(machine.environment, machine.places);
  withKit.comeFromSignIn();
  withKit.startRecovery(QString::fromStdString(machine.fixture.path.string()));
  showActive(withKit);
  QSignalSpy closedToo(&withKit, &SetupWindow::closeAsked);
  Q_EMIT shown<RecoverStep>(withKit).backAsked();
  CHECK(closedToo.count() == 1);
}

TEST_CASE("on a small screen at double scale the steps are free of the name beside them, and the kit begins with its title", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(660, 420);
  showActive(window);
  const auto hasLamp = [&] {
    settle();
    return window.grab().toImage().pixelColor(QPoint(54, 52) * window.devicePixelRatio()) == coloursFor(&window).accent;
  };
  CHECK(hasLamp());
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first());
  auto& practice = shown<PracticeStep>(window);
  CHECK_FALSE(hasLamp());
  type(window, QStringLiteral("Harbour Dental"));
  press(*practice.next());
  auto& owner = shown<OwnerStep>(window);
  owner.focusFirst();
  type(window, QStringLiteral("Dr Adaeze Okafor"));
  typePassword(owner, QStringLiteral("copper lantern over nine quays"));
  settle();
  press(*owner.next());
  static_cast<void>(shown<KitStep>(window));
  settle();
  CHECK(window.findChild<QScrollArea*>()->verticalScrollBar()->value() == 0);
  keepPicture(window, QStringLiteral("setup-kit-narrow"));
}

TEST_CASE("every page begins at the same height and column, and Tab stops only at what it shows", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(1366, 768);
  showActive(window);
  settle();
  const auto startOf = [&](const QWidget& step) {
    settle();
    return step.mapTo(&window, QPoint());
  };
  const auto tabsOf = [&](QWidget& step) {
    QStringList order;
    for (QWidget* first = nullptr; order.size() < 12;) {
      press(window, Qt::Key_Tab);
      QWidget* now = QApplication::focusWidget();
      if (now == nullptr || now == first) break;
      if (first == nullptr) first = now;
      INFO(now->metaObject()->className());
      CHECK(step.isAncestorOf(now));
      if (const auto* button = qobject_cast<Button*>(now)) order += button->text();
    }
    return order.join(u'|');
  };
  const QPoint start = startOf(shown<WelcomeStep>(window));
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first());
  auto& practice = shown<PracticeStep>(window);
  CHECK(startOf(practice) == start);
  type(window, QStringLiteral("Harbour Dental"));
  const QString tabs = tabsOf(practice);
  CHECK(tabs.contains(QStringLiteral("Change…|Back|Next")));
  press(*practice.next());
  auto& owner = shown<OwnerStep>(window);
  CHECK(startOf(owner) == start);
  static_cast<void>(tabsOf(owner));
  // Low, the room above goes before anything scrolls.
  const auto* bar = window.findChild<QScrollArea*>()->verticalScrollBar();
  window.resize(960, 540);
  CHECK(waitUntil([&] { return bar->maximum() == 0; }));
  window.resize(1366, 768);
  CHECK(startOf(owner) == start);
  owner.focusFirst();
  type(window, QStringLiteral("Dr Adaeze Okafor"));
  typePassword(owner, QStringLiteral("copper lantern over nine quays"));
  settle();
  press(*owner.next());
  auto& kit = shown<KitStep>(window);
  CHECK(startOf(kit) == start);
  const QString kitTabs = tabsOf(kit);
  CHECK(kitTabs.contains(QStringLiteral("Save as PDF|Save as text|I have it on paper|Print")));
}

TEST_CASE("a kit that was not typed back lets nobody go on", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(1200, 860);
  showActive(window);
  QSignalSpy finished(&window, &SetupWindow::finished);
  QSignalSpy made(&window, &SetupWindow::vaultMade);
  auto& kit = createPractice(window);
  // But the vault is there, so that the next start finds it even if the window is closed now.
  REQUIRE(made.count() == 1);
  CHECK(made.first().first().toString().endsWith(QStringLiteral("/Harbour Dental.safelight")));
  press(*kit.next());
  type(window, QStringLiteral("AAAAA"));
  CHECK_FALSE(kit.next()->isEnabled());
  test::press(window, Qt::Key_Return);
  CHECK(finished.count() == 0);
  // Whoever closes the window here is reminded later.
  auto vault = window.takeVault();
  REQUIRE(vault);
  CHECK(vault::isKitUnproven(*vault).value());
}

TEST_CASE("a place where no vault can be made is said where the place is chosen, and another one helps", "[ui][setup]") {
  Machine machine;
  // A file stands where the folder of the vaults would be.
  tests::writeFile(machine.fixture.folder / "Safelight", Bytes(12));
  SetupWindow window(machine.environment, machine.places);
  window.resize(1200, 860);
  showActive(window);
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first());
  auto& first = shown<PracticeStep>(window);
  type(window, QStringLiteral("Harbour Dental"));
  const int before = sentencesOn(first);
  press(*first.next());
  auto& second = shown<OwnerStep>(window);
  type(window, QStringLiteral("Dr Adaeze Okafor"));
  typePassword(second, QStringLiteral("copper lantern over nine quays"));
  settle();
  press(*second.next());
  REQUIRE(waitUntil([&] { return first.isVisible(); }));
  CHECK(sentencesOn(first) == before + 1);
  std::filesystem::remove(machine.fixture.folder / "Safelight");
  type(window, QStringLiteral("s"));
  CHECK(sentencesOn(first) == before);
  press(*first.next());
  press(*shown<OwnerStep>(window).next());  // what was typed there is still there
  shown<KitStep>(window);
}

TEST_CASE("a name that is taken here is said while it is typed", "[ui][setup]") {
  Machine machine;
  std::filesystem::create_directories(machine.fixture.folder / "Safelight" / "Harbour Dental.safelight");
  SetupWindow window(machine.environment, machine.places);
  showActive(window);
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().first());
  auto& step = shown<PracticeStep>(window);
  type(window, QStringLiteral("Harbour Dental"));
  CHECK_FALSE(step.next()->isEnabled());
  type(window, QStringLiteral(" 2"));
  CHECK(step.next()->isEnabled());
}

TEST_CASE("a folder name holds nothing that a file system refuses", "[ui][setup]") {
  CHECK(PracticeStep::folderName(QStringLiteral("Dr. Müller & Söhne / Nord")) == QStringLiteral("Dr. Müller & Söhne Nord.safelight"));
  CHECK(PracticeStep::folderName(QStringLiteral("..")) == QStringLiteral("Practice.safelight"));
  CHECK(PracticeStep::folderName(QStringLiteral("a\nb:c*d")) == QStringLiteral("a b c d.safelight"));
  CHECK(PracticeStep::folderName(QString(300, u'x')).size() == 70);
}

TEST_CASE("logins are made from names and follow the vault's rule", "[ui][setup]") {
  CHECK(OwnerStep::loginOf(QStringLiteral("Dr A. Okafor")) == QStringLiteral("a.okafor"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Jörg Müller-Weiß")) == QStringLiteral("j.mullerweiss"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Bergmann, Jana")) == QStringLiteral("j.bergmann"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Dr Müller-Weiß, Jörg Uwe")) == QStringLiteral("j.mullerweiss"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Bergmann,")) == QStringLiteral("bergmann"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Cher")) == QStringLiteral("cher"));
  CHECK(OwnerStep::loginOf(QStringLiteral("Ελένη Κωνσταντίνου")).isEmpty());
  CHECK_FALSE(OwnerStep::isLogin(QStringLiteral("A.okafor")));
  CHECK_FALSE(OwnerStep::isLogin(QStringLiteral("a")));
  CHECK_FALSE(OwnerStep::isLogin(QStringLiteral("1ab")));
}

TEST_CASE("a password is judged while it is typed", "[ui][setup]") {
  seal::SodiumRandom random;
  NewPasswordForm form(random);
  form.setForbidden({QStringLiteral("Harbour Dental")});
  const auto fields = form.findChildren<PasswordField*>();
  REQUIRE(fields.size() == 2);
  const auto judged = [&](const char* password, const char* again) {
    fields[0]->clear();
    fields[1]->clear();
    fields[0]->append(QString::fromUtf8(password));
    fields[1]->append(QString::fromUtf8(again));
    return form.isGood();
  };
  CHECK_FALSE(judged("too short", "too short"));
  CHECK_FALSE(judged("123456789012345678", "123456789012345678"));
  CHECK_FALSE(judged("harbour dental 1", "harbour dental 1"));
  CHECK_FALSE(judged("copper lantern over nine quays", "copper lantern over nine quay"));
  CHECK(judged("copper lantern over nine quays", "copper lantern over nine quays"));
}

TEST_CASE("five suggested words are a good password, shown to be written down", "[ui][setup]") {
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  NewPasswordForm form(random);
  showActive(form);
  for (auto* button : form.findChildren<Button*>()) click(*button);
  CHECK(form.isGood());
  const auto secret = form.password();
  REQUIRE(secret);
  const QString words = secret->read([](ByteView bytes) { return QString::fromUtf8(reinterpret_cast<const char*>(bytes.data()), static_cast<qsizetype>(bytes.size())); });
  CHECK(words.split(QLatin1Char(' ')).size() == 5);
  const auto texts = form.findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text() == words; }));
  form.clear();
  CHECK(std::none_of(texts.begin(), texts.end(), [&](const Text* text) { return text->text() == words; }));
}

TEST_CASE("five words that were suggested and typed over are shown no longer", "[ui][setup]") {
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  for (const int which : {0, 1}) {
    NewPasswordForm form(random);
    showActive(form);
    click(*form.findChild<Button*>());
    REQUIRE(form.findChild<Card*>()->isVisible());
    click(*form.findChildren<PasswordField*>()[which]);
    press(form, Qt::Key_Backspace);
    CHECK_FALSE(form.findChild<Card*>()->isVisible());
    // Another click suggests anew.
    click(*form.findChild<Button*>());
    CHECK(form.findChild<Card*>()->isVisible());
    CHECK(form.isGood());
  }
}

TEST_CASE("the kit opens a vault whose passwords are lost and gives a new one", "[ui][setup]") {
  Machine machine;
  SetupWindow window(machine.environment, machine.places);
  window.resize(1200, 900);
  window.startRecovery(QString::fromStdString(machine.fixture.path.string()));
  showActive(window);
  auto& step = shown<RecoverStep>(window);
  CHECK_FALSE(step.next()->isEnabled());
  step.findChild<KitEntry*>()->focusFirst();
  settle();
  QString code;
  for (const auto& group : machine.fixture.kit.groups) code += QString::fromStdString(group);
  type(window, code);
  typePassword(step, QStringLiteral("violet anchor beside seven boats"));
  settle();
  keepPicture(window, QStringLiteral("setup-recover"));
  QSignalSpy finished(&window, &SetupWindow::finished);
  press(*step.next());
  // The kit that was used is dead: the next one is shown, kept and typed back.
  auto& next = shown<KitStep>(window);
  settle();
  keepPicture(window, QStringLiteral("setup-next-kit"));
  const QString spoken = next.findChild<KitView*>()->accessibleName();
  const QString nextCode = spoken.mid(spoken.indexOf(QLatin1Char(':')) + 2).remove(QStringLiteral(", "));
  CHECK(nextCode != code);
  press(*next.next());
  CHECK(finished.count() == 0);
  type(window, nextCode);
  settle();
  press(*next.next());
  REQUIRE(finished.count() == 1);
  auto vault = window.takeVault();
  REQUIRE(vault);
  CHECK(vault->user().login == "owner");
  CHECK(step.code() == "-------");  // nothing of the code stays
}
