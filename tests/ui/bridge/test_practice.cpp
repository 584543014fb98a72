#include "tests/ui/bridge/test_practice.h"

#include <catch2/catch_test_macros.hpp>

#include "core/imaging/resample.h"
#include "core/vault/import/import.h"
#include "core/vault/patients/patients.h"
#include "tests/ui/viewer/phantom.h"

namespace safelight::ui::test {
namespace {

std::vector<std::string> partsOf(ByteView original) {
  std::vector<std::string> parts(1);
  for (const std::uint8_t byte : original) {
    if (byte == '|') parts.emplace_back();
    else parts.back() += static_cast<char>(byte);
  }
  return parts;
}

imaging::PixelImage pictureOf(model::View view, std::uint32_t seed) {
  if (view == model::View::Panoramic) return panoramic(720, 340);
  if (view >= model::View::PhotoFrontal && view < model::View::Other) return photo(480, 360);
  return bitewing(view == model::View::Periapical ? 300 : 480, 360, seed);
}

}  // namespace

Result<decode::Inspection> PictureDecoder::inspect(ByteView original, const decode::Request& request) {
  TRY_ASSIGN(decode::Inspection inspection, m_rest.inspect(original, request));
  const auto parts = partsOf(original);
  if (parts.size() > 5 && !parts[5].empty()) inspection.facts.tags.view = static_cast<model::View>(std::atoi(parts[5].c_str()));
  if (parts.size() > 5 && parts[5].starts_with("study:")) inspection.facts.study = parts[5].substr(6);
  if (parts.size() > 6) {
    if (const auto teeth = model::Teeth::parse(parts[6], model::ToothNotation::Fdi)) inspection.facts.tags.teeth = *teeth;
  }
  if (parts.size() > 7) {
    if (const auto at = model::LocalTime::parse(parts[7])) inspection.facts.capturedAt = *at;
  }
  if (inspection.facts.kind == model::ImageKind::Radiograph) {
    if (inspection.facts.tags.view >= model::View::PhotoFrontal && inspection.facts.tags.view < model::View::Other) inspection.facts.kind = model::ImageKind::Photo;
    const imaging::PixelImage picture = pictureOf(inspection.facts.tags.view, original.back());
    inspection.facts.width = picture.width;
    inspection.facts.height = picture.height;
    inspection.thumbnail = imaging::shrink(imaging::renderDefault(picture), 360);
  }
  return inspection;
}

Result<imaging::PixelImage> PictureDecoder::frame(ByteView original, const decode::Request&) {
  const auto parts = partsOf(original);
  return pictureOf(parts.size() > 5 ? static_cast<model::View>(std::atoi(parts[5].c_str())) : model::View::Bitewing, original.back());
}

vault::Vault& TestPractice::vault() {
  REQUIRE(!m_session);
  if (!m_vault) m_vault.emplace(m_fixture.open());
  return *m_vault;
}

model::PatientId TestPractice::addPatient(const std::string& family, const std::string& given, const std::string& birthDate, const std::string& number) {
  model::PatientDetails details;
  details.familyName = family;
  details.givenName = given;
  details.number = number;
  if (!birthDate.empty()) {
    const auto date = model::Date::parse(birthDate);
    REQUIRE(date);
    details.birthDate = *date;
  }
  m_fixture.clock.advance(60'000);
  const auto id = vault::createPatient(vault(), details);
  REQUIRE(id);
  return *id;
}

void TestPractice::addImages(model::PatientId patient, const std::vector<std::string>& images) {
  vault::ImportRequest request;
  request.patient = patient;
  request.jobs = 1;
  for (const std::string& image : images) {
    const int number = ++m_imageNumber;
    request.paths.push_back(m_fixture.writeImage("in/" + std::to_string(number) + ".img", "|||", image + "|" + std::to_string(number)));
  }
  PictureDecoder decoder;
  auto run = vault::ImportRun::start(vault(), decoder, request, {});
  REQUIRE(run);
  while (!(*run)->finished()) REQUIRE((*run)->step());
  CHECK((*run)->summary().imported == images.size());
}

void TestPractice::addManyPatients(int count) {
  static const std::vector<std::string> families{"Abara", "Becker", "Chen", "Dubois", "Eriksen", "Fischer", "García", "Haddad", "Ito", "Jansen", "Kowalski", "López"};
  static const std::vector<std::string> givens{"Ada", "Ben", "Clara", "David", "Elif", "Finn", "Grace", "Hugo", "Ines", "Jonas"};
  for (int i = 0; i < count; ++i) {
    const auto n = static_cast<std::size_t>(i);
    addPatient(families[n % families.size()], givens[(n / families.size()) % givens.size()] + " " + std::to_string(i),
               model::Date::fromDayNumber(-9000 + i * 37 % 18000).toString(), std::to_string(30000 + i));
  }
}

void TestPractice::setClock(Instant at) { m_fixture.clock.advance(at.milliseconds - m_fixture.clock.now().milliseconds); }

void TestPractice::addDrawnPatients(Instant today) {
  constexpr std::int64_t kDay = 86'400'000;
  setClock({today.milliseconds - 4 * kDay});
  addPatient("de Vries", "Pieter", "1958-04-23", "11844");
  addPatient("Tanaka", "Hiroshi", "1990-12-11", "19907");
  addPatient("Κωνσταντίνου", "Ελένη", "1982-05-05", "20120");
  setClock({today.milliseconds - 2 * kDay});
  addPatient("Nguyễn", "Thị Hà", "1963-02-27", "18764");
  addPatient("O’Brien", "Saoirse", "1995-09-08", "20911");
  addPatient("خوري", "ليلى", "1979-06-30", "20777");
  setClock({today.milliseconds - kDay});
  addPatient("Haddad", "Leïla", "2014-01-19", "21002");
  addPatient("Müller-Weiß", "Jörg", "1949-11-30", "10233");
  addPatient("Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh", "Maximiliana Alexandrina Philippa", "2025-08-02", "");
  setClock({today.milliseconds - 145 * 60'000});
  const auto abara = addPatient("Abara", "Chidi", "1971-07-02", "20388");
  addImages(abara, {"1|16 17|2026-11-20T09:00:00", "2|46|2026-11-20T09:05:00"});
  setClock({today.milliseconds - 5 * 60'000});
  const auto marta = addPatient("Lindqvist", "Marta", "1987-03-14", "20417");
  addImages(marta, {"4||2026-11-22T14:05:00", "1|16 17 46 47|2026-11-22T14:01:00", "1|26 27 36 37|2026-11-22T14:00:00", "2|46|2025-03-18T10:00:00",
                    "30||2025-03-18T10:10:00"});
}

VaultSession& TestPractice::session(const std::string& login, const std::string& password) {
  if (!m_session) {
    m_vault.reset();
    m_session = std::make_unique<VaultSession>(m_fixture.open(login, password), std::make_unique<PictureDecoder>());
  }
  return *m_session;
}

void TestPractice::endSession() {
  m_thumbnails.reset();
  m_session.reset();
}

ThumbnailCache& TestPractice::thumbnails() {
  if (!m_thumbnails) m_thumbnails = std::make_unique<ThumbnailCache>(session());
  return *m_thumbnails;
}

}  // namespace safelight::ui::test
