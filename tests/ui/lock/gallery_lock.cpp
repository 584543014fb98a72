// The lock screen in every state (see tests/ui/gallery.sh). People and practice are invented.
#include "tests/ui/support/gallery.h"
#include "ui/lock/lock_screen.h"
#include "ui/lock/lock_words.h"
#include "ui/lock/person_tile.h"

using namespace safelight;
using namespace safelight::ui;

namespace {

model::User person(const std::string& login, const std::string& name, model::Role role) {
  model::User user;
  user.login = login;
  user.displayName = name;
  user.role = role;
  return user;
}

const std::vector<model::User> kThree{person("okafor", "Dr A. Okafor", model::Role::Owner), person("bergmann", "J. Bergmann", model::Role::Clinician),
                                      person("rinaldi", "S. Rinaldi", model::Role::Assistant)};

std::vector<model::User> many() {
  std::vector<model::User> people = kThree;
  const char* const names[] = {"Prof. Dr med. dent. Friederike von Hohenstein-Wolfenbüttel", "مريم الأنصاري", "Nguyễn Thị Hà", "Κωνσταντίνου Ελένη", "O’Brien Saoirse", "T. Hiroshi",
                               "P. de Vries", "L. Haddad", "M. Lindqvist", "C. Abara", "K. Novák", "B. Łukasiewicz", "E. Sørensen", "R. D’Souza"};
  int number = 0;
  for (const char* name : names) {
    ++number;
    people.push_back(person("p" + std::to_string(number), name, static_cast<model::Role>(1 + number % 4)));
  }
  return people;
}

}  // namespace

int main(int argc, char** argv) {
  const test::Gallery gallery(argc, argv);
  LockScreen screen;
  const QDateTime now(QDate(2026, 11, 24), QTime(14, 32));
  screen.setTimeSource([now] { return now; });
  screen.setPractice(QStringLiteral("Harbour Dental"));
  screen.setWorkstation(QStringLiteral("Surgery 2"));
  gallery.show(screen);
  const auto save = [&](const QString& name) { gallery.save(screen, name); };
  const auto field = [&] { return screen.findChild<PasswordField*>(); };

  screen.setPeople(kThree);
  screen.setSentence({});
  save(QStringLiteral("first-start"));

  screen.setSentence(lockedSentence({LockReason::Idle, QDateTime(now.date(), QTime(14, 27)), 300, QStringLiteral("Dr A. Okafor")}));
  screen.setWaitingImages(3);
  screen.choose("okafor");
  field()->append(QStringLiteral("correct horse"));
  save(QStringLiteral("typing"));

  screen.onSignIn([](std::string, crypto::SecretBytes) {});
  Q_EMIT field()->returnPressed();
  save(QStringLiteral("working"));
  screen.showProblem(Error{ErrorCode::WrongCredentials, {}});
  Q_EMIT field()->capsLockSeen(true);
  save(QStringLiteral("wrong-password"));
  screen.reset();

  screen.choose("okafor");
  field()->append(QStringLiteral("correct horse"));
  Q_EMIT field()->returnPressed();
  screen.setOpeningProgress(420);
  save(QStringLiteral("index-made-anew"));
  screen.showProblem(Error{ErrorCode::VaultRolledBack, {}});
  save(QStringLiteral("older-vault"));
  for (Button* button : screen.findChildren<Button*>())
    if (button->isVisible() && button->text().contains(QStringLiteral("older"))) button->click();
  save(QStringLiteral("older-vault-accepted"));
  screen.reset();

  screen.setPeople(many());
  screen.choose("p1");
  screen.setSentence(lockedSentence({LockReason::WorkspaceDied, QDateTime(now.date(), QTime(14, 31)), 300, QStringLiteral("Prof. Dr med. dent. Friederike von Hohenstein-Wolfenbüttel")}));
  save(QStringLiteral("many-people"));

  screen.setPeople(kThree);
  screen.setSentence({});
  screen.findChildren<PersonTile*>().last()->click();
  save(QStringLiteral("someone-else"));

  screen.showNoVault(Error{ErrorCode::VaultNotFound, {}});
  save(QStringLiteral("no-vault"));
  return 0;
}
