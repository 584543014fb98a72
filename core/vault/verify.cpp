#include "core/vault/verify.h"

#include <algorithm>
#include <iterator>

#include "core/seal/hash.h"
#include "core/vault/backup/restore.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/internals.h"
#include "core/vault/keeping/record_body.h"
#include "core/vault/receiving/adoption_parts.h"

namespace safelight::vault {
namespace {

class Verifier {
 public:
  Verifier(Vault& vault, Depth depth, const std::function<bool(std::uint64_t, std::uint64_t)>& onProgress)
      : m_vault(vault.internals()), m_depth(depth), m_onProgress(onProgress) {}

  Result<VerifyReport> run() {
    checkGround();
    checkMemory();
    checkKeys();
    checkJournal();
    TRY_VOID(checkObjects());
    TRY_VOID(checkStrangers());
    TRY_VOID(checkInbox());
    checkDatabases();
    if (m_depth == Depth::Deep) TRY_VOID(checkCatalogue());
    return std::move(m_report);
  }

 private:
  void find(const Error& error, std::string where) { m_report.findings.push_back({error, std::move(where)}); }

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

  void checkJournal() {
    UnreadableRecords unreadable;
    const auto each = [&](const store::JournalRecord& record) -> Result<void> {
      ++m_report.records;
      const auto change = openChange(m_vault.keys, m_vault.catalogue, m_vault.id(), record);
      if (!change) find(change.error(), "journal, record " + std::to_string(record.sequence));
      else unreadable.note(record, *change);
      return {};
    };
    const auto end = store::Journal::scan(m_vault.environment.files, m_vault.layout.journal(), m_vault.id(), signersOf(m_vault.members), each);
    m_report.erased = unreadable.count();
    const auto settled = unreadable.finish(m_vault.catalogue, m_vault.environment.files, m_vault.layout, m_vault.members);
    if (!settled) find(settled.error(), "journal");
    if (!end) find(end.error(), "journal");
    else if (end->sequence != m_vault.journal.end().sequence || end->last != m_vault.journal.end().last)
      find({ErrorCode::JournalDamaged, "ends early"}, "journal");
  }

  Result<void> checkObjects() {
    struct Row {
      model::ImageId id;
      std::uint64_t bytes;
      seal::Hash blake2b;
    };
    std::vector<Row> rows;
    TRY_ASSIGN(auto* select, m_vault.catalogue.prepare("SELECT id, bytes, blake2b FROM image WHERE status <> 4 ORDER BY id"));
    select->begin();
    while (true) {
      TRY_ASSIGN(const bool row, select->step());
      if (!row) break;
      Row next{{Uuid::fromBytes(select->blob(0))}, static_cast<std::uint64_t>(select->integer(1)), {}};
      const ByteView hash = select->blob(2);
      if (hash.size() == next.blake2b.size()) std::copy(hash.begin(), hash.end(), next.blake2b.begin());
      rows.push_back(next);
    }
    select->reset();
    const bool isRestoring = isBeingRestored(m_vault.environment.files, m_vault.layout.root);
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (m_onProgress && i % 16 == 0 && !m_onProgress(i, rows.size())) return fail(ErrorCode::Cancelled);
      const Row& row = rows[i];
      ++m_report.objects;
      m_report.bytes += row.bytes;
      const auto checked = checkObject(row.id, row.bytes, row.blake2b);
      if (!checked && checked.error().code == ErrorCode::ObjectMissing && isRestoring) ++m_report.awaited;
      else if (!checked) find(checked.error(), "objects/" + row.id.toString().substr(34) + "/" + row.id.toString());
    }
    return {};
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
      ++m_report.arrivals;
      m_report.bytes += arrival.fileBytes;
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

  Result<void> checkObject(model::ImageId id, std::uint64_t bytes, const seal::Hash& expected) {
    if (!m_vault.objects.fileBytes(id)) return fail(ErrorCode::ObjectMissing);
    TRY_ASSIGN(const crypto::SecretBytes key, m_vault.keys.objectKey(id, m_vault.catalogue));
    TRY_ASSIGN(const crypto::ObjectOpener object, m_vault.objects.open(id, key));
    if (object.originalBytes() != bytes) return fail(ErrorCode::ObjectDamaged, "length");
    if (m_depth == Depth::Quick) return {};
    TRY_ASSIGN([[maybe_unused]] const Bytes metadata, object.metadata());
    TRY_ASSIGN(const Bytes original, object.readAll());
    if (seal::hash(original) != expected) return fail(ErrorCode::ObjectDamaged, "hash");
    return {};
  }

  /// Replays everything into a database in memory and compares each table row for row.
  Result<void> checkCatalogue() {
    TRY_ASSIGN(store::Connection scratch, store::Connection::openInMemory(ErrorCode::CatalogueDamaged));
    TRY_VOID(prepareCatalogue(scratch));
    TRY_VOID(m_vault.keyFile.read(0, [&](const store::KeyRecord& key) { return takeKey(m_vault.keys, scratch, key); }));
    const auto each = [&](const store::JournalRecord& record) -> Result<void> {
      TRY_ASSIGN(auto change, openChange(m_vault.keys, scratch, m_vault.id(), record));
      return project(scratch, {record.sequence, record.author, record.time, record.patient, std::move(change)});
    };
    const auto end = store::Journal::scan(m_vault.environment.files, m_vault.layout.journal(), m_vault.id(), signersOf(m_vault.members), each);
    if (!end) return {};  // already found by checkJournal
    TRY_VOID(writeApplied(scratch, {m_vault.journal.end(), m_vault.keyFile.count()}));
    for (const char* table : kCatalogueTables) TRY_VOID(compareTable(scratch, table));
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
  const std::function<bool(std::uint64_t, std::uint64_t)>& m_onProgress;
  VerifyReport m_report;
};

}  // namespace

Result<VerifyReport> verifyVault(Vault& vault, Depth depth, const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress) {
  return Verifier(vault, depth, onProgress).run();
}

}  // namespace safelight::vault
