#include "core/vault/access/opening.h"

#include "core/vault/access/recovery.h"
#include "core/vault/catalogue.h"
#include "core/vault/health/catalogue_guard.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/keeping/older_roots.h"
#include "core/vault/keeping/rotation.h"

namespace safelight::vault {
namespace {

/// Folders that copy themselves elsewhere would copy a live vault half-written.
bool isSyncedFolder(const Path& path) {
  for (const Path& part : path) {
    const std::string name = pathToUtf8(part);
    for (const std::string_view service : {"Dropbox", "OneDrive", "Google Drive", "GoogleDrive", "iCloud Drive", "Nextcloud", "ownCloud"})
      if (name == service || name.starts_with(std::string(service) + " - ")) return true;
  }
  return false;
}

Result<store::Connection> openDatabase(const Path& path, const crypto::SecretBytes& key, ErrorCode damaged, store::Durability durability,
                                       Result<void> (*prepare)(store::Connection&)) {
  TRY_ASSIGN(store::Connection database, store::Connection::open(path, key, damaged, durability));
  TRY_VOID(prepare(database));
  return database;
}

/// Small catalogues are checked whole; the pages of large ones are checked as they are read.
constexpr std::uint64_t kCheckedWhole = 16u << 20;

bool isDamage(const Error& error, ErrorCode damaged) { return error.code == damaged || error.code == ErrorCode::Internal; }

}  // namespace

bool isUnfitForAVault(store::FileSystem& files, const Path& path) { return files.isNetwork(path) || isSyncedFolder(path); }

Result<store::Connection> openCatalogue(const store::Layout& layout, const KeyRing& keys) {
  return openDatabase(layout.catalogue(), keys.catalogueKey(), ErrorCode::CatalogueDamaged, store::Durability::Normal, prepareCatalogue);
}

Result<store::Connection> openThumbnails(const store::Layout& layout, const KeyRing& keys) {
  return openDatabase(layout.thumbnails(), keys.thumbnailKey(), ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails);
}

Result<void> removeDatabase(store::FileSystem& files, const Path& path) {
  Path journal = path;
  journal += "-journal";
  TRY_VOID(files.remove(journal));
  return files.remove(path);
}

Result<Ground> openGround(const Environment& environment, const Path& path) {
  store::FileSystem& files = environment.files;
  const store::Layout layout{path};
  if (!files.info(path)) return fail(ErrorCode::VaultNotFound);
  TRY_VOID(store::checkHeadVersion(files, layout.head()));
  if (isUnfitForAVault(files, path)) return fail(ErrorCode::VaultOnNetwork);
  auto lock = files.lock(layout.lock());
  if (!lock) return fail(lock.error().code == ErrorCode::PermissionDenied ? Error{ErrorCode::ReadOnlyMedium, "lock"} : lock.error());
  {
    // A person whom a process that died had added must not sign anything before their record is durable.
    const auto file = files.open(layout.members(), store::OpenMode::ReadWrite);
    if (file) TRY_VOID((*file)->sync());
  }
  TRY_ASSIGN(store::MembersLog members, store::MembersLog::open(files, layout.members()));
  TRY_ASSIGN(const store::Head head, store::readHead(files, layout.head(), members));
  return Ground{layout, std::move(*lock), std::move(members), head};
}

namespace {

/// Who opens, on what, and what this computer knows of it.
struct Assembly {
  const Environment& environment;
  const Opening& opening;
  Ground& ground;
  StationMemory memory;
  std::optional<Error> older;  // what an owner accepts

  bool accepts() const { return opening.older == Opening::Older::Accept; }

  /// Refuses what is older than this computer knows, or notes that it was accepted.
  Result<void> judge(Result<void> fresh) {
    if (fresh) return {};
    if (!accepts() || fresh.error().code != ErrorCode::VaultRolledBack) return fresh;
    if (!older) older = fresh.error();
    return {};
  }
};

/// The catalogue with the journal's tail, made anew from the journal when it is lost, damaged or altered.
struct Projection {
  store::Connection catalogue;
  store::Journal journal;
  bool rebuilt = false, wasAltered = false;
};

/// A rotation that was broken off may have left thumbnails under the key of an epoch before. They are sealed one by one under keys of their images', so
/// that it costs nothing should the head be an old one that somebody who left put back; a catalogue of theirs would be believed.
bool isRotationUnfinished(const Ground& ground) {
  const store::Member* signer = ground.members.members().byId(ground.head.signer);
  return ground.head.epoch < ground.members.members().epoch() && signer != nullptr && !signer->user.disabled;
}

Result<store::Connection> openOlderThumbnails(const KeyRing& keys, const Path& path) {
  for (const std::uint32_t epoch : keys.epochs()) {
    if (epoch == keys.epoch()) continue;
    TRY_ASSIGN(const crypto::SecretBytes key, keys.derived("safelight thumbnails", epoch));
    auto opened = openDatabase(path, key, ErrorCode::ThumbnailsDamaged, store::Durability::Relaxed, prepareThumbnails);
    if (opened || !isDamage(opened.error(), ErrorCode::ThumbnailsDamaged)) return opened;
  }
  return fail(ErrorCode::ThumbnailsDamaged, "no key opens it");
}

Result<store::Connection> openSoundCatalogue(store::FileSystem& files, const store::Layout& layout, const KeyRing& keys) {
  TRY_ASSIGN(store::Connection catalogue, openCatalogue(layout, keys));
  const auto info = files.info(layout.catalogue());
  const bool isSmall = info && info->size <= kCheckedWhole;
  if (isSmall) TRY_VOID(catalogue.checkPages());
  TRY_VOID(loadGuard(catalogue));
  TRY_VOID(checkRows(catalogue, isSmall ? GuardedRows::All : GuardedRows::Few));
  return catalogue;
}

Result<store::Journal> replay(const Assembly& assembly, KeyRing& keys, const store::KeyFile& keyFile, store::Connection& catalogue, std::uint64_t known) {
  return replayTail(assembly.environment, assembly.ground.layout, assembly.ground.members, keys, keyFile, catalogue,
                    {known, assembly.opening.onReplay, assembly.opening.noRecords == Opening::NoRecords::JustBegun});
}

Result<Projection> openProjection(Assembly& assembly, KeyRing& keys, const store::KeyFile& keyFile) {
  store::FileSystem& files = assembly.environment.files;
  const store::Layout& layout = assembly.ground.layout;
  const std::uint64_t known = assembly.memory.known && !assembly.accepts() ? assembly.memory.known->journal.sequence : 0;
  // A file of nothing, or of one byte, is to SQLite a new database.
  const auto before = files.info(layout.catalogue());
  const bool wasThere = before && before->size > 1;
  auto catalogue = openSoundCatalogue(files, layout, keys);
  auto journal = catalogue ? replay(assembly, keys, keyFile, *catalogue, known) : Result<store::Journal>(fail(catalogue.error()));
  if (journal) return Projection{std::move(*catalogue), std::move(*journal), !wasThere, false};
  const ErrorCode why = journal.error().code;
  // A catalogue that had come further than the journal is as old as nothing when an owner accepts the older state.
  const bool isAhead = wasThere && assembly.accepts() && (why == ErrorCode::JournalDamaged || why == ErrorCode::KeysDamaged);
  if (why != ErrorCode::CatalogueDamaged && why != ErrorCode::CatalogueAltered && why != ErrorCode::Internal && !isAhead) return fail(journal.error());
  // A catalogue is only a projection: it is made anew from the journal.
  if (catalogue) {
    const store::Connection closed = std::move(*catalogue);
  }
  TRY_VOID(removeDatabase(files, layout.catalogue()));
  TRY_ASSIGN(store::Connection fresh, openCatalogue(layout, keys));
  TRY_ASSIGN(store::Journal replayed, replay(assembly, keys, keyFile, fresh, known));
  if (isAhead && !assembly.older) assembly.older = Error{ErrorCode::VaultRolledBack, "the index had come further"};
  return Projection{std::move(fresh), std::move(replayed), true, why == ErrorCode::CatalogueAltered};
}

Result<store::Connection> openAnyThumbnails(store::FileSystem& files, const Ground& ground, const KeyRing& keys) {
  const store::Layout& layout = ground.layout;
  auto thumbnails = openThumbnails(layout, keys);
  if (!thumbnails && isRotationUnfinished(ground)) thumbnails = openOlderThumbnails(keys, layout.thumbnails());
  if (thumbnails || !isDamage(thumbnails.error(), ErrorCode::ThumbnailsDamaged)) return thumbnails;
  TRY_VOID(removeDatabase(files, layout.thumbnails()));
  return openThumbnails(layout, keys);
}

/// A clock before the vault's own beginning (an empty battery, mostly) would date everything wrong, for good.
Result<void> checkClock(const Environment& environment, const store::MembersLog& members) {
  constexpr std::int64_t kDay = 86'400'000;
  if (environment.clock.now().milliseconds + kDay >= members.members().begun().milliseconds) return {};
  return fail(ErrorCode::ClockWrong, "before the vault was made");
}

Result<Assembly> judgeGround(const Environment& environment, Ground& ground, const Opening& opening, const store::Member& member) {
  if (opening.older == Opening::Older::Accept && member.user.role != model::Role::Owner) return fail(ErrorCode::NotAllowed, "only an owner accepts an older state");
  TRY_VOID(checkClock(environment, ground.members));
  Assembly assembly{environment, opening, ground, {}, std::nullopt};
  auto recalled = recallState(environment, ground.members);
  if (recalled) assembly.memory = std::move(*recalled);
  else TRY_VOID(assembly.judge(fail(recalled.error())));
  if (assembly.memory.known)
    TRY_VOID(assembly.judge(checkGroundIsFresh(*assembly.memory.known, ground.members, ground.head, environment.files, ground.layout.journal())));
  return assembly;
}

/// Also a computer that sees the vault for the first time can tell that its clock is wrong: by the last activity of anybody.
Result<void> notePastTimes(Vault::Internals& vault) {
  if (vault.memory.lastSeen) return {};
  TRY_ASSIGN(auto* select, vault.catalogue.prepare("SELECT last_activity FROM patient WHERE merged_into IS NULL AND withdrawn = 0 ORDER BY last_activity DESC LIMIT 1"));
  TRY_ASSIGN(const bool found, select->begin().step());
  const Instant latest{found ? select->integer(0) : vault.members.members().begun().milliseconds};
  select->reset();
  vault.memory.lastSeen = latest;
  return {};
}

/// What an owner accepted stands in the journal before anything else.
Result<void> journalAcceptance(Vault::Internals& vault) {
  vault.memory.freshness = Freshness::Accepted;
  change::StateAccepted accepted{0, vault.journal.end().sequence, {}};
  if (vault.memory.known) {
    accepted.knownRecords = vault.memory.known->journal.sequence;
    accepted.knownAt = vault.memory.known->at;
  }
  return commit(vault, {{{}, accepted}});
}

}  // namespace

Result<std::unique_ptr<Vault::Internals>> assemble(const Environment& environment, Ground ground, const UnlockedMember& unlocked, const Opening& opening) {
  store::FileSystem& files = environment.files;
  const model::VaultId id = ground.members.vault();
  const store::Layout layout = ground.layout;
  const store::Member* found = ground.members.members().byId(unlocked.user);
  if (found == nullptr || unlocked.identity.signingKey() != found->signingKey || unlocked.identity.boxKey() != found->boxKey)
    return fail(ErrorCode::MembersDamaged, "another identity");
  if (found->user.disabled) return fail(ErrorCode::UserDisabled);
  const store::Member member = *found;
  TRY_ASSIGN(Assembly assembly, judgeGround(environment, ground, opening, member));
  TRY_ASSIGN(UnlockedMember own, unlocked.clone());
  TRY_ASSIGN(KeyRing keys, openRing(ground.members.members(), member, own.identity, id));
  const bool turnsOn = ground.head.epoch < ground.members.members().epoch();
  TRY_ASSIGN(store::KeyFile keyFile, store::KeyFile::open(files, layout.keys(), layout.keysCopy(), id));
  for (const Path& folder : {layout.temporary(), layout.objects(), layout.inbox()}) TRY_VOID(files.makeDirectory(folder));

  TRY_ASSIGN(Projection projection, openProjection(assembly, keys, keyFile));
  if (assembly.memory.known) TRY_VOID(assembly.judge(checkFilesAreFresh(*assembly.memory.known, projection.journal, keyFile)));
  TRY_ASSIGN(store::Connection thumbnails, openAnyThumbnails(files, ground, keys));
  TRY_ASSIGN(const Settings settings, readSettings(projection.catalogue));
  auto internals = std::make_unique<Vault::Internals>(environment, layout, std::move(ground.lock), std::move(ground.members), std::move(own.identity),
                                                      member.user, std::move(keys), std::move(keyFile), std::move(projection.journal), std::move(projection.catalogue),
                                                      std::move(thumbnails));
  internals->settings = settings;
  internals->settings.practice = internals->members.members().practice();
  internals->rebuilt = projection.rebuilt;
  internals->openedAt = internals->journal.end().sequence;
  internals->wasAltered = projection.wasAltered;
  internals->memory = std::move(assembly.memory);
  TRY_VOID(notePastTimes(*internals));
  TRY_ASSIGN(const bool isUnclean, beginSession(files, layout));
  TRY_ASSIGN(const std::uint32_t strays, internals->objects.removeStrays());
  if (assembly.older) TRY_VOID(journalAcceptance(*internals));
  if (turnsOn) TRY_VOID(finishRotation(*internals));
  if (isUnclean || strays > 0 || projection.rebuilt || assembly.older || isErasureUnfinished(*internals)) TRY_VOID(recoverTraces(*internals));
  return internals;
}

}  // namespace safelight::vault
