#include "core/vault/backup/set_list.h"

#include <algorithm>

namespace safelight::vault {
namespace {

constexpr std::string_view kMagic("SLBKLIST", 8);
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kHashBytes = 32, kIdBytes = 16, kSignatureBytes = 64;
constexpr std::size_t kObjectBytes = kIdBytes + 8 + kHashBytes;
constexpr std::size_t kSmallestFile = 4 + 8 + kHashBytes;

Bytes signedText(ByteView body) {
  ByteWriter writer;
  writer.raw(asBytes("safelight backup list"));
  writer.raw(seal::hash(body));
  return std::move(writer).take();
}

void put(ByteWriter& writer, const std::vector<KeptFile>& files) {
  writer.u32(static_cast<std::uint32_t>(files.size()));
  for (const KeptFile& file : files) {
    writer.text(file.name);
    writer.u64(file.bytes);
    writer.raw(file.hash);
  }
}

void put(ByteWriter& writer, const std::vector<KeptObject>& objects) {
  writer.u32(static_cast<std::uint32_t>(objects.size()));
  for (const KeptObject& object : objects) {
    writer.raw(object.id.uuid.view());
    writer.u64(object.bytes);
    writer.raw(object.hash);
  }
}

void readHash(ByteReader& reader, seal::Hash& hash) {
  const ByteView bytes = reader.raw(kHashBytes);
  if (bytes.size() == kHashBytes) std::copy(bytes.begin(), bytes.end(), hash.begin());
}

Uuid readId(ByteReader& reader) {
  const ByteView bytes = reader.raw(kIdBytes);
  return bytes.size() == kIdBytes ? Uuid::fromBytes(bytes) : Uuid{};
}

std::vector<KeptFile> takeFiles(ByteReader& reader) {
  std::vector<KeptFile> files(reader.count(kSmallestFile));
  for (KeptFile& file : files) {
    file.name = reader.text();
    file.bytes = reader.u64();
    readHash(reader, file.hash);
  }
  return files;
}

std::vector<KeptObject> takeObjects(ByteReader& reader) {
  std::vector<KeptObject> objects(reader.count(kObjectBytes));
  for (KeptObject& object : objects) {
    object.id.uuid = readId(reader);
    object.bytes = reader.u64();
    readHash(reader, object.hash);
  }
  return objects;
}

/// Names become paths: nothing but what this program writes.
bool isPlainName(std::string_view name) {
  return !name.empty() && name.size() <= 100 && name.front() != '.' &&
         std::all_of(name.begin(), name.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || c == '.' || c == '-' || c == '_'; });
}

bool isSorted(const std::vector<KeptObject>& objects) {
  return std::adjacent_find(objects.begin(), objects.end(), [](const auto& a, const auto& b) { return a.id >= b.id; }) == objects.end();
}

}  // namespace

const KeptFile* SetList::file(std::string_view name) const {
  const auto found = std::find_if(files.begin(), files.end(), [&](const KeptFile& file) { return file.name == name; });
  return found == files.end() ? nullptr : &*found;
}

std::uint64_t SetList::bytes() const {
  std::uint64_t sum = 0;
  for (const auto* kept : {&files, &segments})
    for (const KeptFile& file : *kept) sum += file.bytes;
  for (const auto* kept : {&arrivals, &objects})
    for (const KeptObject& object : *kept) sum += object.bytes;
  return sum;
}

const KeptObject* findObject(const std::vector<KeptObject>& objects, model::ImageId id) {
  const auto at = std::lower_bound(objects.begin(), objects.end(), id, [](const KeptObject& object, model::ImageId wanted) { return object.id < wanted; });
  return at != objects.end() && at->id == id ? &*at : nullptr;
}

seal::Hash manifestHash(const std::vector<KeptObject>& objects) {
  std::vector<ListedObject> listed;
  listed.reserve(objects.size());
  for (const KeptObject& object : objects) listed.push_back({object.id, object.bytes});
  return objectListHash(listed);
}

Bytes signList(const SetList& list, model::UserId signer, const crypto::Identity& identity) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(list.vault.uuid.view());
  writer.raw(list.verifiedUpTo.uuid.view());
  put(writer, list.files);
  put(writer, list.segments);
  put(writer, list.arrivals);
  put(writer, list.objects);
  writer.raw(signer.uuid.view());
  writer.raw(identity.sign(signedText(writer.bytes())));
  return std::move(writer).take();
}

Result<SetList> readList(ByteView bytes, const store::MembersLog& members) {
  const auto damaged = [](const char* why) { return fail(ErrorCode::BackupDamaged, std::string("list: ") + why); };
  ByteReader reader(bytes);
  if (toString(reader.raw(kMagic.size())) != kMagic) return damaged("magic");
  const std::uint16_t version = reader.u16();
  if (!reader.failed() && version > kVersion) return fail(ErrorCode::VaultTooNew, "list " + std::to_string(version));
  if (version != kVersion) return damaged("version");
  SetList list;
  list.vault.uuid = readId(reader);
  list.verifiedUpTo.uuid = readId(reader);
  list.files = takeFiles(reader);
  list.segments = takeFiles(reader);
  list.arrivals = takeObjects(reader);
  list.objects = takeObjects(reader);
  const model::UserId signer{readId(reader)};
  crypto::Signature signature{};
  const ByteView end = reader.raw(kSignatureBytes);
  if (!reader.finished()) return damaged("length");
  std::copy(end.begin(), end.end(), signature.begin());
  if (list.vault != members.vault()) return fail(ErrorCode::BackupOfAnotherVault, "list");
  const store::Member* member = members.members().byId(signer);
  if (member == nullptr || member->user.disabled) return fail(ErrorCode::BackupForged, "list: unknown signer");
  if (!crypto::verifies(member->signingKey, signedText(bytes.first(bytes.size() - kSignatureBytes)), signature)) return fail(ErrorCode::BackupForged, "list: signature");
  for (const auto* kept : {&list.files, &list.segments})
    if (!std::all_of(kept->begin(), kept->end(), [](const KeptFile& file) { return isPlainName(file.name); })) return damaged("name");
  if (!isSorted(list.objects) || !isSorted(list.arrivals)) return damaged("order");
  return list;
}

}  // namespace safelight::vault
