#include "core/vault/health/rebuild.h"

#include <algorithm>
#include <filesystem>

#include "core/vault/access/opening.h"
#include "core/vault/access/recovery.h"
#include "core/vault/access/unlock.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kBlock = 1u << 20;
constexpr std::size_t kTogether = 64;

class Rebuild {
 public:
  Rebuild(const Environment& environment, const Path& source, const Path& destination, const std::function<bool(std::uint64_t, std::uint64_t)>& onProgress)
      : m_outside{environment.clock, environment.random, environment.files, {}}, m_files(environment.files), m_from{source}, m_to{destination}, m_onProgress(onProgress) {}

  Result<RebuildReport> run(const Credentials& credentials, const PeopleSource& people) {
    TRY_ASSIGN(const auto lock, holdStill());
    TRY_ASSIGN(const store::MembersLog members, people.path.empty() ? ownPeople() : peopleFrom(people.path));
    m_report.genesisFingerprint = store::fingerprintText(members.members().genesis());
    const store::Member* member = members.members().byLogin(credentials.login);
    if (member == nullptr) return fail(ErrorCode::WrongCredentials);
    TRY_ASSIGN(const UnlockedMember who, unlockMember(members, *member, crypto::SlotKind::Password, credentials.password, credentials.deviceSecret));
    if (member->user.role != model::Role::Owner) return fail(ErrorCode::NotAllowed, "only an owner rebuilds");
    TRY_VOID(layGround(members, who));
    TRY_ASSIGN(const auto tail, takeJournal(members));
    TRY_VOID(remake(who, tail));
    TRY_VOID(takeObjects());
    return adopt(who);
  }

 private:
  /// The vault's own people, as far as they go.
  Result<store::MembersLog> ownPeople() {
    m_people = m_from.members();
    auto whole = store::MembersLog::open(m_files, m_people);
    if (whole || whole.error().code != ErrorCode::MembersDamaged) return whole;
    auto beginning = store::MembersLog::salvage(m_files, m_people);
    if (!beginning) return whole;
    m_report.membersCut = true;
    return beginning;
  }

  /// Those of a copy, of the newest set in a place of backups.
  Result<store::MembersLog> peopleFrom(const Path& path) {
    std::vector<Path> copies{path, path / "members"};
    auto sets = m_files.list(path / "sets").value_or(std::vector<std::string>());
    std::sort(sets.rbegin(), sets.rend());  // named by time
    for (const std::string& set : sets) copies.push_back(path / "sets" / set / "members");
    for (const Path& copy : copies) {
      const auto info = m_files.info(copy);
      if (!info || !info->isRegular) continue;
      auto members = store::MembersLog::open(m_files, copy);
      if (!members) continue;
      if (!isOfThisVault(*members)) return fail(ErrorCode::BackupOfAnotherVault);
      m_people = copy;
      return members;
    }
    return fail(ErrorCode::MembersDamaged, "no sound copy there");
  }

  /// By what still says whose the vault is: head, or either copy of the keys.
  bool isOfThisVault(const store::MembersLog& members) {
    if (store::readHead(m_files, m_from.head(), members)) return true;
    bool isSaid = false;
    for (const Path& keys : {m_from.keys(), m_from.keysCopy()}) {
      const auto said = store::KeyFile::vaultOf(m_files, keys);
      if (said && *said == members.vault()) return true;
      isSaid = isSaid || said.has_value();
    }
    return !isSaid;
  }

  /// Nobody may change the old vault while it is read. A vault without a lock file is held by nobody.
  Result<std::unique_ptr<store::ExclusiveLock>> holdStill() {
    if (!m_files.info(m_from.root)) return fail(ErrorCode::VaultNotFound);
    if (m_files.info(m_to.root)) return fail(ErrorCode::VaultExists);
    std::error_code error;
    const Path inside = std::filesystem::weakly_canonical(m_to.root, error).lexically_relative(std::filesystem::weakly_canonical(m_from.root, error));
    if (!inside.empty() && *inside.begin() != "..") return fail(ErrorCode::AlreadyExists, "inside the vault");
    if (!m_files.info(m_from.lock())) return std::unique_ptr<store::ExclusiveLock>();
    return m_files.lock(m_from.lock());
  }

  /// People, head, keys, arrivals and folders.
  Result<void> layGround(const store::MembersLog& members, const UnlockedMember& who) {
    for (const Path& folder : {m_to.root, m_to.objects(), m_to.inbox(), m_to.temporary()}) TRY_VOID(m_files.makeDirectory(folder));
    TRY_VOID(copyFile(m_people, m_to.members(), members.bytes()));
    auto head = store::readHead(m_files, m_from.head(), members);
    if (head && head->epoch != members.members().epoch()) head = fail(ErrorCode::HeadDamaged, "another epoch");
    m_report.headRemade = !head;
    const store::Head fresh{members.vault(), members.members().epoch(), members.members().genesis(), who.user};
    TRY_VOID(head ? copyFile(m_from.head(), m_to.head()) : store::writeHead(m_files, m_to.head(), fresh, who.identity));
    TRY_ASSIGN(auto keys, store::KeyFile::create(m_files, m_to.keys(), m_to.keysCopy(), members.vault()));
    TRY_VOID(keys.append(store::KeyFile::salvage(m_files, m_from.keys(), m_from.keysCopy(), m_report.keysLost)));
    // What arrived and was not taken in, with the secrets that open it; and who was erased stays erased.
    for (const char* folder : {"inbox", "erased"}) TRY_VOID(copyFolder(folder));
    return {};
  }

  Result<void> copyFolder(const char* name) {
    const auto names = m_files.list(m_from.root / name);
    if (!names) return {};
    TRY_VOID(m_files.makeDirectory(m_to.root / name));
    for (const std::string& file : *names)
      if (const auto info = m_files.info(m_from.root / name / file); info && info->isRegular && !copyFile(m_from.root / name / file, m_to.root / name / file)) ++m_report.objectsUnread;
    return {};
  }

  Result<void> copyFile(const Path& from, const Path& to, std::uint64_t most = UINT64_MAX) {
    TRY_ASSIGN(const auto in, m_files.open(from, store::OpenMode::Read));
    TRY_ASSIGN(const auto out, m_files.open(to, store::OpenMode::CreateNew));
    Bytes block(kBlock);
    for (std::uint64_t at = 0; at < most; at += block.size()) {
      TRY_ASSIGN(const std::size_t got, in->readAt(at, block));
      const auto part = static_cast<std::size_t>(std::min<std::uint64_t>(got, most - at));
      TRY_VOID(out->writeAt(at, ByteView(block).first(part)));
      m_report.bytes += part;
      if (got < block.size()) break;
    }
    return out->sync();
  }

  /// How much of the journal's files these records are not.
  std::uint64_t unreadOf(const std::vector<store::JournalRecord>& records) {
    std::uint64_t bytes = 0, read = 0;
    for (const std::string& name : m_files.list(m_from.journal()).value_or(std::vector<std::string>()))
      if (const auto info = m_files.info(m_from.journal() / name); info && info->isRegular) bytes += info->size - std::min<std::uint64_t>(info->size, store::kSegmentHeaderBytes);
    for (const store::JournalRecord& record : records) read += store::kSmallestRecord + record.sealedBody.size();
    return bytes - std::min(bytes, read);
  }

  /// The journal up to its first break as it is; what still proves itself behind it is given back.
  Result<std::vector<store::JournalRecord>> takeJournal(const store::MembersLog& members) {
    const auto signers = signersOf(members);
    store::JournalPosition position;
    [[maybe_unused]] const auto sound = store::Journal::checkSome(m_files, m_from.journal(), members.vault(), position, UINT64_MAX / 2, signers);
    std::vector<store::JournalRecord> tail;
    std::uint64_t behind = position.sequence;
    TRY_VOID(store::Journal::salvage(m_files, m_from.journal(), signers, [&](store::JournalRecord record) -> Result<void> {
      behind = std::max(behind, record.sequence + 1);
      m_all.push_back(std::move(record));
      return {};
    }));
    std::stable_sort(m_all.begin(), m_all.end(), [](const store::JournalRecord& a, const store::JournalRecord& b) { return a.sequence < b.sequence; });
    m_all.erase(std::unique(m_all.begin(), m_all.end(), [](const store::JournalRecord& a, const store::JournalRecord& b) { return a.sequence == b.sequence; }), m_all.end());
    m_report.journalUnread = unreadOf(m_all);
    m_report.recordsLost = behind - std::min<std::uint64_t>(behind, m_all.size());
    for (const store::JournalRecord& record : m_all)
      if (record.sequence >= position.sequence) tail.push_back(record);
    if (position.sequence == 0) {
      TRY_VOID(store::Journal::create(m_files, m_to.journal(), members.vault()));
      return tail;
    }
    TRY_VOID(m_files.makeDirectory(m_to.journal()));
    for (std::uint32_t number = 1; number <= position.segment; ++number) {
      const std::string name = store::Journal::segmentName(number);
      TRY_VOID(copyFile(m_from.journal() / name, m_to.journal() / name, number == position.segment ? position.offset : UINT64_MAX));
    }
    TRY_VOID(m_files.syncDirectory(m_to.journal()));
    m_report.recordsKept = position.sequence;
    return tail;
  }

  Result<Vault> open(const UnlockedMember& who) { return Vault::open(m_outside, m_to.root, who, {.noRecords = Opening::NoRecords::JustBegun}); }

  /// When keys are lost, records that they sealed stand in the way of the ones behind them: then everything that can be read is made anew.
  Result<void> forgetJournal() {
    TRY_ASSIGN(const auto names, m_files.list(m_to.journal()));
    for (const std::string& name : names) TRY_VOID(m_files.remove(m_to.journal() / name));
    TRY_VOID(removeDatabase(m_files, m_to.catalogue()));
    TRY_ASSIGN(const store::MembersLog members, store::MembersLog::open(m_files, m_to.members()));
    TRY_VOID(store::Journal::create(m_files, m_to.journal(), members.vault()));
    m_report.recordsKept = 0;
    return {};
  }

  Result<void> remake(const UnlockedMember& who, const std::vector<store::JournalRecord>& tail) {
    auto vault = open(who);
    const bool isStuck = !vault && (vault.error().code == ErrorCode::KeysDamaged || vault.error().code == ErrorCode::JournalDamaged);
    if (!vault && !isStuck) return fail(vault.error());
    if (isStuck) {
      TRY_VOID(forgetJournal());
      TRY_ASSIGN(Vault again, open(who));
      return apply(again.internals(), m_all);
    }
    return apply(vault->internals(), tail);
  }

  Result<void> apply(Vault::Internals& vault, const std::vector<store::JournalRecord>& records) {
    const bool isOlder = m_report.recordsLost > 0 || m_report.membersCut || m_people != m_from.members();
    if (isOlder || !records.empty()) TRY_VOID(commit(vault, {{{}, change::StateAccepted{m_report.recordsKept + records.size() + m_report.recordsLost, m_report.recordsKept, {}}}}));
    std::vector<PendingChange> batch;
    const auto flush = [&]() -> Result<void> {
      if (batch.empty()) return {};
      TRY_VOID(commit(vault, batch));
      m_report.recordsRemade += batch.size();
      batch.clear();
      return {};
    };
    for (const store::JournalRecord& record : records) {
      auto opened = openChange(vault.keys, vault.catalogue, vault.id(), record);
      if (!opened || std::holds_alternative<change::Unreadable>(*opened)) {
        ++m_report.recordsLost;
        continue;
      }
      batch.push_back({record.patient, std::move(*opened)});
      if (batch.size() == kTogether) TRY_VOID(flush());
    }
    return flush();
  }

  Result<void> takeObjects() {
    const store::ObjectStore objects(m_files, m_from);
    const auto ids = objects.list();
    if (!ids) return {};
    for (std::size_t i = 0; i < ids->size(); ++i) {
      if (m_onProgress && !m_onProgress(i, ids->size())) return fail(ErrorCode::Cancelled);
      TRY_VOID(m_files.makeDirectory(m_to.objectFolder((*ids)[i])));
      const auto copied = copyFile(m_from.object((*ids)[i]), m_to.object((*ids)[i]));
      if (copied) {
        ++m_report.objects;
        continue;
      }
      if (copied.error().code == ErrorCode::DiskFull) return copied;
      ++m_report.objectsUnread;
      TRY_VOID(m_files.remove(m_to.object((*ids)[i])));
    }
    TRY_ASSIGN(const auto folders, m_files.list(m_to.objects()));
    for (const std::string& folder : folders) TRY_VOID(m_files.syncDirectory(m_to.objects() / folder));
    return m_files.syncDirectory(m_to.objects());
  }

  /// Images whose record is lost: their objects say what they are.
  Result<RebuildReport> adopt(const UnlockedMember& who) {
    TRY_ASSIGN(Vault vault, open(who));
    TRY_ASSIGN(const Recovered recovered, recoverTraces(vault.internals()));
    m_report.adopted = recovered.adopted;
    return m_report;
  }

  const Environment m_outside;
  store::FileSystem& m_files;
  store::Layout m_from, m_to;
  const std::function<bool(std::uint64_t, std::uint64_t)>& m_onProgress;
  Path m_people;  // the file that they come from
  std::vector<store::JournalRecord> m_all;
  RebuildReport m_report;
};

}  // namespace

Result<RebuildReport> rebuildVault(const Environment& environment, const Path& source, const Path& destination, const Credentials& credentials,
                                   const std::function<bool(std::uint64_t done, std::uint64_t total)>& onProgress, const PeopleSource& people) {
  return Rebuild(environment, source, destination, onProgress).run(credentials, people);
}

}  // namespace safelight::vault
