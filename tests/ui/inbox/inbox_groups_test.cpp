#include "ui/inbox/inbox_groups.h"

#include <catch2/catch_test_macros.hpp>

#include "tests/support/sample_values.h"

using namespace safelight;
using namespace safelight::ui;
using safelight::tests::numbered;

namespace {

/// An arrival without a study: what a folder of photos gives.
model::Image arrival(std::uint8_t number) {
  model::Image image;
  image.id = numbered<model::ImageId>(number);
  image.import = numbered<model::ImportId>(1);
  image.status = model::ImageStatus::Inbox;
  image.inboxReason = "no-identity";
  image.importedAt = {1'795'300'000'000 + number};
  image.facts.kind = model::ImageKind::Photo;
  image.facts.device = "Camera 5";
  image.facts.capturedAt = model::LocalTime::make(*model::Date::make(2026, 11, 20), 10);
  return image;
}

model::Image ofStudy(std::uint8_t number, const char* study) {
  model::Image image = arrival(number);
  image.facts.study = study;
  image.facts.kind = model::ImageKind::Radiograph;
  return image;
}

std::size_t groupsOf(model::Image first, model::Image second) { return groupInbox({std::move(first), std::move(second)}).size(); }

}  // namespace

TEST_CASE("nothing that waits is no group", "[ui][inbox]") { CHECK(groupInbox({}).empty()); }

TEST_CASE("images of one study are one group, whatever their day, device and import", "[ui][inbox]") {
  model::Image second = ofStudy(2, "1.2.3");
  second.import = numbered<model::ImportId>(9);
  second.facts.device = "Other";
  second.facts.capturedAt.reset();
  CHECK(groupsOf(ofStudy(1, "1.2.3"), second) == 1);
  CHECK(groupsOf(ofStudy(1, "1.2.3"), ofStudy(2, "1.2.4")) == 2);
}

TEST_CASE("without a study import, device, day and kind must be the same", "[ui][inbox]") {
  CHECK(groupsOf(arrival(1), arrival(2)) == 1);
  model::Image other = arrival(2);
  other.import = numbered<model::ImportId>(9);
  CHECK(groupsOf(arrival(1), other) == 2);
  other = arrival(2);
  other.facts.device = "Camera 6";
  CHECK(groupsOf(arrival(1), other) == 2);
  other = arrival(2);
  other.facts.capturedAt->seconds += 86'400;
  CHECK(groupsOf(arrival(1), other) == 2);
  other = arrival(2);
  other.facts.capturedAt->seconds += 3'600;
  CHECK(groupsOf(arrival(1), other) == 1);
  other = arrival(2);
  other.facts.kind = model::ImageKind::Document;
  CHECK(groupsOf(arrival(1), other) == 2);
}

TEST_CASE("two people never share a group, not even in one study", "[ui][inbox]") {
  const auto differing = [](auto change) {
    model::Image other = ofStudy(2, "1.2.3");
    change(other);
    return groupsOf(ofStudy(1, "1.2.3"), other);
  };
  CHECK(differing([](model::Image& image) { image.facts.identity.patientNumber = "7"; }) == 2);
  CHECK(differing([](model::Image& image) { image.facts.identity.familyName = "Abara"; }) == 2);
  CHECK(differing([](model::Image& image) { image.facts.identity.givenName = "Chidi"; }) == 2);
  CHECK(differing([](model::Image& image) { image.facts.identity.birthDate = model::Date::make(1971, 7, 2); }) == 2);
  CHECK(differing([](model::Image& image) { image.inboxReason = "name-only"; }) == 2);
  CHECK(differing([](model::Image& image) { image.suggestion = numbered<model::PatientId>(3); }) == 2);
  CHECK(differing([](model::Image& image) { image.tags.note = "a note"; }) == 1);
}

TEST_CASE("a group says why it waits, for whom, and keeps its images in order", "[ui][inbox]") {
  std::vector<model::Image> images{ofStudy(5, "1"), ofStudy(2, "1"), ofStudy(9, "1")};
  for (auto& image : images) {
    image.inboxReason = "birth-date-differs";
    image.suggestion = numbered<model::PatientId>(3);
    image.facts.identity.familyName = "Lindqvist";
  }
  const auto groups = groupInbox(images);
  REQUIRE(groups.size() == 1);
  CHECK(groups[0].reason == vault::MatchReason::BirthDateDiffers);
  CHECK(groups[0].suggestion == numbered<model::PatientId>(3));
  CHECK(groups[0].identity.familyName == "Lindqvist");
  CHECK(groups[0].ids() == std::vector{numbered<model::ImageId>(5), numbered<model::ImageId>(2), numbered<model::ImageId>(9)});
}

TEST_CASE("an unknown reason is no reason", "[ui][inbox]") {
  model::Image image = arrival(1);
  image.inboxReason = "from a later version";
  CHECK(groupInbox({image}).front().reason == vault::MatchReason::NoIdentity);
}

TEST_CASE("the latest arrival stands first, by the newest image of each group", "[ui][inbox]") {
  const auto groups = groupInbox({ofStudy(3, "old"), ofStudy(5, "new"), ofStudy(1, "mixed"), ofStudy(9, "mixed")});
  REQUIRE(groups.size() == 3);
  CHECK(groups[0].images.front().facts.study == "mixed");
  CHECK(groups[1].images.front().facts.study == "new");
  CHECK(groups[2].images.front().facts.study == "old");
}

TEST_CASE("a group is titled by what all of its images show", "[ui][inbox]") {
  const auto titled = [](std::vector<model::Image> images) {
    InboxGroup group;
    group.images = std::move(images);
    return inboxTitle(group, model::ToothNotation::Fdi);
  };
  const auto showing = [](std::uint8_t number, model::View view) {
    model::Image image = ofStudy(number, "1");
    image.tags.view = view;
    return image;
  };
  using model::View;
  CHECK(titled({showing(1, View::Bitewing), showing(2, View::Bitewing)}) == QStringLiteral("2 bitewings"));
  CHECK(titled({showing(1, View::Periapical), showing(2, View::Periapical)}) == QStringLiteral("2 periapicals"));
  CHECK(titled({showing(1, View::Panoramic), showing(2, View::Panoramic)}) == QStringLiteral("2 panoramics"));
  CHECK(titled({showing(1, View::Bitewing), showing(2, View::Periapical)}) == QStringLiteral("2 X-rays"));
  CHECK(titled({arrival(1), arrival(2), arrival(3)}) == QStringLiteral("3 photos"));
  CHECK(titled({arrival(1), ofStudy(2, "1")}) == QStringLiteral("2 images"));
  CHECK(titled({showing(1, View::Panoramic)}) == QStringLiteral("Panoramic"));
  CHECK(titled(std::vector<model::Image>(1204, arrival(1))) == QStringLiteral("1,204 photos"));
}

TEST_CASE("slices of a CT are no X-rays to the person who files them", "[ui][inbox]") {
  const auto titled = [](const char* first, const char* second) {
    InboxGroup group;
    group.images = {ofStudy(1, "1"), ofStudy(2, "1")};
    group.images[0].facts.modality = first;
    group.images[1].facts.modality = second;
    return inboxTitle(group, model::ToothNotation::Fdi);
  };
  CHECK(titled("CT", "CT") == QStringLiteral("2 CT images"));
  CHECK(titled("MR", "MR") == QStringLiteral("2 MR images"));
  CHECK(titled("US", "US") == QStringLiteral("2 ultrasound images"));
  CHECK(titled("PX", "PX") == QStringLiteral("2 panoramics"));
  CHECK(titled("IO", "IO") == QStringLiteral("2 intra-oral X-rays"));
  CHECK(titled("IO", "PX") == QStringLiteral("2 X-rays"));
  CHECK(titled("", "DX") == QStringLiteral("2 X-rays"));
  CHECK(titled("NM", "NM") == QStringLiteral("2 images"));
  CHECK(titled("NM", "DX") == QStringLiteral("2 images"));
}

TEST_CASE("a single document is called by its file", "[ui][inbox]") {
  model::Image image = arrival(1);
  image.facts.kind = model::ImageKind::Document;
  image.sourceName = "consent.pdf";
  CHECK(inboxTitle(groupInbox({image}).front(), model::ToothNotation::Fdi) == QStringLiteral("consent.pdf"));
}

TEST_CASE("the origin says with what, when and in whose name, and leaves out what is not known", "[ui][inbox]") {
  model::Image image = arrival(1);
  image.facts.identity = {"20417", "Lindquist", "Marta", model::Date::make(1987, 3, 14), 1};
  const model::LocalTime now{image.importedAt.milliseconds / 1000 + 60};
  const QString told = inboxOrigin(groupInbox({image}).front(), now);
  for (const char* part : {"Camera 5", "came ", "Lindquist, Marta", "14 Mar 1987", "20417", "taken 20 Nov 2026"}) {
    INFO(part);
    CHECK(told.contains(QLatin1String(part)));
  }
  image.facts.device.clear();
  image.facts.identity = {};
  image.facts.capturedAt.reset();
  image.sourceName = "IMG_0001.JPG";
  const QString less = inboxOrigin(groupInbox({image}).front(), now);
  CHECK(less.contains(QStringLiteral("IMG_0001.JPG")));
  CHECK_FALSE(less.contains(QStringLiteral("sent as")));
  CHECK_FALSE(less.contains(QStringLiteral("taken")));
}

TEST_CASE("what a paired device sent begins with what the practice calls the device", "[ui][inbox]") {
  const auto opg = numbered<model::DeviceId>(7);
  model::Image image = arrival(1);
  image.device = opg;
  const auto now = model::LocalTime::make(*model::Date::make(2026, 11, 22), 12);
  const auto origin = [&](const std::string& name) { return inboxOrigin(groupInbox({image}, {{opg, name}}).front(), now).remove(QChar(0x2068)).remove(QChar(0x2069)); };
  CHECK(origin("OPG, ground floor").startsWith(QStringLiteral("OPG, ground floor (Camera 5) · ")));
  CHECK(origin("Camera 5, surgery 2").startsWith(QStringLiteral("Camera 5, surgery 2 · ")));
  image.facts.device.clear();
  CHECK(origin("OPG, ground floor").startsWith(QStringLiteral("OPG, ground floor · ")));
}

TEST_CASE("two devices are two groups, though they call themselves the same", "[ui][inbox]") {
  model::Image first = arrival(1), second = arrival(2);
  first.device = numbered<model::DeviceId>(7);
  second.device = numbered<model::DeviceId>(8);
  CHECK(groupsOf(first, second) == 2);
  second.device = first.device;
  CHECK(groupsOf(first, second) == 1);
}
