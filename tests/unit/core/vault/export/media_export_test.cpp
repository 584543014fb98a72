#include "core/vault/export/media_export.h"

#include <filesystem>

#include "core/vault/audit.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;
namespace fs = std::filesystem;

namespace {

/// Says of each image what it was asked, and refuses what is called so.
class MediaDecoder final : public decode::Decoder {
 public:
  Result<decode::Inspection> inspect(ByteView original, const decode::Request& request) override { return m_fake.inspect(original, request); }
  Result<imaging::PixelImage> frame(ByteView original, const decode::Request& request) override { return m_fake.frame(original, request); }
  Result<std::vector<decode::HeaderRow>> header(ByteView original) override { return m_fake.header(original); }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView original) override { return m_fake.listArchive(original); }
  Result<Bytes> extractEntry(ByteView original, const decode::ArchiveEntry& entry) override { return m_fake.extractEntry(original, entry); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView original) override { return m_fake.listMedia(original); }
  Result<Bytes> transform(ByteView original, const decode::Request& request) override { return m_fake.transform(original, request); }
  Result<decode::MediaFile> mediaFile(ByteView original, const decode::Request& request) override {
    asked.push_back(request);
    if (refuse) return fail(ErrorCode::NotOnThisMedium);
    decode::MediaFile made;
    made.unchanged = asked.size() % 2 == 1;  // every other one as it is
    if (!made.unchanged) made.file = Bytes{'n', 'e', 'w'};
    made.entry = Bytes{static_cast<std::uint8_t>(original.size())};
    return made;
  }
  Result<Bytes> mediaDirectory(const std::vector<Bytes>& entries, const decode::Request&) override {
    if (breakDirectory) return fail(ErrorCode::DecoderCrashed);
    return Bytes(entries.size(), 'd');
  }

  std::vector<decode::Request> asked;
  bool refuse = false;
  bool breakDirectory = false;

 private:
  tests::FakeDecoder m_fake;
};

struct Medium {
  Medium() : open(practice.open()) {
    marta = tests::addMarta(open);
    images = {tests::takeIn(practice, open, "a.dcm", "1"), tests::takeIn(practice, open, "b.dcm", "2"), tests::takeIn(practice, open, "c.dcm", "3")};
    folder = practice.folder.path() / "medium";
  }
  Result<vault::MediaOutcome> write(const std::function<bool(std::uint32_t, std::uint32_t)>& progress = {}) {
    return vault::exportMedia(open, decoder, {marta, folder, decode::MediaProfile::General}, progress);
  }
  std::vector<std::string> names() const {
    std::vector<std::string> all;
    if (fs::exists(folder))
      for (const auto& entry : fs::recursive_directory_iterator(folder)) all.push_back(entry.path().lexically_relative(folder).generic_string());
    std::sort(all.begin(), all.end());
    return all;
  }

  VaultFixture practice;
  vault::Vault open;
  MediaDecoder decoder;
  model::PatientId marta;
  std::vector<model::ImageId> images;
  Path folder;
};

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("a medium holds a directory and the files that it names", "[vault][media]") {
  Medium medium;
  const auto outcome = medium.write();
  REQUIRE(outcome);
  CHECK(outcome->written);
  CHECK(outcome->images.size() == 3);
  CHECK(medium.names() == Names{"DICOM", "DICOM/IM000001", "DICOM/IM000002", "DICOM/IM000003", "DICOMDIR"});
  CHECK(toString(tests::readFile(medium.folder / "DICOMDIR")) == "ddd");
  CHECK(toString(tests::readFile(medium.folder / "DICOM/IM000002")) == "new");
  CHECK(toString(tests::readFile(medium.folder / "DICOM/IM000001")).starts_with("IMG|"));
  REQUIRE(medium.decoder.asked.size() == 3);
  CHECK(medium.decoder.asked[1].fileId == "DICOM\\IM000002");
  CHECK(medium.decoder.asked[0].identity.familyName == vault::findPatient(medium.open, medium.marta)->details.familyName);
  CHECK_FALSE(medium.decoder.asked[0].identity.patientNumber.empty());
}

TEST_CASE("the journal knows of a medium before anything is written", "[vault][media]") {
  Medium medium;
  medium.decoder.refuse = true;
  const auto outcome = medium.write();
  REQUIRE(outcome);
  CHECK_FALSE(outcome->written);
  for (const auto& image : outcome->images) CHECK(image.error->code == ErrorCode::NotOnThisMedium);
  CHECK_FALSE(fs::exists(medium.folder));
  std::size_t exported = 0;
  REQUIRE(vault::readAudit(medium.open, [&](const vault::AuditEntry& entry) {
    exported += entry.action == "image.exported" ? 1 : 0;
    return true;
  }));
  CHECK(exported == 1);
}

TEST_CASE("a stopped or failed medium leaves nothing behind", "[vault][media]") {
  Medium medium;
  SECTION("stopped") {
    std::vector<std::uint32_t> seen;
    const auto outcome = medium.write([&](std::uint32_t done, std::uint32_t all) {
      CHECK(all == 3);
      seen.push_back(done);
      return done < 2;
    });
    REQUIRE_FALSE(outcome);
    CHECK(outcome.error().code == ErrorCode::Cancelled);
    CHECK(seen == std::vector<std::uint32_t>{0, 1, 2});
  }
  SECTION("the directory cannot be made") {
    medium.decoder.breakDirectory = true;
    CHECK(medium.write().error().code == ErrorCode::DecoderCrashed);
  }
  CHECK_FALSE(fs::exists(medium.folder));
}

TEST_CASE("what lies in the folder already stays, and another medium is never overwritten", "[vault][media]") {
  Medium medium;
  fs::create_directories(medium.folder);
  tests::writeFile(medium.folder / "LETTER.PDF", asBytes("letter"));
  REQUIRE(medium.write());
  CHECK(medium.names() == Names{"DICOM", "DICOM/IM000001", "DICOM/IM000002", "DICOM/IM000003", "DICOMDIR", "LETTER.PDF"});
  CHECK(medium.write().error().code == ErrorCode::AlreadyExists);
  CHECK(medium.names().size() == 6);
}

TEST_CASE("a damaged image is named and the others go out, numbered without a gap", "[vault][media]") {
  Medium medium;
  const auto id = medium.images[0];
  const std::string name = id.toString();
  for (const auto& entry : fs::recursive_directory_iterator(medium.practice.path / "objects"))
    if (entry.path().filename().string().find(name) != std::string::npos) fs::resize_file(entry.path(), 10);
  const auto outcome = medium.write();
  REQUIRE(outcome);
  const auto failed = std::count_if(outcome->images.begin(), outcome->images.end(), [](const auto& image) { return image.error.has_value(); });
  CHECK(failed == 1);
  CHECK(medium.names() == Names{"DICOM", "DICOM/IM000001", "DICOM/IM000002", "DICOMDIR"});
}

TEST_CASE("a medium of somebody who was merged holds the whole record", "[vault][media]") {
  Medium medium;
  const auto second = vault::createPatient(medium.open, {"Lindquist", "Marta", model::Date::make(1987, 3, 14), model::Sex::Female, "9", ""});
  REQUIRE(second);
  REQUIRE(vault::fileImages(medium.open, {medium.images[2]}, *second));
  REQUIRE(vault::mergePatients(medium.open, medium.marta, *second));
  const auto outcome = medium.write();  // asked for by the record that was merged
  REQUIRE(outcome);
  CHECK(outcome->images.size() == 3);
}

TEST_CASE("a patient without images makes no medium, and nobody is no patient", "[vault][media]") {
  Medium medium;
  model::PatientDetails details;
  details.familyName = "Empty";
  const auto empty = vault::createPatient(medium.open, details);
  REQUIRE(empty);
  const auto outcome = vault::exportMedia(medium.open, medium.decoder, {*empty, medium.folder, decode::MediaProfile::General});
  REQUIRE(outcome);
  CHECK_FALSE(outcome->written);
  CHECK_FALSE(fs::exists(medium.folder));
  CHECK(vault::exportMedia(medium.open, medium.decoder, {model::PatientId{}, medium.folder, decode::MediaProfile::General}).error().code == ErrorCode::PatientNotFound);
}
