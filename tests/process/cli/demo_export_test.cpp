// What the demo practice shows people, exported as DICOM with and without identity, judged by dciodvfy.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <filesystem>
#include <set>

#include "app/demo/dicom_writer.h"
#include "app/demo/practice.h"
#include "app/demo/smile.h"
#include "core/imaging/jpeg_writer.h"
#include "tests/process/cli/other_readers.h"

using namespace safelight;
using demo::PlannedImage;
using tests::Practice;
namespace fs = std::filesystem;

namespace {

/// One image of the plan, made as the demo does.
std::string make(const Practice& practice, const demo::PlannedPatient& patient, const PlannedImage& plan, const std::string& name) {
  if (isPhoto(plan)) {
    demo::SmileShot shot;
    shot.seed = patient.mouthSeed;
    shot.retracted = plan.kind == PlannedImage::Kind::RetractedPhoto;
    return practice.file(name + ".jpg", imaging::writeJpeg(demo::photographSmile(shot), 90, imaging::ChromaSampling::Full).value());
  }
  constexpr double kYear = 2026.8;
  const demo::Mouth mouth = demo::makeMouth(patient.mouthSeed, 40, patient.careworn);
  const demo::RadiographToWrite radiograph{demo::expose(mouth, demo::exposureOf(mouth, plan, kYear, 7)),
                                           patient.details,
                                           model::LocalTime::make(*model::Date::make(2026, 10, 18), 9, plan.minute % 60),
                                           demo::viewOf(plan.kind),
                                           demo::sideOf(plan),
                                           demo::teethOf(plan),
                                           "Demo",
                                           plan.minute + 1};
  const Path file = practice.outside() / (name + ".dcm");
  REQUIRE(demo::writeRadiograph(radiograph, file));
  return file.string();
}

/// Imports an image of each kind, and an X-ray of some patients more, whose names are written otherwise. How many that are.
std::size_t takeSample(const Practice& practice) {
  constexpr std::size_t kPatients = 6;
  std::set<PlannedImage::Kind> kinds;
  std::vector<std::string> xrays{"import"}, photos{"import"};
  std::string withXray;  // a photograph does not say whose it is
  std::size_t patients = 0;
  for (const demo::PlannedPatient& patient : demo::planPractice()) {
    bool known = false;
    for (const PlannedImage& plan : patient.images) {
      if (plan.kind == PlannedImage::Kind::CtSlice) continue;  // as its scanner wrote it
      const bool another = kinds.insert(plan.kind).second;
      if (!another && (known || isPhoto(plan) || patients >= kPatients)) continue;
      auto& files = isPhoto(plan) ? photos : xrays;
      files.push_back(make(practice, patient, plan, "image-" + std::to_string(xrays.size() + photos.size())));
      if (isPhoto(plan)) continue;
      known = true;
      withXray = patient.details.number;
    }
    patients += known ? 1 : 0;
  }
  CHECK(kinds.size() == 5);
  const std::size_t images = xrays.size() + photos.size() - 2;
  xrays.emplace_back("--new-patients");
  photos.insert(photos.end(), {"--patient", withXray});
  REQUIRE(practice.owner(xrays).status == 0);
  REQUIRE(practice.owner(photos).status == 0);
  return images;
}

/// The demo's images are made once; what is exported of them is judged twice.
const Practice& sample(std::size_t& images) {
  static std::size_t count = 0;
  static const Practice practice = [] {
    Practice made = Practice::withVault();
    count = takeSample(made);
    return made;
  }();
  images = count;
  return practice;
}

}  // namespace

TEST_CASE("dciodvfy finds no error in the demo's images exported as DICOM, with identity and without", "[cli][demo]") {
  if (!tests::hasDciodvfy()) SKIP("dciodvfy is not installed (Debian package dicom3tools)");
  std::size_t images = 0;
  const Practice& practice = sample(images);
  REQUIRE(images >= 8);
  const bool identity = GENERATE(true, false);
  const Path out = practice.outside() / (identity ? "named" : "nameless");
  std::vector<std::string> arguments{"export", "--all", "--as", "dicom", "--out", out.string()};
  if (!identity) arguments.emplace_back("--deidentify");
  const auto lines = practice.json(arguments);
  CHECK(lines.back()["summary"]["exported"] == images);
  std::size_t judged = 0;
  for (const auto& entry : fs::directory_iterator(out)) {
    INFO(entry.path());
    CHECK(tests::errorsIn(practice, entry.path()) == std::vector<std::string>{});
    ++judged;
  }
  CHECK(judged == images);
}
