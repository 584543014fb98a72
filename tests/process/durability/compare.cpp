#include "tests/process/durability/compare.h"

#include <charconv>
#include <filesystem>

#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/images/thumbnail_store.h"
#include "core/vault/internals.h"
#include "core/vault/patients/patients.h"
#include "tests/process/durability/clinic.h"

namespace safelight::tests {
namespace {

std::uint32_t numberAfter(std::string_view text, std::string_view start) {
  std::uint32_t number = 0;
  if (text.starts_with(start)) std::from_chars(text.data() + start.size(), text.data() + text.size(), number);
  return number;
}

std::string wordsOf(const Look& look) {
  constexpr const char* kStates[] = {"absent", "waiting", "here", "binned"};
  return std::string(kStates[static_cast<int>(look.state)]) + ", note " + std::to_string(look.note) + ", person " + std::to_string(look.person);
}

class Comparison {
 public:
  Comparison(vault::Vault& open, Ledger& ledger, const Care& care) : m_open(open), m_ledger(ledger), m_care(care) {}

  Verdict run() {
    lookAtPeople();
    lookAtPictures();
    comparePictures();
    comparePeople();
    checkStrays();
    if (m_care.verify) verify(*m_care.verify);
    return std::move(m_verdict);
  }

 private:
  struct Seen {
    Look look;
    model::ImageId id;
  };

  void say(std::uint64_t& count, const std::string& words) {
    ++count;
    if (m_verdict.words.size() < 20) m_verdict.words.push_back(words);
  }

  void lookAtPeople() {
    vault::PatientSearch everybody;
    everybody.limit = 100'000;
    const auto page = vault::searchPatients(m_open, everybody);
    if (!page) return say(m_verdict.silent, "patients: " + textOf(page.error()));
    for (const model::Patient& patient : page->patients) {
      const std::uint32_t number = numberAfter(patient.details.number, "N");
      if (m_people.contains(number)) say(m_verdict.silent, "person " + std::to_string(number) + " twice");
      m_people[number] = numberAfter(patient.details.note, "edit ");
      m_numbers[patient.id] = number;
    }
  }

  void lookAtPictures() {
    for (const bool binned : {false, true}) {
      vault::ImageSearch search;
      if (binned) search.status = model::ImageStatus::Binned;
      const auto images = vault::searchImages(m_open, search);
      if (!images) return say(m_verdict.silent, "images: " + textOf(images.error()));
      for (const model::Image& image : *images) lookAt(image);
    }
  }

  void lookAt(const model::Image& image) {
    std::uint32_t number = pictureNamed(image.sourceName);
    if (number == 0)
      if (const auto original = vault::readOriginal(m_open, image.id)) number = pictureIn(*original);
    Seen seen{{image.status == model::ImageStatus::Binned ? Look::State::Binned : Look::State::Here, numberAfter(image.tags.note, "note "), 0}, image.id};
    if (!image.patient.isNil()) {
      const auto person = m_numbers.find(image.patient);
      if (person == m_numbers.end()) say(m_verdict.silent, nameOf(number) + " is with somebody unknown");
      else seen.look.person = person->second;
    }
    if (m_seen.contains(number)) say(m_verdict.silent, nameOf(number) + " twice");
    if (!m_ledger.pictures.contains(number)) say(m_verdict.silent, nameOf(number) + " came from nowhere");
    m_seen[number] = seen;
  }

  bool isWaiting(const Ledger::Picture& picture) const { return std::filesystem::exists(m_open.path() / "inbox" / picture.id.toString()); }

  void comparePictures() {
    for (auto& [number, picture] : m_ledger.pictures) {
      const auto found = m_seen.find(number);
      Look look = found == m_seen.end() ? Look{} : found->second.look;
      if (found == m_seen.end() && picture.now.state == Look::State::Waiting && isWaiting(picture)) look.state = Look::State::Waiting;
      const bool isRight = look == picture.now || (picture.next && look == *picture.next);
      const bool mayBeGone = picture.now.state == Look::State::Absent || (picture.next && picture.next->state == Look::State::Absent);
      if (!isRight) {
        const bool isLost = look.state == Look::State::Absent && !mayBeGone;
        say(isLost ? m_verdict.lost : m_verdict.silent,
            nameOf(number) + " is " + wordsOf(look) + "; was " + wordsOf(picture.now) + (picture.next ? "; or " + wordsOf(*picture.next) : ""));
      }
      if (found != m_seen.end()) {
        if (picture.now.state != Look::State::Absent && !picture.id.isNil() && picture.id != found->second.id.uuid) say(m_verdict.silent, nameOf(number) + " has another id");
        picture.id = found->second.id.uuid;
        if (!m_care.reads || picture.next || m_care.reads(number)) compareBytes(number, picture);
      }
      picture.now = look;
      picture.next.reset();
      if (look.state != Look::State::Absent) picture.wasErased = false;
    }
  }

  void compareBytes(std::uint32_t number, const Ledger::Picture& picture) {
    const auto original = vault::readOriginal(m_open, {picture.id});
    if (!original) return say(m_verdict.lost, nameOf(number) + ": " + textOf(original.error()));
    if (*original != originalOf(number, personNamedBy(number))) say(m_verdict.lost, nameOf(number) + " has other bytes");
  }

  void comparePeople() {
    for (auto& [number, person] : m_ledger.people) {
      const auto found = m_people.find(number);
      const std::uint32_t edit = found == m_people.end() ? 0 : found->second;
      if (edit != person.edit && !(person.next && edit == *person.next))
        say(m_verdict.silent, "person " + std::to_string(number) + " has edit " + std::to_string(edit) + "; was " + std::to_string(person.edit));
      for (const auto& [id, known] : m_numbers)
        if (known == number) person.id = id.uuid;
      person.edit = edit;
      person.next.reset();
    }
    for (const auto& [number, edit] : m_people)
      if (!m_ledger.people.contains(number)) say(m_verdict.silent, "person " + std::to_string(number) + " came from nowhere");
  }

  void checkStrays() {
    for (const auto& entry : std::filesystem::directory_iterator(m_open.path() / "tmp")) say(m_verdict.named, "tmp/" + entry.path().filename().string() + " was left");
  }

  void verify(vault::Depth depth) {
    // Thumbnails are written without waiting for the disk; what a crash left of them is looked through beside the work (core/vault/health/self_check.h).
    if (const auto looked = vault::checkThumbnails(m_open.internals()); !looked) say(m_verdict.named, "thumbnails: " + textOf(looked.error()));
    const auto report = vault::verifyVault(m_open, depth);
    if (!report) return say(m_verdict.named, "verify: " + textOf(report.error()));
    for (const auto& finding : report->findings) say(m_verdict.named, "verify: " + finding.where + ": " + textOf(finding.error));
  }

  vault::Vault& m_open;
  Ledger& m_ledger;
  const Care& m_care;
  Verdict m_verdict;
  std::map<std::uint32_t, std::uint32_t> m_people;         // number -> edit
  std::map<model::PatientId, std::uint32_t> m_numbers;
  std::map<std::uint32_t, Seen> m_seen;
};

}  // namespace

Verdict compare(vault::Vault& open, Ledger& ledger, const Care& care) { return Comparison(open, ledger, care).run(); }

}  // namespace safelight::tests
