#include "tests/bench/plain_import.h"

#include <algorithm>
#include <chrono>
#include <deque>

#include "core/base/clock.h"
#include "core/seal/sodium_random.h"
#include "core/store/object_store.h"
#include "core/vault/import/examine_source.h"
#include "core/vault/work_pool.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"

namespace safelight::bench {
namespace {

// Those of import_run.cpp.
constexpr std::size_t kBatchFiles = 32, kInFlightFiles = 48;
constexpr std::chrono::milliseconds kBatchTime{250};
constexpr std::uint64_t kInFlightBytes = 96u << 20;
constexpr unsigned kSyncs = 8, kWaiting = 2;

struct Stored {
  vault::ExaminedSource file;
  model::ImageId id;
  Result<std::unique_ptr<store::File>> temporary = fail(ErrorCode::Internal);
};

struct Batch {
  std::deque<Stored> files;
  std::size_t writing = 0;
  vault::Mailbox<Stored*> written;
};

class PlainImport {
 public:
  PlainImport(store::FileSystem& files, decode::Decoder& decoder, const Path& target, unsigned jobs)
      : m_files(files), m_layout{target}, m_objects(files, m_layout), m_examiner(files, decoder, vault::ThumbnailForm::Compressed, kInFlightBytes * 3 / 2), m_syncs(kSyncs), m_pool(jobs + kWaiting) {
    for (const Path& folder : {target, m_layout.objects(), m_layout.temporary()}) must("folder", files.makeDirectory(folder));
  }

  unsigned run(const Path& source) {
    vault::SourceWalker walker({source});
    for (bool walking = true; walking || !m_waiting.empty() || m_inFlight > 0;) {
      std::vector<vault::SourceFile> found;
      std::vector<vault::RefusedSource> refused;
      walking = walking && walker.advance(512, found, refused);
      for (vault::SourceFile& file : found) m_waiting.push_back(std::move(file));
      feed();
      Batch batch;
      gather(batch);
      store(batch.files);
    }
    return m_stored;
  }

 private:
  void feed() {
    while (!m_waiting.empty() && m_inFlight < kInFlightFiles && (m_inFlightBytes < kInFlightBytes || m_inFlight == 0)) {
      vault::SourceFile source = std::move(m_waiting.front());
      m_waiting.pop_front();
      ++m_inFlight;
      const auto info = m_files.info(source.path);
      const std::uint64_t reserved = info ? info->size : 0;
      m_inFlightBytes += reserved;
      m_pool.submit(vault::WorkPool::Order::Usual, [this, reserved, source = std::move(source)]() mutable {
        vault::ExaminedSource file = m_examiner.examine(std::move(source));
        file.reserved = reserved;
        m_examined.put(std::move(file));
      });
    }
  }

  void gather(Batch& batch) {
    const auto deadline = std::chrono::steady_clock::now() + kBatchTime;
    for (std::size_t taken = 0; m_inFlight > 0 && taken < kBatchFiles && std::chrono::steady_clock::now() < deadline;) {
      std::vector<vault::ExaminedSource> files = m_examined.take(kBatchFiles - taken, std::chrono::milliseconds(20));
      m_inFlight -= files.size();
      taken += files.size();
      for (vault::ExaminedSource& file : files) {
        if (file.examined.original) write(std::move(file), batch);
        else m_inFlightBytes -= file.reserved;
      }
      release(batch, std::chrono::milliseconds(0));
      feed();
    }
    while (batch.writing > 0) release(batch, std::chrono::milliseconds(1000));
    feed();
  }

  void write(vault::ExaminedSource file, Batch& batch) {
    Stored& one = batch.files.emplace_back(Stored{std::move(file), {newUuid(m_clock, m_random)}});
    ++batch.writing;
    m_pool.submit(vault::WorkPool::Order::Urgent, [this, &one, &written = batch.written] {
      one.temporary = m_objects.startTemporary(one.id, [&one](const store::ObjectStore::Sink& sink) { return sink(one.file.examined.original->bytes()); });
      one.file.examined.original.reset();
      written.put(&one);
    });
  }

  void release(Batch& batch, std::chrono::milliseconds wait) {
    for (const Stored* one : batch.written.take(batch.writing, wait)) {
      m_inFlightBytes -= one->file.reserved;
      --batch.writing;
    }
  }

  void store(std::deque<Stored>& batch) {
    if (batch.empty()) return;
    store::ObjectStore::Tasks syncs;
    std::vector<model::ImageId> ids;
    for (Stored& one : batch) {
      ids.push_back(one.id);
      syncs.push_back([this, &one]() -> Result<void> {
        TRY_ASSIGN(auto file, std::move(one.temporary));
        return m_objects.syncTemporary(one.id, std::move(file));
      });
    }
    must("sync", m_syncs.runAll(syncs));
    must("publish", m_objects.publish(ids, [this](const store::ObjectStore::Tasks& folders) { return m_syncs.runAll(folders); }));
    m_stored += static_cast<unsigned>(ids.size());
  }

  store::FileSystem& m_files;
  store::Layout m_layout;
  store::ObjectStore m_objects;
  vault::SourceExaminer m_examiner;
  SystemClock m_clock;
  seal::SodiumRandom m_random;
  std::deque<vault::SourceFile> m_waiting;
  std::size_t m_inFlight = 0;
  std::uint64_t m_inFlightBytes = 0;
  unsigned m_stored = 0;
  vault::Mailbox<vault::ExaminedSource> m_examined;
  vault::WorkPool m_syncs;
  vault::WorkPool m_pool;  // last: its threads end before what they use
};

}  // namespace

double importPlainly(store::FileSystem& files, decode::Decoder& decoder, const Path& source, const Path& target, unsigned jobs, unsigned expected) {
  unsigned stored = 0;
  const double taken = seconds([&] { stored = PlainImport(files, decoder, target, jobs).run(source); });
  if (stored != expected) stop("plain import", {ErrorCode::Internal, std::to_string(stored) + " stored"});
  return taken;
}

}  // namespace safelight::bench
