#pragma once
// Taking files in: collect, inspect, plan, seal, commit. Works in steps so that a window stays alive and everything can be cancelled.

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/decode/decoder.h"
#include "core/vault/import/match_plan.h"
#include "core/vault/vault.h"

namespace safelight::vault {

enum class ImportStatus : std::uint8_t { Imported, Duplicate, Quarantined, Refused };
std::string_view importStatusName(ImportStatus status);  // imported, duplicate, quarantined, refused

/// What became (or, in a preview, will become) of one file.
struct ImportOutcome {
  std::string path;             // UTF-8; entries of an archive as "scan.zip/inner/name.dcm"
  ImportStatus status = ImportStatus::Refused;
  model::ImageId image;         // the new image, or the one this duplicates; nil when refused or in a preview
  model::PatientId patient;     // whom it was or will be filed with
  MatchReason match = MatchReason::NoIdentity;
  Error error;                  // why it was refused
  std::optional<ErrorCode> pixelTrouble;  // kept, but cannot be shown as a picture
  model::ImageFacts facts;      // empty when refused
  imaging::Rendered thumbnail;  // previews only
  bool fromBin = false;         // a duplicate that lies in the bin: it comes back to where it was
};

/// An original that is in memory already: fetched from an archive over the network.
struct MemorySource {
  std::string display;  // what reports show in place of a path
  std::shared_ptr<decode::SharedOriginal> original;
};

struct ImportRequest {
  std::vector<Path> paths;                    // files and folders, DICOMDIR media, ZIP archives
  std::optional<model::PatientId> patient;    // a person says whose they are
  MatchContext::NewPatients newPatients = MatchContext::NewPatients::Suggest;
  unsigned jobs = 2;
  std::vector<MemorySource> inMemory = {};    // beside or instead of paths
};

struct ImportSummary {
  std::uint32_t imported = 0, duplicates = 0, quarantined = 0, refused = 0;
  std::uint32_t fromBin = 0;    // of the duplicates
  std::uint64_t bytes = 0;
};

struct ImportProgress {
  std::uint32_t done = 0;
  std::uint32_t total = 0;      // grows while folders and archives are being read
  bool collecting = true;
};

/// One import (or its preview). Not thread-safe: step() on the vault's thread, cancel from anywhere through the token.
class ImportRun {
 public:
  /// Import: seals and commits.
  static Result<std::unique_ptr<ImportRun>> start(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel);
  /// Preview: does everything but sealing and committing; changes nothing. Outcomes say what would happen.
  static Result<std::unique_ptr<ImportRun>> preview(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel);

  virtual ~ImportRun() = default;
  /// Does the next piece (at most some 100 ms of work of the calling thread) and returns outcomes of files that are now durable
  /// (or planned). An error here ends the run (DiskFull, VaultDamaged ...); what earlier steps returned stays imported.
  virtual Result<std::vector<ImportOutcome>> step() = 0;
  virtual bool finished() const = 0;
  virtual ImportProgress progress() const = 0;
  virtual ImportSummary summary() const = 0;
  virtual model::ImportId id() const = 0;
};

/// Puts everything of an import into the bin, in one change; patients that it created and that hold nothing else are hidden.
Result<std::uint32_t> undoImport(Vault& vault, model::ImportId import);

}  // namespace safelight::vault
