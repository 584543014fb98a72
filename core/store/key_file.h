#pragma once
// The key file (FORMAT.md, "keys"): every wrapped patient key and object key, append-only, in two copies.

#include <array>
#include <functional>

#include "core/crypto/key_wrap.h"
#include "core/model/ids.h"
#include "core/store/file_system.h"

namespace safelight::store {

/// Destroyed is what destroy() leaves; nobody outside this file meets it.
enum class KeyKind : std::uint8_t { Patient = 1, Object = 2, Destroyed = 3 };

using WrappedKey = std::array<std::uint8_t, crypto::kWrappedKeyBytes>;

/// One wrapped key. For a patient key `id` is the patient; for an object key `id` is the image and `patient` whose key wraps it (nil:
/// the key of unfiled arrivals). The newest record of an id counts.
struct KeyRecord {
  KeyKind kind = KeyKind::Object;
  Uuid id;
  model::PatientId patient;
  WrappedKey wrapped{};
};

/// What a wrapped key is bound to: vault | kind | id | patient.
Bytes keyAssociation(model::VaultId vault, const KeyRecord& record);

inline constexpr std::size_t kKeyRecordBytes = 1 + 16 + 16 + crypto::kWrappedKeyBytes + 8;

/// The two files. Records carry a checksum, so a damaged one is found and read from the other copy.
class KeyFile {
 public:
  static Result<KeyFile> create(FileSystem& files, const Path& first, const Path& second, model::VaultId vault);
  /// Checks headers and lengths, completes the shorter copy and cuts what a power cut left torn; both are durable then. Errors:
  /// VaultTooNew, KeysDamaged.
  static Result<KeyFile> open(FileSystem& files, const Path& first, const Path& second, model::VaultId vault);

  /// Whose vault one copy says it is of; nothing when it does not say.
  static std::optional<model::VaultId> vaultOf(FileSystem& files, const Path& copy);

  /// Every record that is sound in one of the copies, whatever became of headers and the rest; `lost` counts those that are sound in neither. For
  /// rebuilding from ruins; changes nothing.
  static std::vector<KeyRecord> salvage(FileSystem& files, const Path& first, const Path& second, std::uint64_t& lost);

  /// Appends to both copies and syncs them.
  Result<void> append(const std::vector<KeyRecord>& records);
  std::uint64_t count() const { return m_count; }
  /// Calls `use` for the records from number `from` on, destroyed ones left out; a record damaged in both copies gives KeysDamaged with its number in `detail`.
  Result<void> read(std::uint64_t from, const std::function<Result<void>(const KeyRecord&)>& use) const;
  /// Which record of the file, and what it says.
  using Choice = std::function<bool(std::uint64_t number, const KeyRecord& record)>;
  /// Overwrites each record that `goes` chooses, in the first copy, durably, and then in the second, so that nothing in the vault wraps those
  /// keys any more. The others keep their numbers. After a crash, or an error, call it again with the same choice. How many went.
  Result<std::uint64_t> destroy(const Choice& goes);
  /// Numbers of records that differ between the copies or fail their checksum in one.
  Result<std::vector<std::uint64_t>> damagedInOneCopy() const;
  /// Writes the sound copy of each such record over the damaged one; what one copy says is destroyed is destroyed. How many there were.
  Result<std::uint64_t> heal();

 private:
  KeyFile(FileSystem& files, Path first, Path second, model::VaultId vault)
      : m_files(&files), m_first(std::move(first)), m_second(std::move(second)), m_vault(vault) {}
  enum class State : std::uint8_t { Sound, Damaged, Torn };
  struct Copy;
  Result<Copy> look(const Path& path) const;
  static Result<State> stateOf(File& file, std::uint64_t number);
  static Result<std::uint64_t> agreedCount(const Copy& longer, const Copy& shorter);
  Result<void> complete(const Path& path, Copy& to, const Copy& from) const;
  /// The numbers of those that destroy() overwrites.
  Result<std::vector<std::uint64_t>> chosen(File& first, File& second, const Choice& goes) const;
  Result<void> overwrite(File& file, const std::vector<std::uint64_t>& numbers) const;
  FileSystem* m_files;
  Path m_first, m_second;
  model::VaultId m_vault;
  std::uint64_t m_count = 0;
};

}  // namespace safelight::store
