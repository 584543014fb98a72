// Opening after the worst crash, in a practice with 100,000 originals.
//
//   recovery_bench FOLDER [--quick]      works in FOLDER; needs 1 GB

#include <cstring>
#include <filesystem>

#include "core/store/layout.h"
#include "core/vault/images/images.h"
#include "core/vault/import/import.h"
#include "core/vault/internals.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"
#include "tests/process/durability/clinic.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace safelight;
using namespace safelight::bench;
using tests::need;

/// Does not wait for the disk while the practice is being made; what is measured waits as it must.
class HurriedFiles final : public store::FileSystem {
 public:
  explicit HurriedFiles(store::FileSystem& inner) : m_inner(inner) {}

  Result<std::unique_ptr<store::File>> open(const Path& path, store::OpenMode mode) override {
    TRY_ASSIGN(auto file, m_inner.open(path, mode));
    return std::unique_ptr<store::File>(std::make_unique<HurriedFile>(std::move(file)));
  }
  Result<void> makeDirectory(const Path& path) override { return m_inner.makeDirectory(path); }
  Result<void> rename(const Path& from, const Path& to) override { return m_inner.rename(from, to); }
  Result<void> renameNew(const Path& from, const Path& to) override { return m_inner.renameNew(from, to); }
  Result<void> remove(const Path& path) override { return m_inner.remove(path); }
  Result<void> syncDirectory(const Path&) override { return {}; }
  std::optional<store::FileInfo> info(const Path& path) override { return m_inner.info(path); }
  Result<std::vector<std::string>> list(const Path& directory) override { return m_inner.list(directory); }
  Result<std::uint64_t> freeBytes(const Path& path) override { return m_inner.freeBytes(path); }
  bool isNetwork(const Path& path) override { return m_inner.isNetwork(path); }
  Result<std::unique_ptr<store::ExclusiveLock>> lock(const Path& path) override { return m_inner.lock(path); }

 private:
  class HurriedFile final : public store::File {
   public:
    explicit HurriedFile(std::unique_ptr<store::File> inner) : m_inner(std::move(inner)) {}
    Result<std::size_t> readAt(std::uint64_t offset, MutableByteView into) override { return m_inner->readAt(offset, into); }
    Result<void> writeAt(std::uint64_t offset, ByteView bytes) override { return m_inner->writeAt(offset, bytes); }
    Result<std::uint64_t> size() override { return m_inner->size(); }
    Result<void> truncate(std::uint64_t size) override { return m_inner->truncate(size); }
    Result<void> sync() override { return {}; }

   private:
    std::unique_ptr<store::File> m_inner;
  };
  store::FileSystem& m_inner;
};

void import(tests::Clinic& clinic, vault::Vault& open, std::uint32_t first, std::uint32_t count) {
  constexpr std::uint32_t kTogether = 500;
  for (std::uint32_t at = 0; at < count; at += kTogether) {
    vault::ImportRequest request;
    for (std::uint32_t i = at; i < std::min(count, at + kTogether); ++i) {
      const std::uint32_t number = first + i;
      auto original = need("original", decode::SharedOriginal::copyOf(tests::originalOf(number, tests::personNamedBy(number))));
      request.inMemory.push_back({tests::nameOf(number), std::make_shared<decode::SharedOriginal>(std::move(original))});
    }
    const auto run = need("import", vault::ImportRun::start(open, clinic.decoder, std::move(request), {}));
    while (!run->finished()) need("import", run->step());
  }
}

struct Times {
  double recovered = 0, clean = 0, rebuilt = 0;
};

/// Strays, a torn tail, and a catalogue that knows nothing of the last changes.
void crash(const Path& vault, const Path& olderCatalogue, std::uint32_t strays) {
  const store::Layout layout{vault};
  for (std::uint32_t i = 0; i < strays; ++i) tests::writeFile(layout.temporary() / ("01900000-0000-7000-8000-" + std::to_string(100'000'000'000 + i)), Bytes(100'000, 7));
  Path last;
  for (const auto& entry : std::filesystem::directory_iterator(layout.journal())) last = std::max(last, entry.path());
  Bytes bytes = tests::readFile(last);
  const Bytes torn(bytes.end() - 300, bytes.end());  // a record's end is no record
  bytes.insert(bytes.end(), torn.begin(), torn.end());
  tests::writeFile(last, bytes);
  tests::writeFile(layout.session(), {});
  std::filesystem::copy_file(olderCatalogue, layout.catalogue(), std::filesystem::copy_options::overwrite_existing);
}

Times measure(const Path& folder, std::uint32_t images, std::uint32_t behind, std::uint32_t strays) {
  tests::Clinic clinic(folder / "clinic");
  const Path vault = folder / "practice.safelight", older = folder / "older.db";
  clinic.copyTo(vault);
  HurriedFiles hurried(clinic.files());
  {
    auto open = need("open", clinic.open(vault, hurried));
    import(clinic, open, 1, images - behind);
  }
  std::filesystem::copy_file(vault / "catalogue.db", older);
  {
    auto open = need("open", clinic.open(vault, hurried));
    import(clinic, open, images - behind + 1, behind);
  }
  settleDisk();
  const auto openAndCount = [&] {
    auto open = need("open", clinic.open(vault));
    const auto counted = need("count", vault::countImages(open, {}));
    if (counted != images) tests::giveUp("images are missing: " + std::to_string(counted));
  };
  Times times;
  crash(vault, older, strays);
  times.recovered = seconds(openAndCount);
  times.clean = seconds(openAndCount);
  std::filesystem::remove(vault / "catalogue.db");
  times.rebuilt = seconds(openAndCount);
  return times;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const bool quick = count > 2 && std::strcmp(words[2], "--quick") == 0;
  const std::uint32_t images = quick ? 600 : 100'000, behind = quick ? 100 : 1000;
  const Folder folder(words[1]);
  const Times times = measure(folder.path(), images, behind, 100);
  row(text("opening after a crash: %u object files, %u changes that the catalogue lacks, 100 strays, a torn tail", images, behind), text("%.2f s", times.recovered),
      text("opening as it was closed: %.2f s", times.clean), "<= 5 s", times.recovered <= 5);
  row("the same with the catalogue gone: made anew from the journal", text("%.2f s", times.rebuilt), "", "", true);
  return 0;
}
