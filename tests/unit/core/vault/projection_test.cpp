#include <catch2/catch_test_macros.hpp>

#include "core/vault/images/images.h"
#include "tests/unit/core/vault/made_catalogue.h"

using namespace safelight;
using namespace safelight::tests;
using model::ImageStatus;

TEST_CASE("a new patient has details, times and nothing else", "[vault][projection]") {
  Catalogue catalogue;
  const Instant at = catalogue.addPatient(kMarta, "Lindqvist");
  const model::Patient patient = catalogue.patient(kMarta);
  CHECK(patient.details == model::PatientDetails{"Lindqvist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "20417", "note"});
  CHECK(patient.createdAt == at);
  CHECK(patient.lastActivity == at);
  CHECK(patient.imageCount == 0);
  CHECK(patient.mergedInto.isNil());
  CHECK(catalogue.text("SELECT name_key FROM patient") == "lindqvist|marta");
  CHECK(catalogue.text("SELECT words FROM patient") == "\nlindqvist\nmarta\n20417");
}

TEST_CASE("an edit replaces details and search words and keeps the creation", "[vault][projection]") {
  Catalogue catalogue;
  const Instant made = catalogue.addPatient(kMarta, "Lindquist");
  catalogue.import(kFirst, kMarta);
  const Instant edited = catalogue.take(kMarta, change::PatientEdited{{"Müller", "", {}, model::Sex::Other, "", ""}});
  const model::Patient patient = catalogue.patient(kMarta);
  CHECK(patient.details == model::PatientDetails{"Müller", "", {}, model::Sex::Other, "", ""});
  CHECK(patient.createdAt == made);
  CHECK(patient.lastActivity == edited);
  CHECK(patient.imageCount == 1);
  CHECK(catalogue.text("SELECT words FROM patient") == "\nmuller\nmueller");
  CHECK(catalogue.text("SELECT name_key FROM patient") == "mueller|");
}

TEST_CASE("opening a patient moves them up and changes nothing else", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.addPatient(kOther, "Other");
  const Instant at = catalogue.take(kMarta, change::PatientOpened{});
  CHECK(catalogue.patient(kMarta).lastActivity == at);
  CHECK(catalogue.patient(kOther).lastActivity < at);
}

TEST_CASE("a withdrawn patient is hidden, and nobody else is", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.addPatient(kOther, "Other");
  catalogue.take(kMarta, change::PatientWithdrawn{});
  CHECK(catalogue.text("SELECT group_concat(family) FROM patient WHERE withdrawn = 1") == "Lindqvist");
}

TEST_CASE("an imported image has everything its record says", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  const Instant at = catalogue.import(kFirst, kMarta);
  const model::Image image = catalogue.image(kFirst), sent = tests::sampleImage();
  CHECK(image.id == kFirst);
  CHECK(image.patient == kMarta);
  CHECK(image.status == ImageStatus::Filed);
  CHECK(image.facts == sent.facts);
  CHECK(image.tags == sent.facts.tags);
  CHECK(image.display == model::DisplayState{});
  CHECK(image.capturedAt == sent.capturedAt);
  CHECK(image.importedAt == at);
  CHECK(image.importedBy == kAuthor);
  CHECK(image.import == sent.import);
  CHECK(image.sourceName == sent.sourceName);
  CHECK(image.bytes == sent.bytes);
  CHECK(image.blake2b == sent.blake2b);
  CHECK_FALSE(image.binnedAt);
  CHECK(image.binnedBy.isNil());
  CHECK(catalogue.patient(kMarta).imageCount == 1);
  CHECK(catalogue.patient(kMarta).lastActivity == at);
}

TEST_CASE("an image is found by modality, view, kind, phase, teeth, note, series and file name", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  const std::string words = catalogue.text("SELECT search FROM image") + '\n';
  for (const char* word : {"io", "bitewing", "radiograph", "during", "16", "55", "distal", "molars", "recall", "0001"}) {
    INFO(word);
    CHECK(words.find('\n' + std::string(word) + '\n') != std::string::npos);
  }
  CHECK(words.find("lindqvist") == std::string::npos);
}

TEST_CASE("an image that waits belongs to nobody and keeps reason and suggestion", "[vault][projection]") {
  Catalogue catalogue;
  const Instant made = catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kNobody);
  const model::Image image = catalogue.image(kFirst);
  CHECK(image.status == ImageStatus::Inbox);
  CHECK(image.patient.isNil());
  CHECK(image.inboxReason == "name-only");
  CHECK(image.suggestion == kMarta);
  CHECK(catalogue.patient(kMarta).imageCount == 0);
  CHECK(catalogue.patient(kMarta).lastActivity == made);
}

TEST_CASE("tags replace tags and search words, one image at a time", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  catalogue.import(kSecond, kMarta);
  const model::ImageTags tags{model::Teeth{11, 21}, model::View::Periapical, model::Side::None, model::Phase::After, "zirconia"};
  catalogue.take(kMarta, change::ImagesTagged{{{kFirst, tags}, {numbered<model::ImageId>(99), tags}}});
  CHECK(catalogue.image(kFirst).tags == tags);
  CHECK(catalogue.image(kFirst).facts == tests::sampleFacts());
  CHECK(catalogue.image(kSecond).tags == tests::sampleTags());
  CHECK(catalogue.text("SELECT count(*) FROM image WHERE search LIKE '%zirconia%'") == "1");
  CHECK(catalogue.text("SELECT count(*) FROM image WHERE search LIKE '%bitewing%'") == "1");
}

TEST_CASE("a display state stays beside the facts", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.import(kFirst, kNobody);
  catalogue.take({}, change::DisplaySaved{kFirst, tests::sampleDisplay()});
  CHECK(catalogue.image(kFirst).display == tests::sampleDisplay());
  CHECK(catalogue.image(kFirst).facts == tests::sampleFacts());
}

TEST_CASE("filing and moving keep every patient's count right", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.addPatient(kOther, "Other");
  catalogue.import(kFirst, kNobody);
  const Instant filed = catalogue.take(kMarta, change::ImagesFiled{{kFirst}});
  CHECK(catalogue.image(kFirst).patient == kMarta);
  CHECK(catalogue.image(kFirst).status == ImageStatus::Filed);
  CHECK(catalogue.patient(kMarta).imageCount == 1);
  CHECK(catalogue.patient(kMarta).lastActivity == filed);
  catalogue.take(kOther, change::ImagesFiled{{kFirst}});
  CHECK(catalogue.patient(kMarta).imageCount == 0);
  CHECK(catalogue.patient(kOther).imageCount == 1);
  catalogue.take({}, change::ImagesUnfiled{{kFirst}});
  CHECK(catalogue.image(kFirst).status == ImageStatus::Inbox);
  CHECK(catalogue.image(kFirst).patient.isNil());
  CHECK(catalogue.patient(kOther).imageCount == 0);
}

TEST_CASE("the bin notes who and when, and forgets both on the way back", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  const Instant at = catalogue.take(kMarta, change::ImagesBinned{{kFirst}});
  CHECK(catalogue.image(kFirst).status == ImageStatus::Binned);
  CHECK(catalogue.image(kFirst).binnedAt == at);
  CHECK(catalogue.image(kFirst).binnedBy == kAuthor);
  CHECK(catalogue.patient(kMarta).imageCount == 0);
  catalogue.take(kMarta, change::ImagesBinned{{kFirst}});
  CHECK(catalogue.image(kFirst).binnedAt == at);
  CHECK(catalogue.patient(kMarta).imageCount == 0);
  catalogue.take(kMarta, change::ImagesRestored{{kFirst}});
  CHECK(catalogue.image(kFirst).status == ImageStatus::Filed);
  CHECK_FALSE(catalogue.image(kFirst).binnedAt);
  CHECK(catalogue.image(kFirst).binnedBy.isNil());
  CHECK(catalogue.patient(kMarta).imageCount == 1);
}

TEST_CASE("what was deleted from the Inbox comes back to the Inbox", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.import(kFirst, kNobody);
  catalogue.take({}, change::ImagesBinned{{kFirst}});
  catalogue.take({}, change::ImagesRestored{{kFirst}});
  CHECK(catalogue.image(kFirst).status == ImageStatus::Inbox);
}

TEST_CASE("deleted for good is for good", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  catalogue.take(kMarta, change::ImagesPurged{{kFirst}});
  CHECK(catalogue.patient(kMarta).imageCount == 0);
  catalogue.take(kMarta, change::ImagesRestored{{kFirst}});
  catalogue.take(kMarta, change::ImagesBinned{{kFirst}});
  CHECK(catalogue.text("SELECT count(*) FROM image") == "0");
  CHECK(catalogue.text("SELECT count(*) FROM erased_image") == "1");
  CHECK(catalogue.patient(kMarta).imageCount == 0);
}

TEST_CASE("undoing an import bins what is filed or waits, and nothing of other imports", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  catalogue.import(kSecond, kNobody);
  change::ImageImported other;
  other.image = tests::sampleImage();
  other.image.id = numbered<model::ImageId>(9);
  other.image.import = numbered<model::ImportId>(200);
  catalogue.take(kMarta, other);
  catalogue.take({}, change::ImportUndone{tests::sampleImage().import});
  CHECK(catalogue.image(kFirst).status == ImageStatus::Binned);
  CHECK(catalogue.image(kSecond).status == ImageStatus::Binned);
  CHECK(catalogue.image(other.image.id).status == ImageStatus::Filed);
  CHECK(catalogue.patient(kMarta).imageCount == 1);
}

TEST_CASE("a merge counts for both, over several steps, and unmerging takes it back", "[vault][projection]") {
  Catalogue catalogue;
  const model::PatientId third = numbered<model::PatientId>(6);
  catalogue.addPatient(kMarta, "A");
  catalogue.addPatient(kOther, "B");
  catalogue.addPatient(third, "C");
  catalogue.import(kFirst, kMarta);
  catalogue.import(kSecond, kOther);
  catalogue.take(kMarta, change::PatientMerged{kOther});
  CHECK(catalogue.patient(kMarta).mergedInto == kOther);
  CHECK(catalogue.patient(kOther).imageCount == 2);
  const Instant merged = catalogue.take(kOther, change::PatientMerged{third});
  CHECK(catalogue.patient(third).imageCount == 2);
  CHECK(catalogue.patient(third).lastActivity == merged);
  // An arrival for the first of the chain counts for all above it.
  catalogue.import(numbered<model::ImageId>(7), kMarta);
  CHECK(catalogue.patient(kMarta).imageCount == 2);
  CHECK(catalogue.patient(kOther).imageCount == 3);
  CHECK(catalogue.patient(third).imageCount == 3);
  catalogue.take(kOther, change::PatientUnmerged{});
  CHECK(catalogue.patient(third).imageCount == 0);
  CHECK(catalogue.patient(kOther).imageCount == 3);
  catalogue.take(kMarta, change::PatientUnmerged{});
  CHECK(catalogue.patient(kMarta).imageCount == 2);
  CHECK(catalogue.patient(kOther).imageCount == 1);
  CHECK(catalogue.patient(kMarta).mergedInto.isNil());
}

TEST_CASE("reading, exporting, unlocking and backing up leave no trace in the catalogue", "[vault][projection]") {
  Catalogue catalogue;
  catalogue.addPatient(kMarta, "Lindqvist");
  catalogue.import(kFirst, kMarta);
  const std::string before = catalogue.everything();
  for (const change::Any& c : {change::Any(change::VaultCreated{}), change::Any(change::VaultUnlocked{}), change::Any(change::PeopleChanged{"added", kAuthor}),
                               change::Any(change::BackupMade{}), change::Any(change::ImageViewed{kFirst}), change::Any(change::ImagesExported{{kFirst}})})
    catalogue.take(kMarta, c);
  CHECK(catalogue.everything() == before);
}

TEST_CASE("changes of images that are not here change nothing", "[vault][projection]") {
  Catalogue catalogue;
  const std::string before = catalogue.everything();
  const model::ImageId gone = numbered<model::ImageId>(50);
  for (const change::Any& c : {change::Any(change::ImagesTagged{{{gone, {}}}}), change::Any(change::DisplaySaved{gone, {}}), change::Any(change::ImagesUnfiled{{gone}}),
                               change::Any(change::ImagesBinned{{gone}}), change::Any(change::ImagesRestored{{gone}}),
                               change::Any(change::ImportUndone{})})
    catalogue.take({}, c);
  CHECK(catalogue.everything() == before);
}

TEST_CASE("the newest key of an id counts", "[vault][projection]") {
  Catalogue catalogue;
  store::KeyRecord key{store::KeyKind::Object, kFirst.uuid, kMarta, {}};
  key.wrapped.fill(1);
  REQUIRE(projectKey(catalogue.database(), key));
  key.patient = kOther;
  key.wrapped.fill(2);
  REQUIRE(projectKey(catalogue.database(), key));
  store::KeyRecord patientKey{store::KeyKind::Patient, kMarta.uuid, kMarta, {}};
  REQUIRE(projectKey(catalogue.database(), patientKey));
  patientKey.wrapped.fill(9);
  REQUIRE(projectKey(catalogue.database(), patientKey));
  CHECK(catalogue.text("SELECT hex(substr(wrapped, 1, 2)) || ' ' || hex(substr(patient, 1, 1)) || ' ' || count(*) FROM object_key") == "0202 05 1");
  CHECK(catalogue.text("SELECT hex(substr(wrapped, 1, 2)) || ' ' || count(*) FROM patient_key") == "0909 1");
}

TEST_CASE("replaying the same records gives the same rows", "[vault][projection]") {
  Catalogue lived;
  lived.addPatient(kMarta, "Lindqvist");
  lived.addPatient(kOther, "Müller");
  lived.import(kFirst, kMarta);
  lived.import(kSecond, kNobody);
  lived.take(kOther, change::ImagesFiled{{kSecond}});
  lived.take(kMarta, change::ImagesTagged{{{kFirst, {model::Teeth{36}, model::View::Occlusal, model::Side::Left, model::Phase::Before, "ü"}}}});
  lived.take(kMarta, change::DisplaySaved{kFirst, tests::sampleDisplay()});
  lived.take(kMarta, change::PatientMerged{kOther});
  lived.take(kMarta, change::ImagesBinned{{kFirst}});
  lived.take(kMarta, change::PatientUnmerged{});
  lived.take(kMarta, change::PatientEdited{{"Lindgren", "Marta", {}, model::Sex::Female, "7", ""}});
  lived.take({}, change::SettingsChanged{{"Harbour Dental", model::ToothNotation::Universal, 120}});
  Catalogue replayed;
  for (const OpenRecord& record : lived.records()) {
    // As the journal gives it back: read from its bytes.
    const auto change = change::parse(change::classOf(record.change), change::encode(record.change));
    REQUIRE(change);
    REQUIRE(project(replayed.database(), {record.sequence, record.author, record.time, record.patient, *change}));
  }
  CHECK(replayed.everything() == lived.everything());
}
