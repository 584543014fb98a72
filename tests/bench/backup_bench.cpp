// Backups: nothing new in a large vault, many new images, and the way back.
//
//   backup_bench FOLDER [--quick | unchanged | copying | restoring [--gigabytes N]]      works in FOLDER, on whose disk it depends; restoring
//                                                                                         needs twice N gigabytes there

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <optional>

#include "core/seal/object_envelope.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restore.h"
#include "core/vault/health/self_check.h"
#include "core/vault/internals.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"
#include "tests/support/sealed_whole.h"

namespace {

using namespace safelight;
using namespace safelight::bench;

constexpr double kMegabyte = 1e6;

/// Puts sealed originals of `bytes` each into a vault, past the decoder: what a backup reads is the same.
void addImages(vault::Vault& vault, unsigned count, std::size_t bytes) {
  vault::Vault::Internals& inside = vault.internals();
  const vault::Environment& environment = vault.environment();
  Bytes original(bytes);
  environment.random.fill(original);
  for (unsigned done = 0; done < count;) {
    std::vector<vault::PendingChange> changes;
    std::vector<store::KeyRecord> keys;
    for (; done < count && changes.size() < 1000; ++done) {
      vault::change::ImageImported imported;
      imported.image.id = {newUuid(environment.clock, environment.random)};
      imported.image.status = model::ImageStatus::Inbox;
      imported.image.bytes = bytes;
      original[0] = static_cast<std::uint8_t>(done);
      imported.image.blake2b = seal::hash(original);
      environment.random.fill(imported.duplicateKey);
      auto key = must("key", inside.keys.makeObjectKey(imported.image.id, {}, inside.catalogue, environment.random));
      const Bytes sealed = must("seal", key.key.read([&](ByteView secret) { return tests::sealWhole(imported.image.id.uuid, secret, {}, original, environment.random); }));
      must("folder", environment.files.makeDirectory(inside.layout.objectFolder(imported.image.id)));
      const auto file = must("object", environment.files.open(inside.layout.object(imported.image.id), store::OpenMode::CreateNew));
      must("write", file->writeAt(0, sealed));
      keys.push_back(key.record);
      changes.push_back({{}, std::move(imported)});
    }
    must("commit", vault::commit(inside, changes, keys));
  }
}

/// Copies every object one after the other, each synced: "cp" and "fsync" without anything else. Seconds.
double copyPlainly(store::FileSystem& files, const Path& from, const Path& to) {
  return seconds([&] {
    must("folder", files.makeDirectory(to));
    Bytes block(1u << 20);
    for (const std::string& folder : must("list", files.list(from))) {
      must("folder", files.makeDirectory(to / folder));
      for (const std::string& name : must("list", files.list(from / folder))) {
        const auto in = must("open", files.open(from / folder / name, store::OpenMode::Read));
        const auto out = must("open", files.open(to / folder / name, store::OpenMode::CreateNew));
        for (std::uint64_t at = 0;; at += block.size()) {
          const std::size_t got = must("read", in->readAt(at, block));
          must("write", out->writeAt(at, ByteView(block).first(got)));
          if (got < block.size()) break;
        }
        must("sync", out->sync());
      }
    }
  });
}

/// Each file below a folder of folders.
template <class Use>
void eachObject(store::FileSystem& files, const Path& objects, const Use& use) {
  for (const std::string& folder : must("list", files.list(objects)))
    for (const std::string& name : must("list", files.list(objects / folder))) use(objects / folder / name);
}

/// Lets the system forget what it remembers of these files, so that they are read from the disk.
void leaveCache(store::FileSystem& files, const Path& objects) {
  settleDisk();
  eachObject(files, objects, [&](const Path& path) { must("open", files.open(path, store::OpenMode::Read))->leaveCache(); });
}

/// Reads them one after the other from the disk. Seconds.
double readPlainly(store::FileSystem& files, const Path& objects) {
  leaveCache(files, objects);
  return seconds([&] {
    Bytes block(1u << 20);
    eachObject(files, objects, [&](const Path& path) {
      const auto in = must("open", files.open(path, store::OpenMode::Read));
      for (std::uint64_t at = 0; must("read", in->readAt(at, block)) == block.size();) at += block.size();
    });
  });
}

enum class Proving { Off, On };

vault::BackupReport backUp(vault::Vault& vault, const Path& place, unsigned verifySeconds, Proving proving = Proving::Off) {
  vault::BackupOrder order;
  order.destination = place;
  order.verifyFor = std::chrono::seconds(verifySeconds);
  if (proving == Proving::Off) order.proveFor = std::chrono::seconds(0);
  return must("backup", vault::backUp(vault, order));
}

void unchanged(const Path& at, unsigned images) {
  Practice practice;
  const Folder folder(at);
  vault::Vault vault = practice.create(folder / "many.safelight");
  addImages(vault, images, 100);
  // The place begins with the objects there: the first run only compares them.
  vault::BackupPlace place;
  place.location = (folder / "place").string();
  must("place", vault::preparePlace(practice.environment().files, vault.id(), place));
  copyAndSync(folder / "many.safelight" / "objects", folder / "place" / "objects");
  const double first = seconds([&] { backUp(vault, folder / "place", 0); });
  settleDisk();
  std::vector<double> runs;
  for (int i = 0; i < 3; ++i) runs.push_back(seconds([&] { backUp(vault, folder / "place", 0); }));
  vault::BackupReport verified;
  const double withVerify = seconds([&] { verified = backUp(vault, folder / "place", 5); });
  row(text("backup of an unchanged vault of %u objects", images), text("%.2f s", median(runs)), text("first run, everything compared: %.1f s", first), "<= 10 s", median(runs) <= 10);
  note(text("the same with 5 s for reading old copies again: %.2f s, %llu read", withVerify, static_cast<unsigned long long>(verified.outcome.verified)));
}

/// Megabytes a second of each way.
struct Rates {
  std::vector<double> ours, proven, plain, plainProven, disk;
};

/// What the disk takes: one file of large blocks past the system's cache, which on a virtual machine can be slower than the disk, and synced. Megabytes a second.
double diskRate(store::FileSystem& files, const Path& path, std::uint64_t bytes) {
  constexpr std::size_t kBlockBytes = 1u << 20;
  struct Aligned {
    void operator()(std::uint8_t* block) const { ::operator delete[](block, std::align_val_t{store::File::kPageBytes}); }
  };
  const std::unique_ptr<std::uint8_t[], Aligned> block(new (std::align_val_t{store::File::kPageBytes}) std::uint8_t[kBlockBytes]);
  std::fill_n(block.get(), kBlockBytes, std::uint8_t{0x5a});
  const auto file = must("disk", files.open(path, store::OpenMode::CreateNew));
  file->expectLargeWrites();
  std::uint64_t written = 0;
  const double taken = seconds([&] {
    for (; written < bytes; written += kBlockBytes) must("disk", file->writeAt(written, ByteView(block.get(), kBlockBytes)));
    must("disk", file->sync());
  });
  must("disk", files.remove(path));
  return static_cast<double>(written) / kMegabyte / taken;
}

void copyRound(const Path& at, unsigned images, std::size_t bytes, Rates& rates) {
  Practice practice;
  const auto owned = store::systemFiles();
  store::FileSystem& files = *owned;
  const Folder folder(at);
  vault::Vault vault = practice.create(folder / "vault.safelight");
  for (const Proving proving : {Proving::Off, Proving::On}) backUp(vault, folder / (proving == Proving::Off ? "place" : "proven"), 0);
  addImages(vault, images, bytes);
  const auto run = [&](const char* place, Proving proving) {
    settleDisk();
    vault::BackupReport report;
    const double taken = seconds([&] { report = backUp(vault, folder / place, 0, proving); });
    if (report.outcome.objects != images || report.readAgain != (proving == Proving::On ? images : 0)) stop("backup", {ErrorCode::Internal, {}});
    return static_cast<double>(report.bytes) / kMegabyte / taken;
  };
  rates.ours.push_back(run("place", Proving::Off));
  settleDisk();
  rates.disk.push_back(diskRate(files, folder / "disk", std::uint64_t{images} * bytes));
  settleDisk();
  const double megabytes = static_cast<double>(images) * static_cast<double>(bytes) / kMegabyte;
  const double copied = copyPlainly(files, folder / "vault.safelight" / "objects", folder / "copy");
  rates.plain.push_back(megabytes / copied);
  rates.proven.push_back(run("proven", Proving::On));
  rates.plainProven.push_back(megabytes / (copied + readPlainly(files, folder / "copy")));
}

void copying(const Path& at, unsigned images, std::size_t bytes, int rounds) {
  Rates rates;
  for (int round = 0; round < rounds; ++round) copyRound(at, images, bytes, rates);
  const double share = median(rates.ours) / median(rates.disk), provenShare = median(rates.proven) / median(rates.plainProven);
  row(text("incremental backup of %u new images of %.1f MB: copied, hashed, synced, signed", images, static_cast<double>(bytes) / kMegabyte), text("%.0f MB/s", median(rates.ours)),
      text("%.0f %% of what the disk takes past the cache, synced (%.0f MB/s); copy + fsync, file by file: %.0f MB/s", 100 * share, median(rates.disk), median(rates.plain)), ">= 80 %", share >= 0.8);
  row("the same, and each copy read again from the disk before the backup ends", text("%.0f MB/s", median(rates.proven)),
      text("%.0f %% of copy + fsync + reading it back (%.0f MB/s)", 100 * provenShare, median(rates.plainProven)), "", true);
  std::string all;
  for (std::size_t i = 0; i < rates.ours.size(); ++i) all += text("%.0f of %.0f (copied %.0f), %.0f of %.0f; ", rates.ours[i], rates.disk[i], rates.plain[i], rates.proven[i], rates.plainProven[i]);
  note("every round, MB/s: " + all);
}

/// The vault is made, saved and taken away; then a new computer brings it back, from a disk that nobody read before.
void restoring(const Path& at, double gigabytes) {
  constexpr std::size_t kImageBytes = 4'200'000;
  Practice practice;
  const Folder folder(at);
  const auto images = static_cast<unsigned>(gigabytes * 1e9 / kImageBytes) + 1;
  const Path original = folder / "vault.safelight", place = folder / "place", back = folder / "restored.safelight";
  double saving = 0;
  {
    vault::Vault vault = practice.create(original);
    addImages(vault, images, kImageBytes);
    settleDisk();
    saving = seconds([&] { backUp(vault, place, 0, Proving::On); });
  }
  std::filesystem::remove_all(original);
  const auto files = store::systemFiles();
  leaveCache(*files, place / "objects");
  std::optional<double> viewed;
  const auto began = std::chrono::steady_clock::now();
  const auto since = [&] { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count(); };
  const auto onProgress = [&](const vault::BackupProgress&) {
    if (viewed) return;
    // Signed in while the rest is on its way, and the newest image opened whole.
    vault::Vault open = practice.open(back);
    auto* select = must("catalogue", open.internals().catalogue.prepare("SELECT id FROM image ORDER BY id DESC LIMIT 1"));
    const auto newest = must("newest", select->begin().ids<model::ImageId>());
    must("image", vault::checkOriginal(open, newest.at(0)));
    viewed = since();
  };
  const auto restored = must("restore", vault::restoreBackup(practice.environment(), place, back, {}, onProgress));
  const double whole = since(), size = static_cast<double>(restored.bytes) / 1e9;
  if (!restored.missing.empty() || restored.objects != images) stop("restore", {ErrorCode::Internal, "images are missing"});
  row(text("restore of %.1f GB, %u images: signed in, newest image opened", size, images), text("%.1f s", *viewed), text("vault ready after %.2f s", restored.readyMilliseconds / 1000.0), "<= 120 s",
      *viewed <= 120);
  row(text("restore of %.1f GB: whole", size), text("%.1f s", whole), text("%.0f MB/s; saving it, each copy read again, took %.1f s", size * 1000 / whole, saving), "10 GB <= 900 s",
      whole / size * 10 <= 900);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const bool quick = count > 2 && std::strcmp(words[2], "--quick") == 0;
  const auto asked = [&](const char* part) { return count < 3 || quick || std::strcmp(words[2], part) == 0; };
  if (asked("unchanged")) unchanged(words[1], quick ? 500 : 100'000);
  if (asked("copying")) copying(words[1], quick ? 10 : 120, 4'200'000, quick ? 1 : 5);
  double gigabytes = quick ? 0.05 : 10;
  if (count > 4 && std::strcmp(words[3], "--gigabytes") == 0) gigabytes = std::atof(words[4]);
  if (asked("restoring")) restoring(words[1], gigabytes);
  return 0;
}
