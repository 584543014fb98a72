#include "ui/bridge/error_text.h"
#include "ui/library/import_groups.h"

#include <catch2/catch_test_macros.hpp>

#include "ui/library/match_words.h"

using namespace safelight;
using namespace safelight::ui;
using namespace Qt::StringLiterals;

namespace {

model::Patient patientOf(std::uint8_t number, const std::string& family) {
  model::Patient patient;
  patient.id.uuid.bytes[15] = number;
  patient.details.familyName = family;
  return patient;
}

ImportJob::Outcome outcomeOf(vault::ImportStatus status, model::PatientId patient = {}, vault::MatchReason match = vault::MatchReason::Exact) {
  ImportJob::Outcome outcome;
  outcome.status = status;
  outcome.patient = patient;
  outcome.match = match;
  return outcome;
}

ImportJob::Outcome refused(const std::string& path, ErrorCode code) {
  auto outcome = outcomeOf(vault::ImportStatus::Refused);
  outcome.path = path;
  outcome.error = {code, {}};
  return outcome;
}

const model::Patient* nobody(model::PatientId) { return nullptr; }

}  // namespace

TEST_CASE("each patient is named once with the number of files") {
  const std::vector<model::Patient> patients{patientOf(1, "Lindqvist"), patientOf(2, "Abara")};
  const FindPatient find = [&](model::PatientId id) -> const model::Patient* {
    for (const auto& patient : patients)
      if (patient.id == id) return &patient;
    return nullptr;
  };
  std::vector<ImportJob::Outcome> outcomes(3, outcomeOf(vault::ImportStatus::Imported, patients[0].id));
  outcomes.push_back(outcomeOf(vault::ImportStatus::Imported, patients[1].id));
  const auto groups = groupsOf(outcomes, find, ImportTense::Will);
  REQUIRE(groups.size() == 2);
  CHECK(groups[0].title.startsWith(u"3 will be filed with"_s));
  CHECK(groups[0].title.contains(u"Lindqvist"_s));
  CHECK(groups[1].title.startsWith(u"1 will be filed with"_s));
}

TEST_CASE("many patients are summed up after the first lines") {
  std::vector<ImportJob::Outcome> outcomes;
  for (std::uint8_t i = 1; i <= 30; ++i) outcomes.push_back(outcomeOf(vault::ImportStatus::Imported, patientOf(i, "x").id));
  const auto groups = groupsOf(outcomes, nobody, ImportTense::Did);
  CHECK(groups.size() == 6);
  CHECK(groups.back().title.contains(u"25 other patients"_s));
  int files = 0;
  for (const auto& group : groups) files += group.count;
  CHECK(files == 30);
}

TEST_CASE("every kind of outcome has its group and its sentence") {
  auto kept = outcomeOf(vault::ImportStatus::Imported, patientOf(1, "A").id);
  kept.pixelTrouble = ErrorCode::TransferSyntaxUnsupported;
  const std::vector<ImportJob::Outcome> outcomes{kept, outcomeOf(vault::ImportStatus::Imported, {}, vault::MatchReason::NobodyAlike), outcomeOf(vault::ImportStatus::Duplicate),
                                                 outcomeOf(vault::ImportStatus::Quarantined, {}, vault::MatchReason::NoIdentity), refused("x.exe", ErrorCode::ProgramFile)};
  const auto groups = groupsOf(outcomes, nobody, ImportTense::Will);
  using Kind = ImportGroup::Kind;
  std::vector<Kind> kinds;
  for (const auto& group : groups) {
    kinds.push_back(group.kind);
    CHECK_FALSE(group.title.isEmpty());
    CHECK_FALSE(group.icon.isEmpty());
    CHECK(group.count == 1);
  }
  CHECK(kinds == std::vector<Kind>{Kind::Filed, Kind::NewPatient, Kind::Inbox, Kind::AlreadyHere, Kind::NotShown, Kind::Refused});
}

TEST_CASE("documents without pixels are no trouble") {
  auto pdf = outcomeOf(vault::ImportStatus::Imported, patientOf(1, "A").id);
  pdf.pixelTrouble = ErrorCode::NoPixels;
  CHECK(groupsOf(std::vector{pdf}, nobody, ImportTense::Did).size() == 1);
}

TEST_CASE("each refused file has a line with its path and a sentence") {
  const std::vector<ImportJob::Outcome> outcomes{refused("scan.zip/x.exe", ErrorCode::ProgramFile), outcomeOf(vault::ImportStatus::Duplicate), refused("half.dcm", ErrorCode::FileTruncated)};
  const auto lines = refusalLines(outcomes);
  REQUIRE(lines.size() == 2);
  CHECK(lines[0].startsWith(u"half.dcm: "_s));
  CHECK(lines[1].startsWith(u"scan.zip/x.exe: "_s));
  CHECK(lines[1].size() > 30);
}

TEST_CASE("refused files stand in the order of their names, whichever was looked at first") {
  const std::vector<ImportJob::Outcome> outcomes{refused("/in/z.txt", ErrorCode::NotAnImage), refused("/in/b/2.txt", ErrorCode::NotAnImage), refused("/in/a.exe", ErrorCode::ProgramFile),
                                                 refused("/in/b/1.txt", ErrorCode::FileTruncated)};
  const auto lines = refusalLines(outcomes);
  REQUIRE(lines.size() == 4);
  CHECK(lines[0].startsWith(u"a.exe: "_s));
  CHECK(lines[1].startsWith(u"b/1.txt: "_s));
  CHECK(lines[2].startsWith(u"b/2.txt: "_s));
  CHECK(lines[3].startsWith(u"z.txt: "_s));
}

TEST_CASE("the folder that all files share is left out of the list") {
  const std::vector<ImportJob::Outcome> outcomes{refused("/media/disc/a/x.exe", ErrorCode::ProgramFile), refused("/media/disc/b/y.txt", ErrorCode::NotAnImage)};
  CHECK(refusalLines(outcomes)[0].startsWith(u"a/x.exe: "_s));
  CHECK(refusalLines(outcomes)[1].startsWith(u"b/y.txt: "_s));
  CHECK(refusalLines(std::vector{refused("/media/disc", ErrorCode::FileNotFound)})[0].startsWith(u"disc: "_s));
}

TEST_CASE("a file that names somebody else is a warning, a duplicate is not") {
  auto differs = outcomeOf(vault::ImportStatus::Imported, patientOf(1, "Lindqvist").id, vault::MatchReason::ChosenButDiffers);
  differs.facts.identity.familyName = "Müller";
  differs.facts.identity.givenName = "Anna";
  differs.facts.identity.birthDate = model::Date::make(1990, 2, 3);
  auto duplicate = differs;
  duplicate.status = vault::ImportStatus::Duplicate;
  const auto warnings = warningsOf(std::vector{differs, differs, duplicate});
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].files == 2);
  CHECK(warnings[0].who.contains(u"Müller, Anna"_s));
  CHECK(warnings[0].who.contains(u"born 3 Feb 1990"_s));
}

TEST_CASE("the last sentence counts what happened and nothing else") {
  vault::ImportSummary summary;
  CHECK(importSentence(summary) == u"There was nothing to import."_s);
  summary.imported = 12;
  CHECK(importSentence(summary) == u"12 images imported."_s);
  summary.refused = 1;
  summary.quarantined = 2;
  CHECK(importSentence(summary) == u"12 images imported, 2 wait in the Inbox, 1 was refused."_s);
}

TEST_CASE("every reason has words and an icon") {
  for (int number = 0; number < 40; ++number) {
    const auto words = matchWords(static_cast<vault::MatchReason>(number));
    CHECK_FALSE(words.sentence.isEmpty());
    CHECK_FALSE(words.icon.isEmpty());
  }
}

TEST_CASE("an import that a disk ends does not send people to the card reader alone", "[ui][library][import]") {
  const QString words = earlyEndWords(Error{ErrorCode::ReadFailed, {}});
  CHECK(words.contains(u"the vault's"_s));
  CHECK_FALSE(words.contains(u"Take the card or stick out"_s));
  // What was on its way may be in: it is not denied, and importing once more is safe.
  for (const ErrorCode code : {ErrorCode::ReadFailed, ErrorCode::WriteFailed, ErrorCode::SyncFailed}) CHECK(earlyEndWords(Error{code, {}}).endsWith(u"More may have arrived than is counted here; nothing is taken in twice."_s));
  CHECK(earlyEndWords(Error{ErrorCode::DiskFull, {}}) == errorText(Error{ErrorCode::DiskFull, {}}));
}
