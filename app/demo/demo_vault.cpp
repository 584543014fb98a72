#include "app/demo/demo_vault.h"

#include <fstream>
#include <map>
#include <optional>
#include <thread>

#include "app/demo/ct_slice.h"
#include "app/demo/demo_clock.h"
#include "app/demo/dicom_writer.h"
#include "app/demo/practice.h"
#include "app/demo/smile.h"
#include "app/demo/visits.h"
#include "core/codec/photo.h"
#include "core/crypto/device_secret.h"
#include "core/crypto/process_hardening.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/access/people.h"
#include "core/vault/backup/backup.h"
#include "core/vault/health/self_check.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"

namespace safelight::demo {
namespace {

constexpr const char* kPassword = "amber lantern over the harbour";
constexpr const char* kName = "Harbour Dental";

/// A picture to make, and later to import.
struct PictureFile {
  Path path;
  std::size_t patient = 0;
  PlannedImage plan;
  model::LocalTime capturedAt;
};

/// What lies about while the work goes on. What is not kept goes when it ends.
class Scaffold {
 public:
  explicit Scaffold(const Path& out) : pictures(out / "making"), vault(out / "Harbour Dental.making"), backup(out / "Harbour Dental backup") { clear(); }
  ~Scaffold() { clear(); }
  Scaffold(const Scaffold&) = delete;
  Scaffold& operator=(const Scaffold&) = delete;

  /// The vault under its own name; its backup stays.
  Result<void> finish(const Path& path) {
    std::error_code error;
    std::filesystem::rename(vault, path, error);
    if (error) return fail(ErrorCode::WriteFailed, "demo vault");
    m_isWhole = true;
    return {};
  }

  const Path pictures, vault, backup;

 private:
  void clear() {
    std::error_code ignored;
    std::filesystem::remove_all(pictures, ignored);
    if (m_isWhole) return;
    std::filesystem::remove_all(vault, ignored);
    std::filesystem::remove_all(backup, ignored);
  }

  bool m_isWhole = false;
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

Result<void> makePicture(const PlannedPatient& patient, const PictureFile& file, std::uint64_t noise) {
  if (isPhoto(file.plan)) {
    Dice dice(noise);
    SmileShot shot{patient.mouthSeed, file.plan.phase == model::Phase::After, dice.normal() * 0.03, dice.normal() * 0.025, dice.normal() * 0.02, 1 + dice.normal() * 0.03,
                   file.plan.kind == PlannedImage::Kind::RetractedPhoto};
    TRY_ASSIGN(const Bytes jpeg, codec::encodeJpeg(photographSmile(shot), 92));
    return writeFileBytes(file.path, jpeg);
  }
  if (file.plan.kind == PlannedImage::Kind::CtSlice) return writeCtSlice(patient.details, file.capturedAt, file.path);
  const model::Date date = file.capturedAt.date();
  const double year = date.year + (date.month - 1) / 12.0;
  const int age = patient.details.birthDate ? model::ageInYears(*patient.details.birthDate, date) : 40;
  const Mouth mouth = makeMouth(patient.mouthSeed, age, patient.careworn);
  RadiographToWrite radiograph;
  radiograph.picture = expose(mouth, exposureOf(mouth, file.plan, year, noise));
  radiograph.patient = patient.details;
  radiograph.capturedAt = file.capturedAt;
  radiograph.view = viewOf(file.plan.kind);
  radiograph.side = sideOf(file.plan);
  radiograph.teeth = teethOf(file.plan);
  radiograph.description = descriptionOf(file.plan);
  radiograph.number = file.plan.minute + 1;
  return writeRadiograph(radiograph, file.path);
}

/// Names each visit's files, then makes them on every processor.
Result<std::vector<std::vector<PictureFile>>> makePictures(const std::vector<PlannedPatient>& practice, const std::vector<Visit>& visits, const Path& folder) {
  std::vector<std::vector<PictureFile>> all;
  std::size_t number = 0;
  std::vector<const PictureFile*> flat;
  for (const Visit& visit : visits) {
    auto& files = all.emplace_back();
    for (const std::size_t image : visit.images) {
      const PlannedImage& plan = practice[visit.patient].images[image];
      files.push_back({folder / ("image-" + std::to_string(number++) + (isPhoto(plan) ? ".jpg" : ".dcm")), visit.patient, plan, takenAt(visit, plan)});
    }
  }
  for (const auto& files : all)
    for (const PictureFile& file : files) flat.push_back(&file);
  std::vector<Result<void>> outcomes(flat.size(), Result<void>());
  const unsigned threads = std::max(1u, std::thread::hardware_concurrency());
  std::vector<std::thread> workers;
  for (unsigned t = 0; t < threads; ++t)
    workers.emplace_back([&, t] {
      for (std::size_t i = t; i < flat.size(); i += threads) outcomes[i] = makePicture(practice[flat[i]->patient], *flat[i], i + 1);
    });
  for (std::thread& worker : workers) worker.join();
  for (const auto& outcome : outcomes) TRY_VOID(outcome);
  return all;
}

Result<void> fileVisit(vault::Vault& vault, decode::Decoder& decoder, model::PatientId patient, const std::vector<PictureFile>& files) {
  vault::ImportRequest request;
  request.patient = patient;
  std::map<std::string, const PlannedImage*> planned;
  for (const PictureFile& file : files) {
    request.paths.push_back(file.path);
    planned[pathToUtf8(file.path)] = &file.plan;
  }
  TRY_ASSIGN(const auto run, vault::ImportRun::start(vault, decoder, request, {}));
  while (!run->finished()) {
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const vault::ImportOutcome& outcome : outcomes) {
      if (outcome.status != vault::ImportStatus::Imported) return fail(outcome.error);
      const PlannedImage& plan = *planned.at(outcome.path);
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

/// The practice at work, from its first day to now.
class Years {
 public:
  Years(const vault::Environment& environment, DemoClock& clock, const Path& path, const crypto::SecretBytes& password, const crypto::SecretBytes& deviceSecret)
      : m_environment(environment), m_clock(clock), m_path(path), m_password(password), m_deviceSecret(deviceSecret) {}

  /// The owner's first day: a week before the first visit.
  Result<void> begin(model::LocalTime firstVisit) {
    m_clock.goTo(instantOf(firstVisit.seconds - 7 * 86'400, m_clock));
    TRY_ASSIGN(auto created, vault::Vault::create(m_environment, m_path, {kName, m_staff[0].login, m_staff[0].displayName, m_password, m_deviceSecret}));
    m_open = std::move(created.first);
    for (std::size_t i = 1; i < m_staff.size(); ++i) {
      TRY_ASSIGN([[maybe_unused]] const auto added, vault::addPerson(*m_open, {m_staff[i].login, m_staff[i].displayName, m_staff[i].role, m_password, m_deviceSecret}));
    }
    return {};
  }

  Result<void> signIn(const PlannedPerson& person) {
    if (m_open->user().login == person.login) return {};
    m_open.reset();  // one at a time
    TRY_ASSIGN(m_open, vault::Vault::open(m_environment, m_path, vault::Credentials{person.login, m_password, m_deviceSecret}));
    return {};
  }

  Result<void> see(const Visit& visit, const PlannedPatient& patient, const std::vector<PictureFile>& files, decode::Decoder& decoder) {
    m_clock.goTo(instantOf(filedAt(visit, patient).seconds, m_clock));
    if (!m_known.contains(visit.patient)) {
      TRY_ASSIGN(m_known[visit.patient], vault::createPatient(*m_open, patient.details));
    }
    TRY_VOID(fileVisit(*m_open, decoder, m_known.at(visit.patient), files));
    constexpr std::int64_t kMonth = 25ll * 86'400'000;
    return m_clock.now().milliseconds - m_checked.milliseconds > kMonth ? check() : ok();
  }

  /// Today: everything was looked at, and saved.
  Result<void> end(const Path& backup) {
    m_clock.catchUp();
    TRY_VOID(check());
    TRY_ASSIGN([[maybe_unused]] const auto saved, vault::backUp(*m_open, backup));
    m_open.reset();
    return {};
  }

  const std::vector<PlannedPerson>& staff() const { return m_staff; }

 private:
  /// As after a sign-in. A month after the one before it looks at every image.
  Result<void> check() {
    m_checked = m_clock.now();
    const auto check = vault::SelfCheck::start(*m_open);
    bool more = true;
    while (more) {
      TRY_ASSIGN(more, check->step(*m_open));
    }
    return {};
  }

  const vault::Environment& m_environment;
  DemoClock& m_clock;
  const Path m_path;
  const crypto::SecretBytes& m_password;
  const crypto::SecretBytes& m_deviceSecret;
  const std::vector<PlannedPerson> m_staff = planStaff();
  std::optional<vault::Vault> m_open;
  std::map<std::size_t, model::PatientId> m_known;
  Instant m_checked{};
};

}  // namespace

Result<void> makeDemo(const Path& out) {
  TRY_VOID(seal::startSodium());
  TRY_VOID(crypto::hardenProcess());
  std::error_code ignored;
  const Path path = out / "Harbour Dental.safelight";
  if (std::filesystem::exists(path, ignored)) return fail(ErrorCode::VaultExists);
  SystemClock real;
  DemoClock clock(real);
  seal::SodiumRandom random;
  const auto systemFiles = store::systemFiles();
  const vault::Environment environment{clock, random, *systemFiles};
  TRY_ASSIGN(const auto password, crypto::SecretBytes::copyOf(asBytes(kPassword)));
  TRY_ASSIGN(const auto deviceSecret, crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), random));
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));  // before the pictures, which take a while

  Scaffold scaffold(out);
  // The pictures are invented, so they may lie in a folder of their own for the minute that making them takes.
  std::filesystem::create_directories(scaffold.pictures, ignored);
  const auto practice = planPractice();
  const auto visits = planVisits(practice, model::LocalTime::at(real.now(), real));
  TRY_ASSIGN(const auto pictures, makePictures(practice, visits, scaffold.pictures));

  Years years(environment, clock, scaffold.vault, password, deviceSecret);
  TRY_VOID(years.begin(visits.front().begins));
  for (std::size_t i = 0; i < visits.size(); ++i) {
    const std::size_t third = 3 * i / visits.size();
    TRY_VOID(years.signIn(years.staff()[third == 1 ? 1 : 0]));  // for a while the clinician filed them
    TRY_VOID(years.see(visits[i], practice[visits[i].patient], pictures[i], *decoder));
  }
  TRY_VOID(years.end(scaffold.backup));
  TRY_VOID(writeFileBytes(out / "demo-password.txt", asBytes(kPassword)));
  return scaffold.finish(path);
}

}  // namespace safelight::demo
