// The recovery kit and the vault's keys, renewed by an owner.
#include <QTest>
#include <catch2/catch_test_macros.hpp>

#include "core/vault/access/people.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
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

/// How often these words can be seen: a title is said once.
int titlesSeen(const Sheet& in, const char* words) {
  int seen = 0;
  for (const auto* text : in.findChildren<Text*>()) seen += text->isVisible() && text->text() == QString::fromUtf8(words) ? 1 : 0;
  return seen;
}

template <class Kind>
Kind& opened(Shown& shown) {
  REQUIRE(waitUntil([&] { return qobject_cast<Kind*>(Sheet::openIn(shown.page.get())) != nullptr; }, 20000));
  settle();
  return *qobject_cast<Kind*>(Sheet::openIn(shown.page.get()));
}

}  // namespace

TEST_CASE("a kit that nobody typed back is pointed out to owners, beside the button that makes another", "[ui][practice]") {
  Shown shown;
  auto& card = *shown.page->findChild<KeysCard*>();
  CHECK(shown.comesToSay(card, "On paper, away from this computer"));
  REQUIRE(shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::noteKitShown(vault); }));
  card.refresh();
  CHECK(shown.comesToSay(card, "never typed back"));
  CHECK(wordedButton(card, "New kit").isVisible());
}

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
  // The kit before is dying: nothing closes the sheet before the new one was seen.
  CHECK_FALSE(wordedButton(sheet, "Cancel").isEnabled());
  QTest::keyClick(&sheet, Qt::Key_Escape);
  REQUIRE(sheet.isOpen());
  REQUIRE(waitUntil([&] { return sheet.findChild<KitStep*>()->isVisible(); }, 20000));
  settle();
  CHECK(sheet.isAncestorOf(shown.page->window()->focusWidget()));
  keepPicture(*shown.page, QStringLiteral("practice-new-kit"));
  CHECK(sheet.isOpen());
  const auto isUnproven = [&] { return shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::isKitUnproven(vault).value(); }); };
  CHECK(isUnproven());  // whoever switches off now is reminded
  const QString spoken = sheet.findChild<KitView*>()->accessibleName();
  CHECK(titlesSeen(sheet, "The recovery kit") == 1);
  CHECK(titlesSeen(sheet, "A new recovery kit") == 0);
  click(*sheet.findChild<KitStep*>()->next());
  settle();
  CHECK(titlesSeen(sheet, "Now type it back") == 1);
  CHECK(sheet.findChild<KitStep*>()->next()->text() == QStringLiteral("Done"));
  keepPicture(*shown.page, QStringLiteral("practice-new-kit-typed"));
  type(sheet, spoken.mid(spoken.indexOf(QLatin1Char(':')) + 2).remove(QStringLiteral(", ")));
  settle();
  click(*sheet.findChild<KitStep*>()->next());
  REQUIRE(waitUntil([&] { return Sheet::openIn(shown.page.get()) == nullptr; }, 20000));
  CHECK_FALSE(isUnproven());
}

TEST_CASE("somebody who is no owner makes their own password stronger, and sees no key of the vault", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  auto& card = *shown.page->findChild<KeysCard*>();
  CHECK(shown.comesToSay(card, "Each guess at it"));
  CHECK(wordedButton(card, "Make stronger").isVisible());
  CHECK(buttonOf(card, "New kit") == nullptr);
  CHECK(buttonOf(card, "New keys") == nullptr);
}
