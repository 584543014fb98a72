// The engine of an import: pool threads read, hash and inspect; the vault's thread plans; pool threads seal and write; the vault's
// thread publishes and commits whole batches.

#include <algorithm>
#include <map>
#include <new>
#include <unordered_map>

#include "core/imaging/thumbnail_codec.h"
#include "core/seal/hash.h"
#include "core/seal/object_envelope.h"
#include "core/vault/catalogue.h"
#include "core/vault/folding.h"
#include "core/vault/images.h"
#include "core/vault/import.h"
#include "core/vault/import_plan.h"
#include "core/vault/import_sources.h"
#include "core/vault/internals.h"
#include "core/vault/object_metadata.h"
#include "core/vault/patient_group.h"
#include "core/vault/patients.h"
#include "core/vault/thumbnail_store.h"
#include "core/vault/work_pool.h"

namespace safelight::vault {
namespace {

constexpr std::size_t kBatchFiles = 32;
constexpr std::uint64_t kBatchBytes = 64u << 20;
constexpr std::uint64_t kInFlightBytes = 192u << 20;
constexpr std::size_t kInFlightFiles = 48;
constexpr std::uint64_t kFreeBytesNeeded = 1u << 30;
// So many threads wait, for a decoder process or the disk, while the others compute.
constexpr unsigned kWaiting = 1;

/// A file that left the pool: read, hashed, inspected.
struct Inspected {
  SourceFile source;
  std::uint64_t reserved = 0;  // its share of kInFlightBytes
  std::shared_ptr<const decode::SharedOriginal> original;
  seal::Hash blake2b{};
  Result<decode::Inspection> inspection = fail(ErrorCode::Internal);
  Bytes thumbnailJpeg;
  // Containers give files instead of an image.
  std::vector<SourceFile> contained;
  std::vector<RefusedSource> refused;
  bool isContainer = false;
};

/// An accepted file on its way to the disk.
struct Accepted {
  Inspected file;
  ImportOutcome outcome;
  model::Image image;
  seal::Hash duplicateKey{};
  KeyRing::NewObjectKey key;
  bool restoreBinned = false;
  Result<std::unique_ptr<store::File>> temporary = fail(ErrorCode::Internal);  // sealed and written, not yet synced
  Result<void> written = fail(ErrorCode::Internal);
};

class Run final : public ImportRun {
 public:
  enum class Mode { Import, Preview };

  Run(Vault& vault, decode::Decoder& decoder, ImportRequest request, CancelToken cancel, Mode mode, std::optional<model::Patient> chosen)
      : m_vault(vault), m_decoder(decoder), m_request(std::move(request)), m_cancel(cancel), m_mode(mode), m_chosen(std::move(chosen)),
        m_id{newUuid(vault.environment().clock, vault.environment().random)}, m_walker(m_request.paths), m_pool(m_request.jobs + kWaiting) {}

  Result<std::vector<ImportOutcome>> step() override {
    std::vector<ImportOutcome> outcomes;
    if (m_cancel.isCancelled()) {
      m_cancelled = true;
      return outcomes;
    }
    walk(outcomes);
    feedPool();
    const std::size_t limit = m_mode == Mode::Import ? kBatchFiles : kBatchFiles / 2;
    std::vector<Accepted> batch;
    for (Inspected& file : takeInspected(limit)) take(std::move(file), batch, outcomes);
    feedPool();
    if (m_mode == Mode::Import) TRY_VOID(store(batch, outcomes));
    for (const ImportOutcome& outcome : outcomes) count(outcome);
    return outcomes;
  }

  bool finished() const override { return m_cancelled || (!m_walking && m_waiting.empty() && m_inFlight == 0); }
  ImportProgress progress() const override { return {m_done, m_done + static_cast<std::uint32_t>(m_waiting.size() + m_inFlight), m_walking}; }
  ImportSummary summary() const override { return m_summary; }
  model::ImportId id() const override { return m_id; }

 private:
  Vault::Internals& internals() { return m_vault.internals(); }

  void walk(std::vector<ImportOutcome>& outcomes) {
    if (!m_walking) return;
    std::vector<SourceFile> files;
    std::vector<RefusedSource> refused;
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
      m_pool.submit(WorkPool::Order::Usual, [this, reserved, source = std::move(source)]() mutable { inspect(std::move(source), reserved); });
    }
  }

  std::uint64_t expectedBytes(const SourceFile& source) const {
    if (source.insideArchive()) return source.entryBytes;
    const auto info = m_vault.environment().files.info(source.path);
    return info && info->size <= decode::Limits::kInputBytes ? info->size : 0;  // larger ones are refused unread
  }

  std::vector<Inspected> takeInspected(std::size_t limit) {
    if (m_inFlight == 0) return {};
    std::vector<Inspected> files = m_inspected.take(limit, std::chrono::milliseconds(100));
    // A commit costs much the same for one file as for many, and the pool goes on meanwhile: a little more is worth a larger batch.
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(80);
    while (m_mode == Mode::Import && !files.empty() && files.size() < std::min(limit, m_inFlight) && std::chrono::steady_clock::now() < deadline)
      for (Inspected& more : m_inspected.take(limit - files.size(), std::chrono::milliseconds(20))) files.push_back(std::move(more));
    m_inFlight -= files.size();
    return files;
  }

  // ---- on the pool's threads: nothing here touches the vault ----

  Result<decode::SharedOriginal> readOriginal(const SourceFile& source) {
    if (!source.insideArchive()) return readSource(m_vault.environment().files, source.path, decode::Limits::kInputBytes);
    decode::ArchiveEntry entry;
    entry.index = *source.entry;
    entry.size = source.entryBytes;
    TRY_ASSIGN(const Bytes content, m_decoder.extractEntry(*source.archive, entry));
    if (content.empty()) return fail(ErrorCode::FileEmpty);
    return decode::SharedOriginal::copyOf(content);
  }

  void inspect(SourceFile source, std::uint64_t reserved) {
    Inspected file;
    file.source = std::move(source);
    file.reserved = reserved;
    try {
      if (m_cancel.isCancelled()) file.inspection = fail(ErrorCode::Cancelled);
      else readAndInspect(file);
    } catch (const std::bad_alloc&) {
      // One file too many for this machine is no reason for the whole window to go.
      file.original.reset();
      file.contained.clear();
      file.isContainer = false;
      file.inspection = fail(ErrorCode::DecoderOutOfMemory);
    }
    m_inspected.put(std::move(file));
  }

  void readAndInspect(Inspected& file) {
    auto read = readOriginal(file.source);
    if (!read) {
      file.inspection = fail(read.error());
      return;
    }
    auto original = std::make_shared<const decode::SharedOriginal>(std::move(*read));
    decode::Request request;
    request.operation = decode::Operation::Inspect;
    request.nameHint = pathToUtf8(pathFromUtf8(file.source.display).filename());
    file.inspection = m_decoder.inspect(*original, request);
    if (file.inspection && (file.inspection->isArchive || file.inspection->isMediaDirectory)) {
      expand(file, original);
    } else if (file.inspection) {
      file.blake2b = seal::hash(original->bytes());
      if (m_mode == Mode::Import && !file.inspection->thumbnail.pixels.empty())
        if (auto jpeg = imaging::compressThumbnail(file.inspection->thumbnail)) file.thumbnailJpeg = std::move(*jpeg);
      file.original = std::move(original);
    }
  }

  void expand(Inspected& file, const std::shared_ptr<const decode::SharedOriginal>& original) {
    file.isContainer = true;
    if (file.inspection->isMediaDirectory) {
      if (file.source.insideArchive()) return;  // its files lie beside it in the archive
      expandMedia(file, original->bytes());
      return;
    }
    if (file.source.insideArchive()) {
      file.refused.push_back({file.source.display, {ErrorCode::ArchiveUnsafe, "nested"}});
      return;
    }
    const auto entries = m_decoder.listArchive(original->bytes());
    if (!entries) {
      file.refused.push_back({file.source.display, entries.error()});
      return;
    }
    for (const decode::ArchiveEntry& entry : *entries)
      file.contained.push_back({file.source.path, file.source.display + "/" + entry.name, entry.index, original, entry.size});
  }

  void expandMedia(Inspected& file, ByteView original) {
    const auto references = m_decoder.listMedia(original);
    if (!references) {
      file.refused.push_back({file.source.display, references.error()});
      return;
    }
    const Path root = file.source.path.parent_path();
    for (const decode::MediaReference& reference : *references) {
      std::string shown = pathToUtf8(root);
      for (const std::string& component : reference.components) shown += "/" + component;
      const auto path = resolveReference(root.empty() ? Path(".") : root, reference.components);
      if (path) file.contained.push_back({*path, pathToUtf8(*path), std::nullopt, nullptr, 0});
      else file.refused.push_back({shown, path.error()});
    }
  }

  void sealAndWrite(Accepted& accepted) {
    const Bytes metadata = encodeMetadata(accepted.image);
    // Chunk by chunk from the cache to the file: no second copy of the image in memory.
    accepted.temporary = internals().objects.startTemporary(accepted.image.id, [&](const store::ObjectStore::Sink& sink) -> Result<void> {
      TRY_ASSIGN(seal::ObjectSealer sealer, accepted.key.key.read([&](ByteView key) {
        return seal::ObjectSealer::start(accepted.image.id.uuid, key, metadata, m_vault.environment().random, sink);
      }));
      TRY_VOID(sealer.write(accepted.file.original->bytes()));
      return sealer.finish();
    });
  }

  // ---- on the vault's thread ----

  void take(Inspected file, std::vector<Accepted>& batch, std::vector<ImportOutcome>& outcomes) {
    if (!file.original) m_inFlightBytes -= file.reserved;
    if (file.isContainer) {
      addSources(std::move(file.contained), file.refused, outcomes);
      return;
    }
    if (!file.inspection) {
      if (file.inspection.error().code != ErrorCode::Cancelled) outcomes.push_back(refusal(file.source.display, file.inspection.error()));
      return;
    }
    const std::uint64_t bytes = file.reserved;
    auto accepted = plan(std::move(file));
    if (!accepted) {
      m_inFlightBytes -= bytes;
      outcomes.push_back(refusal(m_planning, accepted.error()));
      return;
    }
    const bool stored = m_mode == Mode::Import && (accepted->outcome.status == ImportStatus::Imported || accepted->outcome.status == ImportStatus::Quarantined);
    if (stored || accepted->restoreBinned) {
      batch.push_back(std::move(*accepted));
      return;
    }
    m_inFlightBytes -= bytes;
    outcomes.push_back(std::move(accepted->outcome));
  }

  struct Same {
    model::ImageId id;
    bool binned = false;
  };
  Result<Same> findSame(const seal::Hash& key) {
    if (const auto known = m_keysOfThisRun.find(toHex(key)); known != m_keysOfThisRun.end()) return Same{known->second, false};
    TRY_ASSIGN(auto* select, internals().catalogue.prepare("SELECT id, status FROM image WHERE duplicate_key = ? AND status <> 4 ORDER BY status LIMIT 1"));
    TRY_ASSIGN(const bool found, select->begin().bindBlob(key).step());
    Same same;
    if (found) same = {{Uuid::fromBytes(select->blob(0))}, select->integer(1) == static_cast<std::int64_t>(model::ImageStatus::Binned)};
    select->reset();
    return same;
  }

  Result<MatchPlan> match(const model::SourceIdentity& identity) {
    MatchContext context;
    context.identity = identity;
    context.chosen = m_chosen;
    context.newPatients = m_request.newPatients;
    if (!m_chosen && !identity.empty()) {
      const std::string key = identity.familyName.empty() && identity.givenName.empty() ? std::string() : nameKey(identity.familyName, identity.givenName);
      TRY_ASSIGN(context.candidates, matchCandidates(internals().catalogue, identity.patientNumber, key));
    }
    return planMatch(context);
  }

  Result<Accepted> plan(Inspected file) {
    m_planning = file.source.display;
    Accepted accepted;
    decode::Inspection& inspection = *file.inspection;
    accepted.duplicateKey = internals().keys.duplicateKey().read([&](ByteView key) { return seal::keyedHash(key, {file.blake2b}); });
    TRY_ASSIGN(const Same same, findSame(accepted.duplicateKey));
    ImportContext context;
    context.sameBytes = same.id;
    context.sameBytesBinned = same.binned;
    TRY_ASSIGN(MatchPlan matched, match(inspection.facts.identity));
    context.match = matched;
    if (matched.action == MatchPlan::Action::CreateAndFile && same.id.isNil() && m_mode == Mode::Import) {
      TRY_ASSIGN(matched.patient, createFrom(inspection.facts.identity));
      matched.action = MatchPlan::Action::File;
    }
    const ImportPlan planned = planImport(context);
    accepted.restoreBinned = planned.restoreBinned && m_mode == Mode::Import;
    fillOutcome(accepted.outcome, file, planned.status, matched, same.id);
    if (planned.status != ImportStatus::Duplicate) {
      fillImage(accepted.image, file, planned.imageStatus, matched);
      if (m_mode == Mode::Import) {
        accepted.outcome.image = accepted.image.id;
        TRY_ASSIGN(accepted.key, internals().keys.makeObjectKey(accepted.image.id, accepted.image.patient, internals().catalogue, m_vault.environment().random));
      }
      m_keysOfThisRun.emplace(toHex(accepted.duplicateKey), accepted.image.id);
    }
    accepted.file = std::move(file);
    return accepted;
  }

  void fillOutcome(ImportOutcome& outcome, Inspected& file, ImportStatus status, const MatchPlan& matched, model::ImageId same) {
    outcome.path = file.source.display;
    outcome.status = status;
    outcome.image = same;
    outcome.patient = matched.action == MatchPlan::Action::File ? matched.patient : matched.suggestion;
    outcome.match = matched.reason;
    outcome.pixelTrouble = file.inspection->pixelTrouble;
    outcome.facts = file.inspection->facts;
    if (m_mode == Mode::Preview) outcome.thumbnail = std::move(file.inspection->thumbnail);
  }

  void fillImage(model::Image& image, const Inspected& file, model::ImageStatus status, const MatchPlan& matched) {
    const Environment& environment = m_vault.environment();
    image.id = {newUuid(environment.clock, environment.random)};
    image.patient = status == model::ImageStatus::Filed ? matched.patient : model::PatientId{};
    image.status = status;
    image.facts = file.inspection->facts;
    image.tags = image.facts.tags;
    image.capturedAt = image.facts.capturedAt.value_or(model::LocalTime::at(environment.clock.now(), environment.clock));
    image.importedAt = environment.clock.now();
    image.importedBy = m_vault.user().id;
    image.import = m_id;
    image.sourceName = pathToUtf8(pathFromUtf8(file.source.display).filename());
    image.bytes = file.original->size();
    image.blake2b = file.blake2b;
    if (status == model::ImageStatus::Inbox) {
      image.inboxReason = matchReasonName(matched.reason);
      image.suggestion = matched.suggestion;
    }
  }

  Result<model::PatientId> createFrom(const model::SourceIdentity& identity) {
    model::PatientDetails details;
    details.familyName = identity.familyName;
    details.givenName = identity.givenName;
    details.birthDate = identity.birthDate;
    details.sex = static_cast<model::Sex>(identity.sex);
    details.number = identity.patientNumber;
    TRY_ASSIGN(const model::PatientId id, createPatient(m_vault, details));
    return id;
  }

  /// Seals the batch on the pool, then makes it durable: objects and folders, keys, journal, catalogue.
  Result<void> store(std::vector<Accepted>& batch, std::vector<ImportOutcome>& outcomes) {
    if (batch.empty()) return {};
    TRY_ASSIGN(const std::uint64_t free, m_vault.environment().files.freeBytes(internals().layout.root));
    std::uint64_t bytes = 0;
    for (const Accepted& accepted : batch) bytes += accepted.file.original->size();
    if (free < kFreeBytesNeeded / 4 + 2 * bytes) return abandon(batch, Error{ErrorCode::DiskFull, "reserve"});

    Mailbox<Accepted*> sealed;
    std::size_t pending = 0;
    for (Accepted& accepted : batch) {
      if (accepted.restoreBinned) continue;
      ++pending;
      m_pool.submit(WorkPool::Order::Urgent, [this, &accepted, &sealed] {
        try {
          sealAndWrite(accepted);
        } catch (const std::bad_alloc&) {
          accepted.written = fail(ErrorCode::DecoderOutOfMemory);
        }
        sealed.put(&accepted);
      });
    }
    while (pending > 0) pending -= sealed.take(pending, std::chrono::milliseconds(1000)).size();
    // All are on their way to the disk: the first sync takes the time, the others find most of it done.
    for (Accepted& accepted : batch) {
      if (accepted.restoreBinned) continue;
      if (accepted.temporary) accepted.written = internals().objects.syncTemporary(accepted.image.id, std::move(*accepted.temporary));
      else accepted.written = fail(accepted.temporary.error());
    }
    return publish(batch, outcomes);
  }

  Result<void> publish(std::vector<Accepted>& batch, std::vector<ImportOutcome>& outcomes) {
    std::vector<model::ImageId> ids;
    std::vector<store::KeyRecord> keys;
    std::vector<PendingChange> changes;
    for (Accepted& accepted : batch) {
      if (accepted.restoreBinned) {
        TRY_ASSIGN(const model::Image binned, findImage(m_vault, accepted.outcome.image));
        changes.push_back({binned.patient, change::ImagesRestored{{binned.id}}});
      } else if (accepted.written) {
        ids.push_back(accepted.image.id);
        keys.push_back(accepted.key.record);
        changes.push_back({accepted.image.patient, change::ImageImported{accepted.image, accepted.duplicateKey}});
      } else if (accepted.written.error().code == ErrorCode::DiskFull || accepted.written.error().code == ErrorCode::ReadOnlyMedium) {
        return abandon(batch, accepted.written.error());
      }
    }
    if (!changes.empty()) {
      const auto committed = commit(internals(), changes, keys, [&] { return internals().objects.publish(ids); });
      if (!committed) return abandon(batch, committed.error());
    }
    // The images are durable: they are reported even if their thumbnails must be made anew.
    [[maybe_unused]] const auto thumbnails = storeThumbnails(batch);
    for (Accepted& accepted : batch) {
      m_inFlightBytes -= accepted.file.reserved;
      if (accepted.restoreBinned || accepted.written) {
        outcomes.push_back(std::move(accepted.outcome));
        m_summary.bytes += accepted.file.original->size();
      } else {
        m_keysOfThisRun.erase(toHex(accepted.duplicateKey));
        outcomes.push_back(refusal(accepted.outcome.path, accepted.written.error()));
      }
    }
    return {};
  }

  /// Nothing of the batch was acknowledged: its temporary files go.
  Result<void> abandon(std::vector<Accepted>& batch, const Error& error) {
    for (const Accepted& accepted : batch)
      if (!accepted.restoreBinned) internals().objects.discardTemporary(accepted.image.id);
    m_cancelled = true;
    return fail(error);
  }

  Result<void> storeThumbnails(const std::vector<Accepted>& batch) {
    TRY_ASSIGN(auto transaction, store::Transaction::begin(internals().thumbnails));
    for (const Accepted& accepted : batch)
      if (accepted.written && !accepted.file.thumbnailJpeg.empty())
        TRY_VOID(storeCompressedThumbnail(internals().thumbnails, accepted.image.id, accepted.file.thumbnailJpeg));
    return transaction.commit();
  }

  void count(const ImportOutcome& outcome) {
    ++m_done;
    switch (outcome.status) {
      case ImportStatus::Imported: ++m_summary.imported; break;
      case ImportStatus::Duplicate: ++m_summary.duplicates; break;
      case ImportStatus::Quarantined: ++m_summary.quarantined; break;
      case ImportStatus::Refused: ++m_summary.refused; break;
    }
  }

  Vault& m_vault;
  decode::Decoder& m_decoder;
  ImportRequest m_request;
  CancelToken m_cancel;
  Mode m_mode;
  std::optional<model::Patient> m_chosen;
  model::ImportId m_id;
  SourceWalker m_walker;
  bool m_walking = true;
  bool m_cancelled = false;
  std::deque<SourceFile> m_waiting;
  std::set<std::string> m_seen;
  std::size_t m_inFlight = 0;
  std::uint64_t m_inFlightBytes = 0;
  std::unordered_map<std::string, model::ImageId> m_keysOfThisRun;
  std::string m_planning;  // the file that plan() works on, for its refusal
  ImportSummary m_summary;
  std::uint32_t m_done = 0;
  Mailbox<Inspected> m_inspected;
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

namespace {

/// The moment an import began: its id is a version 7 UUID.
std::int64_t beginningOf(model::ImportId import) {
  std::int64_t milliseconds = 0;
  for (std::size_t i = 0; i < 6; ++i) milliseconds = milliseconds << 8 | import.uuid.bytes[i];
  return milliseconds;
}

/// True when the vault has an image of this patient, in the bin too, that did not come with this import.
Result<bool> holdsOtherImages(store::Connection& catalogue, model::PatientId patient, model::ImportId import) {
  TRY_ASSIGN(auto* select, catalogue.prepare("SELECT 1 FROM image WHERE patient = ? AND import <> ? AND status <> 4 LIMIT 1"));
  TRY_ASSIGN(const bool found, select->begin().bindBlob(patient.uuid.view()).bindBlob(import.uuid.view()).step());
  select->reset();
  return found;
}

}  // namespace

Result<std::uint32_t> undoImport(Vault& vault, model::ImportId import) {
  TRY_VOID(require(vault, model::Permission::DeleteImages));
  Vault::Internals& internals = vault.internals();
  ImageSearch search;
  search.import = import;
  TRY_ASSIGN(const auto images, searchImages(vault, search));
  if (images.empty()) return fail(ErrorCode::NothingToUndo);
  std::set<model::PatientId> patients;
  std::int64_t lastImport = 0;
  for (const model::Image& image : images) {
    if (!image.patient.isNil()) patients.insert(image.patient);
    lastImport = std::max(lastImport, image.importedAt.milliseconds);
  }
  TRY_VOID(commit(internals, {{{}, change::ImportUndone{import}}}));
  // Patients that this import made and that hold nothing else go as well.
  std::vector<PendingChange> withdrawn;
  for (const model::PatientId patient : patients) {
    TRY_ASSIGN(const model::Patient found, findPatient(vault, patient));
    TRY_ASSIGN(const bool holdsOthers, holdsOtherImages(internals.catalogue, patient, import));
    const bool cameWithIt = found.createdAt.milliseconds >= beginningOf(import) && found.createdAt.milliseconds <= lastImport;
    if (found.imageCount == 0 && found.id == patient && cameWithIt && !holdsOthers) withdrawn.push_back({patient, change::PatientWithdrawn{}});
  }
  if (!withdrawn.empty()) TRY_VOID(commit(internals, withdrawn));
  return static_cast<std::uint32_t>(images.size());
}

}  // namespace safelight::vault
