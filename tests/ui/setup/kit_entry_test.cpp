#include "ui/setup/kit_entry.h"

#include <QSignalSpy>
#include <catch2/catch_test_macros.hpp>

#include "core/crypto/recovery_code.h"
#include "core/seal/sodium_random.h"
#include "tests/ui/support/events.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

crypto::RecoveryCode newCode() {
  REQUIRE(seal::startSodium());
  seal::SodiumRandom random;
  auto code = crypto::newRecoveryCode(random);
  REQUIRE(code);
  return std::move(*code);
}

QString whole(const std::vector<std::string>& groups, const QString& between) {
  QStringList words;
  for (const auto& group : groups) words.append(QString::fromStdString(group));
  return words.join(between);
}

QList<TextField*> fieldsOf(KitEntry& entry) { return entry.findChildren<TextField*>(); }

}  // namespace

TEST_CASE("a code typed group by group, in small letters, is complete and moves on by itself", "[ui][setup]") {
  const auto code = newCode();
  KitEntry entry(&crypto::groupIsSound);
  showActive(entry);
  entry.focusFirst();
  settle();
  for (const auto& group : code.groups) type(entry, QString::fromStdString(group).toLower());
  CHECK(entry.isComplete());
  CHECK(entry.code() == whole(code.groups, QStringLiteral("-")).toStdString());
  CHECK(crypto::readRecoveryCode(entry.code()));
}

TEST_CASE("another kit is typed over the first one without a key more", "[ui][setup]") {
  const auto first = newCode(), second = newCode();
  KitEntry entry(&crypto::groupIsSound);
  showActive(entry);
  for (const auto* code : {&first, &second}) {
    entry.focusFirst();
    settle();
    for (const auto& group : code->groups) type(entry, QString::fromStdString(group));
    CHECK(entry.code() == whole(code->groups, QStringLiteral("-")).toStdString());
  }
}

TEST_CASE("a wrong group is marked at once, and only that one", "[ui][setup]") {
  const auto code = newCode();
  KitEntry entry(&crypto::groupIsSound);
  showActive(entry);
  auto fields = fieldsOf(entry);
  REQUIRE(fields.size() == 8);
  QString wrong = QString::fromStdString(code.groups[0]);
  wrong[1] = wrong[1] == u'7' ? u'8' : u'7';
  fields[0]->setFocus();
  type(entry, wrong);
  CHECK(fields[0]->accessibleDescription().contains(QStringLiteral("look again")));
  CHECK(QApplication::focusWidget() == fields[0]);
  fields[1]->setFocus();
  type(entry, QString::fromStdString(code.groups[1]));
  CHECK(fields[1]->accessibleDescription().contains(QStringLiteral("right")));
  CHECK_FALSE(entry.isComplete());
}

TEST_CASE("exchanged groups are wrong although each is written rightly", "[ui][setup]") {
  const auto code = newCode();
  KitEntry entry(&crypto::groupIsSound);
  auto fields = fieldsOf(entry);
  showActive(entry);
  fields[0]->setFocus();
  type(entry, QString::fromStdString(code.groups[1]));
  CHECK(fields[0]->accessibleDescription().contains(QStringLiteral("look again")));
}

TEST_CASE("a pasted code fills every group, whatever stands between them", "[ui][setup]") {
  const auto code = newCode();
  for (const char* between : {"-", " ", "", "\n"}) {
    KitEntry entry(&crypto::groupIsSound);
    showActive(entry);
    entry.focusFirst();
    settle();
    QSignalSpy changed(&entry, &KitEntry::changed);
    type(entry, whole(code.groups, QString::fromLatin1(between)).replace(QLatin1Char('\n'), QLatin1Char(' ')));
    CHECK(entry.isComplete());
    CHECK(changed.count() > 0);
    entry.clear();
    CHECK_FALSE(entry.isComplete());
  }
}

TEST_CASE("letters that look like digits are read as the digits", "[ui][setup]") {
  CHECK(KitEntry::normalised(QStringLiteral("o i-l a")) == QStringLiteral("011A"));
}
