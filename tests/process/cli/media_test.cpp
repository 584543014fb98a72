// safelightctl export --as media, judged by other people's readers.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/other_readers.h"

using namespace safelight;
using tests::errorsIn;
using tests::Practice;
using tests::Ran;
using tests::tool;
namespace fs = std::filesystem;

namespace {

std::vector<Path> filesOf(const Path& medium) {
  std::vector<Path> files;
  for (const auto& entry : fs::directory_iterator(medium / "DICOM")) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  return files;
}

Bytes dataFile(const std::string& name) { return tests::readFile(Path(SAFELIGHT_SOURCE_DIR) / "tests/data" / name); }

/// The patient of Practice::withImages with photographs of several kinds and X-rays in several syntaxes.
Practice richPractice() {
  Practice practice = Practice::withImages();
  for (const char* name : {"photos/own_orientation_6.jpg", "photos/own_progressive.jpg", "photos/own_orientation_6.heic", "photos/own_rgb16.png", "dicom/codecs/JPEG2000.dcm",
                           "dicom/codecs/JPEG-lossy.dcm", "dicom/codecs/image_dfl.dcm", "dicom/codecs/SC_rgb_dcmtk_+eb+cy+s2.dcm", "dicom/documents/encapsulated-pdf.dcm",
                           "dicom/documents/gsps-for-dx_image.dcm", "dicom/documents/reportsi.dcm"})
    practice.file(Path(name).filename().string(), dataFile(name));
  std::vector<std::string> arguments{"import"};
  for (const auto& entry : fs::directory_iterator(practice.outside()))
    if (entry.path().extension() != "" && entry.path().extension() != ".txt" && entry.path().filename() != "first.dcm" && entry.path().filename() != "stranger.dcm" && entry.path().filename() != "smile.jpg") arguments.push_back(entry.path().string());
  arguments.insert(arguments.end(), {"--patient", "P-48151623"});
  const Ran ran = practice.owner(arguments);
  INFO(ran.err);
  REQUIRE(ran.status == 0);
  return practice;
}

std::vector<nlohmann::json> makeMedium(const Practice& practice, const Path& out, const std::string& profile, int expected = 0) {
  return practice.json({"export", "--patient", "P-48151623", "--as", "media", "--profile", profile, "--out", out.string()}, expected);
}

}  // namespace

TEST_CASE("a medium is read by DCMTK, pydicom and ourselves, every file of it", "[cli][media]") {
  const Practice practice = richPractice();
  for (const std::string profile : {"general", "usb"}) {
    INFO(profile);
    const Path out = practice.outside() / profile;
    const auto lines = makeMedium(practice, out, profile);
    const auto files = filesOf(out);
    CHECK(files.size() == lines.back()["summary"]["exported"].get<std::size_t>());
    CHECK(files.size() >= 12);
    const Ran dump = tool(practice, "dcmdump", {(out / "DICOMDIR").string()});
    INFO(dump.err);
    CHECK(dump.status == 0);
    CHECK(std::count(dump.out.begin(), dump.out.end(), '\n') > 100);
    const Ran pydicom = tool(practice, "python3", {"-c",
                                                   "import sys\nfrom pydicom.fileset import FileSet\n"
                                                   "s = FileSet(sys.argv[1])\nn = 0\n"
                                                   "for i in s:\n  d = i.load(); n += 1\n"
                                                   "  assert d.PatientID == 'P-48151623', d.PatientID\n"
                                                   "  assert str(d.PatientName) == 'CANARYSON^PETUNIA', d.PatientName\n"
                                                   "  assert d.file_meta.TransferSyntaxUID == i.ReferencedTransferSyntaxUIDInFile\n"
                                                   "print(n)",
                                                   (out / "DICOMDIR").string()});
    INFO(pydicom.err);
    CHECK(pydicom.status == 0);
    CHECK(pydicom.out == std::to_string(files.size()) + "\n");
    for (const Path& file : files) {
      const Ran read = tool(practice, "dcmdump", {"+E", file.string()});
      INFO(file << read.err);
      CHECK(read.status == 0);
      CHECK(read.err.find("E:") == std::string::npos);
      CHECK(file.filename().string().size() == 8);
    }
    // Ours: another practice takes the disc in, file by file, by its directory.
    const Practice other = Practice::withVault();
    const auto taken = other.json({"import", out.string(), "--new-patients"}, 0);
    CHECK(taken.back()["summary"]["refused"] == 0);
  }
}

TEST_CASE("dciodvfy finds no error in what we write", "[cli][media]") {
  if (!tests::hasDciodvfy()) SKIP("dciodvfy is not installed (Debian package dicom3tools)");
  const Practice practice = richPractice();
  const Path out = practice.outside() / "general";
  makeMedium(practice, out, "general");
  CHECK(errorsIn(practice, out / "DICOMDIR") == std::vector<std::string>{});
  std::size_t photos = 0;
  for (const Path& file : filesOf(out)) {
    INFO(file);
    const std::string dump = tool(practice, "dcmdump", {"+P", "0008,0016", file.string()}).out;
    if (dump.find("VLPhotographicImageStorage") == std::string::npos) continue;
    ++photos;
    CHECK(errorsIn(practice, file) == std::vector<std::string>{});
  }
  CHECK(photos == 5);
}

TEST_CASE("writing an object anew adds no error to those that it came with", "[cli][media]") {
  if (!tests::hasDciodvfy()) SKIP("dciodvfy is not installed (Debian package dicom3tools)");
  const Practice practice = richPractice();
  const Path out = practice.outside() / "general";
  makeMedium(practice, out, "general");
  for (const char* name : {"JPEG2000.dcm", "JPEG-lossy.dcm", "encapsulated-pdf.dcm", "gsps-for-dx_image.dcm", "reportsi.dcm"}) {
    const Path original = practice.outside() / name;
    // Not by its UIDs: an object that names somebody else than it is filed with has others on a medium.
    const auto marks = [&](const Path& file) {
      return tool(practice, "dcmdump", {"+P", "0008,0016", "+P", "0008,0020", "+P", "0008,0030", "+P", "0008,0070", "+P", "0020,0013", "+P", "0028,0010", file.string()}).out;
    };
    const std::string wanted = marks(original);
    REQUIRE_FALSE(wanted.empty());
    bool found = false;
    for (const Path& file : filesOf(out)) {
      if (marks(file) != wanted) continue;
      found = true;
      INFO(name);
      const auto before = errorsIn(practice, original);
      for (const std::string& error : errorsIn(practice, file)) {
        INFO(error);
        CHECK(std::find(before.begin(), before.end(), error) != before.end());
      }
    }
    CHECK(found);
  }
}

TEST_CASE("the dental profile takes the X-ray and leaves the rest, and DCMTK agrees that it is one", "[cli][media]") {
  if (!tests::hasDciodvfy()) SKIP("dciodvfy is not installed (Debian package dicom3tools)");
  const Practice practice = Practice::withImages();
  const Path out = practice.outside() / "dental";
  const auto lines = makeMedium(practice, out, "dental", 1);
  CHECK(lines.back()["summary"]["exported"] == 1);
  CHECK(lines.back()["summary"]["refused"] == 1);
  CHECK(lines[0]["reason"].is_null() != lines[1]["reason"].is_null());
  REQUIRE(filesOf(out).size() == 1);
  fs::copy_file(out / "DICOM/IM000001", practice.outside() / "XRAY");
  const Ran checked = tests::runProgram("/bin/sh", {"-c", "cd \"$1\" && exec dcmmkdir -Pde --invent +D CHECKED XRAY", "sh", practice.outside().string()}, practice.environment(), practice.root() / "captures");
  INFO(checked.err);
  CHECK(checked.status == 0);
  CHECK(errorsIn(practice, out / "DICOMDIR") == std::vector<std::string>{});
}

TEST_CASE("objects of other identity go out as the practice knows the patient, and name nobody else", "[cli][media]") {
  const Practice practice = richPractice();
  const Path out = practice.outside() / "general";
  makeMedium(practice, out, "general");
  for (const Path& file : filesOf(out)) {
    INFO(file);
    const std::string dump = tool(practice, "dcmdump", {file.string()}).out;
    CHECK(dump.find("CANARYSON^PETUNIA") != std::string::npos);
    for (const char* other : {"CompressedSamples", "Lestrade", "Anonymized^", "PatientAddress"}) CHECK(dump.find(other) == std::string::npos);
  }
}

TEST_CASE("a medium is for one patient and never written over another", "[cli][media]") {
  const Practice practice = Practice::withImages();
  const std::string out = (practice.outside() / "disc").string();
  CHECK(practice.owner({"export", "--as", "media", "--out", out}).status == 2);
  CHECK(practice.owner({"export", "--as", "media", "--all", "--out", out}).status == 2);
  CHECK(practice.owner({"export", "--patient", "P-48151623", "--as", "media", "--deidentify", "--out", out}).status == 2);
  CHECK(practice.owner({"export", "--patient", "P-48151623", "--as", "media", "--profile", "cinema", "--out", out}).status == 2);
  REQUIRE(practice.owner({"export", "--patient", "P-48151623", "--as", "media", "--out", out}).status == 0);
  const Ran again = practice.owner({"export", "--patient", "P-48151623", "--as", "media", "--out", out});
  CHECK(again.status != 0);
  CHECK(again.err.find("never overwrites") != std::string::npos);
}
