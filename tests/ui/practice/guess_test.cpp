// How long each guess at one's own password takes: said on its card, changed in its sheet.
#include <QComboBox>
#include <QTest>
#include <catch2/catch_test_macros.hpp>
#include <future>

#include "tests/ui/practice/shown_page.h"
#include "tests/ui/support/pictures.h"
#include "ui/practice/guess_sheet.h"
#include "ui/practice/keys_card.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;
using namespace std::chrono_literals;

namespace {

crypto::StretchCost costOf(Shown& shown) {
  return shown.ask([](vault::Vault& vault, decode::Decoder&) { return vault::passwordCost(vault); });
}

GuessSheet& opened(Shown& shown) {
  auto& card = *shown.page->findChild<KeysCard*>();
  REQUIRE(shown.comesToSay(card, "takes a thief about"));
  click(*buttonOf(card, "Make stronger"));
  auto* sheet = qobject_cast<GuessSheet*>(Sheet::openIn(shown.page.get()));
  REQUIRE(sheet != nullptr);
  settle();
  return *sheet;
}

bool gone(Shown& shown) {
  return waitUntil([&] { return Sheet::openIn(shown.page.get()) == nullptr; });
}

Choice& offersOf(GuessSheet& sheet) { return *sheet.findChild<Choice*>(); }
PasswordField& passwordOf(GuessSheet& sheet) { return *sheet.findChild<PasswordField*>(); }

void typePassword(Shown& shown, GuessSheet& sheet, const char* password) {
  click(passwordOf(sheet));
  type(*shown.page, QString::fromUtf8(password));
}

/// The vault's thread, kept busy until let go.
class HeldWorker {
 public:
  explicit HeldWorker(Shown& shown) {
    shown.practice.session().run(
        Priority::Interactive, nullptr,
        [gate = m_gate.get_future().share()](vault::Vault&, decode::Decoder&) {
          gate.wait();
          return 0;
        },
        [](int) {});
  }
  ~HeldWorker() { m_gate.set_value(); }

 private:
  std::promise<void> m_gate;
};

}  // namespace

TEST_CASE("what is offered is the present cost and more, in order of the work", "[ui][practice]") {
  const auto memories = [](const crypto::StretchCost& present) {
    std::vector<std::uint32_t> all;
    for (const auto& cost : offeredCosts(present)) all.push_back(cost.memoryMiB);
    return all;
  };
  CHECK(memories({3, 256}) == std::vector<std::uint32_t>{256, 512, 1024});
  CHECK(memories({10, 256}) == std::vector<std::uint32_t>{256, 512, 256, 1024});  // from the command line
  CHECK(memories({3, 2048}) == std::vector<std::uint32_t>{256, 512, 1024, 2048});
  for (const auto& cost : offeredCosts({10, 2048})) CHECK(cost.isAllowed());
  CHECK(strongerCost({3, 256})->memoryMiB == 512);
  CHECK(strongerCost({10, 256})->memoryMiB == 1024);
  CHECK_FALSE(strongerCost({3, 1024}));
  CHECK_FALSE(strongerCost({10, 2048}));
}

TEST_CASE("the time of a guess grows with the work, and is said in seconds", "[ui][practice]") {
  const GuessCost present{{3, 256}, 400ms};
  CHECK(present.timeAt({3, 1024}) == 1600ms);
  CHECK(present.timeAt({6, 256}) == 800ms);
  CHECK_FALSE(GuessCost{}.timeAt({3, 1024}));
  CHECK(guessTimeText(1640ms) == QStringLiteral("1.6 s"));
  CHECK(guessTimeText(12ms) == QStringLiteral("0.1 s"));  // never "0.0 s"
  CHECK(guessTimeText(14200ms) == QStringLiteral("14 s"));
}

TEST_CASE("a password made stronger costs more from then on, and its card says so", "[ui][practice]") {
  Shown shown("nurse", tests::kNursePassword);
  auto& sheet = opened(shown);
  CHECK_FALSE(buttonOf(sheet, "Change")->isEnabled());  // the current password is missing
  typePassword(shown, sheet, tests::kNursePassword);
  REQUIRE(buttonOf(sheet, "Change")->isEnabled());
  keepPicture(*shown.page, QStringLiteral("practice-slower-guesses"));
  press(*shown.page, Qt::Key_Return);
  REQUIRE(gone(shown));
  CHECK(costOf(shown).memoryMiB == 512);
  CHECK(costOf(shown).passes == 3);
  // The next offer begins above it.
  auto& again = opened(shown);
  CHECK(waitUntil([&] { return offersOf(again).box()->currentText().startsWith(QStringLiteral("About")); }));
  CHECK(shown.says(again, "1 GB"));
}

TEST_CASE("nothing is changed by choosing what is already so", "[ui][practice]") {
  Shown shown;
  auto& sheet = opened(shown);
  typePassword(shown, sheet, tests::kOwnerPassword);
  REQUIRE(buttonOf(sheet, "Change")->isEnabled());
  offersOf(sheet).box()->setFocus();
  press(*shown.page, Qt::Key_Up);
  CHECK(offersOf(sheet).box()->currentText().endsWith(QStringLiteral("as now")));
  CHECK_FALSE(buttonOf(sheet, "Change")->isEnabled());
  press(*shown.page, Qt::Key_Down);
  CHECK(buttonOf(sheet, "Change")->isEnabled());
}

TEST_CASE("a wrong current password is said at its field, and costs what it did", "[ui][practice]") {
  Shown shown;
  auto& sheet = opened(shown);
  typePassword(shown, sheet, "not the password at all");
  click(*buttonOf(sheet, "Change"));
  REQUIRE(shown.comesToSay(sheet, "not your current password"));
  CHECK(sheet.isOpen());
  CHECK(passwordOf(sheet).hasFocus());
  CHECK_FALSE(sheet.findChild<ProgressLine*>()->isVisible());
  keepPicture(*shown.page, QStringLiteral("practice-slower-guesses-wrong"));
  CHECK(costOf(shown).memoryMiB == 256);
  type(*shown.page, QStringLiteral("x"));
  CHECK_FALSE(shown.says(sheet, "not your current password"));
}

TEST_CASE("a computer without its own key to the vault says so, and changes nothing", "[ui][practice]") {
  Shown shown;
  auto& sheet = opened(shown);
  typePassword(shown, sheet, tests::kOwnerPassword);
  std::filesystem::remove(crypto::defaultDeviceSecretPath());
  click(*buttonOf(sheet, "Change"));
  REQUIRE(shown.comesToSay(sheet, "does not have its own key"));
  CHECK(buttonOf(sheet, "Change")->isEnabled());
  CHECK(costOf(shown).memoryMiB == 256);
  CHECK_FALSE(std::filesystem::exists(crypto::defaultDeviceSecretPath()));  // no other one is made
}

TEST_CASE("a change that runs is stopped by Cancel alone, and then nothing has changed", "[ui][practice]") {
  Shown shown;
  auto& sheet = opened(shown);
  typePassword(shown, sheet, tests::kOwnerPassword);
  {
    HeldWorker held(shown);
    click(*buttonOf(sheet, "Change"));
    const int height = sheet.findChild<FormField*>()->height();
    settle();
    CHECK(sheet.findChild<ProgressLine*>()->isVisible());
    CHECK(sheet.findChild<FormField*>()->height() == height);  // nothing moves
    CHECK_FALSE(buttonOf(sheet, "Change")->isEnabled());
    keepPicture(*shown.page, QStringLiteral("practice-slower-guesses-working"));
    press(*shown.page, Qt::Key_Escape);
    REQUIRE(sheet.isOpen());
    click(*buttonOf(sheet, "Cancel"));
    CHECK_FALSE(buttonOf(sheet, "Cancel")->isEnabled());
    CHECK(sheet.isOpen());
  }
  REQUIRE(gone(shown));
  CHECK(costOf(shown).memoryMiB == 256);
}

TEST_CASE("before it was measured, what is offered is compared with now", "[ui][practice]") {
  Shown shown;
  auto* sheet = new GuessSheet(shown.practice.session(), shown.page.get(), GuessCost{{3, 256}, std::nullopt});
  sheet->open();
  settle();
  CHECK(offersOf(*sheet).box()->itemText(0) == QStringLiteral("As long as now"));
  CHECK(offersOf(*sheet).box()->itemText(1) == QStringLiteral("2 times as long as now"));
  CHECK(offersOf(*sheet).box()->itemText(2) == QStringLiteral("4 times as long as now"));
}
