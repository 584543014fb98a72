#include "core/vault/verify.h"

#include <algorithm>
#include <iterator>
#include <optional>

#include "core/vault/backup/restore.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/health/met_damage.h"
#include "core/vault/health/original_reader.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/record_body.h"
#include "core/vault/receiving/adoption_parts.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kOpenedAStep = 50;  // only header and length

}  // namespace

struct VaultCheck::Parts {
  enum class Stage : std::uint8_t { Ground, Journal, Originals, Strangers, Inbox, Databases, Replay, Compare, Done };

  Parts(Vault& open, Depth depthOfIt, std::uint64_t records) : m_vault(open.internals()), m_depth(depthOfIt), m_records(records), m_journalEnd(m_vault.journal.end()) {}

  Result<bool> step(Vault& vault) {
    switch (stage) {
      case Stage::Ground:
        checkGround();
        checkMemory();
        checkKeys();
        return then(Stage::Journal);
      case Stage::Journal: return checkSomeRecords();
      case Stage::Originals: return checkSomeOriginals(vault);
      case Stage::Strangers: TRY_VOID(checkStrangers()); return then(Stage::Inbox);
      case Stage::Inbox: TRY_VOID(checkInbox()); return then(Stage::Databases);
      case Stage::Databases: checkDatabases(); return then(m_depth == Depth::Deep ? Stage::Replay : Stage::Done);
      case Stage::Replay: return replaySome();
      case Stage::Compare: TRY_VOID(compareCatalogue()); return then(Stage::Done);
      case Stage::Done: break;
    }
    return false;
  }

  Stage stage = Stage::Ground;
  VerifyReport report;
  std::vector<model::ImageId> originals;

 private:
  Result<bool> then(Stage next) {
    stage = next;
    return next != Stage::Done;
  }
  void find(const Error& error, std::string where) { report.findings.push_back({error, std::move(where)}); }

  void checkGround() {
    store::FileSystem& files = m_vault.environment.files;
    const auto members = store::MembersLog::open(files, m_vault.layout.members());
    if (!members) {
      find(members.error(), "members");
      return;
    }
    if (members->members().records() < m_vault.members.members().records()) find({ErrorCode::MembersDamaged, "records are gone"}, "members");
    if (const auto head = store::readHead(files, m_vault.layout.head(), *members); !head) find(head.error(), "head");
  }

  /// What this computer remembers of the vault.
  void checkMemory() {
    const auto recalled = recallState(m_vault.environment, m_vault.members);
    if (!recalled) find(recalled.error(), "this computer's memory of the vault");
    else if (recalled->trouble) find(*recalled->trouble, "this computer's memory of the vault");
    else if (recalled->known)
      if (const auto fresh = checkFilesAreFresh(*recalled->known, m_vault.journal, m_vault.keyFile); !fresh) find(fresh.error(), fresh.error().detail);
  }

  /// Every page, and the rows against their sums.
  void checkDatabases() {
    if (const auto pages = m_vault.catalogue.checkPages(); !pages) find(pages.error(), "catalogue.db");
    else if (const auto rows = checkRows(m_vault.catalogue, GuardedRows::All); !rows) find(rows.error(), "catalogue.db: " + rows.error().detail);
    if (const auto pages = m_vault.thumbnails.checkPages(); !pages) find(pages.error(), "thumbs.db");
  }

  void checkKeys() {
    const auto differing = m_vault.keyFile.damagedInOneCopy();
    if (!differing) find(differing.error(), "keys");
    else
      for (const std::uint64_t number : *differing) find({ErrorCode::KeysDamaged, "record " + std::to_string(number)}, "keys, one of two copies");
    const auto read = m_vault.keyFile.read(0, [](const store::KeyRecord&) { return ok(); });
    if (!read) find(read.error(), "keys");
  }

  /// Up to where the journal went when the check began.
  Result<bool> checkSomeRecords() {
    const auto each = [&](const store::JournalRecord& record) -> Result<void> {
      ++report.records;
      const auto change = openChange(m_vault.keys, m_vault.catalogue, m_vault.id(), record);
      if (!change) find(change.error(), "journal, record " + std::to_string(record.sequence));
      else m_unreadable.note(record, *change);
      return {};
    };
    const std::uint64_t most = std::min(m_records, m_journalEnd.sequence - m_checked.sequence);
    const auto isAtEnd = readSome(m_checked, most, each);
    if (isAtEnd && !*isAtEnd && m_checked.sequence < m_journalEnd.sequence) return true;
    report.erased = m_unreadable.count();
    const auto settled = m_unreadable.finish(m_vault.catalogue, m_vault.environment.files, m_vault.layout, m_vault.members);
    if (!settled) find(settled.error(), "journal");
    if (!isAtEnd) find(isAtEnd.error(), "journal");
    else if (m_checked.sequence != m_journalEnd.sequence || m_checked.last != m_journalEnd.last) find({ErrorCode::JournalDamaged, "ends early"}, "journal");
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT id FROM image WHERE status <> 4 ORDER BY id"));
    TRY_ASSIGN(originals, select->begin().ids<model::ImageId>());
    return then(Stage::Originals);
  }

  Result<bool> readSome(store::JournalPosition& position, std::uint64_t records, const std::function<Result<void>(const store::JournalRecord&)>& use) {
    return store::Journal::checkSome(m_vault.environment.files, m_vault.layout.journal(), m_vault.id(), position, records, signersOf(m_vault.members), use);
  }

  Result<bool> checkSomeOriginals(Vault& vault) {
    const std::size_t until = m_depth == Depth::Deep ? m_next + 1 : m_next + kOpenedAStep;
    while (m_next < originals.size() && m_next < until) {
      const auto isDone = checkOriginal(vault, originals[m_next]);
      if (isDone && !*isDone) return true;
      note(originals[m_next], isDone ? ok() : Result<void>(fail(isDone.error())));
      m_reading.reset();
      ++m_next;
    }
    return m_next < originals.size() ? Result<bool>(true) : then(Stage::Strangers);
  }

  /// True when all of it was looked at; some megabytes at a time.
  Result<bool> checkOriginal(Vault& vault, model::ImageId id) {
    if (!m_reading) {
      TRY_ASSIGN(OriginalReader reader, OriginalReader::open(vault, id));
      m_reading.emplace(std::move(reader));
      report.bytes += m_reading->bytes();
    }
    if (m_depth == Depth::Quick) return true;
    TRY_ASSIGN(const bool more, m_reading->step());
    return !more;
  }

  void note(model::ImageId id, const Result<void>& checked) {
    // Deleted for good since the check began.
    if (!checked && checked.error().code == ErrorCode::ImageNotFound) return;
    ++report.objects;
    if (checked) return;
    if (checked.error().code == ErrorCode::ObjectMissing && isBeingRestored(m_vault.environment.files, m_vault.layout.root)) ++report.awaited;
    else find(checked.error(), "objects/" + id.toString().substr(34) + "/" + id.toString());
    meetDamage(m_vault, id, checked.error());
  }

  /// Object files that no record names, and those of images that were deleted for good.
  Result<void> checkStrangers() {
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT id FROM image WHERE status <> 4 ORDER BY id"));
    TRY_ASSIGN(const auto known, select->begin().ids<model::ImageId>());
    TRY_ASSIGN(const std::vector<model::ImageId> objects, m_vault.objects.list());
    std::vector<model::ImageId> strangers;
    std::set_difference(objects.begin(), objects.end(), known.begin(), known.end(), std::back_inserter(strangers));
    for (const model::ImageId id : strangers) find({ErrorCode::ObjectUnknown, {}}, "objects/" + id.toString().substr(34) + "/" + id.toString());
    return {};
  }

  /// Arrivals that wait: trailers and chain, and (deep) whether each opens.
  Result<void> checkInbox() {
    store::FileSystem& files = m_vault.environment.files;
    TRY_ASSIGN(const InboxSecrets secrets, InboxSecrets::load(m_vault));
    TRY_ASSIGN(const TrustedReceivers trusted, trustedReceivers(m_vault, secrets));
    TRY_ASSIGN(const auto waiting, listInbox(files, m_vault.layout));
    for (const model::ImageId id : waiting) {
      const ReadArrival arrival = readArrivalFile(files, m_vault.layout, id, trusted);
      if (arrival.isUnfinished) continue;
      ++report.arrivals;
      report.bytes += arrival.fileBytes;
      auto checked = arrival.trailer ? ok() : Result<void>(fail(arrival.trailer.error()));
      if (checked && m_depth == Depth::Deep) checked = checkArrival(id, arrival.trailer->trailer, secrets);
      if (!checked) find(checked.error(), "inbox/" + id.toString());
    }
    TRY_ASSIGN(const auto missing, findMissing(m_vault, trusted));
    for (const ChainGap& gap : missing) {
      const Error error = missingOutcome(gap).error;
      find(error, "inbox: " + error.detail + " of segment " + gap.segment.toString());
    }
    return {};
  }

  Result<void> checkArrival(model::ImageId id, const seal::ArrivalTrailer& trailer, const InboxSecrets& secrets) {
    const InboxSecret* secret = secrets.find(trailer.inboxKey);
    if (secret == nullptr) return fail(ErrorCode::ArrivalKeyGone);
    const auto key = secret->opener.open(trailer.sealedKey);
    if (!key) return fail(ErrorCode::ArrivalDamaged, "sealed key");
    const auto object = openArrivalObject(m_vault.environment.files, m_vault.layout, id, trailer, *key);
    if (!object) return fail(object.error());
    if (!object->metadata()) return fail(ErrorCode::ArrivalDamaged, "facts");
    const auto hash = hashOfObject(*object);
    return hash ? ok() : Result<void>(fail(hash.error()));
  }

  /// Everything into a database in memory, some records at a time, up to where the journal goes by then.
  Result<bool> replaySome() {
    if (!m_scratch) TRY_VOID(beginReplay());
    TRY_VOID(takeNewKeys());
    const auto isAtEnd = readSome(m_replayed, m_records, [&](const store::JournalRecord& record) { return projectInto(*m_scratch, record); });
    if (!isAtEnd) return then(Stage::Done);  // found above, or there since
    return *isAtEnd ? then(Stage::Compare) : Result<bool>(true);
  }

  Result<void> beginReplay() {
    TRY_ASSIGN(store::Connection scratch, store::Connection::openInMemory(ErrorCode::CatalogueDamaged));
    TRY_VOID(prepareCatalogue(scratch));
    m_scratch.emplace(std::move(scratch));
    m_replayed = {};
    m_keysTaken = 0;
    m_replayBegan = m_vault.journal.end();
    return {};
  }

  Result<void> takeNewKeys() {
    // Another epoch's, in a file of its own.
    if (m_vault.keyFile.count() < m_keysTaken) TRY_VOID(beginReplay());
    TRY_VOID(m_vault.keyFile.read(m_keysTaken, [&](const store::KeyRecord& key) { return takeKey(m_vault.keys, *m_scratch, key); }));
    m_keysTaken = m_vault.keyFile.count();
    return {};
  }

  Result<void> projectInto(store::Connection& scratch, const store::JournalRecord& record) {
    TRY_ASSIGN(auto change, openChange(m_vault.keys, scratch, m_vault.id(), record));
    return project(scratch, {record.sequence, record.author, record.time, record.patient, std::move(change)});
  }

  /// Each table row for row. What people did meanwhile (other keys, an erasure) may have gone past the replay: then it is made again in one go.
  Result<void> compareCatalogue() {
    const std::size_t before = report.findings.size();
    TRY_VOID(compareTables());
    const bool hasMoved = m_vault.journal.end().sequence != m_replayBegan.sequence;
    if (report.findings.size() == before || !hasMoved) return {};
    report.findings.resize(before);
    TRY_VOID(beginReplay());
    TRY_VOID(takeNewKeys());
    const auto isAtEnd = readSome(m_replayed, UINT64_MAX - m_replayed.sequence, [&](const store::JournalRecord& record) { return projectInto(*m_scratch, record); });
    return isAtEnd ? compareTables() : ok();
  }

  Result<void> compareTables() {
    TRY_VOID(writeApplied(*m_scratch, {m_vault.journal.end(), m_vault.keyFile.count()}));
    for (const char* table : kCatalogueTables) TRY_VOID(compareTable(*m_scratch, table));
    return {};
  }

  Result<void> compareTable(store::Connection& scratch, const std::string& table) {
    TRY_ASSIGN(const auto* whole, scratch.prepare("SELECT * FROM " + table));
    const std::string sql = "SELECT * FROM " + table + (whole->columns() > 1 ? " ORDER BY 1, 2" : " ORDER BY 1");
    TRY_ASSIGN(auto* expected, scratch.prepare(sql));
    TRY_ASSIGN(auto* actual, m_vault.catalogue.prepare(sql));
    expected->begin();
    actual->begin();
    std::uint64_t row = 0;
    while (true) {
      TRY_ASSIGN(const bool more, expected->step());
      TRY_ASSIGN(const bool moreActual, actual->step());
      const bool same = more == moreActual && (!more || sameRow(*expected, *actual));
      if (!same) find({ErrorCode::CatalogueDamaged, "row " + std::to_string(row)}, "catalogue.db: " + table);
      if (!same || !more) break;
      ++row;
    }
    expected->reset();
    actual->reset();
    return {};
  }

  static bool sameRow(const store::Statement& a, const store::Statement& b) {
    if (a.columns() != b.columns()) return false;
    for (int i = 0; i < a.columns(); ++i) {
      const ByteView left = a.blob(i), right = b.blob(i);
      if (a.isNull(i) != b.isNull(i) || !std::equal(left.begin(), left.end(), right.begin(), right.end())) return false;
    }
    return true;
  }

  Vault::Internals& m_vault;
  Depth m_depth;
  std::uint64_t m_records;  // of the journal, in a step
  store::JournalPosition m_journalEnd, m_checked;  // where it went at the beginning; how far it was read
  UnreadableRecords m_unreadable;
  std::size_t m_next = 0;  // of the originals
  std::optional<OriginalReader> m_reading;
  std::optional<store::Connection> m_scratch;
  store::JournalPosition m_replayBegan, m_replayed;
  std::uint64_t m_keysTaken = 0;
};

VaultCheck::VaultCheck(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
VaultCheck::~VaultCheck() = default;
std::unique_ptr<VaultCheck> VaultCheck::start(Vault& vault, Depth depth, std::uint64_t records) {
  return std::unique_ptr<VaultCheck>(new VaultCheck(std::make_unique<Parts>(vault, depth, records)));
}
Result<bool> VaultCheck::step(Vault& vault) { return m_parts->step(vault); }
const VerifyReport& VaultCheck::report() const { return m_parts->report; }
std::uint64_t VaultCheck::total() const { return m_parts->originals.size(); }

Result<VerifyReport> verifyVault(Vault& vault, Depth depth, const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress) {
  const auto check = VaultCheck::start(vault, depth);
  while (true) {
    TRY_ASSIGN(const bool more, check->step(vault));
    if (!more) return check->report();
    if (onProgress && !onProgress(check->report().objects, check->total())) return fail(ErrorCode::Cancelled);
  }
}

}  // namespace safelight::vault
