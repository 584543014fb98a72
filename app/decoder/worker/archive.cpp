#include "app/decoder/worker/archive.h"

#include <zip.h>

#include <algorithm>
#include <memory>

#include "app/decoder/worker/file_kind.h"
#include "core/decode/clean_text.h"

namespace safelight::decoder {

namespace {

using decode::ArchiveEntry;
using decode::Limits;

// Images hardly shrink: an archive that grows far beyond this is no collection of them.
constexpr std::uint64_t kHarmlessBytes = 256ull << 20;
constexpr std::uint64_t kLargestGrowth = 200;

struct ArchiveDeleter {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Archive = std::unique_ptr<zip_t, ArchiveDeleter>;

struct FileDeleter {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

Result<Archive> openArchive(ByteView file) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const source = zip_source_buffer_create(file.data(), file.size(), 0, &error);
  if (source == nullptr) return fail(ErrorCode::DecoderOutOfMemory);
  Archive archive(zip_open_from_source(source, ZIP_RDONLY, &error));
  const int reason = zip_error_code_zip(&error);
  zip_error_fini(&error);
  if (archive) return archive;
  zip_source_free(source);
  return fail(reason == ZIP_ER_NOZIP ? ErrorCode::FileTruncated : ErrorCode::FileCorrupt);
}

// libzip hands out names as C strings; a name that goes on behind a NUL must not pass as its first half. Reads the central
// directory (APPNOTE 4.3.12): 46 fixed bytes with the lengths at 28, 30 and 32.
bool hasNameWithNul(ByteView file) {
  constexpr std::size_t kEndRecord = 22;
  constexpr std::uint32_t kEndMagic = 0x06054b50;
  constexpr std::uint32_t kEntryMagic = 0x02014b50;
  if (file.size() < kEndRecord) return false;
  std::size_t end = file.size() - kEndRecord;
  const std::size_t earliest = end - std::min<std::size_t>(end, 0xFFFF);
  while (end > earliest && ByteReader(file.subspan(end, 4)).u32() != kEndMagic) --end;
  std::size_t place = ByteReader(file.subspan(end + 16, 4)).u32();
  while (place + 46 <= file.size() && ByteReader(file.subspan(place, 4)).u32() == kEntryMagic) {
    ByteReader lengths(file.subspan(place + 28, 6));
    const std::size_t name = lengths.u16();
    const std::size_t rest = std::size_t{lengths.u16()} + lengths.u16();
    if (place + 46 + name > file.size()) return false;
    const ByteView bytes = file.subspan(place + 46, name);
    if (std::find(bytes.begin(), bytes.end(), 0) != bytes.end()) return true;
    place += 46 + name + rest;
  }
  return false;
}

bool isLink(zip_t* archive, zip_uint64_t index) {
  zip_uint8_t system = 0;
  zip_uint32_t attributes = 0;
  if (zip_file_get_external_attributes(archive, index, 0, &system, &attributes) != 0) return false;
  constexpr zip_uint32_t kTypeMask = 0170000;
  constexpr zip_uint32_t kLink = 0120000;
  return system == ZIP_OPSYS_UNIX && ((attributes >> 16) & kTypeMask) == kLink;
}

struct EntryFacts {
  std::string name;  // '/' between parts
  std::uint64_t size = 0;
  std::uint64_t packedSize = 0;
  bool isFolder = false;
};

Result<EntryFacts> factsOf(zip_t* archive, zip_uint64_t index) {
  zip_stat_t stat;
  zip_stat_init(&stat);
  constexpr zip_uint64_t kNeeded = ZIP_STAT_NAME | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive, index, ZIP_FL_ENC_GUESS, &stat) != 0 || (stat.valid & kNeeded) != kNeeded) {
    return fail(ErrorCode::FileCorrupt);
  }
  if (stat.encryption_method != ZIP_EM_NONE) return fail(ErrorCode::PasswordProtected);
  if (isLink(archive, index)) return fail(ErrorCode::ArchiveUnsafe);
  EntryFacts facts{stat.name, stat.size, stat.comp_size, false};
  std::replace(facts.name.begin(), facts.name.end(), '\\', '/');  // as some Windows programs divide
  if (facts.name.ends_with('/')) {
    facts.isFolder = true;
    facts.name.pop_back();
  }
  if (!decode::isSafeEntryName(facts.name)) return fail(ErrorCode::ArchiveUnsafe);
  if (facts.size > Limits::kEntryBytes) return fail(ErrorCode::ArchiveTooBig);
  return facts;
}

}  // namespace

Result<std::vector<ArchiveEntry>> listArchive(ByteView file) {
  TRY_ASSIGN(const Archive archive, openArchive(file));
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count < 0) return fail(ErrorCode::FileCorrupt);
  if (count > Limits::kArchiveEntries) return fail(ErrorCode::ArchiveTooBig);
  if (hasNameWithNul(file)) return fail(ErrorCode::ArchiveUnsafe);

  std::vector<ArchiveEntry> entries;
  std::uint64_t total = 0;
  std::uint64_t packed = 0;
  for (zip_int64_t index = 0; index < count; ++index) {
    TRY_ASSIGN(EntryFacts facts, factsOf(archive.get(), static_cast<zip_uint64_t>(index)));
    total += facts.size;
    packed += facts.packedSize;
    if (total > Limits::kArchiveBytes) return fail(ErrorCode::ArchiveTooBig);
    if (packed > file.size()) return fail(ErrorCode::ArchiveUnsafe);  // entries lie on top of each other
    const bool resourceFork = facts.name.starts_with("__MACOSX/");
    if (!facts.isFolder && !resourceFork) entries.push_back({static_cast<std::uint32_t>(index), std::move(facts.name), facts.size});
  }
  if (total > kHarmlessBytes && total / kLargestGrowth > file.size()) return fail(ErrorCode::CompressionBomb);
  return entries;
}

Result<Bytes> extractEntry(ByteView file, std::uint32_t index) {
  TRY_ASSIGN(const Archive archive, openArchive(file));
  const zip_int64_t count = zip_get_num_entries(archive.get(), 0);
  if (count < 0 || index >= static_cast<std::uint64_t>(count)) return fail(ErrorCode::NotFound);
  TRY_ASSIGN(const EntryFacts facts, factsOf(archive.get(), index));
  if (facts.isFolder) return fail(ErrorCode::NotFound);

  const std::unique_ptr<zip_file_t, FileDeleter> entry(zip_fopen_index(archive.get(), index, 0));
  if (!entry) return fail(ErrorCode::FormatUnsupported);  // an unusual compression
  // Taken as it comes, not as promised: the size in the directory is only a claim.
  Bytes content;
  for (;;) {
    const std::size_t before = content.size();
    const std::uint64_t wanted = std::min<std::uint64_t>(facts.size - before, 4u << 20);
    content.resize(before + std::max<std::uint64_t>(wanted, 1));
    const zip_int64_t got = zip_fread(entry.get(), content.data() + before, content.size() - before);
    if (got < 0) return fail(ErrorCode::FileCorrupt);  // the check sum is compared at the end
    content.resize(before + static_cast<std::size_t>(got));
    if (got == 0) break;
    if (content.size() > facts.size) return fail(ErrorCode::CompressionBomb);
  }
  if (content.size() != facts.size) return fail(ErrorCode::FileTruncated);
  if (kindOf(content, {}) == FileKind::Zip) return fail(ErrorCode::ArchiveUnsafe);
  return content;
}

}  // namespace safelight::decoder
