// The engine of an import: pool threads read, hash and examine; the vault's thread places each; pool threads seal and write it at once, so that few
// originals are in memory at a time; the vault's thread syncs, publishes and commits whole batches.

#include <algorithm>
#include <deque>
#include <set>
#include <utility>

#include "core/vault/images/thumbnail_store.h"
#include "core/vault/import/examine_source.h"
#include "core/vault/import/import.h"
#include "core/vault/import/import_batch.h"
#include "core/vault/import/new_images.h"
#include "core/vault/import/placement.h"
#include "core/vault/patients/patients.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kBatchFiles = 32, kPreviewFiles = 16;
// A commit costs much the same for one file as for many, and the pool goes on meanwhile: so long a wait is worth a larger batch.
constexpr std::chrono::milliseconds kBatchTime{250};
constexpr std::uint64_t kInFlightBytes = 96u << 20;
constexpr std::size_t kInFlightFiles = 48;
// What has been sealed waits for the next original: up to half as much again.
constexpr std::uint64_t kMemoryBytes = kInFlightBytes * 3 / 2;
constexpr std::uint64_t kFreeBytesNeeded = 1u << 30;
// So many threads wait, for a decoder process or the disk, while the others compute.
constexpr unsigned kWaiting = 2;
// So many files or folders are synced at once: a disk empties its cache for all of them in much the same time as for one.
constexpr unsigned kSyncs = 8;

class Run final : public ImportRun {
 public:
  enum class Mode { Import, Preview };

  Run(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel, Mode mode, std::optional<model::Patient> chosen)
      : m_vault(vault), m_cancel(cancel), m_mode(mode), m_id{newUuid(vault.environment().clock, vault.environment().random)},
        m_walker(request.paths), m_inMemory(std::move(request.inMemory)),
        m_examiner(vault.environment().files, decoder, mode == Mode::Import ? ThumbnailForm::Compressed : ThumbnailForm::Pixels, kMemoryBytes),
        m_placer(vault, std::move(chosen), request.newPatients, mode == Mode::Import ? Placer::Effects::NewPatients : Placer::Effects::None),
        m_syncs(mode == Mode::Import ? kSyncs : 1), m_pool(request.jobs + kWaiting) {}

  Result<std::vector<ImportOutcome>> step() override {
    std::vector<ImportOutcome> outcomes;
    if (m_cancel.isCancelled()) {
      m_cancelled = true;
      return outcomes;
    }
    walk(outcomes);
    feedPool();
    ImportBatch batch;
    gather(batch, outcomes);
    TRY_VOID(store(batch, outcomes));
    for (AcceptedFile& accepted : batch.files)
      if (!accepted.image.objectKey.empty()) m_spareKeys.push_back(std::move(accepted.image.objectKey));
    for (const ImportOutcome& outcome : outcomes) count(outcome);
    return outcomes;
  }

  bool finished() const override { return m_cancelled || (!m_walking && m_waiting.empty() && m_inFlight == 0); }
  ImportProgress progress() const override { return {m_done, m_done + static_cast<std::uint32_t>(m_waiting.size() + m_inFlight), m_walking}; }
  ImportSummary summary() const override { return m_summary; }
  model::ImportId id() const override { return m_id; }

 private:
  Vault::Internals& internals() { return m_vault.internals(); }

  // ---- sources ----

  void walk(std::vector<ImportOutcome>& outcomes) {
    if (!m_walking) return;
    std::vector<SourceFile> files;
    std::vector<RefusedSource> refused;
    for (MemorySource& source : m_inMemory) files.push_back({pathFromUtf8(source.display), source.display, std::nullopt, nullptr, source.original->size(), std::move(source.original)});
    m_inMemory.clear();
    m_walking = m_walker.advance(512, files, refused);
    addSources(std::move(files), refused, outcomes);
  }

  void addSources(std::vector<SourceFile> files, const std::vector<RefusedSource>& refused, std::vector<ImportOutcome>& outcomes) {
    for (SourceFile& file : files) {
      // A DICOMDIR names files that the folder walk meets as well; each is taken once.
      if (!file.insideArchive() && !m_seen.insert(file.display).second) continue;
      m_waiting.push_back(std::move(file));
    }
    for (const RefusedSource& source : refused) outcomes.push_back(refusal(source.display, source.error));
  }

  static ImportOutcome refusal(std::string path, Error error) {
    ImportOutcome outcome;
    outcome.path = std::move(path);
    outcome.error = std::move(error);
    return outcome;
  }

  void feedPool() {
    while (!m_waiting.empty() && m_inFlight < kInFlightFiles && (m_inFlightBytes < kInFlightBytes || m_inFlight == 0)) {
      SourceFile source = std::move(m_waiting.front());
      m_waiting.pop_front();
      ++m_inFlight;
      // Before it is read: forty large files would be in memory before the first one counted.
      const std::uint64_t reserved = expectedBytes(source);
      m_inFlightBytes += reserved;
      m_pool.submit(WorkPool::Order::Usual, [this, reserved, source = std::move(source)]() mutable { examine(std::move(source), reserved); });
    }
  }

  std::uint64_t expectedBytes(const SourceFile& source) const {
    if (source.insideArchive() || source.memory) return source.entryBytes;
    const auto info = m_vault.environment().files.info(source.path);
    return info && info->size <= decode::Limits::kInputBytes ? info->size : 0;  // larger ones are refused unread
  }

  /// On a thread of the pool.
  void examine(SourceFile source, std::uint64_t reserved) {
    ExaminedSource file;
    if (m_cancel.isCancelled()) {
      file.source = std::move(source);
      file.examined.inspection = fail(ErrorCode::Cancelled);
    } else {
      file = m_examiner.examine(std::move(source));
    }
    file.reserved = reserved;
    m_examined.put(std::move(file));
  }

  /// Places what the pool has examined and has it sealed, until the batch is full or has waited long enough.
  void gather(ImportBatch& batch, std::vector<ImportOutcome>& outcomes) {
    const std::size_t limit = m_mode == Mode::Import ? kBatchFiles : kPreviewFiles;
    const auto deadline = std::chrono::steady_clock::now() + kBatchTime;
    std::vector<ExaminedSource> twins;
    for (std::size_t taken = 0; m_inFlight > 0 && taken < limit && !batch.trouble && std::chrono::steady_clock::now() < deadline;) {
      std::vector<ExaminedSource> files = m_examined.take(limit - taken, std::chrono::milliseconds(20));
      m_inFlight -= files.size();
      taken += files.size();
      for (ExaminedSource& file : files) take(std::move(file), batch, twins, outcomes);
      release(batch.sealed.take(std::chrono::milliseconds(0)));
      feedPool();
      if (m_mode == Mode::Preview && taken > 0) break;
    }
    // What a twin is, the next step knows.
    for (ExaminedSource& twin : twins) {
      ++m_inFlight;
      m_examined.put(std::move(twin));
    }
    release(batch);
    feedPool();  // it works while the disk does
  }

  // ---- placing ----

  void take(ExaminedSource file, ImportBatch& batch, std::vector<ExaminedSource>& twins, std::vector<ImportOutcome>& outcomes) {
    const Result<decode::Inspection>& inspection = file.examined.inspection;
    if (!file.examined.original) {
      m_inFlightBytes -= file.reserved;
      if (file.isContainer) addSources(std::move(file.contained), file.refused, outcomes);
      else if (inspection.error().code != ErrorCode::Cancelled) outcomes.push_back(refusal(file.source.display, inspection.error()));
      return;
    }
    const DuplicateKey duplicateKey = m_placer.duplicateKeyOf(file.examined.blake2b);
    if (m_mode == Mode::Import && m_placer.isUnderWay(duplicateKey)) {
      twins.push_back(std::move(file));  // the other one is in this batch and may yet be lost
      return;
    }
    const std::uint64_t reserved = file.reserved;
    const std::string path = file.source.display;
    auto accepted = place(std::move(file), duplicateKey);
    if (accepted && m_mode == Mode::Import && (accepted->outcome.status != ImportStatus::Duplicate || accepted->bringsBack())) {
      seal(std::move(*accepted), batch);
      return;
    }
    m_inFlightBytes -= reserved;
    outcomes.push_back(accepted ? std::move(accepted->outcome) : refusal(path, accepted.error()));
  }

  Result<AcceptedFile> place(ExaminedSource file, const DuplicateKey& duplicateKey) {
    AcceptedFile accepted;
    TRY_ASSIGN(accepted.placement, m_placer.place(duplicateKey, file.examined.inspection->facts.identity));
    const Placement& placement = accepted.placement;
    fillOutcome(accepted.outcome, file, placement);
    if (placement.plan.status != ImportStatus::Duplicate) {
      accepted.image.image = newImage(m_vault, file.examined, placement, m_id, pathToUtf8(pathFromUtf8(file.source.display).filename()));
      accepted.image.duplicateKey = placement.duplicateKey.hash;
      const model::Image& image = accepted.image.image;
      if (m_mode == Mode::Import) {
        accepted.outcome.image = image.id;
        TRY_ASSIGN(auto made, internals().keys.makeObjectKey(image.id, image.patient, internals().catalogue, m_vault.environment().random, spareKey()));
        accepted.image.objectKey = std::move(made.key);
        accepted.image.key = std::move(made.record);
      }
      m_placer.accept(placement, image.id);
    } else if (accepted.bringsBack()) {
      m_placer.accept(placement, placement.same);
    }
    accepted.bytes = file.examined.original->size();
    accepted.file = std::move(file);
    return accepted;
  }

  crypto::SecretBytes spareKey() {
    if (m_spareKeys.empty()) return {};
    crypto::SecretBytes key = std::move(m_spareKeys.back());
    m_spareKeys.pop_back();
    return key;
  }

  void fillOutcome(ImportOutcome& outcome, ExaminedSource& file, const Placement& placement) const {
    outcome.path = file.source.display;
    outcome.status = placement.plan.status;
    if (placement.plan.status == ImportStatus::Duplicate) outcome.image = placement.same;
    outcome.fromBin = placement.plan.restoreBinned;
    outcome.patient = placement.match.action == MatchPlan::Action::File ? placement.match.patient : placement.match.suggestion;
    outcome.match = placement.match.reason;
    outcome.pixelTrouble = file.examined.inspection->pixelTrouble;
    outcome.facts = file.examined.inspection->facts;
    if (m_mode == Mode::Preview) outcome.thumbnail = std::move(file.examined.inspection->thumbnail);
  }

  // ---- storing ----

  /// Has it sealed and written by the pool; makes `trouble` of the batch when the disk is too full for what it holds by then.
  void seal(AcceptedFile file, ImportBatch& batch) {
    batch.bytes += file.bytes;
    batch.files.push_back(std::move(file));
    if (!hasRoom(batch) || batch.files.back().bringsBack()) return;
    m_pool.submit(WorkPool::Order::Urgent, [this, vault = internals().id(), &accepted = batch.files.back(), &sealed = batch.sealed] {
      sealImage(vault, accepted);
      sealed.put(&accepted);
    });
    batch.sealed.sent();
  }

  /// On a thread of the pool.
  void sealImage(model::VaultId vault, AcceptedFile& accepted) {
    Random& random = m_vault.environment().random;
    NewImage& image = accepted.image;
    Examined& examined = accepted.file.examined;
    accepted.temporary = sealOriginal(internals().objects, random, image.image, image.objectKey, examined.original->bytes());
    examined.original.reset();  // its memory is the next one's
    if (examined.thumbnailJpeg.empty()) return;
    // Without one it is made anew when somebody looks.
    if (auto thumbnail = sealThumbnail(vault, image.image.id, image.objectKey, examined.thumbnailJpeg, random)) image.sealedThumbnail = std::move(*thumbnail);
  }

  bool hasRoom(ImportBatch& batch) {
    if (batch.files.size() == 1) {
      const auto free = m_vault.environment().files.freeBytes(internals().layout.root);
      if (!free) batch.trouble = free.error();
      else batch.freeBytes = *free;
    }
    if (!batch.trouble && batch.freeBytes < kFreeBytesNeeded / 4 + 2 * batch.bytes) batch.trouble = Error{ErrorCode::DiskFull, "reserve"};
    return !batch.trouble;
  }

  /// What is sealed needs its original no more: there is room for the next.
  void release(const std::vector<AcceptedFile*>& sealed) {
    for (AcceptedFile* accepted : sealed) m_inFlightBytes -= std::exchange(accepted->file.reserved, 0);
  }
  /// When all of it is sealed.
  void release(ImportBatch& batch) {
    while (batch.sealed.out() > 0) release(batch.sealed.take(std::chrono::milliseconds(1000)));
    for (AcceptedFile& accepted : batch.files) {
      m_inFlightBytes -= std::exchange(accepted.file.reserved, 0);
      accepted.file.examined.original.reset();  // also of those that nothing had to be sealed of
    }
  }

  /// Makes a batch durable: objects and folders, keys, journal, catalogue.
  Result<void> store(ImportBatch& batch, std::vector<ImportOutcome>& outcomes) {
    if (batch.files.empty()) return {};
    if (batch.trouble) return abandon(batch.files, *batch.trouble);
    sync(batch.files);
    return publish(batch.files, outcomes);
  }

  void sync(std::deque<AcceptedFile>& batch) {
    store::ObjectStore::Tasks syncs;
    for (AcceptedFile& accepted : batch) {
      if (accepted.bringsBack()) continue;
      syncs.push_back([this, &accepted]() -> Result<void> {
        if (accepted.temporary) accepted.written = internals().objects.syncTemporary(accepted.image.image.id, std::move(*accepted.temporary));
        else accepted.written = fail(accepted.temporary.error());
        return {};  // each file's own trouble
      });
    }
    [[maybe_unused]] const auto all = m_syncs.runAll(syncs);
  }

  Result<void> publish(std::deque<AcceptedFile>& batch, std::vector<ImportOutcome>& outcomes) {
    std::vector<const NewImage*> images;
    std::vector<model::ImageId> ids, broughtBack;
    for (const AcceptedFile& accepted : batch) {
      if (accepted.bringsBack()) {
        broughtBack.push_back(accepted.placement.same);
      } else if (accepted.written) {
        images.push_back(&accepted.image);
        ids.push_back(accepted.image.image.id);
      } else if (accepted.written.error().code == ErrorCode::DiskFull || accepted.written.error().code == ErrorCode::ReadOnlyMedium) {
        return abandon(batch, accepted.written.error());
      }
    }
    const auto committed = commitImages(m_vault, images, broughtBack, [&] {
      return internals().objects.publish(ids, [this](const store::ObjectStore::Tasks& syncs) { return m_syncs.runAll(syncs); });
    });
    if (!committed) return abandon(batch, committed.error());
    for (AcceptedFile& accepted : batch) {
      m_placer.settle(accepted.placement);
      if (accepted.bringsBack() || accepted.written) {
        m_summary.bytes += accepted.bytes;
        outcomes.push_back(std::move(accepted.outcome));
      } else {
        outcomes.push_back(refusal(accepted.outcome.path, accepted.written.error()));
      }
    }
    return {};
  }

  /// Nothing of the batch was acknowledged: its temporary files go.
  Result<void> abandon(std::deque<AcceptedFile>& batch, const Error& error) {
    for (const AcceptedFile& accepted : batch)
      if (!accepted.bringsBack()) internals().objects.discardTemporary(accepted.image.image.id);
    m_cancelled = true;
    return fail(error);
  }

  void count(const ImportOutcome& outcome) {
    ++m_done;
    if (outcome.status == ImportStatus::Duplicate && outcome.fromBin) ++m_summary.fromBin;
    switch (outcome.status) {
      case ImportStatus::Imported: ++m_summary.imported; break;
      case ImportStatus::Duplicate: ++m_summary.duplicates; break;
      case ImportStatus::Quarantined: ++m_summary.quarantined; break;
      case ImportStatus::Refused: ++m_summary.refused; break;
    }
  }

  Vault& m_vault;
  CancelToken m_cancel;
  Mode m_mode;
  model::ImportId m_id;
  SourceWalker m_walker;
  std::vector<MemorySource> m_inMemory;
  SourceExaminer m_examiner;
  Placer m_placer;
  bool m_walking = true;
  bool m_cancelled = false;
  std::deque<SourceFile> m_waiting;
  std::set<std::string> m_seen;
  std::size_t m_inFlight = 0;
  std::uint64_t m_inFlightBytes = 0;
  ImportSummary m_summary;
  std::uint32_t m_done = 0;
  std::vector<crypto::SecretBytes> m_spareKeys;  // of images that are stored: no more than a batch has
  Mailbox<ExaminedSource> m_examined;
  WorkPool m_syncs;
  WorkPool m_pool;  // last: its threads end before what they use
};

Result<std::unique_ptr<ImportRun>> begin(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel, Run::Mode mode) {
  TRY_VOID(require(vault, model::Permission::Import));
  std::optional<model::Patient> chosen;
  if (request.patient) {
    TRY_ASSIGN(auto found, findPatient(vault, *request.patient));
    chosen = std::move(found);
  }
  return std::unique_ptr<ImportRun>(std::make_unique<Run>(vault, decoder, std::move(request), cancel, mode, std::move(chosen)));
}

}  // namespace

std::string_view importStatusName(ImportStatus status) {
  switch (status) {
    case ImportStatus::Imported: return "imported";
    case ImportStatus::Duplicate: return "duplicate";
    case ImportStatus::Quarantined: return "quarantined";
    case ImportStatus::Refused: return "refused";
  }
  return "refused";
}

Result<std::unique_ptr<ImportRun>> ImportRun::start(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel) {
  return begin(vault, decoder, std::move(request), cancel, Run::Mode::Import);
}

Result<std::unique_ptr<ImportRun>> ImportRun::preview(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel) {
  return begin(vault, decoder, std::move(request), cancel, Run::Mode::Preview);
}

}  // namespace safelight::vault
