// Backups in a repository of restic, and older ones than the newest.

#include <QApplication>
#include <QComboBox>
#include <QSignalSpy>

#include "core/vault/backup/restic.h"
#include "core/vault/backup/set_reader.h"
#include "tests/ui/setup/new_computer.h"
#include "tests/ui/support/pictures.h"
#include "tests/unit/core/vault/quick_repository.h"
#include "ui/setup/day_choice.h"
#include "ui/setup/repository_form.h"
#include "ui/setup/restored_step.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

const char* const kPassword = tests::kMadeUpPassword.data();
constexpr const char* kAsWritten = "4f2a 91c0 4f2a 91c0 4f2a 91c0 4f2a 91c0 4f2a 91c0";

/// Its practice was backed up on two days, and is not there any more.
struct TwoDays : Machine {
  enum class To { Folder, Repository };
  explicit TwoDays(To to) {
    if (to == To::Repository && !vault::findRestic()) SKIP("restic is not installed");
    if (to == To::Repository) tests::makeRepository(repository);
    vault::BackupOrder order;
    order.destination = place;
    if (to == To::Repository) order.restic = vault::ResticRepository{repository.string(), *vault::SecretText::copyOf(kPassword)};
    {
      vault::Vault open = fixture.open();
      tests::addMarta(open);
      for (const char* name : {"first.dcm", "second.dcm"}) {
        tests::takeIn(fixture, open, name, name);
        REQUIRE(vault::backUp(open, order));
        fixture.clock.advance(86'400'000);
      }
    }
    std::filesystem::remove_all(fixture.path);
  }
  Path place = fixture.folder / "Red disk", repository = fixture.folder / "repository";
};

/// Somebody who wants that practice back, before the first page.
struct AtTheNewComputer {
  explicit AtTheNewComputer(TwoDays::To to, QSize size = {1200, 900}) : machine(to) {
    window.resize(size);
    showActive(window);
  }
  TwoDays machine;
  SetupWindow window{machine.environment, machine.places};
};

DayChoice& dayOf(RestoreStep& step) { return *step.findChild<DayChoice*>(); }

/// On the page where a repository is asked for.
RestoreStep& chooseRepository(SetupWindow& window) {
  press(*shown<WelcomeStep>(window).findChildren<ChoiceCard*>().at(2));
  auto& step = shown<RestoreStep>(window);
  auto* kind = step.findChildren<Choice*>().first();
  kind->setCurrentIndex(1);
  Q_EMIT kind->changed(1);
  REQUIRE(waitUntil([&] { return step.findChild<RepositoryForm*>()->isVisible(); }));
  CHECK_FALSE(step.next()->isEnabled());
  return step;
}

void typeRepository(RestoreStep& step, const QString& address, const QString& password) {
  auto& form = *step.findChild<RepositoryForm*>();
  form.findChildren<TextField*>().first()->setText(address);
  auto* field = form.findChildren<PasswordField*>().last();
  field->clear();
  field->append(password);
}

void pressNamed(RestoreStep& step, const char* words) {
  for (auto* button : step.findChildren<Button*>())
    if (button->text() == QString::fromUtf8(words)) press(*button);
}

void look(RestoreStep& step) { pressNamed(step, "Look at it"); }

bool comesToSay(RestoreStep& step, const char* words) {
  return waitUntil([&] { return allWordsOn(step).contains(QString::fromUtf8(words)); });
}

}  // namespace

TEST_CASE("a repository of restic says whose it is, and gives the practice back", "[ui][setup][restore]") {
  AtTheNewComputer now(TwoDays::To::Repository);
  auto& [machine, window] = now;
  auto& step = chooseRepository(window);
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository-empty"));
  typeRepository(step, QString::fromStdString(machine.repository.string()), QStringLiteral("another one"));
  look(step);
  REQUIRE(comesToSay(step, "This is not the password of this repository."));
  CHECK(step.findChild<RepositoryForm*>()->findChildren<PasswordField*>().last()->hasFocus());  // to be typed again
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository-password"));
  CHECK_FALSE(step.next()->isEnabled());
  // As it stands on the kit, with blanks.
  typeRepository(step, QString::fromStdString(machine.repository.string()), QString::fromLatin1(kAsWritten));
  CHECK_FALSE(allWordsOn(step).contains(QStringLiteral("This is not the password")));
  look(step);
  REQUIRE(comesToSay(step, "Harbour Dental, 2 images, saved"));
  CHECK(step.next()->isEnabled());
  CHECK(step.next()->hasFocus());
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository"));
  press(*step.next());
  auto& back = shown<RestoredStep>(window);
  CHECK(allWordsOn(back).contains(QStringLiteral("2 images of Harbour Dental are here again")));
  CHECK(std::filesystem::exists(Path(machine.places.vaultFolder.toStdString()) / "Harbour Dental.safelight" / "head"));
  for (auto* field : step.findChildren<PasswordField*>()) CHECK(field->isEmpty());
}

TEST_CASE("from a repository an older day comes back, once it was looked at", "[ui][setup][restore]") {
  AtTheNewComputer now(TwoDays::To::Repository);
  auto& [machine, window] = now;
  auto& step = chooseRepository(window);
  typeRepository(step, QString::fromStdString(machine.repository.string()), QString::fromLatin1(kPassword));
  look(step);
  REQUIRE(waitUntil([&] { return step.next()->isEnabled(); }));
  dayOf(step).choose(1);
  CHECK_FALSE(step.next()->isEnabled());  // it has not proven itself yet
  REQUIRE(comesToSay(step, "Harbour Dental, 1 image, saved"));
  REQUIRE(step.next()->isEnabled());
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository-day"));
  press(*step.next());
  CHECK(allWordsOn(shown<RestoredStep>(window)).contains(QStringLiteral("1 image of Harbour Dental is here again")));
}

TEST_CASE("what is wrong with a repository is said where it was typed", "[ui][setup][restore]") {
  AtTheNewComputer now(TwoDays::To::Repository);
  auto& [machine, window] = now;
  auto& step = chooseRepository(window);
  const QString folder = QString::fromStdString(machine.fixture.folder.path().string());
  const auto says = [&](const QString& address, const char* words) {
    typeRepository(step, address, QString::fromLatin1(kPassword));
    look(step);
    INFO(words);
    REQUIRE(comesToSay(step, words));
    CHECK_FALSE(step.next()->isEnabled());
  };
  says(folder + QStringLiteral("/nowhere"), "There is no such folder. Is the disk connected");
  says(folder, "There is no repository of restic.");
  says(QStringLiteral("nosuchbackend:/x"), "restic knows no such address.");
  says(QStringLiteral("rest:http://127.0.0.1:9/x"), "Nobody answers there.");
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository-away"));
  // A bucket asks for its keys, which belong together.
  const auto fields = step.findChild<RepositoryForm*>()->findChildren<TextField*>();
  CHECK_FALSE(fields.at(1)->isVisible());
  typeRepository(step, QStringLiteral("s3:http://127.0.0.1:9/bucket"), QString::fromLatin1(kPassword));
  settle();
  REQUIRE(fields.at(1)->isVisible());
  fields.at(1)->setText(QStringLiteral("KEYID"));
  look(step);
  REQUIRE(comesToSay(step, "Key and secret key belong together"));
  step.findChild<RepositoryForm*>()->findChildren<PasswordField*>().first()->append(QStringLiteral("SECRET"));
  look(step);
  REQUIRE(comesToSay(step, "Nobody answers there."));
  settle();
  keepPicture(window, QStringLiteral("setup-restore-repository-bucket"));
  // Back, and nothing typed stays.
  Q_EMIT step.backAsked();
  shown<WelcomeStep>(window);
  for (auto* field : step.findChildren<PasswordField*>()) CHECK(field->isEmpty());
}

TEST_CASE("each complaint of a repository has a sentence of its own", "[ui][setup][restore]") {
  RepositoryForm form;
  showActive(form);
  QSet<QString> sentences;
  const auto codes = {ErrorCode::WrongCredentials,    ErrorCode::BackupPlaceMissing,  ErrorCode::NotFound,         ErrorCode::PermissionDenied, ErrorCode::InvalidArgument,
                      ErrorCode::BackupIncomplete,    ErrorCode::BackupEngineMissing, ErrorCode::BackupEngineFailed};
  for (const ErrorCode code : codes) {
    form.showTrouble({code, {}});
    const QString words = allWordsOn(form);
    INFO(words.toStdString());
    CHECK_FALSE(sentences.contains(words));
    sentences.insert(words);
  }
  CHECK(sentences.size() == static_cast<qsizetype>(codes.size()));
}

TEST_CASE("of a folder an older day can be brought back, and lies beside what was begun of another", "[ui][setup][restore]") {
  AtTheNewComputer now(TwoDays::To::Folder);
  auto& [machine, window] = now;
  auto& step = chooseGoodBackup(window, QString::fromStdString(machine.place.string()));
  settle();
  // Quiet, until somebody asks.
  CHECK_FALSE(dayOf(step).findChild<Choice*>()->isVisible());
  CHECK(allWordsOn(step).contains(QStringLiteral("Harbour Dental, 2 images, saved")));
  keepPicture(window, QStringLiteral("setup-restore-days"));
  pressNamed(step, "Another day…");
  auto* days = dayOf(step).findChild<Choice*>();
  REQUIRE(days->isVisible());
  REQUIRE(days->count() == 2);
  CHECK(days->currentIndex() == 0);
  const QString target = step.vaultPath();
  // A restore of the newest was broken off here: its keys are there.
  const auto newest = vault::describeSets(*machine.fixture.files, machine.place)->back();
  std::filesystem::create_directories(target.toStdString());
  tests::writeFile(vault::restoringMark(target.toStdString()), asBytes(newest.name.name));
  tests::writeFile(Path(target.toStdString()) / "head", Bytes(3, 1));
  CHECK(step.vaultPath() == target);
  dayOf(step).choose(1);
  CHECK(allWordsOn(step).contains(QStringLiteral("Harbour Dental, 1 image, saved")));
  CHECK(step.vaultPath() != target);
  settle();
  keepPicture(window, QStringLiteral("setup-restore-another-day"));
  press(*step.next());
  CHECK(allWordsOn(shown<RestoredStep>(window)).contains(QStringLiteral("1 image of Harbour Dental is here again")));
}

TEST_CASE("in a low window the page follows the keyboard", "[ui][setup][restore]") {
  AtTheNewComputer now(TwoDays::To::Folder, {683, 384});  // 1366 by 768, enlarged twice
  auto& [machine, window] = now;
  auto& step = chooseGoodBackup(window, QString::fromStdString(machine.place.string()));
  const auto isSeen = [&](const QWidget& widget) { return window.rect().contains(QRect(widget.mapTo(&window, QPoint()), widget.size())); };
  CHECK(step.next()->hasFocus());
  CHECK(waitUntil([&] { return isSeen(*step.next()); }));
  // Round once: what stands above comes first, and each is seen.
  auto* kind = step.findChildren<Choice*>().first();
  QStringList order;
  for (int i = 0; i < 7; ++i) {
    press(window, Qt::Key_Tab);
    auto* focused = QApplication::focusWidget();
    REQUIRE(focused != nullptr);
    INFO(i);
    CHECK(waitUntil([&] { return isSeen(*focused); }));
    if (auto* button = qobject_cast<Button*>(focused)) order += button->text();
    else if (kind->isAncestorOf(focused)) order += QStringLiteral("kind");
  }
  CHECK(order.join(QLatin1Char('|')).contains(QStringLiteral("kind|Choose…|Another day…|Change…|Back|Bring back")));
}

TEST_CASE("a set that lacks much of the one before it says so at once", "[ui][setup][restore]") {
  DayChoice choice;
  choice.resize(580, 300);
  showActive(choice);
  const auto line = [](std::int64_t day, std::uint64_t images) {
    vault::SetLine made;
    made.name = *vault::parseSetName(vault::setName(Instant{1'795'345'200'000 + day * 86'400'000}, 7));
    made.images = images;
    made.practice = "Harbour Dental";
    return made;
  };
  auto bad = line(1, 60);
  bad.lost = 66;
  bad.massChange = true;
  auto fewer = line(2, 54);
  fewer.erased = 6;
  // Who was erased is no damage: nothing opens by itself, and the list says it.
  choice.setSets({line(0, 60), fewer});
  CHECK_FALSE(choice.findChild<Choice*>()->isVisible());
  CHECK(choice.findChild<Choice*>()->box()->itemText(0).endsWith(QStringLiteral("54 images · 6 erased or deleted for good")));
  CHECK_FALSE(allWordsOn(choice).contains(QStringLiteral("missing or were changed since")));
  choice.setSets({line(0, 126), bad});
  CHECK(choice.findChild<Choice*>()->isVisible());
  CHECK(allWordsOn(choice).contains(QStringLiteral("Here 66 images are missing or were changed since the backup before it.")));
  keepPicture(choice, QStringLiteral("setup-restore-mass-change"));
  QSignalSpy changed(&choice, &DayChoice::changed);
  choice.choose(1);
  CHECK(changed.count() == 1);
  CHECK_FALSE(allWordsOn(choice).contains(QStringLiteral("missing or were changed since")));
  CHECK(choice.chosen()->images == 126u);
  CHECK_FALSE(choice.isNewestChosen());
  // One that cannot be read is none to choose; of one alone there is no choice.
  bad.trouble = Error{ErrorCode::BackupDamaged, {}};
  choice.setSets({line(0, 126), bad});
  CHECK(choice.isNewestChosen());
  CHECK_FALSE(choice.findChild<Choice*>()->isVisible());
}
