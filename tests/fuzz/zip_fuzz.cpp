// ZIP archives: the list of files, and each of the first ones taken out.

#include "app/decoder/worker/archive.h"
#include "core/decode/clean_text.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  const auto entries = decoder::listArchive(bytes);
  if (!entries) return;
  const auto heard = decode::parseEntries(decode::encodeEntries(*entries));
  fuzz::require(heard && heard->size() == entries->size());
  for (const decode::ArchiveEntry& entry : *heard) fuzz::require(decode::isSafeEntryName(entry.name));
  constexpr std::size_t kTried = 4;
  constexpr std::uint64_t kLargest = 1u << 20;
  for (std::size_t i = 0; i < entries->size() && i < kTried; ++i) {
    const decode::ArchiveEntry& entry = (*entries)[i];
    if (entry.size > kLargest) continue;
    if (const auto content = decoder::extractEntry(bytes, entry.index)) fuzz::require(content->size() == entry.size);
  }
}

/// One stored entry, one folder, one in a folder; check sums of nothing.
Bytes archive(std::vector<std::string> names) {
  ByteWriter writer;
  std::vector<std::uint32_t> offsets;
  const auto common = [&](const std::string& name) {
    for (const std::uint16_t field : {20, 0, 0, 0, 0x21}) writer.u16(field);
    for (int i = 0; i < 3; ++i) writer.u32(0);
    writer.u16(static_cast<std::uint16_t>(name.size()));
    writer.u16(0);
  };
  for (const std::string& name : names) {
    offsets.push_back(static_cast<std::uint32_t>(writer.size()));
    writer.u32(0x04034b50);
    common(name);
    writer.raw(asBytes(name));
  }
  const auto start = static_cast<std::uint32_t>(writer.size());
  for (std::size_t i = 0; i < names.size(); ++i) {
    writer.u32(0x02014b50);
    writer.u16(0x0314);
    common(names[i]);
    for (int field = 0; field < 3; ++field) writer.u16(0);
    writer.u32(0100644u << 16);
    writer.u32(offsets[i]);
    writer.raw(asBytes(names[i]));
  }
  const auto length = static_cast<std::uint32_t>(writer.size()) - start;
  writer.u32(0x06054b50);
  writer.u32(0);
  writer.u16(static_cast<std::uint16_t>(names.size()));
  writer.u16(static_cast<std::uint16_t>(names.size()));
  writer.u32(length);
  writer.u32(start);
  writer.u16(0);
  return std::move(writer).take();
}

std::vector<Bytes> seeds() { return {archive({"a.dcm"}), archive({"a.dcm", "b/", "b/c.jpg"}), archive({"../a"}), archive({"__MACOSX/x", "C:\\a", "/etc/x"})}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("zip", run, seeds)
