#include "tests/ui/library/practice.h"

#include <catch2/catch_test_macros.hpp>
#include <charconv>
#include <map>

#include "core/imaging/resample.h"
#include "core/imaging/tone.h"
#include "core/vault/access/people.h"
#include "core/vault/images/images.h"
#include "tests/ui/support/events.h"
#include "tests/ui/viewer/phantom.h"

namespace safelight::ui::test {
namespace {

std::string join(const std::vector<std::string>& parts) {
  std::string line;
  for (const auto& part : parts) line += (line.empty() ? "" : "|") + part;
  return line;
}

std::vector<std::string> split(std::string_view line) {
  std::vector<std::string> parts(1);
  for (const char c : line) {
    if (c == '|') parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

int numberOf(const std::string& text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

class PaintingDecoder final : public decode::Decoder {
 public:
  Result<decode::Inspection> inspect(ByteView original, const decode::Request&) override {
    const auto parts = split(toString(original));
    if (parts.size() < 13 || parts[0] != "SKETCH") return fail(ErrorCode::FormatUnknown);
    const std::string& what = parts[1];
    if (what == "broken") return fail(ErrorCode::FileTruncated);
    if (what == "program") return fail(ErrorCode::ProgramFile);
    decode::Inspection inspection;
    auto& facts = inspection.facts;
    facts.identity.patientNumber = parts[2];
    facts.identity.familyName = parts[3];
    facts.identity.givenName = parts[4];
    if (const auto born = model::Date::parse(parts[5])) facts.identity.birthDate = *born;
    if (const auto captured = model::LocalTime::parse(parts[6])) facts.capturedAt = *captured;
    facts.tags.teeth = model::Teeth::fromBits(std::stoull(parts[7]));
    facts.tags.side = static_cast<model::Side>(numberOf(parts[8]));
    facts.tags.phase = static_cast<model::Phase>(numberOf(parts[9]));
    facts.study = parts[10];
    facts.sopInstance = parts[12];
    describe(facts, what);
    if (facts.kind == model::ImageKind::Document) inspection.pixelTrouble = ErrorCode::NoPixels;
    else inspection.thumbnail = thumbnail(what, static_cast<std::uint32_t>(numberOf(parts[11])));
    return inspection;
  }
  Result<imaging::PixelImage> frame(ByteView, const decode::Request&) override { return bitewing(480, 360); }
  Result<std::vector<decode::HeaderRow>> header(ByteView) override { return std::vector<decode::HeaderRow>{}; }
  Result<std::vector<decode::ArchiveEntry>> listArchive(ByteView) override { return fail(ErrorCode::FormatUnknown); }
  Result<Bytes> extractEntry(ByteView, const decode::ArchiveEntry&) override { return fail(ErrorCode::FormatUnknown); }
  Result<std::vector<decode::MediaReference>> listMedia(ByteView) override { return fail(ErrorCode::FormatUnknown); }
  Result<Bytes> transform(ByteView original, const decode::Request&) override { return Bytes(original.begin(), original.end()); }
  Result<decode::MediaFile> mediaFile(ByteView original, const decode::Request&) override {
    const auto parts = split(toString(original));
    if (parts.size() > 1 && (parts[1] == "pdf" || parts[1] == "stl")) return fail(ErrorCode::NotOnThisMedium);
    return decode::MediaFile{true, {}, {1}};
  }
  Result<Bytes> mediaDirectory(const std::vector<Bytes>& entries, const decode::Request&) override { return Bytes(entries.size(), 1); }

 private:
  static void describe(model::ImageFacts& facts, const std::string& what) {
    facts.kind = model::ImageKind::Radiograph;
    facts.mediaType = "application/dicom";
    facts.modality = "IO";
    facts.frames = 1;
    facts.bitsStored = 12;
    facts.width = 2400;
    facts.height = 1708;
    facts.device = "Sensor suite, Surgery 1";
    if (what == "bitewing") facts.tags.view = model::View::Bitewing;
    if (what == "periapical") {
      facts.tags.view = model::View::Periapical;
      std::swap(facts.width, facts.height);
    }
    if (what == "panoramic") {
      facts.tags.view = model::View::Panoramic;
      facts.modality = "PX";
      facts.width = 2800;
      facts.height = 1300;
      facts.device = "OP 3D, panoramic room";
    }
    if (what == "photo") {
      facts.kind = model::ImageKind::Photo;
      facts.mediaType = "image/jpeg";
      facts.modality = "XC";
      facts.width = 6000;
      facts.height = 4000;
      facts.colour = true;
      facts.tags.view = model::View::IntraoralFrontal;
      facts.device = {};
    }
    if (what == "pdf" || what == "stl") {
      facts.kind = model::ImageKind::Document;
      facts.mediaType = what == "pdf" ? "application/pdf" : "model/stl";
      facts.modality.clear();
      facts.device.clear();
      facts.width = facts.height = facts.frames = 0;
    }
  }

  static imaging::Rendered thumbnail(const std::string& what, std::uint32_t seed) {
    imaging::PixelImage image;
    if (what == "panoramic") image = panoramic(560, 260);
    else if (what == "photo") image = photo(540, 360);
    else if (what == "periapical") image = bitewing(300, 422, seed);
    else image = bitewing(480, 342, seed);
    return imaging::shrink(imaging::renderDefault(image), 360);
  }
};

crypto::SecretBytes secret(std::string_view text) {
  auto made = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(made);
  return std::move(*made);
}

constexpr const char* kPassword = "harbour lantern violet anchor";

}  // namespace

std::unique_ptr<decode::Decoder> paintingDecoder() { return std::make_unique<PaintingDecoder>(); }

namespace {

/// Key derivation is slow on purpose: one practice a program is made, every test has a copy.
const Path& templateOf() {
  struct Made {
    tests::TemporaryFolder folder;
    Path path;
  };
  static const Made* const made = [] {
    REQUIRE(seal::startSodium());
    auto* fresh = new Made;
    fresh->path = fresh->folder / "practice.safelight";
    tests::FakeClock clock{{1'700'000'000'000}};
    seal::SodiumRandom random;
    const auto files = store::systemFiles();
    const auto password = secret(kPassword), device = secret(std::string(32, 'd'));
    auto created = vault::Vault::create({clock, random, *files}, fresh->path, {"Harbour Dental", "owner", "Dr A. Okafor", password, device});
    REQUIRE(created);
    for (const auto& [login, name, role] : {std::tuple{"clinician", "J. Bergmann", model::Role::Clinician}, std::tuple{"assistant", "S. Rinaldi", model::Role::Assistant},
                                            std::tuple{"reception", "M. Duarte", model::Role::Reception}}) {
      REQUIRE(vault::addPerson(created->first, {login, name, role, password, device}));
    }
    return fresh;
  }();
  return made->path;
}

}  // namespace

Practice::Practice(model::Role role) : m_files(store::systemFiles()), m_decoder(paintingDecoder()) {
  const Path path = folder / "practice.safelight";
  std::filesystem::copy(templateOf(), path, std::filesystem::copy_options::recursive);
  const auto password = secret(kPassword), device = secret(std::string(32, 'd'));
  auto opened = vault::Vault::open({clock, m_random, *m_files}, path, {std::string(model::roleName(role)), password, device});
  REQUIRE(opened);
  m_vault.emplace(std::move(*opened));
}

Practice::~Practice() = default;

model::Patient Practice::addPatient(const std::string& family, const std::string& given, const std::string& born, const std::string& number) {
  model::PatientDetails details;
  details.familyName = family;
  details.givenName = given;
  details.number = number;
  if (const auto date = model::Date::parse(born)) details.birthDate = *date;
  const auto id = vault::createPatient(*m_vault, details);
  REQUIRE(id);
  return *vault::findPatient(*m_vault, *id);
}

QString Practice::write(const Sketch& sketch) {
  const std::string name = sketch.name.empty() ? sketch.what + "-" + std::to_string(m_written) + ".dcm" : sketch.name;
  const Path path = folder / ("files/" + name);
  std::filesystem::create_directories(path.parent_path());
  const std::string line = join({"SKETCH", sketch.what, sketch.number, sketch.family, sketch.given, sketch.born, sketch.captured, std::to_string(sketch.teeth.bits()),
                                 std::to_string(static_cast<int>(sketch.side)), std::to_string(static_cast<int>(sketch.phase)), sketch.study,
                                 std::to_string(sketch.seed + m_written), sketch.instance});
  ++m_written;
  tests::writeFile(path, asBytes(line));
  return QString::fromStdString(pathToUtf8(path));
}

vault::ImportSummary Practice::import(const std::vector<Sketch>& sketches, std::optional<model::PatientId> patient) {
  vault::ImportRequest request;
  request.patient = patient;
  for (const auto& sketch : sketches) request.paths.push_back(pathFromUtf8(write(sketch).toStdString()));
  auto run = vault::ImportRun::start(*m_vault, *m_decoder, request, {});
  REQUIRE(run);
  while (!(*run)->finished()) REQUIRE((*run)->step());
  return (*run)->summary();
}

VaultSession& Practice::session() {
  if (!m_session) {
    m_session = std::make_unique<VaultSession>(std::move(*m_vault), std::move(m_decoder));
    m_vault.reset();
    m_thumbnails = std::make_unique<ThumbnailCache>(*m_session);
  }
  return *m_session;
}

ThumbnailCache& Practice::thumbnails() {
  session();
  return *m_thumbnails;
}

std::vector<model::Image> Practice::images(const vault::ImageSearch& search) {
  auto found = ask([search](vault::Vault& vault, decode::Decoder&) { return vault::searchImages(vault, search); });
  REQUIRE(found);
  return std::move(*found);
}

void Practice::wait(const std::function<bool()>& condition) { REQUIRE(waitUntil(condition, 20'000)); }

std::vector<Sketch> career(int count, const model::Patient& patient) {
  static const struct {
    const char* what;
    model::Teeth teeth;
    model::Side side;
  } kinds[] = {{"bitewing", {16, 17, 46, 47}, model::Side::Right}, {"periapical", {46}, model::Side::None},  {"panoramic", {}, model::Side::None},
               {"bitewing", {26, 27, 36, 37}, model::Side::Left},  {"periapical", {16}, model::Side::None},  {"photo", {}, model::Side::None},
               {"periapical", {11, 21}, model::Side::None},        {"periapical", {36}, model::Side::None}};
  std::vector<Sketch> sketches;
  // Sessions of three to eight images, ever further back.
  model::Date day = *model::Date::make(2026, 11, 22);
  int left = 3;
  for (int i = 0; i < count; ++i) {
    if (left-- == 0) {
      left = 2 + (i * 5) % 6;
      day = model::Date::fromDayNumber(day.dayNumber() - 60 - (i * 37) % 190);
    }
    Sketch sketch;
    const auto& kind = kinds[i < 3 ? i : (i * 3) % 8];
    sketch.what = i == 7 ? "pdf" : kind.what;
    if (i == 7) sketch.name = "consent implant signed.pdf";
    sketch.teeth = i == 7 ? model::Teeth{} : kind.teeth;
    sketch.side = kind.side;
    if (sketch.what == "photo") sketch.phase = i % 2 ? model::Phase::After : model::Phase::Before;
    sketch.captured = model::LocalTime::make(day, 14, 5 - std::min(5, left), 0).toString();
    sketch.number = patient.details.number;
    sketch.family = patient.details.familyName;
    sketch.given = patient.details.givenName;
    sketch.born = patient.details.birthDate ? patient.details.birthDate->toString() : "";
    sketch.seed = i;
    sketches.push_back(std::move(sketch));
  }
  return sketches;
}

}  // namespace safelight::ui::test
