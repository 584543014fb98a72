#include "tests/process/durability/ledger.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "tests/support/fixed_random.h"

namespace safelight::tests {
namespace {

std::uint32_t numberIn(std::string_view text) {
  std::uint32_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

/// How a picture looks after a step.
Look after(const Look& before, const Step& step) {
  Look look = before;
  switch (step.act) {
    case Act::Import:
    case Act::Adopt:
      look = {Look::State::Here, 0, step.value};
      break;
    case Act::Tag: look.note = step.value; break;
    case Act::Bin: look.state = Look::State::Binned; break;
    case Act::Restore: look.state = Look::State::Here; break;
    case Act::Purge: look = {}; break;
    case Act::Refile: look.person = step.value; break;
    default: break;
  }
  return look;
}

}  // namespace

const char* wordsOf(Act act) {
  constexpr const char* kWords[] = {"import", "adoption", "tag",         "bin",         "back from the bin", "purge",        "filing",  "patient made", "patient edited",
                                    "erase",  "backup",   "rotation",    "new password cost or kit",        "opening",      "replay of the whole journal", "restore", "between two"};
  static_assert(std::size(kWords) == kActs);
  return kWords[static_cast<std::size_t>(act)];
}

void Ledger::take(const Step& step) {
  const Uuid id = Uuid::fromBytes(step.id);
  if (step.act == Act::Create || step.act == Act::Edit || step.act == Act::Erase) {
    Person& person = people[step.number];
    person.next = step.act == Act::Erase ? 0 : step.value;
    if (!id.isNil()) person.id = id;
    if (step.act == Act::Erase)
      for (auto& [number, picture] : pictures)
        if (picture.now.person == step.number && (picture.now.state == Look::State::Here || picture.now.state == Look::State::Binned)) {
          picture.next = Look{};
          picture.wasErased = true;
        }
    if (step.isDone) {
      person.edit = *std::exchange(person.next, std::nullopt);
      if (step.act == Act::Erase)
        for (auto& [number, picture] : pictures)
          if (picture.now.person == step.number && picture.next) picture.now = *std::exchange(picture.next, std::nullopt);
    }
    nextPerson = std::max(nextPerson, step.number + 1);
    return;
  }
  if (step.act >= Act::Rotate) return;
  if (step.act == Act::BackUp) {
    if (step.isDone) {
      backedUp = backingUp.back();
      backingUp.clear();
    } else {
      auto copy = std::make_shared<Ledger>(*this);
      copy->backedUp = nullptr;
      copy->backingUp.clear();
      backingUp.push_back(std::move(copy));
    }
    return;
  }
  Picture& picture = pictures[step.number];
  nextPicture = std::max(nextPicture, step.number + 1);
  if (step.act == Act::Tag) nextNote = std::max(nextNote, step.value + 1);
  picture.next = after(picture.now, step);
  if (!id.isNil()) picture.id = id;
  if (!step.isDone) return;
  if (step.act == Act::Import) ++acknowledged;
  picture.now = *std::exchange(picture.next, std::nullopt);
}

std::uint32_t personNamedBy(std::uint32_t picture) { return picture % 4 == 0 ? 0 : 1 + picture % kPeople; }

Bytes originalOf(std::uint32_t picture, std::uint32_t person) {
  const std::string who = std::to_string(person);
  std::string text = person == 0 ? "IMG||||" : "IMG|N" + who + "|Family" + who + "|Given" + who + "|1980-01-02";
  text += "|picture " + std::to_string(picture) + "|";
  FixedRandom random(picture);
  Bytes filling((picture % 7 == 0 ? 70'000 : 100) + picture % 500);
  random.fill(filling);
  Bytes original(text.begin(), text.end());
  original.insert(original.end(), filling.begin(), filling.end());
  return original;
}

std::string nameOf(std::uint32_t picture) { return "picture " + std::to_string(picture) + ".img"; }

std::uint32_t pictureNamed(std::string_view sourceName) {
  constexpr std::string_view kStart = "picture ";
  return sourceName.starts_with(kStart) ? numberIn(sourceName.substr(kStart.size())) : 0;
}

std::uint32_t pictureIn(ByteView original) {
  const std::string_view text(reinterpret_cast<const char*>(original.data()), std::min<std::size_t>(original.size(), 300));
  const auto at = text.find("|picture ");
  return at == std::string_view::npos ? 0 : pictureNamed(text.substr(at + 1));
}

}  // namespace safelight::tests
