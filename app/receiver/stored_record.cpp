#include "app/receiver/stored_record.h"

#include <algorithm>

#include "core/seal/read_array.h"

namespace safelight::receiver {

namespace {

constexpr const char* kName = "committed";
constexpr std::string_view kMagic = "SLCOMMIT";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kHeaderBytes = 8 + 2 + 16;
constexpr std::size_t kTagBytes = sizeof(seal::Hash);
constexpr std::size_t kLargest = kHeaderBytes + 2 * StoredRecord::kMostTags * kTagBytes;

Bytes headerFor(Uuid vault) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(vault.view());
  return std::move(writer).take();
}

}  // namespace

std::size_t StoredRecord::FirstBytes::operator()(const seal::Hash& tag) const noexcept {
  std::size_t value;
  std::memcpy(&value, tag.data(), sizeof value);
  return value;
}

Result<void> StoredRecord::rewrite(const InboxFolder& folder, Uuid vault, ByteView tags) {
  ByteWriter writer;
  writer.raw(headerFor(vault));
  writer.raw(tags);
  return folder.replace(kName, writer.bytes());
}

Result<StoredRecord> StoredRecord::open(const InboxFolder& folder, Uuid vault, ByteView recordKey) {
  StoredRecord record;
  record.m_folder = &folder;
  record.m_vault = vault;
  std::copy_n(recordKey.begin(), record.m_key.size(), record.m_key.begin());
  const auto content = folder.read(kName, kLargest);
  const Bytes header = headerFor(vault);
  ByteView tags;
  const bool known = content && content->size() >= kHeaderBytes && std::equal(header.begin(), header.end(), content->begin());
  if (known) tags = ByteView(*content).subspan(kHeaderBytes, (content->size() - kHeaderBytes) / kTagBytes * kTagBytes);
  const bool full = tags.size() / kTagBytes > kMostTags;
  if (full) tags = tags.last(kMostTags / 2 * kTagBytes);
  if (!known || full) TRY_VOID(rewrite(folder, vault, tags));
  TRY_ASSIGN(record.m_file, folder.openOwn(kName));
  record.m_end = kHeaderBytes + tags.size();
  ByteReader reader(tags);
  while (!reader.atEnd()) record.m_tags.insert(seal::readArray<kTagBytes>(reader));
  return record;
}

seal::Hash StoredRecord::tagOf(std::string_view sopClass, std::string_view sopInstance) const {
  return seal::keyedHash(m_key, {asBytes("safelight stored instance 1"), asBytes(sopClass), asBytes(sopInstance)});
}

void StoredRecord::add(const seal::Hash& tag) {
  if (m_end >= kLargest) {
    // Full: it forgets its older half, in memory as well.
    const Bytes key(m_key.begin(), m_key.end());
    if (auto again = open(*m_folder, m_vault, key)) *this = std::move(*again);
  }
  if (!m_tags.insert(tag).second) return;
  if (writeAllAt(m_file.get(), m_end, tag)) m_end += kTagBytes;
}

}  // namespace safelight::receiver
