#pragma once
// The journal (FORMAT.md, "journal"): the truth and the audit log. Append-only segments of sealed, signed, chained records.

#include <functional>
#include <memory>

#include "core/store/file_system.h"
#include "core/store/journal_record.h"

namespace safelight::store {

/// Where a record ends: what the catalogue remembers as applied.
struct JournalPosition {
  std::uint64_t sequence = 0;      // number of records up to here
  seal::Hash last{};               // hash of the last of them
  std::uint32_t segment = 1;
  std::uint64_t offset = 0;        // end of the last record in that segment; 0: before the first one

  bool operator==(const JournalPosition&) const = default;
};

/// The segments of one vault. One writer.
class Journal {
 public:
  /// An empty one. Its first append must be durable before anybody could take what lies around it for a vault.
  static Result<Journal> create(FileSystem& files, const Path& folder, model::VaultId vault);

  /// Opens at a position that the catalogue knows as applied (default: the beginning) and hands every later record to `use`, checked
  /// (length, chain, signature), and durable. A torn last append is cut, unless the torn records were durable once: the first of all, and those
  /// before number `known`, which somebody has seen. Errors: VaultTooNew, JournalDamaged (also when the journal ends before `applied`), RecordsLost (it is torn or ends
  /// before `known`; nothing was cut).
  static Result<Journal> open(FileSystem& files, const Path& folder, model::VaultId vault, const JournalPosition& applied,
                              const SignerLookup& signers, const std::function<Result<void>(const JournalRecord&, const JournalPosition&)>& use,
                              std::uint64_t known = 0);

  /// Checks up to `records` records from `position` on, which it moves behind them, and hands each to `use`; without changing anything. True when it came to
  /// the end.
  static Result<bool> checkSome(FileSystem& files, const Path& folder, model::VaultId vault, JournalPosition& position, std::uint64_t records,
                                const SignerLookup& signers, const std::function<Result<void>(const JournalRecord&)>& use = {});

  /// Whatever still is a whole record that somebody of the practice signed, wherever it lies; broken chains and headers do not matter. For
  /// rebuilding from ruins; changes nothing.
  static Result<void> salvage(FileSystem& files, const Path& folder, const SignerLookup& signers, const std::function<Result<void>(JournalRecord)>& use);

  /// Reads all records from the beginning, checked, without changing anything.
  static Result<JournalPosition> scan(FileSystem& files, const Path& folder, model::VaultId vault, const SignerLookup& signers,
                                      const std::function<Result<void>(const JournalRecord&)>& use);

  /// Reads all records up to end(): lengths and chain are checked, signatures are not, whose check would take most of the time. For what opens
  /// their bodies, which a key proves.
  Result<void> readOwn(const std::function<Result<void>(const JournalRecord&)>& use) const;

  const JournalPosition& end() const { return m_end; }
  /// "000001.seg"
  static std::string segmentName(std::uint32_t number);
  /// Whether the files are long enough to hold a journal that had come to `position`; looks at lengths only and changes nothing.
  static bool reaches(FileSystem& files, const Path& folder, const JournalPosition& position);
  /// Whether this journal had come to `position` once: its record there has that number and follows that hash.
  Result<bool> passed(const JournalPosition& position) const;
  /// True after a failed sync: what reached the disk is unknown, so only opening the vault anew helps.
  bool failed() const { return m_failed; }
  /// Fills sequence and previous hash for the next record; sign and append in this order.
  void prepare(JournalRecord& record, const JournalPosition& after) const;
  /// Signs, appends all in one write and syncs once. On an error nothing counts as appended. Afterwards `end()` has moved, and each
  /// record's position is in `positions`.
  Result<void> append(std::vector<JournalRecord>& records, const crypto::Identity& identity, const std::function<Result<void>(JournalRecord&)>& sealBody,
                      std::vector<JournalPosition>& positions);

  static constexpr std::uint64_t kSegmentBytes = 32u << 20;
  /// From which length on the next append begins a new segment; for tests of that moment. Any length is read.
  void startSegmentsAt(std::uint64_t bytes) { m_segmentBytes = bytes; }

 private:
  Journal(FileSystem& files, Path folder, model::VaultId vault) : m_files(&files), m_folder(std::move(folder)), m_vault(vault) {}
  Result<void> startSegment(const JournalPosition& at, std::uint32_t number);
  FileSystem* m_files;
  Path m_folder;
  model::VaultId m_vault;
  JournalPosition m_end;
  std::unique_ptr<File> m_segment;
  std::uint64_t m_segmentBytes = kSegmentBytes;
  bool m_failed = false;  // after a failed sync nothing more may be appended
};

}  // namespace safelight::store
