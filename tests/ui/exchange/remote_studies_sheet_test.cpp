#include "ui/exchange/remote_studies_sheet.h"

#include "core/vault/import/import.h"
#include "tests/ui/exchange/exchange_practice.h"

using namespace safelight;
using namespace safelight::ui;
using namespace safelight::ui::test;

namespace {

RemoteStudy study(const std::string& uid, std::uint32_t images) {
  return {uid, {"20417", "Lindqvist", "Marta", model::Date::parse("19870314").value(), 0}, {"PX"}, "Control", model::LocalTime::make(*model::Date::parse("20240305"), 9, 0), images};
}

RemoteStudiesSheet* open(ExchangePractice& practice) {
  auto* sheet = new RemoteStudiesSheet(practice.practice.session(), practice.services, &practice.window, practice.patient);
  sheet->open();
  return sheet;
}

}  // namespace

TEST_CASE("without an archive nobody is asked", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(panoramic());
  open(practice);
  REQUIRE(waitUntil([&] { return practice.says("No image archive is paired"); }));
  CHECK(practice.asked.empty());
}

TEST_CASE("an archive that has nothing says so with what was asked", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>();
  open(practice);
  REQUIRE(waitUntil([&] { return practice.says("nothing under this number"); }));
  CHECK(practice.asked == std::vector<std::string>{"City hospital"});
}

TEST_CASE("an archive that does not answer is named with the reason and can be asked again", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = fail(ErrorCode::ConnectionTimedOut);
  open(practice);
  REQUIRE(waitUntil([&] { return practice.button("Ask again") != nullptr; }));
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 4)};
  click(*practice.button("Ask again"));
  REQUIRE(waitUntil([&] { return practice.says("Panoramic"); }));
  CHECK(practice.says("has 1 examination"));
  CHECK(practice.says("4 images"));
  CHECK(practice.button("Fetch") != nullptr);
}

TEST_CASE("a study that is here already offers no fetch", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  StudyRow row(study("1.2.3", 3), practice.patient.details, &practice.window);
  row.show();
  row.setHere(3);
  CHECK(row.state() == StudyRow::State::Here);
  CHECK(practice.says("Already here"));
  CHECK(practice.button("Fetch") == nullptr);
}

TEST_CASE("what waits in the Inbox is here, too, whoever it may belong to", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 1), study("1.2.4", 1)};
  const Path file = practice.practice.fixture().writeImage("waiting.dcm", "999|Somebody|Else|1950-01-01", "study:1.2.3");
  std::optional<std::uint32_t> waiting;
  practice.practice.session().run(
      Priority::Interactive, &practice.window,
      [file](vault::Vault& vault, decode::Decoder& decoder) {
        vault::ImportRequest request;
        request.paths = {file};
        auto run = vault::ImportRun::start(vault, decoder, std::move(request), {});
        while (run && !(*run)->finished() && (*run)->step()) {
        }
        return run ? (*run)->summary().quarantined : 0;
      },
      [&](std::uint32_t count) { waiting = count; });
  REQUIRE(waitUntil([&] { return waiting.has_value(); }));
  REQUIRE(*waiting == 1);
  open(practice);
  REQUIRE(waitUntil([&] { return practice.says("Already here"); }));
  CHECK(practice.button("Fetch") != nullptr);  // of the other study
}

TEST_CASE("a study that is here in part says how much and offers the rest", "[ui][exchange]") {
  ExchangePractice practice;
  StudyRow row(study("1.2.3", 12), practice.patient.details, &practice.window);
  row.show();
  row.setHere(3);
  CHECK(practice.says("3 of 12 images are here"));
  CHECK(practice.button("Fetch") != nullptr);
}

TEST_CASE("a fetch shows how far it is and ends with what came", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 4)};
  open(practice);
  REQUIRE(waitUntil([&] { return practice.button("Fetch") != nullptr; }));
  settle();  // laid out
  click(*practice.button("Fetch"));
  REQUIRE(practice.fetched == std::vector<std::string>{"1.2.3"});
  CHECK(practice.button("Fetch") == nullptr);
  practice.fetching.onProgress({2, 4});
  practice.fetching.done(FetchSummary{3, 1, 0, 0, 0});
  CHECK(practice.says("3 new images"));
  CHECK(practice.says("1 waits in the Inbox"));
}

TEST_CASE("what came whole offers no second fetch, also of an archive that tells no number, and one more Return fetches nothing else", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 0), study("1.2.4", 0)};
  open(practice);
  REQUIRE(waitUntil([&] { return practice.button("Fetch") != nullptr; }));
  practice.button("Fetch")->setFocus();
  press(practice.window, Qt::Key_Return);
  REQUIRE(practice.fetched == std::vector<std::string>{"1.2.3"});
  practice.fetching.done(FetchSummary{3, 0, 0, 0, 0});
  settle();
  CHECK(practice.window.focusWidget() == practice.button("Done"));
  practice.work([](vault::Vault&) { return true; });  // what is here was counted before this
  settle();
  const auto rows = practice.window.findChildren<StudyRow*>();
  REQUIRE(rows.size() == 2);
  CHECK(rows[0]->state() == StudyRow::State::Fetched);
  const auto offered = [](const StudyRow& row) {
    const auto buttons = row.findChildren<Button*>();
    return std::any_of(buttons.begin(), buttons.end(), [](const Button* button) { return button->isVisible(); });
  };
  CHECK_FALSE(offered(*rows[0]));
  CHECK(offered(*rows[1]));
}

TEST_CASE("a cancelled fetch says that what came stays, and can be begun again", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 4)};
  open(practice);
  REQUIRE(waitUntil([&] { return practice.button("Fetch") != nullptr; }));
  settle();  // laid out
  click(*practice.button("Fetch"));
  REQUIRE(practice.button("Cancel") != nullptr);
  click(*practice.button("Cancel"));
  CHECK(practice.token.isCancelled());
  practice.fetching.done(fail(ErrorCode::Cancelled));
  CHECK(practice.says("What came before stays"));
  CHECK(practice.button("Fetch") != nullptr);
}

TEST_CASE("after a fetch was cancelled by keys the keyboard is on the same study, not on the next", "[ui][exchange]") {
  ExchangePractice practice;
  practice.pair(hospital());
  practice.answer = std::vector<RemoteStudy>{study("1.2.3", 4), study("1.2.4", 4)};
  open(practice);
  REQUIRE(waitUntil([&] { return practice.button("Fetch") != nullptr; }));
  settle();
  const auto* row = practice.button("Fetch")->parentWidget();
  practice.button("Fetch")->setFocus(Qt::TabFocusReason);
  press(practice.window, Qt::Key_Return);
  REQUIRE(practice.button("Cancel") != nullptr);
  CHECK(practice.window.focusWidget() == practice.button("Cancel"));
  press(practice.window, Qt::Key_Return);
  CHECK(practice.token.isCancelled());
  CHECK(practice.says("Stopping"));
  CHECK(row->isAncestorOf(practice.window.focusWidget()));
  practice.fetching.done(fail(ErrorCode::Cancelled));
  CHECK(row->isAncestorOf(practice.window.focusWidget()));
  CHECK(practice.window.focusWidget()->isVisible());
}

TEST_CASE("a study under another name is marked", "[ui][exchange]") {
  ExchangePractice practice;
  auto other = study("1.2.3", 4);
  other.patient.givenName = "Martin";
  StudyRow row(other, practice.patient.details, &practice.window);
  row.show();
  CHECK(practice.says("Kept there as"));
}
