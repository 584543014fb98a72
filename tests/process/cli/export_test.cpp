// safelightctl export and contact-sheet.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

bool contains(const Bytes& bytes, std::string_view text) { return toString(bytes).find(text) != std::string::npos; }

}  // namespace

TEST_CASE("originals come out bit for bit and never over a file that is there", "[cli]") {
  const auto practice = Practice::withImages();
  const Path out = practice.outside() / "exports";
  const auto lines = practice.json({"export", "--patient", "P-48151623", "--out", out.string()});
  REQUIRE(lines.size() == 3);
  CHECK(lines.back()["summary"]["exported"] == 2);
  std::vector<Bytes> exported;
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(lines[i]["status"] == "exported");
    exported.push_back(tests::readFile(lines[i]["path"].get<std::string>()));
  }
  const Bytes dicom = tests::readFile(practice.outside() / "first.dcm");
  const Bytes photo = tests::readFile(practice.outside() / "smile.jpg");
  CHECK(std::count(exported.begin(), exported.end(), dicom) == 1);
  CHECK(std::count(exported.begin(), exported.end(), photo) == 1);

  const auto again = practice.json({"export", "--patient", "P-48151623", "--out", out.string()});
  for (std::size_t i = 0; i < 2; ++i) CHECK(again[i]["path"] != lines[i]["path"]);
  CHECK(std::distance(fs::directory_iterator(out), fs::directory_iterator()) == 4);
}

TEST_CASE("a file that leaves as it came with somebody else's name inside is named before it leaves", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string other = practice.file("other.dcm", tests::makeDicom({.name = "MISFILED^OTTO", .number = "P-1", .birthDate = "19500101", .instance = "77"}));
  const auto imported = practice.json({"import", other, "--patient", "P-48151623"});
  const std::string id = imported.at(0)["image"];

  const auto told = practice.owner({"export", "--patient", "P-48151623", "--out", (practice.outside() / "told").string()});
  CHECK(told.status == 0);
  CHECK(told.err.find("1 file came in with somebody else's name inside and leaves with it. With --as dicom") != std::string::npos);
  const auto lines = practice.json({"export", "--patient", "P-48151623", "--out", (practice.outside() / "lines").string()});
  for (const auto& line : lines) {
    if (line.contains("image")) CHECK(line.contains("namesSomebodyElse") == (line["image"] == id));
  }

  const auto renamed = practice.owner({"export", id, "--as", "dicom", "--out", (practice.outside() / "renamed").string()});
  CHECK(renamed.status == 0);
  CHECK(renamed.err.find("somebody else") == std::string::npos);
  const Bytes written = tests::readFile(fs::directory_iterator(practice.outside() / "renamed")->path());
  CHECK(contains(written, "CANARYSON"));
  CHECK_FALSE(contains(written, "MISFILED"));
}

TEST_CASE("a file that names nobody is spoken of before it leaves as it came, and gets its patient's name as DICOM", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string nameless = practice.file("nameless.dcm", tests::makeDicom({.name = "", .number = "", .birthDate = "", .instance = "78"}));
  const std::string id = practice.json({"import", nameless, "--patient", "P-48151623"}).at(0)["image"];

  const auto told = practice.owner({"export", id, "--out", (practice.outside() / "told").string()});
  CHECK(told.status == 0);
  CHECK(told.err.find("1 file came in with no name inside and leaves with none. With --as dicom") != std::string::npos);
  REQUIRE(practice.owner({"export", id, "--as", "dicom", "--out", (practice.outside() / "named").string()}).status == 0);
  CHECK(contains(tests::readFile(fs::directory_iterator(practice.outside() / "named")->path()), "CANARYSON"));
}

TEST_CASE("exports without identity name nobody, neither inside nor in the file's name", "[cli]") {
  const auto practice = Practice::withImages();
  const auto images = practice.json({"images", "--query", "IO", "--patient", "P-48151623"});
  const std::string id = images.at(0)["id"];
  for (const std::string as : {"dicom", "png", "jpeg", "original"}) {
    const Path out = practice.outside() / ("clean-" + as);
    const auto ran = practice.owner({"export", id, "--out", out.string(), "--as", as, "--deidentify"});
    INFO(as << ": " << ran.err);
    REQUIRE(ran.status == 0);
    REQUIRE(std::distance(fs::directory_iterator(out), fs::directory_iterator()) == 1);
    const Path file = fs::directory_iterator(out)->path();
    const Bytes bytes = tests::readFile(file);
    for (const char* identity : {"CANARYSON", "PETUNIA", "Canaryson", "48151623", "19840229", "4815162342"}) {
      CHECK_FALSE(contains(bytes, identity));
      CHECK(file.filename().string().find(identity) == std::string::npos);
    }
    if (as == "png") CHECK(contains(bytes, "\x89PNG"));
    if (as == "jpeg") CHECK(contains(bytes, "JFIF"));
    if (as == "dicom") CHECK(contains(bytes, "DICM"));
  }
}

TEST_CASE("an image that is not there is refused, the others come out", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string id = practice.json({"images", "--query", "IO", "--patient", "P-48151623"}).at(0)["id"];
  const std::string nobody = "0192f3a4-5b6c-7d8e-9f01-23456789abcd";
  const auto lines = practice.json({"export", nobody, id, "--out", (practice.outside() / "some").string()}, 1);
  CHECK(lines.back()["summary"]["exported"] == 1);
  CHECK(lines.back()["summary"]["refused"] == 1);
  CHECK(lines.at(0)["reason"] == "ImageNotFound");
  CHECK(practice.owner({"export", "not-an-id", "--out", "/nowhere"}).status == 2);
  CHECK(practice.owner({"export", "--out", "/nowhere"}).status == 2);
}

TEST_CASE("a contact sheet is a picture that replaces nothing unasked", "[cli]") {
  const auto practice = Practice::withImages();
  const Path sheet = practice.outside() / "sheet.png";
  REQUIRE(practice.owner({"contact-sheet", "--out", sheet.string()}).status == 0);
  CHECK(toString(tests::readFile(sheet)).starts_with("\x89PNG\r\n\x1a\n"));
  CHECK(practice.owner({"contact-sheet", "--out", sheet.string()}).status == 2);
  const auto lines = practice.json({"contact-sheet", "--out", sheet.string(), "--replace"});
  CHECK(lines.at(0)["width"].get<int>() > 200);
  CHECK(lines.at(0)["bytes"] == fs::file_size(sheet));
}
