// The pages of the first run, each by itself.
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <catch2/catch_test_macros.hpp>

#include "core/seal/sodium_random.h"
#include "tests/ui/support/events.h"
#include "tests/ui/support/pictures.h"
#include "ui/setup/kit_entry.h"
#include "ui/setup/new_password_form.h"
#include "ui/setup/owner_step.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/recover_step.h"
#include "ui/setup/step_dots.h"
#include "ui/setup/welcome_step.h"
#include "ui/widgets/language.h"
#include "ui/widgets/password_field.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

bool says(const QWidget& in, const char* words) {
  const auto texts = in.findChildren<Text*>();
  return std::any_of(texts.begin(), texts.end(), [&](const Text* text) { return text->isVisible() && text->text().contains(QString::fromUtf8(words)); });
}

TextField& fieldNamed(QWidget& in, const char* name) {
  for (auto* field : in.findChildren<TextField*>()) {
    if (field->accessibleName() == QString::fromUtf8(name)) return *field;
  }
  FAIL("no field " << name);
  throw 0;
}

void passwords(QWidget& in, const char* first, const char* second) {
  const auto fields = in.findChildren<PasswordField*>();
  REQUIRE(fields.size() == 2);
  fields[0]->clear();
  fields[1]->clear();
  fields[0]->append(QString::fromUtf8(first));
  fields[1]->append(QString::fromUtf8(second));
}

constexpr char kGood[] = "copper lantern over nine quays";

}  // namespace

TEST_CASE("the dots say where one is, and nothing before the first page", "[ui][setup]") {
  StepDots dots({QStringLiteral("Practice"), QStringLiteral("You"), QStringLiteral("Kit")});
  CHECK(coloursIn(pictureOf(dots)) == 1);
  CHECK(dots.accessibleName().isEmpty());
  const QColor accent = colours().accent;
  std::vector<QImage> pictures;
  for (int step = 0; step < 3; ++step) {
    dots.setCurrent(step);
    pictures.push_back(pictureOf(dots));
    CHECK(pixelsOf(pictures.back(), accent) > 200);  // one filled circle
  }
  CHECK(pictures[0] != pictures[1]);
  CHECK(pictures[1] != pictures[2]);
  CHECK(dots.accessibleName() == QStringLiteral("Step 3 of 3: Kit"));
  dots.setCurrent(-1);
  CHECK(dots.accessibleName().isEmpty());
}

TEST_CASE("the filled dot moves to the right with each step", "[ui][setup]") {
  StepDots dots({QStringLiteral("A"), QStringLiteral("B")});
  const auto filled = [&](int step) {
    dots.setCurrent(step);
    const QImage picture = pictureOf(dots);
    const int half = picture.width() / 2;
    return std::pair(pixelsOf(picture.copy(0, 0, half, picture.height()), colours().accent), pixelsOf(picture.copy(half, 0, half, picture.height()), colours().accent));
  };
  const auto first = filled(0), second = filled(1);
  CHECK(first.first > 200);
  CHECK(first.second < 40);
  CHECK(second.second > 200);
  CHECK(second.first < 120);  // only the tick of what is done
}

TEST_CASE("what each way in says is whole in every language", "[ui][setup]") {
  const QLocale before;
  for (const Language language : {Language::English, Language::German, Language::French}) {
    Translations translations(*QApplication::instance());
    translations.use(language);
    WelcomeStep step;
    step.resize(580, 600);
    showActive(step);
    const auto cards = step.findChildren<ChoiceCard*>();
    REQUIRE(cards.size() == 4);
    for (const auto* card : cards) {
      INFO(card->accessibleDescription().toStdString());
      CHECK_FALSE(card->isCut());
    }
  }
  QLocale::setDefault(before);
}

TEST_CASE("four cards are four ways in, by mouse and by key", "[ui][setup]") {
  WelcomeStep step;
  step.resize(580, 600);
  showActive(step);
  QSignalSpy create(&step, &WelcomeStep::createAsked), open(&step, &WelcomeStep::openAsked), restore(&step, &WelcomeStep::restoreAsked),
      recover(&step, &WelcomeStep::recoverAsked);
  const auto cards = step.findChildren<ChoiceCard*>();
  REQUIRE(cards.size() == 4);
  for (auto* card : cards) click(*card);
  CHECK(create.count() == 1);
  CHECK(open.count() == 1);
  CHECK(restore.count() == 1);
  CHECK(recover.count() == 1);
  step.setFocus();
  test::press(step, Qt::Key_Return);
  CHECK(create.count() == 2);
  for (const auto* card : cards) {
    CHECK_FALSE(card->accessibleName().isEmpty());
    CHECK_FALSE(card->accessibleDescription().isEmpty());
  }
}

TEST_CASE("Up and Down walk through the ways in, the accent goes along, and Return takes the one that has it", "[ui][setup]") {
  WelcomeStep step;
  step.resize(580, 600);
  showActive(step);
  step.setFocus();
  QSignalSpy create(&step, &WelcomeStep::createAsked), restore(&step, &WelcomeStep::restoreAsked), recover(&step, &WelcomeStep::recoverAsked);
  const auto cards = step.findChildren<ChoiceCard*>();
  REQUIRE(cards.size() == 4);
  const auto accented = [&] {
    QList<qsizetype> all;
    for (qsizetype i = 0; i < cards.size(); ++i) {
      if (cards[i]->isFirst()) all.append(i);
    }
    return all;
  };
  CHECK(accented() == QList<qsizetype>{0});
  test::press(step, Qt::Key_Up);
  CHECK(accented() == QList<qsizetype>{0});
  test::press(step, Qt::Key_Down);
  test::press(step, Qt::Key_Down);
  CHECK(accented() == QList<qsizetype>{2});
  test::press(step, Qt::Key_Return);
  CHECK(restore.count() == 1);
  test::press(step, Qt::Key_Tab);
  CHECK(accented() == QList<qsizetype>{3});
  test::press(step, Qt::Key_Down);
  test::press(step, Qt::Key_Return);
  CHECK(recover.count() == 1);
  test::press(step, Qt::Key_Home);
  test::press(step, Qt::Key_Return);
  CHECK(create.count() == 1);
}

TEST_CASE("where the vault will lie follows the name, and a path is never markup", "[ui][setup]") {
  QTemporaryDir folder;
  const QString odd = folder.filePath(QStringLiteral("<i>vaults</i>"));
  REQUIRE(QDir().mkpath(odd));
  PracticeStep step(odd);
  step.resize(580, 400);
  showActive(step);
  CHECK_FALSE(step.next()->isEnabled());
  step.focusFirst();
  type(step, QStringLiteral("Harbour Dental"));
  CHECK(step.vaultPath() == odd + QStringLiteral("/Harbour Dental.safelight"));
  CHECK(step.next()->isEnabled());
  const auto texts = step.findChildren<Text*>();
  const auto where = std::find_if(texts.begin(), texts.end(), [](const Text* text) { return text->text().contains(QStringLiteral("Harbour Dental.safelight")); });
  REQUIRE(where != texts.end());
  CHECK((*where)->toolTip().contains(QStringLiteral("&lt;i&gt;")));
  CHECK_FALSE((*where)->toolTip().contains(QStringLiteral("<i>")));
}

TEST_CASE("Return goes on only when the page is right, Escape goes back", "[ui][setup]") {
  QTemporaryDir folder;
  PracticeStep step(folder.path());
  step.resize(580, 400);
  showActive(step);
  step.focusFirst();
  QSignalSpy next(&step, &SetupStep::nextAsked), back(&step, &SetupStep::backAsked);
  test::press(step, Qt::Key_Return);
  CHECK(next.isEmpty());
  type(step, QStringLiteral("Quay"));
  test::press(step, Qt::Key_Return);
  CHECK(next.count() == 1);
  test::press(step, Qt::Key_Escape);
  CHECK(back.count() == 1);
}

TEST_CASE("a login is proposed until one is typed", "[ui][setup]") {
  seal::SodiumRandom random;
  OwnerStep step(random);
  step.resize(580, 600);
  showActive(step);
  auto &name = fieldNamed(step, "Your name"), &login = fieldNamed(step, "Login");
  name.setFocus();
  type(step, QStringLiteral("Jana Bergmann"));
  CHECK(step.login() == QStringLiteral("j.bergmann"));
  login.setFocus();
  login.selectAll();
  type(step, QStringLiteral("jb"));
  name.setFocus();
  type(step, QStringLiteral("-Weiss"));
  CHECK(step.login() == QStringLiteral("jb"));
}

TEST_CASE("the owner's page says what is wrong with a login, and waits for both passwords", "[ui][setup]") {
  seal::SodiumRandom random;
  OwnerStep step(random);
  step.setPractice(QStringLiteral("Harbour Dental"));
  step.resize(580, 600);
  showActive(step);
  auto& login = fieldNamed(step, "Login");
  fieldNamed(step, "Your name").setText(QStringLiteral("Jana Bergmann"));
  login.setText(QStringLiteral("Jana B"));
  CHECK(says(step, "Small letters, digits"));
  passwords(step, kGood, kGood);
  CHECK_FALSE(step.next()->isEnabled());
  login.setText(QStringLiteral("jana"));
  CHECK(step.next()->isEnabled());
  passwords(step, kGood, "copper lantern over nine quayz");
  CHECK_FALSE(step.next()->isEnabled());
  CHECK(says(step, "Not the same"));
  passwords(step, "jana jana jana jana", "jana jana jana jana");
  CHECK_FALSE(step.next()->isEnabled());  // made of the login
}

TEST_CASE("a login that the vault refuses is said beside the login, other trouble above the buttons", "[ui][setup]") {
  seal::SodiumRandom random;
  OwnerStep step(random);
  step.resize(580, 600);
  showActive(step);
  step.showError({ErrorCode::LoginTaken, {}});
  CHECK(fieldNamed(step, "Login").hasFocus());
  const auto fields = step.findChildren<FormField*>();
  CHECK(std::count_if(fields.begin(), fields.end(), [](const FormField* field) { return field->hasProblem(); }) == 1);
  step.showError({ErrorCode::DiskFull, {}});
  CHECK(says(step, "full"));
}

TEST_CASE("Enter in the second password goes on when all is right, and says when it is not", "[ui][setup]") {
  seal::SodiumRandom random;
  OwnerStep step(random);
  step.resize(580, 600);
  showActive(step);
  fieldNamed(step, "Your name").setText(QStringLiteral("Jana Bergmann"));
  QSignalSpy next(&step, &SetupStep::nextAsked);
  passwords(step, kGood, "copper lantern");
  const auto second = step.findChildren<PasswordField*>()[1];
  second->setFocus();
  CHECK_FALSE(says(step, "Not the same"));  // it is still being typed
  test::press(step, Qt::Key_Return);
  CHECK(next.isEmpty());
  CHECK(says(step, "Not the same"));
  passwords(step, kGood, kGood);
  test::press(step, Qt::Key_Return);
  CHECK(next.count() == 1);
}

TEST_CASE("how long a password is yet is counted while it is typed", "[ui][setup]") {
  seal::SodiumRandom random;
  NewPasswordForm form(random);
  form.resize(580, 300);
  showActive(form);
  passwords(form, "copper", "");
  CHECK(says(form, "6 of at least 15 characters"));
  passwords(form, kGood, kGood);
  CHECK(says(form, "Long enough"));
  CHECK(says(form, "The same"));
  QSignalSpy changed(&form, &NewPasswordForm::changed);
  form.clear();
  CHECK_FALSE(form.isGood());
  CHECK(changed.count() == 1);
}

TEST_CASE("the recovery page needs a vault, the whole code and a new password", "[ui][setup]") {
  seal::SodiumRandom random;
  RecoverStep step(random);
  step.resize(580, 700);
  showActive(step);
  passwords(step, kGood, kGood);
  CHECK_FALSE(step.next()->isEnabled());
  step.setVault(QStringLiteral("/srv/<b>x</b>.safelight"), QStringLiteral("Harbour Dental"));
  CHECK(says(step, "Harbour Dental"));
  CHECK_FALSE(step.next()->isEnabled());
  const auto texts = step.findChildren<Text*>();
  CHECK(std::any_of(texts.begin(), texts.end(), [](const Text* text) { return text->toolTip().contains(QStringLiteral("&lt;b&gt;")); }));
  CHECK(step.vaultPath() == QStringLiteral("/srv/<b>x</b>.safelight"));
}

TEST_CASE("the group that the vault found wrong is named on the page", "[ui][setup]") {
  seal::SodiumRandom random;
  RecoverStep step(random);
  step.resize(580, 700);
  showActive(step);
  step.showError({ErrorCode::RecoveryGroupWrong, "5"});
  const auto fields = step.findChild<KitEntry*>()->findChildren<TextField*>();
  CHECK(fields[4]->hasFocus());
  CHECK(says(*step.findChild<KitEntry*>(), "look again"));
  step.clearSecrets();
  CHECK_FALSE(says(*step.findChild<KitEntry*>(), "look again"));
  for (const int nonsense : {0, 9, -3}) step.findChild<KitEntry*>()->markWrong(nonsense);
  CHECK_FALSE(says(*step.findChild<KitEntry*>(), "look again"));
}
