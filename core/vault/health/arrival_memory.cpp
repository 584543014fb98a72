#include "core/vault/health/arrival_memory.h"

#include <algorithm>

#include "core/seal/read_array.h"
#include "core/store/layout.h"

namespace safelight::vault {
namespace {

// magic 8 | version u16 | vault id 16 | the receiver's Ed25519 key 32 | nothing, or the receiver's head
constexpr std::string_view kMagic = "SLARRMEM";
constexpr std::uint16_t kVersion = 1;
constexpr std::size_t kBytes = 8 + 2 + 16 + 32;
constexpr std::size_t kVaultInHead = 8 + 2;  // core/seal/FORMAT.md

struct Memory {
  seal::SigningPublicKey receiver{};
  Bytes head;
};

std::optional<Memory> read(store::FileSystem& files, const Path& path, model::VaultId vault) {
  const auto bytes = store::readWhole(files, path, kBytes + seal::kInboxHeadBytes);
  if (!bytes) return std::nullopt;
  ByteReader reader(*bytes);
  const bool isOurs = toString(reader.raw(kMagic.size())) == kMagic && reader.u16() == kVersion;
  const bool isOfVault = seal::readUuid(reader) == vault.uuid;
  Memory memory;
  memory.receiver = seal::readArray<32>(reader);
  if (reader.failed() || !isOurs || !isOfVault) return std::nullopt;
  const ByteView head = reader.raw(reader.remaining());
  memory.head.assign(head.begin(), head.end());
  return memory;
}

Result<void> write(store::FileSystem& files, const Path& path, model::VaultId vault, const Memory& memory) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kVersion);
  writer.raw(vault.uuid.view());
  writer.raw(memory.receiver);
  writer.raw(memory.head);
  return store::replaceDurably(files, path, writer.bytes());
}

std::optional<seal::InboxHead> opened(ByteView bytes, const seal::SigningPublicKey& receiver, model::VaultId vault) {
  if (bytes.size() != seal::kInboxHeadBytes) return std::nullopt;
  const auto head = seal::openInboxHead(bytes, receiver);
  return head && head->vault == vault.uuid ? std::optional(*head) : std::nullopt;
}

bool isFurther(const seal::InboxHead& one, const seal::InboxHead& other) {
  return one.segment == other.segment ? one.number > other.number : one.at > other.at;
}

}  // namespace

Path arrivalMemoryPath(const Path& stationMemory, model::VaultId vault) { return stationMemory / (vault.toString() + ".arrivals"); }

Result<void> rememberReceiver(store::FileSystem& files, const Path& stationMemory, model::VaultId vault, const seal::SigningPublicKey& receiver) {
  const Path path = arrivalMemoryPath(stationMemory, vault);
  const auto known = read(files, path, vault);
  if (known && known->receiver == receiver) return {};
  TRY_VOID(files.makeDirectory(stationMemory));
  return write(files, path, vault, {receiver, {}});
}

void rememberArrivals(store::FileSystem& files, const Path& vault, const Path& stationMemory) {
  const auto bytes = store::readWhole(files, store::Layout{vault}.inbox() / "head", seal::kInboxHeadBytes);
  if (!bytes || bytes->size() != seal::kInboxHeadBytes) return;
  const model::VaultId id{Uuid::fromBytes(ByteView(*bytes).subspan(kVaultInHead, 16))};
  const Path path = arrivalMemoryPath(stationMemory, id);
  auto memory = read(files, path, id);
  if (!memory || memory->head == *bytes) return;
  const auto now = opened(*bytes, memory->receiver, id), before = opened(memory->head, memory->receiver, id);
  if (!now || (before && !isFurther(*now, *before))) return;
  memory->head = *bytes;
  // What cannot be remembered now is tried again with the next arrival.
  [[maybe_unused]] const auto written = write(files, path, id, *memory);
}

std::optional<seal::InboxHead> recallArrivals(store::FileSystem& files, const Path& stationMemory, model::VaultId vault, const seal::SigningPublicKey& receiver) {
  if (stationMemory.empty()) return std::nullopt;
  const auto memory = read(files, arrivalMemoryPath(stationMemory, vault), vault);
  return memory && memory->receiver == receiver ? opened(memory->head, receiver, vault) : std::nullopt;
}

}  // namespace safelight::vault
