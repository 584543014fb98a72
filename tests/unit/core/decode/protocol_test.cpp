#include "core/decode/protocol.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::decode;

namespace {

Request fullRequest() {
  Request request;
  request.operation = Operation::Encode;
  request.nameHint = "pano ü.dcm";
  request.frame = 7;
  request.longSide = 2000;
  request.thumbnailSide = 240;
  request.entry = 9;
  request.encodeAs = EncodeAs::Dicom;
  request.hasDisplay = true;
  request.display = {true, 1000.5, 2000.25, true, 3, true};
  request.identity = {"P-1", "Müller", "Ana", model::Date::make(1980, 2, 29), 1};
  request.tags.teeth = model::Teeth{16, 17};
  request.tags.view = model::View::Bitewing;
  request.tags.side = model::Side::Right;
  request.tags.phase = model::Phase::Before;
  request.tags.note = "note";
  request.uidKey.fill(0xab);
  request.otherOwner.bytes.fill(0xcd);
  request.media = MediaProfile::Dental;
  request.fileId = "DICOM\\IM000001";
  request.capturedAt = model::LocalTime{1'700'000'000};
  return request;
}

Inspection fullInspection() {
  Inspection inspection;
  model::ImageFacts& facts = inspection.facts;
  facts.kind = model::ImageKind::Radiograph;
  facts.mediaType = "application/dicom";
  facts.modality = "IO";
  facts.sopClass = "1.2.840.10008.5.1.4.1.1.1.3";
  facts.sopInstance = "1.2.3";
  facts.width = 1708;
  facts.height = 2400;
  facts.frames = 1;
  facts.bitsStored = 12;
  facts.capturedAt = model::LocalTime{1'700'000'000};
  facts.spacingSource = model::SpacingSource::Detector;
  facts.spacingX = facts.spacingY = 0.015;
  facts.identity = {"P-1", "Müller", "Ana", model::Date::make(1980, 2, 29), 1};
  inspection.thumbnail = {3, 2, true, Bytes(24, 0x55)};
  return inspection;
}

// The encoded inspection with one change, as a child that lies would send it.
template <class Change>
std::optional<Inspection> parsedAfter(Change change) {
  Inspection inspection = fullInspection();
  change(inspection);
  return Inspection::parse(inspection.encode());
}

}  // namespace

TEST_CASE("a request comes back as it was sent", "[decode]") {
  const Request request = fullRequest();
  const auto parsed = Request::parse(request.encode());
  REQUIRE(parsed);
  CHECK(parsed->operation == request.operation);
  CHECK(parsed->nameHint == request.nameHint);
  CHECK(parsed->frame == 7);
  CHECK(parsed->longSide == 2000);
  CHECK(parsed->thumbnailSide == 240);
  CHECK(parsed->entry == 9);
  CHECK(parsed->encodeAs == EncodeAs::Dicom);
  CHECK(parsed->hasDisplay);
  CHECK(parsed->display == request.display);
  CHECK(parsed->identity == request.identity);
  CHECK(parsed->tags == request.tags);
  CHECK(parsed->uidKey == request.uidKey);
  CHECK(parsed->otherOwner == request.otherOwner);
  CHECK(parsed->media == MediaProfile::Dental);
  CHECK(parsed->fileId == request.fileId);
  CHECK(parsed->capturedAt == request.capturedAt);
}

TEST_CASE("a cut request, one with more behind it, or an unknown operation is refused", "[decode]") {
  Bytes encoded = fullRequest().encode();
  for (std::size_t length = 0; length < encoded.size(); ++length) REQUIRE_FALSE(Request::parse(ByteView(encoded).first(length)));
  encoded.push_back(0);
  CHECK_FALSE(Request::parse(encoded));
  encoded.pop_back();
  encoded[0] = 0;
  CHECK_FALSE(Request::parse(encoded));
  encoded[0] = 11;
  CHECK_FALSE(Request::parse(encoded));
}

TEST_CASE("a file for a medium comes back with its entry, or without bytes when the original stands for itself", "[decode]") {
  MediaFile made;
  made.entry = Bytes{1, 2, 3};
  made.file = Bytes{4, 5};
  Bytes reply = made.encodeHead();
  reply.insert(reply.end(), made.file.begin(), made.file.end());
  const auto parsed = MediaFile::parse(reply);
  REQUIRE(parsed);
  CHECK(parsed->entry == made.entry);
  CHECK(parsed->file == made.file);
  CHECK_FALSE(parsed->unchanged);
  made.unchanged = true;
  CHECK(MediaFile::parse(made.encodeHead())->unchanged);
}

TEST_CASE("a medium's answer that contradicts itself is refused", "[decode]") {
  MediaFile made;
  made.entry = Bytes{1};
  CHECK_FALSE(MediaFile::parse(made.encodeHead()));  // changed, but nothing came
  made.unchanged = true;
  Bytes both = made.encodeHead();
  both.push_back(7);
  CHECK_FALSE(MediaFile::parse(both));  // unchanged, but something came
  made.entry.clear();
  CHECK_FALSE(MediaFile::parse(made.encodeHead()));
  made.entry.assign((1u << 20) + 1, 0);
  CHECK_FALSE(MediaFile::parse(made.encodeHead()));
}

TEST_CASE("entries of a medium come back in order, and cut ones not at all", "[decode]") {
  const std::vector<Bytes> entries{{1, 2}, {}, {3}};
  const Bytes encoded = encodeMediaEntries(entries);
  const auto parsed = parseMediaEntries(encoded);
  REQUIRE(parsed);
  CHECK(*parsed == entries);
  for (std::size_t length = 0; length < encoded.size(); ++length) CHECK_FALSE(parseMediaEntries(ByteView(encoded).first(length)));
}

TEST_CASE("an inspection comes back as it was sent", "[decode]") {
  const Inspection inspection = fullInspection();
  const auto parsed = Inspection::parse(inspection.encode());
  REQUIRE(parsed);
  CHECK(parsed->facts == inspection.facts);
  CHECK(parsed->thumbnail.width == 3);
  CHECK(parsed->thumbnail.height == 2);
  CHECK(parsed->thumbnail.colour);
  CHECK(parsed->thumbnail.pixels == inspection.thumbnail.pixels);
  CHECK_FALSE(parsed->pixelTrouble);
}

TEST_CASE("every shortening of an inspection is refused", "[decode]") {
  const Bytes encoded = fullInspection().encode();
  for (std::size_t length = 0; length < encoded.size(); ++length) REQUIRE_FALSE(Inspection::parse(ByteView(encoded).first(length)));
}

TEST_CASE("no single changed byte of an inspection is read past its end or accepted with wrong sizes", "[decode]") {
  const Bytes encoded = fullInspection().encode();
  for (std::size_t place = 0; place < encoded.size(); ++place) {
    for (const int change : {1, 0x80, 0xff}) {
      Bytes changed = encoded;
      changed[place] = static_cast<std::uint8_t>(changed[place] ^ change);
      if (const auto parsed = Inspection::parse(changed)) {
        const auto& picture = parsed->thumbnail;
        REQUIRE(picture.pixels.size() == std::size_t{picture.width} * picture.height * (picture.colour ? 4 : 1));
      }
    }
  }
}

TEST_CASE("a thumbnail whose size does not multiply out is refused", "[decode]") {
  CHECK(parsedAfter([](Inspection&) {}));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.thumbnail.pixels.pop_back(); }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.thumbnail.pixels.push_back(0); }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.thumbnail.width = 4; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.thumbnail.width = inspection.thumbnail.height = 0x80000000; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.thumbnail.colour = false; }));
}

TEST_CASE("an inspection that contradicts itself or the limits is refused", "[decode]") {
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.pixelTrouble = ErrorCode::FileCorrupt; }));  // and a thumbnail
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.isArchive = inspection.isMediaDirectory = true; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.frames = Limits::kFrames + 1; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.width = 0xffffffff; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.spacingX = -1; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.kind = static_cast<model::ImageKind>(9); }));
}

TEST_CASE("a reason for missing pixels must be one that a child may give", "[decode]") {
  const auto withTrouble = [](ErrorCode code) {
    return parsedAfter([code](Inspection& inspection) {
      inspection.thumbnail = {};
      inspection.pixelTrouble = code;
    });
  };
  REQUIRE(withTrouble(ErrorCode::NoPixels));
  CHECK(withTrouble(ErrorCode::NoPixels)->pixelTrouble == ErrorCode::NoPixels);
  CHECK_FALSE(withTrouble(ErrorCode::WrongCredentials));
  CHECK_FALSE(withTrouble(ErrorCode::JournalDamaged));
  CHECK_FALSE(withTrouble(static_cast<ErrorCode>(9999)));
}

TEST_CASE("texts that could not have come out of cleanText are refused", "[decode]") {
  for (std::string model::ImageFacts::* const text :
       {&model::ImageFacts::mediaType, &model::ImageFacts::modality, &model::ImageFacts::sopClass, &model::ImageFacts::studyDescription,
        &model::ImageFacts::seriesDescription, &model::ImageFacts::device, &model::ImageFacts::accession, &model::ImageFacts::stepId}) {
    CHECK_FALSE(parsedAfter([text](Inspection& inspection) { inspection.facts.*text = "two\nlines"; }));
    CHECK_FALSE(parsedAfter([text](Inspection& inspection) { inspection.facts.*text = std::string(1025, 'x'); }));
    CHECK(parsedAfter([text](Inspection& inspection) { inspection.facts.*text = std::string(1024, 'x'); }));
  }
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.identity.familyName = "\xff"; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.identity.patientNumber = "\xE2\x80\xAE"; }));
  CHECK_FALSE(parsedAfter([](Inspection& inspection) { inspection.facts.tags.note = std::string(1, '\0'); }));
}

TEST_CASE("header rows come back as they were sent, and no shortening is accepted", "[decode]") {
  const std::vector<HeaderRow> rows = {{"(0010,0010)", "PN", "PatientName", "Müller^Ana", 0}, {"(0008,1140)", "SQ", "Seq", "1 item", 1}};
  const Bytes encoded = encodeHeader(rows);
  const auto parsed = parseHeader(encoded);
  REQUIRE(parsed);
  REQUIRE(parsed->size() == 2);
  CHECK((*parsed)[0].value == "Müller^Ana");
  CHECK((*parsed)[1].depth == 1);
  for (std::size_t length = 0; length < encoded.size(); ++length) REQUIRE_FALSE(parseHeader(ByteView(encoded).first(length)));
  CHECK(parseHeader(encodeHeader({}))->empty());
}

TEST_CASE("header rows longer or dirtier than a row may be are refused", "[decode]") {
  CHECK_FALSE(parseHeader(encodeHeader({{"t", "v", "n", std::string(513, 'x'), 0}})));
  CHECK_FALSE(parseHeader(encodeHeader({{"t", "v", "n", "a\nb", 0}})));
  CHECK_FALSE(parseHeader(encodeHeader({{std::string(65, 't'), "v", "n", "", 0}})));
}

TEST_CASE("a count that promises more than there are bytes is refused before anything is allocated", "[decode]") {
  ByteWriter writer;
  writer.u32(0xffffffff);
  writer.raw(Bytes(100));
  CHECK_FALSE(parseHeader(writer.bytes()));
  CHECK_FALSE(parseEntries(writer.bytes()));
  CHECK_FALSE(parseReferences(writer.bytes()));
}

TEST_CASE("archive entries come back as they were sent, and no shortening is accepted", "[decode]") {
  const std::vector<ArchiveEntry> entries = {{0, "a.jpg", 10}, {3, "folder/ü.dcm", 1u << 20}};
  const Bytes encoded = encodeEntries(entries);
  const auto parsed = parseEntries(encoded);
  REQUIRE(parsed);
  REQUIRE(parsed->size() == 2);
  CHECK((*parsed)[1].index == 3);
  CHECK((*parsed)[1].name == "folder/ü.dcm");
  CHECK((*parsed)[1].size == 1u << 20);
  for (std::size_t length = 0; length < encoded.size(); ++length) REQUIRE_FALSE(parseEntries(ByteView(encoded).first(length)));
}

TEST_CASE("archive entries that leave the archive, repeat or burst the limits are refused", "[decode]") {
  CHECK_FALSE(parseEntries(encodeEntries({{0, "../a.jpg", 1}})));
  CHECK_FALSE(parseEntries(encodeEntries({{0, "/a.jpg", 1}})));
  CHECK_FALSE(parseEntries(encodeEntries({{0, "", 1}})));
  CHECK_FALSE(parseEntries(encodeEntries({{1, "a", 1}, {1, "b", 1}})));
  CHECK_FALSE(parseEntries(encodeEntries({{1, "a", 1}, {0, "b", 1}})));
  CHECK_FALSE(parseEntries(encodeEntries({{0, "a", Limits::kEntryBytes + 1}})));
  std::vector<ArchiveEntry> many;
  for (std::uint32_t i = 0; i <= Limits::kArchiveBytes / Limits::kEntryBytes; ++i) many.push_back({i, "e", Limits::kEntryBytes});
  CHECK_FALSE(parseEntries(encodeEntries(many)));
  many.pop_back();
  CHECK(parseEntries(encodeEntries(many)));
  std::vector<ArchiveEntry> tooMany(Limits::kArchiveEntries + 1);
  for (std::uint32_t i = 0; i < tooMany.size(); ++i) tooMany[i] = {i, "e", 0};
  CHECK_FALSE(parseEntries(encodeEntries(tooMany)));
}

TEST_CASE("media references come back as they were written, even those that must not be followed", "[decode]") {
  const std::vector<MediaReference> references = {{{"PAT1", "IMG1"}}, {{"..", "secret"}}, {{}}};
  const Bytes encoded = encodeReferences(references);
  const auto parsed = parseReferences(encoded);
  REQUIRE(parsed);
  REQUIRE(parsed->size() == 3);
  CHECK((*parsed)[0].components == std::vector<std::string>{"PAT1", "IMG1"});
  CHECK((*parsed)[1].components[0] == "..");
  CHECK((*parsed)[2].components.empty());
  for (std::size_t length = 0; length < encoded.size(); ++length) REQUIRE_FALSE(parseReferences(ByteView(encoded).first(length)));
  CHECK_FALSE(parseReferences(encodeReferences({{std::vector<std::string>(33, "A")}})));
  CHECK_FALSE(parseReferences(encodeReferences({{{"a\nb"}}})));
}
