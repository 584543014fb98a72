#include "core/store/journal.h"

#include <algorithm>
#include <cstdio>

#include "core/store/layout.h"

namespace safelight::store {
namespace {

constexpr std::string_view kMagic("SLJOURNL", 8);

Path segmentPath(const Path& folder, std::uint32_t number) {
  return folder / Journal::segmentName(number);
}

Bytes encodeSegmentHeader(model::VaultId vault, std::uint32_t number, const JournalPosition& at) {
  ByteWriter writer;
  writer.raw(asBytes(kMagic));
  writer.u16(kFormatVersion);
  writer.raw(vault.uuid.view());
  writer.u32(number);
  writer.u64(at.sequence);
  writer.raw(at.last);
  return std::move(writer).take();
}

/// A file read through a window: one call for many small records.
class Window {
 public:
  explicit Window(File& file) : m_file(file) {}

  /// The bytes at `offset`, fewer where the file ends; valid until the next call.
  Result<ByteView> at(std::uint64_t offset, std::size_t count) {
    if (offset < m_begin || offset + count > m_begin + m_bytes.size()) {
      m_bytes.resize(std::max(count, kBytes));
      m_begin = offset;
      const auto got = m_file.readAt(offset, m_bytes);
      m_bytes.resize(got ? *got : 0);
      if (!got) return fail(got.error());
    }
    const std::size_t skipped = static_cast<std::size_t>(offset - m_begin);
    return ByteView(m_bytes).subspan(skipped, std::min(count, m_bytes.size() - skipped));
  }

 private:
  static constexpr std::size_t kBytes = 256u << 10;
  File& m_file;
  Bytes m_bytes;
  std::uint64_t m_begin = 0;
};

struct SegmentReader {
  FileSystem& files;
  const Path& folder;
  model::VaultId vault;
  const SignerLookup& signers;
  const std::function<Result<void>(const JournalRecord&, const JournalPosition&)>& use;
  bool lenientTail;  // stop quietly at a torn tail
  std::uint64_t until = UINT64_MAX;  // records with this number and later ones are left alone

  /// Reads one segment from `position.offset`; moves `position` behind its last whole record. True when its tail is torn.
  Result<bool> read(std::uint32_t number, JournalPosition& position, bool isLast) const {
    const auto damaged = [&](const char* why) { return fail(ErrorCode::JournalDamaged, std::string(why) + " in segment " + std::to_string(number)); };
    // The first append of a vault was durable before it had a head: what stands in its place was never torn.
    const auto mayBeTorn = [&] { return isLast && position.sequence > 0; };
    auto file = files.open(segmentPath(folder, number), OpenMode::Read);
    if (!file) return damaged("missing file");
    TRY_ASSIGN(const std::uint64_t size, (*file)->size());
    Bytes header(kSegmentHeaderBytes);
    TRY_ASSIGN(const std::size_t gotHeader, (*file)->readAt(0, header));
    if (position.offset == 0) {
      if (gotHeader < kSegmentHeaderBytes) return mayBeTorn() ? Result<bool>(true) : damaged("short header");
      ByteReader version(ByteView(header).subspan(8, 2));
      if (std::equal(kMagic.begin(), kMagic.end(), header.begin()) && version.u16() > kFormatVersion) return fail(ErrorCode::VaultTooNew);
      const bool neverWritten = std::all_of(header.begin(), header.end(), [](std::uint8_t byte) { return byte == 0; });
      if (mayBeTorn() && lenientTail && size == kSegmentHeaderBytes && neverWritten) return true;
      if (header != encodeSegmentHeader(vault, number, position)) return damaged("header");
      position.segment = number;
      position.offset = kSegmentHeaderBytes;
    }
    if (size < position.offset) return damaged("records are gone");
    Window window(**file);
    while (position.offset < size && position.sequence < until) {
      TRY_ASSIGN(const ByteView lengthBytes, window.at(position.offset, 4));
      const std::uint32_t length = ByteReader(lengthBytes).u32();
      const std::uint64_t rest = size - position.offset;
      const bool whole = lengthBytes.size() == 4 && length >= kSmallestRecord && length <= kLargestRecord && length <= rest;
      if (!whole) {
        if (mayBeTorn() && lenientTail && !holdsLaterAppend(**file, position, size)) return true;
        return damaged("broken record");
      }
      TRY_ASSIGN(const ByteView buffer, window.at(position.offset, length));
      if (buffer.size() != length) return damaged("short read");
      const auto record = parseRecord(buffer);
      const bool good = record && record->sequence == position.sequence && record->previous == position.last && isSigned(*record, buffer, signers);
      if (!good) {
        if (mayBeTorn() && lenientTail && !holdsLaterAppend(**file, position, size)) return true;
        return damaged("a record that does not fit");
      }
      position.sequence += 1;
      position.last = seal::hash(buffer);
      position.offset += length;
      TRY_VOID(use(*record, position));
    }
    return false;
  }

  bool holdsLaterAppend(File& file, const JournalPosition& position, std::uint64_t size) const {
    Bytes rest(static_cast<std::size_t>(size - position.offset));
    const auto got = file.readAt(position.offset, rest);
    return !got || store::holdsLaterAppend(ByteView(rest).first(*got), position.sequence, signers);  // unread counts as damage
  }
};

/// What a process that died had written may still be in the machine's memory alone. It must not be believed, and a catalogue must not
/// run ahead of it, before it is durable.
Result<void> syncSegment(FileSystem& files, const Path& folder, std::uint32_t number, const JournalPosition& applied) {
  const auto info = files.info(segmentPath(folder, number));
  if (!info || (number == applied.segment && info->size <= applied.offset)) return {};
  TRY_ASSIGN(const auto file, files.open(segmentPath(folder, number), OpenMode::ReadWrite));
  TRY_VOID(file->sync());
  return files.syncDirectory(folder);
}

Result<std::uint32_t> lastSegment(FileSystem& files, const Path& folder) {
  auto names = files.list(folder);
  if (!names) return fail(ErrorCode::JournalDamaged, "no folder");
  std::uint32_t last = 0;
  for (const std::string& name : *names) {
    unsigned number = 0;
    if (name.size() == 10 && std::sscanf(name.c_str(), "%06u.seg", &number) == 1) last = std::max(last, number);
  }
  if (last == 0) return fail(ErrorCode::JournalDamaged, "no segment");
  return last;
}

}  // namespace

Result<Journal> Journal::create(FileSystem& files, const Path& folder, model::VaultId vault) {
  Journal journal(files, folder, vault);
  TRY_VOID(files.makeDirectory(folder));
  TRY_VOID(journal.startSegment({}, 1));
  TRY_VOID(files.syncDirectory(folder.parent_path()));
  return journal;
}

Result<void> Journal::startSegment(const JournalPosition& at, std::uint32_t number) {
  const Path path = segmentPath(m_folder, number);
  TRY_VOID(m_files->remove(path));  // only ever a torn, empty one
  TRY_ASSIGN(m_segment, m_files->open(path, OpenMode::CreateNew));
  const Bytes header = encodeSegmentHeader(m_vault, number, at);
  TRY_VOID(m_segment->writeAt(0, header));
  TRY_VOID(m_segment->sync());
  TRY_VOID(m_files->syncDirectory(m_folder));
  m_end = at;
  m_end.segment = number;
  m_end.offset = header.size();
  return {};
}

Result<Journal> Journal::open(FileSystem& files, const Path& folder, model::VaultId vault, const JournalPosition& applied,
                              const SignerLookup& signers, const std::function<Result<void>(const JournalRecord&, const JournalPosition&)>& use,
                              std::uint64_t known) {
  Journal journal(files, folder, vault);
  TRY_ASSIGN(const std::uint32_t last, lastSegment(files, folder));
  if (applied.segment > last) return fail(ErrorCode::JournalDamaged, "segments are gone");
  TRY_VOID(syncSegment(files, folder, last, applied));
  const SegmentReader reader{files, folder, vault, signers, use, true};
  JournalPosition position = applied;
  for (std::uint32_t number = applied.segment; number <= last; ++number) {
    if (number != applied.segment) position.offset = 0;
    TRY_ASSIGN(const bool torn, reader.read(number, position, number == last));
    if (position.sequence < known && number == last)
      return fail(ErrorCode::RecordsLost, std::to_string(known - position.sequence) + " records from number " + std::to_string(position.sequence) + " on");
    if (!torn) continue;
    if (position.offset == 0) {  // a segment whose header never became durable
      TRY_VOID(journal.startSegment(position, number));
      return journal;
    }
    TRY_ASSIGN(const auto file, files.open(segmentPath(folder, number), OpenMode::ReadWrite));
    TRY_VOID(file->truncate(position.offset));
    TRY_VOID(file->sync());
  }
  journal.m_end = position;
  TRY_ASSIGN(journal.m_segment, files.open(segmentPath(folder, last), OpenMode::ReadWrite));
  return journal;
}

Result<JournalPosition> Journal::scan(FileSystem& files, const Path& folder, model::VaultId vault, const SignerLookup& signers,
                                      const std::function<Result<void>(const JournalRecord&)>& use) {
  TRY_ASSIGN(const std::uint32_t last, lastSegment(files, folder));
  const std::function<Result<void>(const JournalRecord&, const JournalPosition&)> each = [&](const JournalRecord& record, const JournalPosition&) { return use(record); };
  const SegmentReader reader{files, folder, vault, signers, each, false};
  JournalPosition position;
  for (std::uint32_t number = 1; number <= last; ++number) {
    position.offset = 0;
    TRY_ASSIGN([[maybe_unused]] const bool torn, reader.read(number, position, number == last));
  }
  return position;
}

Result<void> Journal::readOwn(const std::function<Result<void>(const JournalRecord&)>& use) const {
  const SignerLookup nobody;
  const std::function<Result<void>(const JournalRecord&, const JournalPosition&)> each = [&](const JournalRecord& record, const JournalPosition&) { return use(record); };
  const SegmentReader reader{*m_files, m_folder, m_vault, nobody, each, false, m_end.sequence};
  JournalPosition position;
  for (std::uint32_t number = 1; number <= m_end.segment; ++number) {
    position.offset = 0;
    TRY_ASSIGN([[maybe_unused]] const bool torn, reader.read(number, position, number == m_end.segment));
  }
  return position.last == m_end.last ? ok() : Result<void>(fail(ErrorCode::JournalDamaged, "another end"));
}

std::string Journal::segmentName(std::uint32_t number) {
  char name[16];
  std::snprintf(name, sizeof name, "%06u.seg", number);
  return name;
}

bool Journal::reaches(FileSystem& files, const Path& folder, const JournalPosition& position) {
  const auto info = files.info(segmentPath(folder, position.segment));
  return position.offset == 0 || (info && info->size >= position.offset);
}

Result<bool> Journal::passed(const JournalPosition& position) const {
  if (position.sequence >= m_end.sequence) return position.sequence == m_end.sequence && position.last == m_end.last;
  if (position.offset == 0) return true;  // before the first record
  // What follows says what came before it: the next record, or the header of the next segment.
  Bytes next(4 + 8 + 32);
  auto file = m_files->open(segmentPath(m_folder, position.segment), OpenMode::Read);
  if (!file) return false;
  TRY_ASSIGN(const std::size_t got, (*file)->readAt(position.offset, next));
  std::size_t at = 4;
  if (got < next.size()) {
    auto following = m_files->open(segmentPath(m_folder, position.segment + 1), OpenMode::Read);
    if (!following) return false;
    next.assign(kSegmentHeaderBytes, 0);
    TRY_ASSIGN([[maybe_unused]] const std::size_t gotHeader, (*following)->readAt(0, next));
    at = kSegmentHeaderBytes - 8 - 32;
  }
  ByteReader reader(ByteView(next).subspan(at, 8 + 32));
  const std::uint64_t sequence = reader.u64();
  const ByteView previous = reader.raw(32);
  return sequence == position.sequence && std::equal(previous.begin(), previous.end(), position.last.begin());
}

Result<bool> Journal::checkSome(FileSystem& files, const Path& folder, model::VaultId vault, JournalPosition& position, std::uint64_t records,
                                const SignerLookup& signers, const std::function<Result<void>(const JournalRecord&)>& use) {
  TRY_ASSIGN(const std::uint32_t last, lastSegment(files, folder));
  const std::function<Result<void>(const JournalRecord&, const JournalPosition&)> each = [&use](const JournalRecord& record, const JournalPosition&) {
    return use ? use(record) : ok();
  };
  const SegmentReader reader{files, folder, vault, signers, each, false, position.sequence + records};
  for (std::uint32_t number = position.segment; number <= last; ++number) {
    if (number != position.segment) position.offset = 0;
    TRY_ASSIGN([[maybe_unused]] const bool torn, reader.read(number, position, number == last));
    if (position.sequence < reader.until) continue;
    const auto info = files.info(segmentPath(folder, last));
    return number == last && info && position.offset >= info->size;
  }
  return true;
}

Result<void> Journal::salvage(FileSystem& files, const Path& folder, const SignerLookup& signers, const std::function<Result<void>(JournalRecord)>& use) {
  const auto names = files.list(folder);
  if (!names) return {};
  for (const std::string& name : *names) {
    const auto content = readWhole(files, folder / name, kSegmentBytes + 2 * std::uint64_t{kLargestRecord});
    if (!content) continue;
    const ByteView bytes(*content);
    for (std::size_t at = 0; at + kSmallestRecord <= bytes.size();) {
      const std::uint32_t length = ByteReader(bytes.subspan(at, 4)).u32();
      const bool fits = length >= kSmallestRecord && length <= kLargestRecord && length <= bytes.size() - at;
      auto record = fits ? parseRecord(bytes.subspan(at, length)) : std::nullopt;
      if (!record || !isSigned(*record, bytes.subspan(at, length), signers)) {
        ++at;
        continue;
      }
      TRY_VOID(use(std::move(*record)));
      at += length;
    }
  }
  return {};
}

void Journal::prepare(JournalRecord& record, const JournalPosition& after) const {
  record.sequence = after.sequence;
  record.previous = after.last;
}

Result<void> Journal::append(std::vector<JournalRecord>& records, const crypto::Identity& identity,
                             const std::function<Result<void>(JournalRecord&)>& sealBody, std::vector<JournalPosition>& positions) {
  if (m_failed) return fail(ErrorCode::SyncFailed, "the journal failed earlier");
  if (m_end.offset >= m_segmentBytes) TRY_VOID(startSegment(m_end, m_end.segment + 1));
  JournalPosition position = m_end;
  Bytes block;
  positions.clear();
  for (JournalRecord& record : records) {
    prepare(record, position);
    record.place = static_cast<std::uint32_t>(positions.size());
    TRY_VOID(sealBody(record));
    const Bytes unsignedPart = encodeUnsigned(record);
    if (unsignedPart.size() + kRecordSignatureBytes > kLargestRecord) return fail(ErrorCode::InvalidArgument, "record too large");
    record.signature = identity.sign(unsignedPart);
    const std::size_t start = block.size();
    block.insert(block.end(), unsignedPart.begin(), unsignedPart.end());
    block.insert(block.end(), record.signature.begin(), record.signature.end());
    position.sequence += 1;
    position.last = seal::hash(ByteView(block).subspan(start));
    position.offset += block.size() - start;
    positions.push_back(position);
  }
  auto written = m_segment->writeAt(m_end.offset, block);
  if (written) written = m_segment->sync();
  if (!written) {
    // What reached the disk is unknown: cut it back, and append nothing more with this descriptor if even that fails.
    const bool cut = m_segment->truncate(m_end.offset).has_value();
    m_failed = !cut || written.error().code == ErrorCode::SyncFailed;
    return written;
  }
  m_end = position;
  return {};
}

}  // namespace safelight::store
