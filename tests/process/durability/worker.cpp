#include "tests/process/durability/worker.h"

#include <algorithm>

#include "core/vault/backup/backup.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/adoption.h"

namespace safelight::tests {
namespace {

model::PatientDetails detailsOf(std::uint32_t person, std::uint32_t edit) {
  const std::string number = std::to_string(person);
  return {"Family" + number, "Given" + number, model::Date::make(1980, 1, 2), model::Sex::Unknown, "N" + number, "edit " + std::to_string(edit)};
}

}  // namespace

std::uint32_t below(Random& random, std::uint32_t limit) {
  const auto bytes = random.array<4>();
  return limit == 0 ? 0 : ByteReader(bytes).u32() % limit;
}

Worker::Worker(Clinic& clinic, vault::Vault& open, Ledger& ledger, Path backups, std::uint64_t seed, Sink sink)
    : m_clinic(clinic), m_open(open), m_ledger(ledger), m_backups(std::move(backups)), m_random(seed), m_sink(std::move(sink)) {}

Step Worker::begin(Act act, std::uint32_t number, std::uint32_t value, Uuid id) {
  Step step{act, false, number, value, {}};
  std::copy(id.view().begin(), id.view().end(), step.id.begin());
  m_ledger.take(step);
  if (m_sink) m_sink(step);
  return step;
}

void Worker::done(Step step, Uuid id) {
  step.isDone = true;
  if (!id.isNil()) std::copy(id.view().begin(), id.view().end(), step.id.begin());
  m_ledger.take(step);
  if (m_sink) m_sink(step);
}

std::uint32_t Worker::anyPicture(Look::State state) {
  std::vector<std::uint32_t> numbers;
  for (const auto& [number, picture] : m_ledger.pictures)
    if (picture.now.state == state && !picture.next) numbers.push_back(number);
  return numbers.empty() ? 0 : numbers[below(m_random, static_cast<std::uint32_t>(numbers.size()))];
}

std::uint32_t Worker::anyPerson() {
  std::vector<std::uint32_t> numbers;
  for (const auto& [number, person] : m_ledger.people)
    if (person.edit != 0 && !person.next) numbers.push_back(number);
  return numbers.empty() ? 0 : numbers[below(m_random, static_cast<std::uint32_t>(numbers.size()))];
}

std::uint32_t Worker::personOf(std::uint32_t picture) const {
  const auto found = m_ledger.people.find(personNamedBy(picture));
  return found == m_ledger.people.end() || found->second.edit == 0 ? 0 : found->first;
}

Worker::Done Worker::import(unsigned count) {
  vault::ImportRequest request;
  request.jobs = 1;
  std::map<std::string, Step> under;
  for (unsigned i = 0; i < count; ++i) {
    const std::uint32_t number = m_ledger.nextPicture;
    under[nameOf(number)] = begin(Act::Import, number, personOf(number));
    TRY_ASSIGN(auto original, decode::SharedOriginal::copyOf(originalOf(number, personNamedBy(number))));
    request.inMemory.push_back({nameOf(number), std::make_shared<decode::SharedOriginal>(std::move(original))});
  }
  TRY_ASSIGN(const auto run, vault::ImportRun::start(m_open, m_clinic.decoder, std::move(request), {}));
  while (!run->finished()) {
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const auto& outcome : outcomes) {
      if (outcome.status == vault::ImportStatus::Refused) return fail(outcome.error.code, outcome.error.detail + " refused " + outcome.path);
      done(under[outcome.path], outcome.image.uuid);
    }
  }
  return true;
}

Worker::Done Worker::adopt() {
  std::map<Uuid, Step> under;
  for (const auto& [number, picture] : std::map(m_ledger.pictures))
    if (picture.now.state == Look::State::Waiting) under[picture.id] = begin(Act::Adopt, number, personOf(number));
  if (under.empty()) return false;
  TRY_ASSIGN(const auto run, vault::AdoptionRun::start(m_open, m_clinic.decoder, {1}, {}));
  while (!run->finished()) {
    TRY_ASSIGN(const auto outcomes, run->step());
    for (const auto& outcome : outcomes) {
      const bool isIn = outcome.status == vault::AdoptionStatus::Filed || outcome.status == vault::AdoptionStatus::Waiting;
      if (!isIn) return fail(outcome.error.code, outcome.error.detail + " not taken in: " + std::string(vault::adoptionStatusName(outcome.status)));
      if (under.contains(outcome.image.uuid)) done(under[outcome.image.uuid]);
    }
  }
  return true;
}

Worker::Done Worker::tag() {
  const std::uint32_t number = anyPicture(Look::State::Here);
  if (number == 0) return false;
  const Step step = begin(Act::Tag, number, m_ledger.nextNote);
  vault::TagChange change;
  change.note = "note " + std::to_string(step.value);
  TRY_VOID(vault::tagImages(m_open, {{m_ledger.pictures[number].id}}, change));
  done(step);
  return true;
}

Worker::Done Worker::bin() {
  const std::uint32_t number = anyPicture(Look::State::Here);
  if (number == 0) return false;
  const Step step = begin(Act::Bin, number);
  TRY_VOID(vault::binImages(m_open, {{m_ledger.pictures[number].id}}));
  done(step);
  return true;
}

Worker::Done Worker::restore() {
  const std::uint32_t number = anyPicture(Look::State::Binned);
  if (number == 0) return false;
  const Step step = begin(Act::Restore, number);
  TRY_VOID(vault::restoreImages(m_open, {{m_ledger.pictures[number].id}}));
  done(step);
  return true;
}

Worker::Done Worker::purge() {
  const std::uint32_t number = anyPicture(Look::State::Binned);
  if (number == 0) return false;
  const Step step = begin(Act::Purge, number);
  TRY_VOID(vault::purgeImages(m_open, {{m_ledger.pictures[number].id}}));
  done(step);
  return true;
}

Worker::Done Worker::refile() {
  const std::uint32_t number = anyPicture(Look::State::Here), person = anyPerson();
  if (number == 0 || person == 0) return false;
  const Step step = begin(Act::Refile, number, person);
  TRY_VOID(vault::fileImages(m_open, {{m_ledger.pictures[number].id}}, {m_ledger.people[person].id}));
  done(step);
  return true;
}

Worker::Done Worker::edit() {
  const std::uint32_t person = anyPerson();
  if (person == 0) return false;
  const Step step = begin(Act::Edit, person, m_ledger.people[person].edit + 1);
  TRY_VOID(vault::editPatient(m_open, {m_ledger.people[person].id}, detailsOf(person, step.value)));
  done(step);
  return true;
}

Worker::Done Worker::create() {
  const Step step = begin(Act::Create, m_ledger.nextPerson, 1);
  TRY_ASSIGN(const auto id, vault::createPatient(m_open, detailsOf(step.number, 1)));
  done(step, id.uuid);
  return true;
}

Worker::Done Worker::backUp() {
  if (m_backups.empty()) return false;
  const Step step = begin(Act::BackUp, 0);
  TRY_VOID(vault::backUp(m_open, m_backups));
  done(step);
  return true;
}

Worker::Done Worker::erase() {
  const auto left = std::count_if(m_ledger.people.begin(), m_ledger.people.end(), [](const auto& one) { return one.second.edit != 0; });
  const std::uint32_t person = anyPerson();
  if (left < 4 || person == 0) return false;
  const Step step = begin(Act::Erase, person);
  TRY_VOID(vault::erasePatient(m_open, {{m_ledger.people[person].id}, "asked to be forgotten", vault::ErasureRequest::Retention::Override}));
  done(step);
  return true;
}

Worker::Done Worker::rotate() {
  const Step step = begin(Act::Rotate, 0);
  TRY_VOID(vault::rotateKeys(m_open));
  done(step);
  return true;
}

Worker::Done Worker::renew() {
  const Step step = begin(Act::Renew, 0);
  if (below(m_random, 2) == 0) TRY_VOID(vault::renewKit(m_open));
  else TRY_VOID(vault::changePasswordCost(m_open, m_clinic.password(), m_clinic.device(), {3 + below(m_random, 2), 256}));
  done(step);
  return true;
}

const std::vector<std::pair<const char*, std::function<Worker::Done(Worker&)>>>& Worker::all() {
  static const std::vector<std::pair<const char*, std::function<Done(Worker&)>>> list = {
      {"import", [](Worker& w) { return w.import(2); }}, {"adopt", &Worker::adopt},     {"tag", &Worker::tag},   {"bin", &Worker::bin},
      {"restore", &Worker::restore},                     {"purge", &Worker::purge},     {"file", &Worker::refile}, {"edit", &Worker::edit},
      {"create", &Worker::create},                       {"backup", &Worker::backUp},   {"erase", &Worker::erase}, {"rotate", &Worker::rotate},
  };
  return list;
}

Result<void> Worker::step() {
  const std::uint32_t dice = below(m_random, 100);
  Done done = false;
  if (dice < 12) done = adopt();
  else if (dice < 26) done = tag();
  else if (dice < 34) done = bin();
  else if (dice < 38) done = restore();
  else if (dice < 43) done = purge();
  else if (dice < 50) done = refile();
  else if (dice < 55) done = edit();
  else if (dice < 58) done = create();
  else if (dice < 60) done = backUp();
  else if (dice < 62) done = erase();
  else if (dice < 64) done = rotate();
  if (!done) return fail(done.error());
  if (*done) return {};
  const auto imported = import(1 + below(m_random, 3));
  return imported ? ok() : Result<void>(fail(imported.error()));
}

}  // namespace safelight::tests
