#include "core/vault/worklist/worklist_plan.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::numbered;

namespace {

const model::Date kDay = *model::Date::make(2026, 11, 22);

model::WorklistEntry entry(std::uint8_t number, const std::string& modality, int hour, model::Date day = kDay) {
  model::WorklistEntry one;
  one.id = numbered<model::WorklistId>(number);
  one.order.modality = modality;
  one.order.scheduledAt = model::LocalTime::make(day, hour);
  const std::string text = std::to_string(number);
  one.order.accession = "A" + text;
  one.order.stepId = "S" + text;
  one.order.procedureId = "P" + text;
  one.order.studyUid = "2.25." + text;
  return one;
}

FinishedImage image(const std::string& modality) {
  FinishedImage finished;
  finished.modality = modality;
  finished.day = kDay;
  return finished;
}

std::optional<model::WorklistId> id(std::uint8_t number) { return numbered<model::WorklistId>(number); }

}  // namespace

TEST_CASE("the step counts before the accession number, that before the study, that before modality and day", "[worklist]") {
  const std::vector<model::WorklistEntry> open{entry(1, "PX", 8), entry(2, "PX", 9), entry(3, "PX", 10), entry(4, "PX", 11)};
  FinishedImage finished = image("PX");
  CHECK(planClosing(open, finished) == id(1));
  finished.study = "2.25.4";
  CHECK(planClosing(open, finished) == id(4));
  finished.accession = "A3";
  CHECK(planClosing(open, finished) == id(3));
  finished.stepId = "S2";
  CHECK(planClosing(open, finished) == id(2));
}

TEST_CASE("names of other orders do not keep an image from the order of its day", "[worklist]") {
  FinishedImage finished = image("PX");
  finished.accession = "FROM-ELSEWHERE";
  finished.study = "1.2.3";
  CHECK(planClosing({entry(1, "PX", 8)}, finished) == id(1));
}

TEST_CASE("another day or another kind of examination closes nothing", "[worklist]") {
  CHECK_FALSE(planClosing({entry(1, "PX", 8, *model::Date::make(2026, 11, 23))}, image("PX")));
  CHECK_FALSE(planClosing({entry(1, "CT", 8)}, image("PX")));
  CHECK_FALSE(planClosing({entry(1, "IO", 8)}, image("PX")));
  CHECK_FALSE(planClosing({}, image("PX")));
  model::WorklistEntry done = entry(1, "PX", 8);
  done.status = model::WorklistStatus::Done;
  CHECK_FALSE(planClosing({done}, image("PX")));
}

TEST_CASE("a panoramic is a panoramic under each of its names", "[worklist]") {
  for (const char* made : {"PX", "DX", "CR", "RG"}) CHECK(answersModality("PX", made));
  for (const char* made : {"IO", "DX", "CR"}) CHECK(answersModality("IO", made));
  CHECK_FALSE(answersModality("PX", "IO"));
  CHECK_FALSE(answersModality("CT", "DX"));
  CHECK(answersModality("XC", "XC"));
}

TEST_CASE("missing ids are made from the entry's own, fit their fields and differ", "[worklist]") {
  std::set<std::string> seen;
  for (int i = 1; i < 100; ++i) {
    model::WorklistOrder order;
    order.modality = "PX";
    fillIds(order, numbered<model::WorklistId>(static_cast<std::uint8_t>(i)));
    CHECK(model::isValidOrder(order));
    CHECK(seen.insert(order.accession).second);
    CHECK(seen.insert(order.stepId).second);
  }
  model::WorklistOrder given;
  given.accession = "OWN";
  fillIds(given, numbered<model::WorklistId>(1));
  CHECK(given.accession == "OWN");
}
