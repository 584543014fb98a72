#include "core/vault/backup/drill.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "core/base/deadline.h"
#include "core/crypto/key_wrap.h"
#include "core/vault/access/unlock.h"
#include "core/vault/backup/copier.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restic_set.h"
#include "core/vault/backup/scratch.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/images/images.h"
#include "core/vault/images/open_image.h"
#include "core/vault/internals.h"

namespace safelight::vault {
namespace {

constexpr std::int64_t kWeek = 7 * 86'400'000LL;

Result<Path> scratchPath(const Environment& environment, const DrillOrder& order) {
  if (!order.scratch.empty()) return order.scratch;
  std::error_code error;
  const Path folder = std::filesystem::temp_directory_path(error);
  if (error) return fail(ErrorCode::WriteFailed, "temporary folder");
  return folder / ("safelight-drill-" + toHex(environment.random.array<8>()));
}

/// Text that is wiped when it goes.
struct CodeText {
  std::string text;
  ~CodeText() { crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }
};

/// Which images are tried: the newest, then others at random, none twice.
std::vector<KeptObject> chooseImages(std::vector<KeptObject> all, const DrillOrder& order, Random& random) {
  if (all.empty()) return all;
  const auto share = static_cast<std::uint64_t>(std::ceil(static_cast<double>(all.size()) * std::clamp(order.share, 0.0, 1.0)));
  const std::size_t wanted = std::min<std::size_t>(all.size(), std::max(share, order.atLeast));
  std::reverse(all.begin(), all.end());
  for (std::size_t i = 1; i < wanted; ++i) {
    std::uint64_t number = 0;
    for (const std::uint8_t byte : random.array<8>()) number = number << 8 | byte;
    std::swap(all[i], all[i + number % (all.size() - i)]);
  }
  all.resize(wanted);
  return all;
}

std::vector<model::ImageId> idsOf(const std::vector<KeptObject>& objects) {
  std::vector<model::ImageId> ids;
  for (const KeptObject& object : objects) ids.push_back(object.id);
  return ids;
}

class Drill {
 public:
  Drill(const Environment& environment, const DrillOrder& order, CancelToken cancel)
      : m_environment{environment.clock, environment.random, environment.files, {}}, m_order(order), m_cancel(std::move(cancel)) {
    report.outcome.kind = order.kind;
  }

  /// `brought`: where a repository's snapshot was brought to, instead of a folder that holds everything.
  Result<void> run(const Path& scratch, BroughtSet* brought, const OpenRestored& open, const OnBackupProgress& onProgress) {
    const PlaceLayout place{brought != nullptr ? brought->place() : m_order.backup};
    TRY_ASSIGN(const RestoreReport restored,
               restoreBackup(m_environment, place.root, scratch, {brought != nullptr ? std::string() : m_order.set, RestoreOptions::What::Facts}, {}, m_cancel));
    report.restoredMilliseconds = since();
    report.practice = restored.practice;
    report.genesisFingerprint = restored.genesisFingerprint;
    report.outcome.set = restored.set;
    report.unusable = restored.trouble;
    report.outcome.bytes = restored.bytes;
    const auto name = parseSetName(restored.set);
    if (!name) return fail(ErrorCode::FormatUnsupported, "an older kind of backup");
    TRY_ASSIGN(const BackupSet set, readSet(m_environment.files, place, *name));
    report.images = set.list.objects.size();
    report.outcome.records = set.manifest.state.journal.sequence;
    TRY_ASSIGN(Vault vault, open(m_environment, scratch));
    report.openMilliseconds = since();
    const auto images = chooseImages(set.list.objects, m_order, m_environment.random);
    if (brought != nullptr) TRY_VOID(brought->fetch(idsOf(images)));
    BackupProgress progress{BackupProgress::Step::Verifying, 0, images.size(), 0, 0};
    const Deadline until = Deadline::in(m_order.limit);
    for (const KeptObject& object : images) {
      if (m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
      if (progress.objectsDone > 0 && until.isOver()) break;
      TRY_VOID(tryImage(vault, place, store::Layout{scratch}, object));
      ++progress.objectsDone;
      if (onProgress) onProgress(progress);
    }
    report.outcome.milliseconds = since();
    report.outcome.damaged = report.damaged.size();
    return {};
  }

  DrillReport report;

 private:
  std::uint32_t since() const {
    return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_began).count());
  }

  /// Brings one image and opens it, and takes it away again.
  Result<void> tryImage(Vault& vault, const PlaceLayout& place, const store::Layout& scratch, const KeptObject& object) {
    store::FileSystem& files = m_environment.files;
    TRY_VOID(files.makeDirectory(scratch.objectFolder(object.id)));
    const Hashed wanted{object.bytes, object.hash};
    const auto copied = copyFile(files, place.object(object.id), scratch.object(object.id), Proof::None, m_cancel, &wanted);
    if (!copied && !copied.error().atSource) return fail(copied.error().error);
    if (!copied && m_cancel.isCancelled()) return fail(ErrorCode::Cancelled);
    ++report.outcome.objects;
    bool isSame = copied.has_value();
    if (isSame) {
      report.outcome.bytes += copied->bytes;
      const auto image = findImage(vault, object.id);
      const auto original = readOriginal(vault, object.id);
      isSame = image && original && seal::hash(*original) == image->blake2b;
      TRY_VOID(files.remove(scratch.object(object.id)));
    }
    if (!isSame) report.damaged.push_back(object.id);
    else if (report.outcome.firstMilliseconds == 0) report.outcome.firstMilliseconds = std::max(1u, since());
    return {};
  }

  Environment m_environment;
  const DrillOrder& m_order;
  CancelToken m_cancel;
  std::chrono::steady_clock::time_point m_began = std::chrono::steady_clock::now();
};

}  // namespace

Result<OpenRestored> openAsMyself(const Vault& vault) {
  TRY_ASSIGN(const crypto::SecretBytes secret, vault.internals().identity.secret());
  TRY_ASSIGN(crypto::Identity identity, crypto::Identity::fromSecret(secret));
  auto member = std::make_shared<UnlockedMember>(UnlockedMember{vault.user().id, std::move(identity)});
  return OpenRestored([member](const Environment& environment, const Path& path) { return Vault::open(environment, path, *member); });
}

OpenRestored openWithKit(crypto::SecretBytes code) {
  return [secret = std::make_shared<crypto::SecretBytes>(std::move(code))](const Environment& environment, const Path& path) -> Result<Vault> {
    CodeText typed{secret->read([](ByteView bytes) { return toString(bytes); })};
    // Both are thrown away with the scratch, and so is the kit that follows the one used.
    TRY_ASSIGN(const crypto::SecretBytes device, crypto::newKey(environment.random));
    const std::string text = "drill " + toHex(environment.random.array<16>());
    TRY_ASSIGN(const crypto::SecretBytes password, crypto::SecretBytes::copyOf(asBytes(text)));
    TRY_ASSIGN(auto recovered, Vault::recover(environment, path, typed.text, password, device));
    return std::move(recovered.first);
  };
}

Result<DrillReport> drill(const Environment& environment, const DrillOrder& order, const OpenRestored& open, const OnBackupProgress& onProgress, const CancelToken& cancel) {
  TRY_ASSIGN(Path path, scratchPath(environment, order));
  if (environment.files.info(path)) return fail(ErrorCode::AlreadyExists, "scratch");
  const Scratch scratch(std::move(path));
  Drill run(environment, order, cancel);
  if (!order.restic) {
    TRY_VOID(run.run(scratch.path(), nullptr, open, onProgress));
    return std::move(run.report);
  }
  Path below = scratch.path();
  below += ".from-restic";
  if (environment.files.info(below)) return fail(ErrorCode::AlreadyExists, "scratch");
  const Scratch incoming(std::move(below));
  TRY_ASSIGN(BroughtSet brought, BroughtSet::bring(environment.files, *order.restic, incoming.path(), order.set, cancel));
  TRY_VOID(run.run(scratch.path(), &brought, open, onProgress));
  return std::move(run.report);
}

Result<DrillOrder> drillOrderFor(const BackupPlace& place) {
  DrillOrder order;
  if (place.kind == PlaceKind::Restic) {
    TRY_ASSIGN(order.restic, repositoryAt(place));
  } else {
    order.backup = pathFromUtf8(place.location);
  }
  return order;
}

Result<void> noteDrill(Vault& vault, Uuid place, DrillKind kind, const Result<DrillReport>& ended) {
  if (!ended && ended.error().code == ErrorCode::Cancelled) return {};
  change::DrillFinished outcome;
  if (ended) {
    outcome = ended->outcome;
    outcome.damagedImages.assign(ended->damaged.begin(), ended->damaged.begin() + static_cast<std::ptrdiff_t>(std::min(ended->damaged.size(), change::DrillFinished::kMostNamed)));
  }
  outcome.kind = kind;
  outcome.place = place;
  if (!ended) outcome.error = ended.error().code;
  else if (!ended->isGood()) outcome.error = ErrorCode::DrillFailed;
  return commit(vault.internals(), {{{}, outcome}});
}

Result<std::optional<BackupPlace>> placeForDrill(Vault& vault) {
  const Instant now = vault.environment().clock.now();
  TRY_ASSIGN(const BackupAge age, backupAge(vault));
  if (age.lastDrill && now.milliseconds - age.lastDrill->milliseconds < kWeek && now.milliseconds >= age.lastDrill->milliseconds) return std::nullopt;
  TRY_ASSIGN(const auto places, backupPlaces(vault));
  const PlaceStatus* newest = nullptr;
  for (const PlaceStatus& status : places) {
    if (!status.last || presenceOf(vault.environment().files, status.place) == Presence::Missing) continue;
    if (newest == nullptr || *newest->lastAt < *status.lastAt) newest = &status;
  }
  if (newest == nullptr) return std::nullopt;
  return newest->place;
}

}  // namespace safelight::vault
