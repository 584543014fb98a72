// The recovery kit and the vault's keys, renewed by an owner.
#include <catch2/catch_test_macros.hpp>

#include "core/vault/keeping/rotation.h"
#include "core/vault/people.h"
#include "tests/ui/practice/shown_page.h"
#include "tests/ui/support/pictures.h"
#include "ui/practice/keys_card.h"
#include "ui/practice/keys_sheets.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

Button& wordedButton(QWidget& in, const char* words) {
  for (auto* button : in.findChildren<Button*>())
    if (button->text() == QString::fromUtf8(words)) return *button;
  FAIL("no such button: " << words);
  throw 0;
}

template <class Kind>
Kind& opened(Shown& shown) {
  REQUIRE(waitUntil([&] { return qobject_cast<Kind*>(Sheet::openIn(shown.page.get())) != nullptr; }, 20000));
  settle();
  return *qobject_cast<Kind*>(Sheet::openIn(shown.page.get()));
}

}  // namespace

TEST_CASE("the vault gets new keys from its card", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<KeysCard*>();
  CHECK(shown.comesToSay(card, "after somebody left"));
  click(wordedButton(card, "New keys"));
  auto& sheet = opened<RotationSheet>(shown);
  keepPicture(*shown.page, QStringLiteral("practice-new-keys"));
  click(wordedButton(sheet, "Make new keys"));
  REQUIRE(waitUntil([&] { return Sheet::openIn(shown.page.get()) == nullptr; }, 20000));
  CHECK(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::keyEpoch(vault); }) == 2);
}

TEST_CASE("a new kit is made only when asked twice, and its sheet stays until it was typed back", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<KeysCard*>();
  click(wordedButton(card, "New kit"));
  auto& sheet = opened<KitSheet>(shown);
  CHECK_FALSE(sheet.findChild<KitStep*>()->isVisible());
  click(wordedButton(sheet, "Make a new kit"));
  REQUIRE(waitUntil([&] { return sheet.findChild<KitStep*>()->isVisible(); }, 20000));
  settle();
  keepPicture(*shown.page, QStringLiteral("practice-new-kit"));
  CHECK(sheet.isOpen());
  const QString spoken = sheet.findChild<KitView*>()->accessibleName();
  click(*sheet.findChild<KitStep*>()->next());
  type(sheet, spoken.mid(spoken.indexOf(QLatin1Char(':')) + 2).remove(QStringLiteral(", ")));
  settle();
  click(*sheet.findChild<KitStep*>()->next());
  REQUIRE(waitUntil([&] { return Sheet::openIn(shown.page.get()) == nullptr; }, 20000));
}

TEST_CASE("somebody who is no owner sees no keys", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  CHECK(shown.page->findChild<KeysCard*>() == nullptr);
}
