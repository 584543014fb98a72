#include "tests/bench/big_vault.h"

#include <array>

#include "core/vault/internals.h"
#include "tests/bench/practice.h"

namespace safelight::bench {
namespace {

using namespace std::string_view_literals;

// As many patients as keys stay in the ring: none is unwrapped twice.
constexpr unsigned kPatientsPerCommit = 100;

constexpr std::array kStarts = {"Mü"sv, "Schmi"sv, "Beck"sv, "O'Bri"sv, "Lang"sv, "Fern"sv, "Gross"sv, "Tan"sv, "Wil"sv, "Ander"sv,
                                "Nak"sv, "Kow"sv, "Ros"sv, "Dub"sv, "Har"sv, "Jö"sv, "Van "sv, "Zim"sv, "Ach"sv, "Lin"sv};
constexpr std::array kMiddles = {"a"sv, "er"sv, "en"sv, "o"sv, "all"sv, "ing"sv, "is"sv, "um"sv, "ett"sv, "ak"sv};
constexpr std::array kEnds = {"mann"sv, "son"sv, "ski"sv, "ler"sv, "dez"sv, "berg"sv, "ton"sv, "ova"sv, "ier"sv, "dt"sv, "ley"sv, "ura"sv};
constexpr std::array kGiven = {"Anna"sv, "Maria"sv, "José"sv, "Peter"sv, "Sofía"sv, "Liam"sv, "Noor"sv, "Yuki"sv, "Zoë"sv, "Jan"sv,
                               "Emma"sv, "Paul"sv, "Léa"sv, "Björn"sv, "Aisha"sv, "Tomasz"sv, "Grace"sv, "Hugo"sv, "Ivana"sv, "Omar"sv};

std::string familyName(unsigned i) {
  std::string name(kStarts[i % kStarts.size()]);
  name += kMiddles[i / kStarts.size() % kMiddles.size()];
  name += kEnds[i / (kStarts.size() * kMiddles.size()) % kEnds.size()];
  return name;
}
std::string givenName(unsigned i) { return std::string(kGiven[(i * 7 + i / 2400) % kGiven.size()]); }
model::Date birthDate(unsigned i) { return model::Date::fromDayNumber(static_cast<std::int32_t>((i * 7919u) % 27000) - 12000); }
std::string numberOf(unsigned i) { return std::to_string(100000 + i); }

model::Image imageOf(unsigned i, model::PatientId patient, const vault::Environment& environment) {
  model::Image image;
  image.id = {newUuid(environment.clock, environment.random)};
  image.patient = patient;
  image.facts.kind = i % 4 == 3 ? model::ImageKind::Photo : model::ImageKind::Radiograph;
  image.facts.mediaType = i % 4 == 3 ? "image/jpeg" : "application/dicom";
  image.facts.modality = i % 4 == 3 ? "XC" : "IO";
  image.facts.sopClass = "1.2.840.10008.5.1.4.1.1.1.3";
  image.facts.sopInstance = "2.25.7231.3." + std::to_string(i);
  image.facts.study = "2.25.7231.1." + std::to_string(i / 5);
  image.facts.series = "2.25.7231.2." + std::to_string(i / 5);
  image.facts.transferSyntax = "1.2.840.10008.1.2.1";
  image.facts.width = 1304;
  image.facts.height = 1614;
  image.facts.frames = 1;
  image.facts.bitsStored = 16;
  image.facts.device = "Invented Sensor 2";
  image.facts.tags.view = i % 4 == 3 ? model::View::PhotoFrontal : model::View::Bitewing;
  image.tags = image.facts.tags;
  image.capturedAt.seconds = 1'500'000'000 + static_cast<std::int64_t>(i) * 200;
  image.importedAt = environment.clock.now();
  image.sourceName = "image-" + std::to_string(i) + ".dcm";
  image.bytes = 4'210'000;
  environment.random.fill(image.blake2b);
  return image;
}

}  // namespace

void fill(vault::Vault& vault, const BigVault& size) {
  vault::Vault::Internals& inside = vault.internals();
  const vault::Environment& environment = vault.environment();
  unsigned imagesMade = 0;
  for (unsigned first = 0; first < size.patients; first += kPatientsPerCommit) {
    std::vector<vault::PendingChange> changes;
    std::vector<store::KeyRecord> keys;
    for (unsigned i = first; i < std::min(first + kPatientsPerCommit, size.patients); ++i) {
      const model::PatientId patient{newUuid(environment.clock, environment.random)};
      keys.push_back(must("patient key", inside.keys.makePatientKey(patient, environment.random)));
      vault::change::PatientCreated created;
      created.details.familyName = familyName(i);
      created.details.givenName = givenName(i);
      created.details.birthDate = birthDate(i);
      created.details.number = numberOf(i);
      changes.push_back({patient, std::move(created)});
      const auto upTo = static_cast<unsigned>(static_cast<std::uint64_t>(size.images) * (i + 1) / size.patients);
      for (; imagesMade < upTo; ++imagesMade) {
        vault::change::ImageImported imported{imageOf(imagesMade, patient, environment), {}, {}};
        environment.random.fill(imported.duplicateKey);
        keys.push_back(must("object key", inside.keys.makeObjectKey(imported.image.id, patient, inside.catalogue, environment.random)).record);
        changes.push_back({patient, std::move(imported)});
      }
    }
    must("commit", vault::commit(inside, changes, keys));
  }
}

std::vector<std::string> typedQueries(unsigned count, unsigned patients) {
  std::vector<std::string> queries;
  for (unsigned i = 0; i < count; ++i) {
    const unsigned who = static_cast<unsigned>(i * 48271ull % patients);
    const model::Date birth = birthDate(who);
    switch (i % 5) {
      case 0: queries.push_back(familyName(who)); break;
      case 1: queries.push_back(familyName(who) + " " + givenName(who)); break;
      case 2: queries.push_back(givenName(who) + " " + familyName(who).substr(0, 4)); break;
      case 3: queries.push_back(std::to_string(birth.day) + "." + std::to_string(birth.month) + "." + std::to_string(birth.year)); break;
      default: queries.push_back(numberOf(who)); break;
    }
  }
  return queries;
}

}  // namespace safelight::bench
