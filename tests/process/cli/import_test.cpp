// safelightctl import, images, patients, inbox: the contract of their JSON.

#include <catch2/catch_test_macros.hpp>

#include "core/seal/hash.h"
#include "tests/process/cli/dicom_sample.h"
#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

namespace {

/// The beginning of a Windows program: "MZ", and at 0x3c where "PE" stands.
Bytes windowsProgram() {
  Bytes bytes(512);
  bytes[0] = 'M';
  bytes[1] = 'Z';
  bytes[0x3c] = 0x80;
  bytes[0x80] = 'P';
  bytes[0x81] = 'E';
  return bytes;
}

}  // namespace

TEST_CASE("an import says one line a file and a summary, and refuses without losing the rest", "[cli]") {
  const auto practice = Practice::withVault();
  const Bytes dicom = tests::makeDicom({});
  const std::string good = practice.file("good.dcm", dicom);
  const std::string program = practice.file("holiday.jpg", windowsProgram());
  const std::string cut = practice.file("cut.dcm", ByteView(dicom).first(400));
  const std::string missing = (practice.outside() / "missing.dcm").string();

  const auto lines = practice.json({"import", good, program, cut, missing, "--new-patients"}, 1);
  REQUIRE(lines.size() == 5);
  for (std::size_t i = 0; i < 4; ++i)
    for (const char* key : {"path", "status", "image", "reason", "patient"}) CHECK(lines[i].contains(key));
  const auto line = [&](const std::string& path) {
    for (const auto& each : lines)
      if (each.value("path", "") == path) return each;
    return nlohmann::json();
  };
  CHECK(line(good)["status"] == "imported");
  CHECK(line(good)["image"].is_string());
  CHECK(line(good)["patient"].is_string());
  CHECK(line(program)["status"] == "refused");
  CHECK(line(program)["reason"] == "ProgramFile");
  CHECK(line(program)["image"].is_null());
  CHECK(line(cut)["status"] == "refused");
  CHECK(line(missing)["reason"] == "FileNotFound");
  const auto& summary = lines.back()["summary"];
  CHECK(summary["imported"] == 1);
  CHECK(summary["duplicate"] == 0);
  CHECK(summary["quarantined"] == 0);
  CHECK(summary["refused"] == 3);
  CHECK(summary["bytes"] == dicom.size());

  // The same file again is known, and that is no failure.
  const auto again = practice.json({"import", good});
  CHECK(again[0]["status"] == "duplicate");
  CHECK(again[0]["image"] == line(good)["image"]);
  CHECK(again[1]["summary"]["duplicate"] == 1);
}

TEST_CASE("each refusal is one sentence with its path on stderr", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string empty = practice.file("empty.dcm", "");
  const auto ran = practice.owner({"import", empty});
  CHECK(ran.status == 1);
  CHECK(ran.err == empty + ": This file is empty, so there is no image in it. Fetch it again from where it came from.\n");
  CHECK(ran.out.find("0 imported") != std::string::npos);
}

TEST_CASE("listed images carry what scripts rely on", "[cli]") {
  const auto practice = Practice::withImages();
  const auto images = practice.json({"images"});
  REQUIRE(images.size() == 3);
  for (const auto& image : images)
    for (const char* key : {"id", "patient", "kind", "modality", "sopClass", "width", "height", "frames", "capturedAt", "bytes", "blake2b", "status",
                            "teeth", "view", "sourceName"})
      CHECK(image.contains(key));

  const auto radiographs = practice.json({"images", "--patient", "P-48151623", "--query", "IO"});
  REQUIRE(radiographs.size() == 1);
  const auto& image = radiographs[0];
  const Bytes original = tests::readFile(practice.outside() / "first.dcm");
  CHECK(image["kind"] == "radiograph");
  CHECK(image["modality"] == "IO");
  CHECK(image["sopClass"] == "1.2.840.10008.5.1.4.1.1.1.3");
  CHECK(image["width"] == 64);
  CHECK(image["height"] == 64);
  CHECK(image["frames"] == 1);
  CHECK(image["capturedAt"] == "2025-03-14T09:26:53");
  CHECK(image["bytes"] == original.size());
  CHECK(image["blake2b"] == toHex(seal::hash(original)));
  CHECK(image["status"] == "filed");
  CHECK(image["sourceName"] == "first.dcm");

  const auto inbox = practice.json({"inbox"});
  REQUIRE(inbox.size() == 1);
  CHECK(inbox[0]["patient"].is_null());
  CHECK(inbox[0]["status"] == "inbox");
  CHECK(inbox[0]["inboxReason"].is_string());
  CHECK(practice.json({"images", "--status", "inbox"}) == inbox);
  CHECK(practice.json({"images", "--status", "binned"}).empty());
}

TEST_CASE("patients are found by name, number and birth date", "[cli]") {
  const auto practice = Practice::withImages();
  const auto all = practice.json({"patients"});
  REQUIRE(all.size() == 1);
  CHECK(all[0]["number"] == "P-48151623");
  CHECK(all[0]["birthDate"] == "1984-02-29");
  CHECK(all[0]["images"] == 2);
  CHECK(practice.json({"patients", "canary"}) == all);
  CHECK(practice.json({"patients", "P-48151623"}) == all);
  CHECK(practice.json({"patients", "nobody"}).empty());
  const auto table = practice.owner({"patients"});
  CHECK(table.out.starts_with("NUMBER"));
  CHECK(table.out.find("P-48151623") != std::string::npos);
}
