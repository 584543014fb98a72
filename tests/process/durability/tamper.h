#pragma once
// Somebody (or the disk) changed a closed vault: every byte, every length, every swap of two like parts. Each must be found, or be without effect
// for a reason that stands here.

#include <map>
#include <string>
#include <vector>

#include "tests/process/durability/clinic.h"
#include "tests/support/fixed_random.h"

namespace safelight::tests {

/// One file of the vault before anybody touched it.
struct VaultFile {
  std::string name;   // below the vault's folder
  std::string kind;   // "head", "members", "keys", "journal", "object", ...
  Bytes bytes;
};

/// One change. Gives the file's new content; several files for swaps.
struct Tampering {
  std::string kind;   // of the file
  std::string what;   // "a bit flipped", "cut", "lengthened", or which swap
  std::string where;  // for people: "journal/000001.seg, byte 17"
  std::vector<std::pair<std::string, Bytes>> files;
  std::vector<std::string> removed;
};

enum class Found : std::uint8_t {
  Refused,    // opening said so
  Named,      // verify, or whoever reads it, said so
  Mended,     // opening noticed and made it anew from what is left
  Harmless,   // everything acknowledged is as it was, and there is a reason
  Silent,     // none of these
};

struct TamperOutcome {
  Found found = Found::Silent;
  std::string words;  // the error, or the reason
};

/// How many of what, for the table at the end.
struct TamperFigures {
  struct Row {
    std::uint64_t tried = 0, refused = 0, named = 0, mended = 0, harmless = 0, silent = 0;
  };
  std::map<std::string, Row> rows;                       // "members: a bit flipped"
  std::map<std::string, std::uint64_t> harmlessReasons;  // "keys: ..."
  std::vector<std::string> silent;                       // the first of them, in words
  Row total() const;
  void add(const TamperFigures& other);
  void print() const;
};

class TamperBench {
 public:
  /// Makes a small vault with one of everything and closes it.
  TamperBench(Clinic& clinic, Path folder, std::uint64_t seed);

  const std::vector<VaultFile>& files() const { return m_files; }
  TamperOutcome tryOut(const Tampering& tampering);
  void count(const Tampering& tampering, const TamperOutcome& outcome, TamperFigures& figures) const;

  // What may be done to a file of `size` bytes: `number` counts from 0.
  Tampering flip(const VaultFile& file, std::size_t byte);
  Tampering cut(const VaultFile& file, std::size_t length);
  Tampering lengthened(const VaultFile& file, std::size_t by);
  /// Every swap of two like parts, and every part put back to what it was earlier.
  std::vector<Tampering> swaps();

 private:
  void make();
  void addSwapsOfFiles(std::vector<Tampering>& all, const std::string& kind);
  void addSwapsOfParts(std::vector<Tampering>& all, const VaultFile& file, const std::vector<std::pair<std::size_t, std::size_t>>& parts, const std::string& what);
  void putBack(const Tampering& tampering);
  /// Why a change that nobody noticed matters to nobody; empty when there is no such reason.
  std::string reasonFor(const Tampering& tampering) const;
  /// Whether the key file's two copies are whole again.
  bool keysAreWhole() const;
  /// Whether the file still is what it was, with perhaps more behind.
  bool beginsAsBefore(const std::string& name) const;
  bool isNeeded(const std::string& inboxSecret) const;

  Clinic& m_clinic;
  Path m_folder, m_vault;
  FixedRandom m_random;
  Ledger m_ledger;
  std::vector<VaultFile> m_files, m_earlier;
  std::vector<VaultFile> m_memory;  // of the computer, outside of the vault: nobody touches it
  std::map<std::uint32_t, Bytes> m_thumbnails;  // pixels by picture
};

/// How much of everything: one change in `stride` (1: all), one swap in `swapStride`, and of those the share `part` of `parts`.
struct TamperShare {
  std::uint64_t stride = 1, swapStride = 1;
  unsigned part = 0, parts = 1;
};

/// Findings are in the figures.
void runTampering(Clinic& clinic, const Path& folder, std::uint64_t seed, const TamperShare& share, TamperFigures& figures);

}  // namespace safelight::tests
