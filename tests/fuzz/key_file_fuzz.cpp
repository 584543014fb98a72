// Two copies of a key file that differ in any way.

#include "core/seal/sodium_random.h"
#include "core/store/key_file.h"
#include "tests/fuzz/memory_files.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

/// The first two bytes say where the second copy begins.
void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  fuzz::MemoryFiles files;
  const std::size_t middle = bytes.size() < 2 ? bytes.size() : std::min<std::size_t>(bytes.size(), 2u + bytes[0] + 256u * bytes[1]);
  const std::size_t start = std::min<std::size_t>(2, bytes.size());
  files.files["keys"] = std::make_shared<Bytes>(bytes.begin() + static_cast<std::ptrdiff_t>(start), bytes.begin() + static_cast<std::ptrdiff_t>(middle));
  files.files["keys.copy"] = std::make_shared<Bytes>(bytes.begin() + static_cast<std::ptrdiff_t>(middle), bytes.end());
  model::VaultId vault;
  vault.uuid.bytes.fill(1);
  std::uint64_t lost = 0;
  const std::size_t saved = store::KeyFile::salvage(files, "keys", "keys.copy", lost).size();
  auto keys = store::KeyFile::open(files, "keys", "keys.copy", vault);
  if (!keys) return;
  std::uint64_t read = 0;
  const auto done = keys->read(0, [&](const store::KeyRecord&) {
    ++read;
    return ok();
  });
  fuzz::require(!done || read == keys->count());
  fuzz::require(!done || saved >= read);
  fuzz::require(keys->heal().has_value());
  fuzz::require(files.files["keys"]->size() == files.files["keys.copy"]->size());
}

/// Two whole copies, one of them shorter, and one with a hole.
std::vector<Bytes> seeds() {
  fuzz::require(seal::startSodium().has_value());
  fuzz::MemoryFiles files;
  model::VaultId vault;
  vault.uuid.bytes.fill(1);
  auto keys = store::KeyFile::create(files, "keys", "keys.copy", vault);
  std::vector<store::KeyRecord> records(3);
  for (std::size_t i = 0; i < records.size(); ++i) {
    records[i].id.bytes.fill(static_cast<std::uint8_t>(i + 1));
    records[i].wrapped.fill(static_cast<std::uint8_t>(0x40 + i));
  }
  fuzz::require(keys && keys->append(records));
  const Bytes whole = *files.files["keys"];
  const auto pair = [](const Bytes& first, const Bytes& second) {
    Bytes bytes{static_cast<std::uint8_t>(first.size()), static_cast<std::uint8_t>(first.size() >> 8)};
    bytes.insert(bytes.end(), first.begin(), first.end());
    bytes.insert(bytes.end(), second.begin(), second.end());
    return bytes;
  };
  Bytes hole = whole;
  std::fill(hole.begin() + 26 + 113, hole.begin() + 26 + 226, std::uint8_t{0});
  return {pair(whole, whole), pair(whole, Bytes(whole.begin(), whole.begin() + 26 + 113)), pair(hole, Bytes(whole.begin(), whole.begin() + 26 + 113)), pair({}, whole)};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("key_file", run, seeds)
