// Who works here: the card, the sheet that adds somebody, and the one that changes a password.
#include <QPointer>
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "tests/ui/practice/shown_page.h"
#include "tests/ui/support/pictures.h"
#include "ui/bridge/format.h"
#include "ui/practice/password_sheet.h"
#include "ui/practice/people_card.h"
#include "ui/practice/person_sheet.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/password_field.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

constexpr char kGood[] = "seven boats beside the pier";

PeopleCard& cardOf(Shown& shown) { return *shown.page->findChild<PeopleCard*>(); }

std::vector<model::User> people(Shown& shown) {
  return shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::listPeople(vault); });
}

std::optional<model::User> find(Shown& shown, const std::string& login) {
  for (const auto& person : people(shown)) {
    if (person.login == login && !person.disabled) return person;
  }
  return std::nullopt;
}

template <class Kind>
Kind& opened(Shown& shown) {
  auto* sheet = qobject_cast<Kind*>(Sheet::openIn(shown.page.get()));
  REQUIRE(sheet != nullptr);
  settle();
  return *sheet;
}

void fill(QWidget& in, int from, const char* password) {
  for (auto* field : in.findChildren<PasswordField*>().mid(from)) {
    field->clear();
    field->append(QString::fromUtf8(password));
  }
}

bool gone(Shown& shown) {
  return waitUntil([&] { return Sheet::openIn(shown.page.get()) == nullptr; });
}

}  // namespace

TEST_CASE("everybody stands in the card, with role and login, oneself marked", "[ui][practice]") {
  Shown shown;
  REQUIRE(shown.comesToSay(cardOf(shown), "Dr A. Okafor"));
  settle();  // rows that were made anew meanwhile are gone
  CHECK(shown.says(cardOf(shown), "owner · you"));
  CHECK(shown.says(cardOf(shown), "nurse"));
  REQUIRE(cardOf(shown).findChildren<Choice*>().size() == 1);  // one's own role is not changed here
  CHECK(cardOf(shown).findChildren<Choice*>().first()->currentData().toInt() == static_cast<int>(model::Role::Assistant));
}

TEST_CASE("a role that is chosen is the person's role from then on", "[ui][practice]") {
  Shown shown;
  REQUIRE(waitUntil([&] { return cardOf(shown).findChildren<Choice*>().size() == 1; }));
  auto* role = cardOf(shown).findChildren<Choice*>().first();
  role->setCurrentData(static_cast<int>(model::Role::Clinician));
  Q_EMIT role->changed(role->currentIndex());
  REQUIRE(waitUntil([&] { return find(shown, "nurse")->role == model::Role::Clinician; }));
}

TEST_CASE("whoever chose a role by keyboard is still at that role afterwards", "[ui][practice]") {
  Shown shown;
  const auto roles = [&] { return cardOf(shown).findChildren<Choice*>(); };
  REQUIRE(waitUntil([&] { return roles().size() == 1; }));
  QPointer<Choice> before = roles().first();
  before->setFocus();
  before->setCurrentData(static_cast<int>(model::Role::Clinician));
  Q_EMIT before->changed(before->currentIndex());
  REQUIRE(waitUntil([&] { return before == nullptr && roles().size() == 1; }));
  CHECK(roles().first()->focusProxy()->hasFocus());
  CHECK(roles().first()->currentData().toInt() == static_cast<int>(model::Role::Clinician));
}

TEST_CASE("who stops working here is asked about first, and cannot sign in afterwards", "[ui][practice]") {
  Shown shown;
  REQUIRE(waitUntil([&] { return !cardOf(shown).findChildren<IconButton*>().isEmpty(); }));
  click(*cardOf(shown).findChildren<IconButton*>().first());
  auto& sheet = opened<Sheet>(shown);
  CHECK(shown.says(sheet, "cannot be undone"));
  click(*buttonOf(sheet, "Cancel"));
  REQUIRE(gone(shown));
  CHECK(find(shown, "nurse"));
  click(*cardOf(shown).findChildren<IconButton*>().first());
  click(*buttonOf(opened<Sheet>(shown), "Disable"));
  REQUIRE(shown.comesToSay(cardOf(shown), "cannot sign in any more"));
  CHECK_FALSE(find(shown, "nurse"));
}

TEST_CASE("the question about somebody with an Arabic name reads from left to right around the name", "[ui][practice]") {
  Shown shown;
  const QString name = QStringLiteral("محمد الفارسي");
  REQUIRE(waitUntil([&] { return !cardOf(shown).findChildren<IconButton*>().isEmpty(); }));
  click(*buttonOf(cardOf(shown), "Add a person"));
  auto& adding = opened<PersonSheet>(shown);
  adding.findChildren<TextField*>()[0]->setText(name);
  adding.findChildren<TextField*>()[1]->setText(QStringLiteral("m.alfarisi"));
  fill(adding, 0, kGood);
  click(*buttonOf(adding, "Add"));
  REQUIRE(gone(shown));
  const auto more = [&] {
    for (auto* button : cardOf(shown).findChildren<IconButton*>())
      if (button->accessibleName().contains(name)) return button;
    return static_cast<IconButton*>(nullptr);
  };
  REQUIRE(waitUntil([&] { return more() != nullptr; }));
  settle();
  click(*more());
  auto& sheet = opened<Sheet>(shown);
  const auto texts = sheet.findChildren<Text*>();
  const auto title = std::find_if(texts.begin(), texts.end(), [&](const Text* text) { return text->text().contains(name); });
  REQUIRE(title != texts.end());
  CHECK_FALSE((*title)->text().isRightToLeft());
  CHECK((*title)->text().contains(isolated(name)));
  keepPicture(*shown.page, QStringLiteral("practice-stops-arabic"));
}

TEST_CASE("who does not manage people sees them and changes nobody", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  REQUIRE(shown.comesToSay(cardOf(shown), "Dr A. Okafor"));
  settle();  // rows that were made anew meanwhile are gone
  CHECK(cardOf(shown).findChildren<Choice*>().isEmpty());
  CHECK(cardOf(shown).findChildren<IconButton*>().isEmpty());
  CHECK(buttonOf(cardOf(shown), "Add a person") == nullptr);
  CHECK(buttonOf(cardOf(shown), "Change password") != nullptr);
}

TEST_CASE("Add a person opens a sheet, and the card shows who was added", "[ui][practice]") {
  Shown shown;
  REQUIRE(waitUntil([&] { return buttonOf(cardOf(shown), "Add a person") != nullptr; }));
  click(*buttonOf(cardOf(shown), "Add a person"));
  auto& sheet = opened<PersonSheet>(shown);
  type(*shown.page, QStringLiteral("Ines Vogel"));
  fill(sheet, 0, kGood);
  auto* role = sheet.findChild<Choice*>();
  role->setCurrentData(static_cast<int>(model::Role::Reception));
  Q_EMIT role->changed(role->currentIndex());
  REQUIRE(buttonOf(sheet, "Add")->isEnabled());
  click(*buttonOf(sheet, "Add"));
  REQUIRE(gone(shown));
  REQUIRE(shown.comesToSay(cardOf(shown), "Ines Vogel"));
  REQUIRE(find(shown, "i.vogel"));
  CHECK(find(shown, "i.vogel")->role == model::Role::Reception);
}

TEST_CASE("what a role may do is said before somebody gets it", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  auto* role = sheet->findChild<Choice*>();
  QSet<QString> explanations;
  for (int i = 0; i < role->count(); ++i) {
    role->setCurrentIndex(i);
    Q_EMIT role->changed(i);
    const QString words = roleExplanation(static_cast<model::Role>(role->currentData().toInt()));
    CHECK(shown.says(*sheet, words.toUtf8().constData()));
    explanations.insert(words);
  }
  CHECK(explanations.size() == role->count());
}

TEST_CASE("a login that somebody has is refused beside the field, and nothing typed is lost", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  const auto fields = sheet->findChildren<TextField*>();
  REQUIRE(fields.size() == 2);
  fields[0]->setText(QStringLiteral("Another Nurse"));
  fields[1]->setText(QStringLiteral("nurse"));
  fill(*sheet, 0, kGood);
  click(*buttonOf(*sheet, "Add"));
  REQUIRE(waitUntil([&] {
    const auto rows = sheet->findChildren<FormField*>();
    return std::any_of(rows.begin(), rows.end(), [](const FormField* row) { return row->hasProblem(); });
  }));
  CHECK(sheet->isVisible());
  CHECK(fields[1]->hasFocus());
  CHECK(fields[0]->text() == QStringLiteral("Another Nurse"));
  CHECK(buttonOf(*sheet, "Add")->isEnabled());
}

TEST_CASE("a name without Latin letters makes no login, and the sheet asks for one", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  CHECK_FALSE(shown.says(*sheet, "Type one"));
  const auto fields = sheet->findChildren<TextField*>();
  fields[0]->setText(QStringLiteral("محمد الفارسي"));
  CHECK(fields[1]->text().isEmpty());
  CHECK(shown.says(*sheet, "Type one: small letters a to z"));
  fields[1]->setText(QStringLiteral("m.alfarisi"));
  CHECK_FALSE(shown.says(*sheet, "Type one"));
}

TEST_CASE("a malformed login cannot be added", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PersonSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  const auto fields = sheet->findChildren<TextField*>();
  fields[0]->setText(QStringLiteral("Ines Vogel"));
  fill(*sheet, 0, kGood);
  for (const char* login : {"", "I", "Ines", "9ines", "ines vogel", "ïnes"}) {
    fields[1]->setText(QString::fromUtf8(login));
    INFO(login);
    CHECK_FALSE(buttonOf(*sheet, "Add")->isEnabled());
  }
  fields[1]->setText(QStringLiteral("ines-2"));
  CHECK(buttonOf(*sheet, "Add")->isEnabled());
}

TEST_CASE("a changed password is the one that opens from then on", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  REQUIRE(waitUntil([&] { return buttonOf(cardOf(shown), "Change password") != nullptr; }));
  click(*buttonOf(cardOf(shown), "Change password"));
  auto& sheet = opened<PasswordSheet>(shown);
  CHECK(shown.says(sheet, "Current password"));
  CHECK(shown.says(sheet, "New password, once more"));
  CHECK_FALSE(buttonOf(sheet, "Change")->isEnabled());
  fill(sheet, 1, kGood);
  CHECK_FALSE(buttonOf(sheet, "Change")->isEnabled());  // the current one is missing
  sheet.findChildren<PasswordField*>().first()->append(QString::fromUtf8(tests::kNursePassword));
  REQUIRE(buttonOf(sheet, "Change")->isEnabled());
  const auto before = shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault.user().login; });
  click(*buttonOf(sheet, "Change"));
  REQUIRE(gone(shown));
  CHECK(before == "nurse");
  // The same current password again is now the wrong one.
  click(*buttonOf(cardOf(shown), "Change password"));
  auto& again = opened<PasswordSheet>(shown);
  again.findChildren<PasswordField*>().first()->append(QString::fromUtf8(tests::kNursePassword));
  fill(again, 1, "violet anchor over nine quays");
  click(*buttonOf(again, "Change"));
  REQUIRE(shown.comesToSay(again, "not your current password"));
  CHECK(again.findChildren<PasswordField*>().first()->hasFocus());
  again.findChildren<PasswordField*>().first()->clear();
  CHECK_FALSE(shown.says(again, "not your current password"));  // typing begins anew
}

TEST_CASE("a new password made of the person's own name or login is refused", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PasswordSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  sheet->findChildren<PasswordField*>().first()->append(QString::fromUtf8(tests::kOwnerPassword));
  fill(*sheet, 1, "harbour dental 2");
  CHECK_FALSE(buttonOf(*sheet, "Change")->isEnabled());
  fill(*sheet, 1, kGood);
  CHECK(buttonOf(*sheet, "Change")->isEnabled());
}

TEST_CASE("Escape leaves the password as it is", "[ui][practice]") {
  Shown shown;
  auto* sheet = new PasswordSheet(shown.practice.session(), shown.page.get());
  sheet->open();
  settle();
  fill(*sheet, 0, kGood);
  press(*shown.page, Qt::Key_Escape);
  // The first Escape empties the password that has the focus; the sheet goes with the next.
  if (Sheet::openIn(shown.page.get()) != nullptr) press(*shown.page, Qt::Key_Escape);
  REQUIRE(gone(shown));
  shown.page.reset();
  shown.preferences.reset();
}
