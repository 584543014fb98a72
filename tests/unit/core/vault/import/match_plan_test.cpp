#include "core/vault/import/match_plan.h"

#include <catch2/catch_test_macros.hpp>
#include <set>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::vault;
using safelight::tests::numbered;
using Action = MatchPlan::Action;
using NewPatients = MatchContext::NewPatients;

namespace {

const model::PatientId kMarta = numbered<model::PatientId>(1), kOther = numbered<model::PatientId>(2), kNobody;
const auto kBorn = model::Date::make(1987, 3, 14), kBornLater = model::Date::make(1988, 3, 14);

model::Patient patient(model::PatientId id, const char* number, const char* family, const char* given, std::optional<model::Date> birth) {
  model::Patient made;
  made.id = id;
  made.details = {family, given, birth, model::Sex::Unknown, number, ""};
  return made;
}

const model::Patient kRecord = patient(kMarta, "20417", "Lindqvist", "Marta", kBorn);

/// What becomes of a file that says this, when Marta Lindqvist is the one patient like it.
MatchPlan planAgainstMarta(const char* number, const char* family, const char* given, std::optional<model::Date> birth) {
  MatchContext context;
  context.identity = {number, family, given, birth, 0};
  context.candidates = {kRecord};
  return planMatch(context);
}

}  // namespace

TEST_CASE("number, name and birth date together file an image, and nothing less does", "[vault][match]") {
  struct Row {
    const char* number;
    const char* family;
    const char* given;
    std::optional<model::Date> birth;
    Action action;
    MatchReason reason;
  };
  const Row rows[] = {
      {"20417", "Lindqvist", "Marta", kBorn, Action::File, MatchReason::Exact},
      {"20417", "LINDQVIST", "marta", kBorn, Action::File, MatchReason::Exact},
      {"20417", "Lind-Qvist", "Mar ta", kBorn, Action::File, MatchReason::Exact},
      {"20417", "Lindquist", "Marta", kBorn, Action::Inbox, MatchReason::NameDiffers},
      {"20417", "", "", kBorn, Action::Inbox, MatchReason::NameDiffers},
      {"20417", "Marta", "Lindqvist", kBorn, Action::Inbox, MatchReason::NameDiffers},
      {"99999", "Lindqvist", "Marta", kBorn, Action::Inbox, MatchReason::NumberDiffers},
      {"", "Lindqvist", "Marta", kBorn, Action::Inbox, MatchReason::NumberDiffers},
      {"20417", "Lindqvist", "Marta", kBornLater, Action::Inbox, MatchReason::BirthDateDiffers},
      {"20417", "Lindqvist", "Marta", {}, Action::Inbox, MatchReason::BirthDateDiffers},
      {"20417", "Somebody", "Else", {}, Action::Inbox, MatchReason::NumberOnly},
      {"20417", "", "", {}, Action::Inbox, MatchReason::NumberOnly},
      {"", "Lindqvist", "Marta", {}, Action::Inbox, MatchReason::NameOnly},
      {"99999", "Lindqvist", "Marta", kBornLater, Action::Inbox, MatchReason::NameOnly},
  };
  for (const Row& row : rows) {
    INFO(row.number << '|' << row.family << '|' << row.given << '|' << (row.birth ? row.birth->toString() : ""));
    const MatchPlan plan = planAgainstMarta(row.number, row.family, row.given, row.birth);
    CHECK(plan.action == row.action);
    CHECK(plan.reason == row.reason);
    CHECK(plan.patient == (row.action == Action::File ? kMarta : kNobody));
    CHECK(plan.suggestion == (row.action == Action::File ? kNobody : kMarta));
  }
}

TEST_CASE("a shared birthday is no likeness", "[vault][match]") {
  const MatchPlan plan = planAgainstMarta("", "Abara", "Chidi", kBorn);
  CHECK(plan.action == Action::Inbox);
  CHECK(plan.reason == MatchReason::NobodyAlike);
  CHECK(plan.suggestion.isNil());
}

TEST_CASE("two empty numbers are not the same number", "[vault][match]") {
  MatchContext context;
  context.identity = {"", "Abara", "Chidi", kBorn, 0};
  context.candidates = {patient(kOther, "", "Somebody", "Else", kBornLater)};
  CHECK(planMatch(context).reason == MatchReason::NobodyAlike);
}

TEST_CASE("a patient without a number or birth date never matches exactly", "[vault][match]") {
  MatchContext context;
  context.identity = {"20417", "Lindqvist", "Marta", kBorn, 0};
  context.candidates = {patient(kMarta, "", "Lindqvist", "Marta", kBorn)};
  CHECK(planMatch(context).reason == MatchReason::NumberDiffers);
  context.candidates = {patient(kMarta, "20417", "Lindqvist", "Marta", {})};
  CHECK(planMatch(context).reason == MatchReason::BirthDateDiffers);
}

TEST_CASE("umlauts match their two-letter spellings", "[vault][match]") {
  MatchContext context;
  context.identity = {"7", "MUELLER", "JOERG", kBorn, 0};
  context.candidates = {patient(kOther, "7", "Müller", "Jörg", kBorn)};
  CHECK(planMatch(context).action == Action::File);
}

TEST_CASE("a file that says nothing waits without a suggestion", "[vault][match]") {
  MatchContext context;
  context.candidates = {kRecord};
  context.newPatients = NewPatients::Create;
  const MatchPlan plan = planMatch(context);
  CHECK(plan.action == Action::Inbox);
  CHECK(plan.reason == MatchReason::NoIdentity);
  CHECK(plan.suggestion.isNil());
}

TEST_CASE("a sex alone is no identity", "[vault][match]") {
  MatchContext context;
  context.identity.sex = 1;
  CHECK(planMatch(context).reason == MatchReason::NoIdentity);
}

TEST_CASE("a new patient is made only when asked and only from a complete identity", "[vault][match]") {
  struct Row {
    model::SourceIdentity identity;
    NewPatients newPatients;
    Action action;
  };
  const Row rows[] = {
      {{"7", "Abara", "Chidi", kBorn, 0}, NewPatients::Create, Action::CreateAndFile}, {{"7", "Abara", "", kBorn, 0}, NewPatients::Create, Action::CreateAndFile},
      {{"7", "", "Chidi", kBorn, 0}, NewPatients::Create, Action::CreateAndFile},      {{"7", "Abara", "Chidi", kBorn, 0}, NewPatients::Suggest, Action::Inbox},
      {{"", "Abara", "Chidi", kBorn, 0}, NewPatients::Create, Action::Inbox},          {{"7", "", "", kBorn, 0}, NewPatients::Create, Action::Inbox},
      {{"7", "Abara", "Chidi", {}, 0}, NewPatients::Create, Action::Inbox}};
  for (const Row& row : rows) {
    MatchContext context;
    context.identity = row.identity;
    context.newPatients = row.newPatients;
    const MatchPlan plan = planMatch(context);
    INFO(row.identity.patientNumber << '|' << row.identity.familyName << '|' << row.identity.givenName);
    CHECK(plan.action == row.action);
    CHECK(plan.reason == MatchReason::NobodyAlike);
  }
}

TEST_CASE("nobody is made anew while somebody is alike", "[vault][match]") {
  MatchContext context;
  context.identity = {"20417", "Lindquist", "Marta", kBorn, 0};
  context.candidates = {kRecord};
  context.newPatients = NewPatients::Create;
  CHECK(planMatch(context).action == Action::Inbox);
  CHECK(planMatch(context).suggestion == kMarta);
}

TEST_CASE("of two patients the one who agrees more is meant, in whatever order they come", "[vault][match]") {
  MatchContext context;
  context.identity = {"20417", "Lindqvist", "Marta", kBorn, 0};
  const model::Patient namesake = patient(kOther, "30000", "Lindqvist", "Marta", kBornLater);
  for (const bool first : {true, false}) {
    context.candidates = first ? std::vector{kRecord, namesake} : std::vector{namesake, kRecord};
    CHECK(planMatch(context).action == Action::File);
    CHECK(planMatch(context).patient == kMarta);
  }
}

TEST_CASE("two patients who agree equally well are left to a person", "[vault][match]") {
  MatchContext context;
  context.identity = {"", "Lindqvist", "Marta", kBorn, 0};
  context.candidates = {kRecord, patient(kOther, "30000", "Lindqvist", "Marta", kBorn)};
  const MatchPlan plan = planMatch(context);
  CHECK(plan.action == Action::Inbox);
  CHECK(plan.reason == MatchReason::Several);
  CHECK(plan.suggestion == kMarta);
}

TEST_CASE("a tie among lesser ones does not outweigh a better one found later", "[vault][match]") {
  MatchContext context;
  context.identity = {"20417", "Lindqvist", "Marta", kBorn, 0};
  const auto namesake = [](std::uint8_t id) { return patient(numbered<model::PatientId>(id), "", "Lindqvist", "Marta", {}); };
  context.candidates = {namesake(5), namesake(6), kRecord};
  CHECK(planMatch(context).patient == kMarta);
}

TEST_CASE("a number held by one patient and a name held by another wait", "[vault][match]") {
  MatchContext context;
  context.identity = {"20417", "Abara", "Chidi", {}, 0};
  context.candidates = {patient(kOther, "7", "Abara", "Chidi", {}), kRecord};
  const MatchPlan plan = planMatch(context);
  CHECK(plan.action == Action::Inbox);
  CHECK(plan.reason == MatchReason::NumberOnly);
  CHECK(plan.suggestion == kMarta);
}

TEST_CASE("the person who imports decides, and is told when the file disagrees", "[vault][match]") {
  struct Row {
    model::SourceIdentity identity;
    MatchReason reason;
  };
  const Row rows[] = {{{"20417", "Lindqvist", "Marta", kBorn, 0}, MatchReason::Exact},
                      {{}, MatchReason::ChosenByPerson},
                      {{"", "Lindqvist", "Marta", {}, 0}, MatchReason::ChosenByPerson},
                      {{"20417", "", "", kBorn, 0}, MatchReason::ChosenByPerson},
                      {{"99999", "Lindqvist", "Marta", kBorn, 0}, MatchReason::ChosenByPerson},
                      {{"20417", "Abara", "Chidi", kBorn, 0}, MatchReason::ChosenButDiffers},
                      {{"20417", "Lindqvist", "Marta", kBornLater, 0}, MatchReason::ChosenButDiffers},
                      {{"", "", "", kBornLater, 0}, MatchReason::ChosenButDiffers}};
  for (const Row& row : rows) {
    MatchContext context;
    context.identity = row.identity;
    context.chosen = kRecord;
    context.candidates = {patient(kOther, row.identity.patientNumber.c_str(), row.identity.familyName.c_str(), row.identity.givenName.c_str(), row.identity.birthDate)};
    const MatchPlan plan = planMatch(context);
    INFO(row.identity.patientNumber << '|' << row.identity.familyName);
    CHECK(plan.action == Action::File);
    CHECK(plan.patient == kMarta);
    CHECK(plan.reason == row.reason);
  }
}

TEST_CASE("every reason has a name of its own that reads back", "[vault][match]") {
  std::set<std::string_view> names;
  for (const MatchReason reason : {MatchReason::Exact, MatchReason::ChosenByPerson, MatchReason::ChosenButDiffers, MatchReason::NoIdentity, MatchReason::NobodyAlike,
                                   MatchReason::NameDiffers, MatchReason::BirthDateDiffers, MatchReason::NumberDiffers, MatchReason::NumberOnly, MatchReason::NameOnly,
                                   MatchReason::Several}) {
    names.insert(matchReasonName(reason));
    CHECK(matchReasonFromName(matchReasonName(reason)) == reason);
  }
  CHECK(names.size() == 11);
  for (const char* unknown : {"", "EXACT", "exact ", "several-"}) CHECK_FALSE(matchReasonFromName(unknown));
}
