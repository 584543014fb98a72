// safelight-demo: makes a demo practice in a folder. Everything in it is invented.

#include <CLI/CLI.hpp>
#include <fstream>
#include <thread>

#include "app/demo/dicom_writer.h"
#include "app/demo/practice.h"
#include "app/demo/smile.h"
#include "core/codec/photo.h"
#include "core/crypto/device_secret.h"
#include "core/crypto/process_hardening.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/access/people.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "ui/words/error_words.h"

namespace safelight::demo {
namespace {

constexpr const char* kPassword = "amber lantern over the harbour";

struct Made {
  Path path;
  std::size_t patient = 0;
  PlannedImage plan;
  model::LocalTime capturedAt;
};

const char* descriptionOf(const PlannedImage& plan) {
  switch (plan.kind) {
    case PlannedImage::Kind::Bitewing: return "Bitewing";
    case PlannedImage::Kind::Periapical: return "Periapical";
    default: return "Panoramic";
  }
}

Result<void> writeFileBytes(const Path& path, ByteView bytes) {
  std::ofstream stream(path, std::ios::binary | std::ios::trunc);
  stream.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
  if (!stream) return fail(ErrorCode::WriteFailed, "demo file");
  return {};
}

Result<void> makeOne(const PlannedPatient& patient, const Made& made, std::uint64_t noise) {
  if (made.plan.kind == PlannedImage::Kind::SmilePhoto || made.plan.kind == PlannedImage::Kind::RetractedPhoto) {
    Dice dice(noise);
    SmileShot shot{patient.mouthSeed, made.plan.phase == model::Phase::After, dice.normal() * 0.03, dice.normal() * 0.025, dice.normal() * 0.02, 1 + dice.normal() * 0.03,
                   made.plan.kind == PlannedImage::Kind::RetractedPhoto};
    TRY_ASSIGN(const Bytes jpeg, codec::encodeJpeg(photographSmile(shot), 92));
    return writeFileBytes(made.path, jpeg);
  }
  const model::Date date = made.capturedAt.date();
  const double year = date.year + (date.month - 1) / 12.0;
  const int age = patient.details.birthDate ? model::ageInYears(*patient.details.birthDate, date) : 40;
  const Mouth mouth = makeMouth(patient.mouthSeed, age, patient.careworn);
  RadiographToWrite radiograph;
  radiograph.picture = expose(mouth, exposureOf(mouth, made.plan, year, noise));
  radiograph.patient = patient.details;
  radiograph.capturedAt = made.capturedAt;
  radiograph.view = viewOf(made.plan.kind);
  radiograph.side = sideOf(made.plan);
  radiograph.teeth = teethOf(made.plan);
  radiograph.description = descriptionOf(made.plan);
  radiograph.number = made.plan.minute + 1;
  return writeRadiograph(radiograph, made.path);
}

/// Plans names and times, then makes the files on every processor.
Result<std::vector<Made>> makeFiles(const std::vector<PlannedPatient>& practice, const Path& folder, model::LocalTime today) {
  std::vector<Made> files;
  for (std::size_t p = 0; p < practice.size(); ++p) {
    for (const PlannedImage& plan : practice[p].images) {
      const bool isPhoto = plan.kind == PlannedImage::Kind::SmilePhoto || plan.kind == PlannedImage::Kind::RetractedPhoto;
      Made made{folder / ("image-" + std::to_string(files.size()) + (isPhoto ? ".jpg" : ".dcm")), p, plan, today};
      made.capturedAt.seconds += -static_cast<std::int64_t>(plan.daysAgo) * 86'400 + plan.minute * 60 - static_cast<std::int64_t>(p) * 1500;
      files.push_back(std::move(made));
    }
  }
  std::vector<Result<void>> outcomes(files.size(), Result<void>());
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> workers;
  for (unsigned t = 0; t < threads; ++t)
    workers.emplace_back([&, t] {
      for (std::size_t i = t; i < files.size(); i += threads) outcomes[i] = makeOne(practice[files[i].patient], files[i], i + 1);
    });
  for (std::thread& worker : workers) worker.join();
  for (const auto& outcome : outcomes) TRY_VOID(outcome);
  return files;
}

Result<void> importPatient(vault::Vault& vault, decode::Decoder& decoder, const PlannedPatient& patient, const std::vector<Made>& files, std::size_t index) {
  TRY_ASSIGN(const model::PatientId id, vault::createPatient(vault, patient.details));
  vault::ImportRequest request;
  request.patient = id;
  std::map<std::string, const Made*> byPath;
  for (const Made& made : files) {
    if (made.patient != index) continue;
    request.paths.push_back(made.path);
    byPath[pathToUtf8(made.path)] = &made;
  }
  TRY_ASSIGN(const auto run, vault::ImportRun::start(vault, decoder, request, {}));
  while (!run->finished()) {
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const vault::ImportOutcome& outcome : outcomes) {
      if (outcome.status != vault::ImportStatus::Imported) return fail(outcome.error);
      const PlannedImage& plan = byPath.at(outcome.path)->plan;
      vault::TagChange tags;
      tags.teeth = teethOf(plan);
      tags.view = viewOf(plan.kind);
      tags.side = sideOf(plan);
      tags.phase = plan.phase;
      TRY_VOID(vault::tagImages(vault, {outcome.image}, tags));
    }
  }
  return {};
}

Result<void> addStaff(vault::Vault& vault, const std::vector<PlannedPerson>& staff, const crypto::SecretBytes& password, const crypto::SecretBytes& deviceSecret) {
  for (std::size_t i = 1; i < staff.size(); ++i) {
    TRY_ASSIGN([[maybe_unused]] const auto added, vault::addPerson(vault, {staff[i].login, staff[i].displayName, staff[i].role, password, deviceSecret}));
  }
  return {};
}

Result<void> makeDemo(const Path& out) {
  TRY_VOID(seal::startSodium());
  TRY_VOID(crypto::hardenProcess());
  SystemClock clock;
  seal::SodiumRandom random;
  const auto files = store::systemFiles();
  const vault::Environment environment{clock, random, *files};
  TRY_ASSIGN(const auto password, crypto::SecretBytes::copyOf(asBytes(kPassword)));
  TRY_ASSIGN(const auto deviceSecret, crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), random));

  // The pictures are invented, so they may lie in a folder of their own for the minute that making them takes.
  const Path workshop = out / "making";
  std::error_code ignored;
  std::filesystem::remove_all(workshop, ignored);
  std::filesystem::create_directories(workshop, ignored);
  model::LocalTime today = model::LocalTime::at(clock.now(), clock);
  today.seconds -= 1800;
  const auto practice = planPractice();
  TRY_ASSIGN(const auto made, makeFiles(practice, workshop, today));

  const Path unfinished = out / "Harbour Dental.making", path = out / "Harbour Dental.safelight";
  std::filesystem::remove_all(unfinished, ignored);
  {
    const auto staff = planStaff();
    TRY_ASSIGN(auto created, vault::Vault::create(environment, unfinished, {"Harbour Dental", staff[0].login, staff[0].displayName, password, deviceSecret}));
    TRY_VOID(addStaff(created.first, staff, password, deviceSecret));
    TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
    // The patient seen last comes last, so that the list of recent patients looks like a day's work.
    for (std::size_t i = practice.size(); i-- > 0;) TRY_VOID(importPatient(created.first, *decoder, practice[i], made, i));
  }
  std::filesystem::remove_all(workshop, ignored);
  TRY_VOID(writeFileBytes(out / "demo-password.txt", asBytes(kPassword)));
  std::error_code error;
  std::filesystem::rename(unfinished, path, error);
  if (error) return fail(ErrorCode::WriteFailed, "demo vault");
  return {};
}

}  // namespace
}  // namespace safelight::demo

int main(int argc, char** argv) {
  CLI::App app{"Makes a demo practice: three staff, a dozen invented patients, some sixty images."};
  std::string out;
  app.add_option("--out", out, "folder for the demo vault")->required();
  CLI11_PARSE(app, argc, argv);
  const auto made = safelight::demo::makeDemo(safelight::pathFromUtf8(out));
  if (made) return 0;
  safelight::writeDiagnostic(safelight::Diagnostic() << "The demo practice could not be made.");
  safelight::writeDiagnostic(safelight::ui::errorDiagnostic(made.error().code));
  return 1;
}
