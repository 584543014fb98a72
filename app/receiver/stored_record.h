#pragma once
// `inbox/committed` (core/seal/FORMAT.md): which instances became durable here, as tags that say nothing without the receiver's key.

#include <unordered_set>

#include "app/receiver/inbox_folder.h"
#include "core/base/uuid.h"
#include "core/seal/hash.h"

namespace safelight::receiver {

class StoredRecord {
 public:
  static constexpr std::size_t kMostTags = 262'144;

  /// Reads it, or begins it; a damaged one is begun anew (a device then asks to store again). The folder outlives this.
  static Result<StoredRecord> open(const InboxFolder& folder, Uuid vault, ByteView recordKey);

  seal::Hash tagOf(std::string_view sopClass, std::string_view sopInstance) const;
  bool contains(const seal::Hash& tag) const { return m_tags.contains(tag); }
  /// Remembers a tag; written without a sync, because the arrival's trailer holds it as well.
  void add(const seal::Hash& tag);
  /// Remembers a tag that an arrival's trailer holds.
  void found(const seal::Hash& tag) { m_tags.insert(tag); }

 private:
  struct FirstBytes {
    std::size_t operator()(const seal::Hash& tag) const noexcept;
  };
  StoredRecord() = default;
  static Result<void> rewrite(const InboxFolder& folder, Uuid vault, ByteView tags);
  const InboxFolder* m_folder = nullptr;
  Uuid m_vault;
  std::array<std::uint8_t, 32> m_key{};
  ipc::Handle m_file;
  std::uint64_t m_end = 0;
  std::unordered_set<seal::Hash, FirstBytes> m_tags;
};

}  // namespace safelight::receiver
