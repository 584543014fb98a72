#include "app/receiver/spool.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <limits>

namespace safelight::receiver {

namespace {

constexpr const char* kHeadName = "head";
constexpr std::uint64_t kLeastFreeBytes = 1ull << 30;
// Names made at once, so that the folder is synced once for so many arrivals.
constexpr std::size_t kSpares = 16;
constexpr std::int64_t kCountAgainAfterMilliseconds = 1000;
constexpr std::int64_t kForgetAfterMilliseconds = 60'000;
constexpr std::size_t kWorthForgetting = 256;

std::uint64_t left(std::uint64_t quota, std::uint64_t used) {
  if (quota == 0) return std::numeric_limits<std::uint64_t>::max();
  return quota > used ? quota - used : 0;
}

}  // namespace

Result<Spool> Spool::open(const InboxFolder& folder, Uuid vault, const seal::SigningKey& key, StoredRecord& record, const Clock& clock, Random& random) {
  Spool spool(folder, vault, key, record, clock, random);
  std::optional<seal::InboxHead> head;
  if (const auto bytes = folder.read(kHeadName, seal::kInboxHeadBytes)) {
    auto opened = seal::openInboxHead(*bytes, key.publicKey());
    if (opened && opened->vault == vault) head = *opened;
  }
  spool.readFolder(head);
  TRY_ASSIGN(spool.m_headFile, folder.openOwn(kHeadName));
  TRY_VOID(spool.beginSegment());
  return spool;
}

void Spool::readFolder(const std::optional<seal::InboxHead>& head) {
  std::vector<std::string> names;
  m_folder->forEachName([&names](const std::string& name) {
    if (Uuid::parse(name)) names.push_back(name);
  });
  if (head) m_head = *head;
  std::optional<Instant> newest;
  for (const std::string& name : names) {
    const auto signedTrailer = examine(name);
    if (!signedTrailer) continue;
    const seal::ArrivalTrailer& trailer = signedTrailer->trailer;
    // The head is written after the arrival: the last one may be further. Without a head the newest is as good as can be known.
    const bool isFurther = head ? trailer.segment == m_head.segment && trailer.number > m_head.number : !newest || trailer.receivedAt >= *newest;
    if (!isFurther) continue;
    newest = trailer.receivedAt;
    m_head.number = trailer.number;
    m_head.last = signedTrailer->hash;
  }
  m_counted = m_clock->now();
}

std::optional<seal::SignedTrailer> Spool::examine(const std::string& name) {
  const auto stamp = m_folder->stamp(name);
  if (!stamp || !stamp->regular) return std::nullopt;
  if (stamp->unfinished && !m_folder->markFinished(name)) return std::nullopt;  // else nobody could read its end
  const auto tail = m_folder->readTail(name, seal::kArrivalTrailerBytes);
  auto trailer = tail ? seal::openTrailer(*tail, m_key->publicKey()) : Result<seal::SignedTrailer>(fail(tail.error()));
  const bool sound = trailer && trailer->trailer.vault == m_vault && trailer->trailer.objectBytes + seal::kArrivalTrailerBytes == stamp->bytes;
  if (sound) {
    remember(trailer->trailer.object, {trailer->trailer.device, stamp->bytes});
    m_record->found(trailer->trailer.instanceTag);
    return *trailer;
  }
  // Only what was being written when the receiver died goes; anything else is for the vault to judge.
  if (stamp->unfinished) m_folder->remove(name);
  else remember(*Uuid::parse(name), {Uuid{}, stamp->bytes});
  return std::nullopt;
}

Result<void> Spool::beginSegment() {
  m_head.vault = m_vault;
  m_head.segment = Uuid{m_random->array<16>()};
  m_head.number = 0;
  m_head.at = m_clock->now();
  return writeHead(m_head);
}

Result<void> Spool::writeHead(const seal::InboxHead& head) {
  return writeAllAt(m_headFile.get(), 0, seal::signInboxHead(head, [this](ByteView message) { return m_key->sign(message); }));
}

Result<NewArrival> Spool::begin(Uuid device, const seal::ReceivingSettings& settings) {
  const std::uint64_t room = roomFor(device, settings);
  TRY_ASSIGN(const std::uint64_t free, m_folder->freeBytes());
  const std::uint64_t floor = std::max(kLeastFreeBytes, settings.keepFreeBytes);
  if (free <= floor || room == 0) return fail(ErrorCode::DiskFull);
  ++m_begunSinceRest;
  if (m_spares.empty()) TRY_VOID(addSpares());
  NewArrival arrival;
  arrival.object = m_spares.back().object;
  arrival.file = std::move(m_spares.back().file);
  m_spares.pop_back();
  arrival.receivedAt = m_clock->now();
  arrival.mostBytes = std::min(room, free - floor);
  return arrival;
}

// One name for somebody who sends a single image; many for whoever goes on.
Result<void> Spool::addSpares() {
  const std::size_t wanted = m_begunSinceRest > 1 ? kSpares : 1;
  m_namesUnsynced = true;
  while (m_spares.size() < wanted) {
    const Uuid object = newUuid(*m_clock, *m_random);
    TRY_ASSIGN(ipc::Handle file, m_folder->create(object.toString()));
    m_spares.insert(m_spares.begin(), {object, std::move(file)});
  }
  return ok();
}

Result<void> Spool::checkWritten(const NewArrival& arrival, const WholeArrival& whole, seal::Hash& headerHash) const {
  struct stat info{};
  seal::ObjectHeader header{};
  if (::fstat(arrival.file.get(), &info) != 0) return fail(ErrorCode::ReadFailed);
  TRY_ASSIGN(const std::size_t count, readAt(arrival.file.get(), 0, header));
  const auto layout = seal::ObjectLayout::parse(ByteView(header).first(count));
  const bool sound = layout && layout->id == arrival.object && static_cast<std::uint64_t>(info.st_size) == whole.objectBytes &&
                     layout->originalBytes(whole.objectBytes);
  if (!sound) return fail(ErrorCode::InvalidArgument, "not an object");
  headerHash = seal::hash(header);
  return ok();
}

Result<void> Spool::finish(const NewArrival& arrival, const WholeArrival& whole) {
  seal::ArrivalTrailer trailer;
  auto done = checkWritten(arrival, whole, trailer.headerHash);
  if (done) {
    trailer.vault = m_vault;
    trailer.object = arrival.object;
    trailer.inboxKey = whole.inboxKey;
    trailer.segment = m_head.segment;
    trailer.number = m_head.number + 1;
    trailer.previous = m_head.last;
    trailer.receivedAt = arrival.receivedAt;
    trailer.device = whole.device;
    trailer.objectBytes = whole.objectBytes;
    trailer.instanceTag = whole.instanceTag;
    trailer.sealedKey = whole.sealedKey;
    const seal::ArrivalTrailerBytes bytes = seal::signTrailer(trailer, [this](ByteView message) { return m_key->sign(message); });
    done = makeDurable(arrival, whole.objectBytes, bytes);
    if (done) m_head.last = seal::arrivalHash(bytes);
  }
  if (!done) {
    drop(arrival);
    return done;
  }
  m_head.number = trailer.number;
  m_head.at = m_clock->now();
  remember(arrival.object, {whole.device, whole.objectBytes + seal::kArrivalTrailerBytes});
  m_record->add(whole.instanceTag);
  // It is durable whatever becomes of the head, which may lag.
  static_cast<void>(writeHead(m_head));
  return ok();
}

Result<void> Spool::makeDurable(const NewArrival& arrival, std::uint64_t at, ByteView trailer) {
  const int file = arrival.file.get();
  TRY_VOID(writeAllAt(file, at, trailer));
  if (::fchmod(file, S_IRUSR | S_IWUSR) != 0 || ::fsync(file) != 0) return fail(fileError(errno, ErrorCode::SyncFailed));
  if (!m_namesUnsynced) return ok();
  TRY_VOID(m_folder->sync());
  m_namesUnsynced = false;
  return ok();
}

void Spool::drop(const NewArrival& arrival) { m_folder->remove(arrival.object.toString()); }

void Spool::rest() {
  for (const Spare& spare : m_spares) m_folder->remove(spare.object.toString());
  m_spares.clear();
  m_begunSinceRest = 0;
  const Instant now = m_clock->now();
  if (m_arrivals.size() < kWorthForgetting || now.milliseconds - m_counted.milliseconds < kForgetAfterMilliseconds) return;
  m_counted = now;
  forgetAdopted();
}

std::uint64_t Spool::quotaLeft(Uuid device, const seal::ReceivingSettings& settings) const {
  const auto used = m_bytesOfDevice.find(device);
  return std::min(left(settings.spoolQuotaBytes, m_totalBytes), left(settings.deviceQuotaBytes, used == m_bytesOfDevice.end() ? 0 : used->second));
}

std::uint64_t Spool::roomFor(Uuid device, const seal::ReceivingSettings& settings) {
  const std::uint64_t room = quotaLeft(device, settings);
  const Instant now = m_clock->now();
  if (room > 0 || now.milliseconds - m_counted.milliseconds < kCountAgainAfterMilliseconds) return room;
  m_counted = now;
  forgetAdopted();
  return quotaLeft(device, settings);
}

void Spool::forgetAdopted() {
  for (auto entry = m_arrivals.begin(); entry != m_arrivals.end();) {
    if (m_folder->stamp(entry->first.toString())) {
      ++entry;
      continue;
    }
    m_totalBytes -= entry->second.bytes;
    m_bytesOfDevice[entry->second.device] -= entry->second.bytes;
    entry = m_arrivals.erase(entry);
  }
}

void Spool::remember(Uuid object, const Known& known) {
  if (!m_arrivals.emplace(object, known).second) return;
  m_totalBytes += known.bytes;
  m_bytesOfDevice[known.device] += known.bytes;
}

}  // namespace safelight::receiver
