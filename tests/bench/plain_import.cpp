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
constexpr std::uint64_t kInFlightBytes = 192u << 20;
constexpr unsigned kSyncs = 8;

struct Stored {
  vault::ExaminedSource file;
  model::ImageId id;
  Result<std::unique_ptr<store::File>> temporary = fail(ErrorCode::Internal);
};

class PlainImport {
 public:
  PlainImport(store::FileSystem& files, decode::Decoder& decoder, const Path& target, unsigned jobs)
      : m_files(files), m_layout{target}, m_objects(files, m_layout), m_examiner(files, decoder, vault::ThumbnailForm::Compressed), m_syncs(kSyncs), m_pool(jobs + 1) {
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
      std::vector<vault::ExaminedSource> examined = take();
      feed();
      store(examined);
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

  std::vector<vault::ExaminedSource> take() {
    std::vector<vault::ExaminedSource> files;
    if (m_inFlight == 0) return files;
    files = m_examined.take(kBatchFiles, std::chrono::milliseconds(100));
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::milliseconds(80);
    while (!files.empty() && files.size() < std::min(kBatchFiles, m_inFlight) && std::chrono::steady_clock::now() < deadline)
      for (vault::ExaminedSource& more : m_examined.take(kBatchFiles - files.size(), std::chrono::milliseconds(20))) files.push_back(std::move(more));
    m_inFlight -= files.size();
    return files;
  }

  void store(std::vector<vault::ExaminedSource>& files) {
    std::vector<Stored> batch;
    for (vault::ExaminedSource& file : files) {
      m_inFlightBytes -= file.reserved;
      if (file.examined.original) batch.push_back({std::move(file), {newUuid(m_clock, m_random)}});
    }
    vault::Mailbox<Stored*> written;
    for (Stored& one : batch)
      m_pool.submit(vault::WorkPool::Order::Urgent, [this, &one, &written] {
        one.temporary = m_objects.startTemporary(one.id, [&one](const store::ObjectStore::Sink& sink) { return sink(one.file.examined.original->bytes()); });
        written.put(&one);
      });
    for (std::size_t done = 0; done < batch.size();) done += written.take(batch.size(), std::chrono::milliseconds(1000)).size();
    for (Stored& one : batch) one.file.examined.original.reset();
    feed();
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
