#pragma once
// What a vault was asked to do and what it acknowledged, so that after a crash both can be compared with what is there.

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/model/ids.h"

namespace safelight::tests {

/// What people (and devices) do, and what a vault does by itself.
enum class Act : std::uint8_t {
  Import, Adopt, Tag, Bin, Restore, Purge, Refile, Create, Edit, Erase, BackUp,
  Rotate,     // a new epoch: patient keys, catalogue and thumbnails under new keys
  Renew,      // another cost of one's own password, or a new recovery kit
  Open,       // the journal's tail is replayed, strays go
  Replay,     // the catalogue is lost: the whole journal is replayed
  BringBack,  // a restore from a backup
  Nothing,    // between two things, or closing
};
inline constexpr std::size_t kActs = static_cast<std::size_t>(Act::Nothing) + 1;
/// For the figures.
const char* wordsOf(Act act);

/// One thing that began or was acknowledged. Plain bytes: it stands in memory that outlives a killed process.
struct Step {
  Act act = Act::Nothing;
  bool isDone = false;
  std::uint32_t number = 0;  // of the picture, or of the person for Create, Edit and Erase
  std::uint32_t value = 0;   // the note, the person, or the edit
  std::array<std::uint8_t, 16> id{};
};

/// How a picture may look.
struct Look {
  enum class State : std::uint8_t { Absent, Waiting, Here, Binned } state = State::Absent;
  std::uint32_t note = 0;    // 0: none
  std::uint32_t person = 0;  // 0: nobody's
  bool operator==(const Look&) const = default;
};

/// Expectations: each thing is as it was acknowledged, or as the one step that was under way would have made it.
class Ledger {
 public:
  struct Picture {
    Look now;
    std::optional<Look> next;
    Uuid id;
    bool wasErased = false;  // with the person whose it was by then, or about to be
  };
  struct Person {
    std::uint32_t edit = 0;  // 0: not there
    std::optional<std::uint32_t> next;
    Uuid id;
  };

  void take(const Step& step);

  std::map<std::uint32_t, Picture> pictures;
  std::map<std::uint32_t, Person> people;
  std::uint64_t acknowledged = 0;  // originals taken in, ever
  /// What the last finished backup holds; and what those would that began since, any of which may be whole in spite of nobody having said so.
  std::shared_ptr<const Ledger> backedUp;
  std::vector<std::shared_ptr<const Ledger>> backingUp;
  std::uint32_t nextPicture = 1;
  std::uint32_t nextNote = 1;
  std::uint32_t nextPerson = 1;
};

/// The original of a number: some hundred bytes, every seventh large enough for two chunks.
Bytes originalOf(std::uint32_t picture, std::uint32_t person);
/// Whom the original names; 0: nobody.
std::uint32_t personNamedBy(std::uint32_t picture);
std::string nameOf(std::uint32_t picture);
/// The number in such a name, or in the original itself (an arrival has no name); 0: neither.
std::uint32_t pictureNamed(std::string_view sourceName);
std::uint32_t pictureIn(ByteView original);

inline constexpr std::uint32_t kPeople = 5;  // numbers that originals name

}  // namespace safelight::tests
