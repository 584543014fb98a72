// Backups: nothing new in a large vault, many new images, and the way back.
//
//   backup_bench FOLDER [--quick | unchanged | copying]      works in FOLDER, on whose disk it depends

#include <cstring>

#include "core/seal/object_envelope.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/restore.h"
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

vault::BackupReport backUp(vault::Vault& vault, const Path& place, unsigned verifySeconds) {
  vault::BackupOrder order;
  order.destination = place;
  order.verifyFor = std::chrono::seconds(verifySeconds);
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

void copying(const Path& at, unsigned images, std::size_t bytes, int rounds) {
  Practice practice;
  std::vector<double> ours, plain, ready, first, whole;
  double gigabytes = 0;
  for (int round = 0; round < rounds; ++round) {
    const Folder folder(at);
    vault::Vault vault = practice.create(folder / "vault.safelight");
    backUp(vault, folder / "place", 0);
    addImages(vault, images, bytes);
    settleDisk();
    vault::BackupReport report;
    const double taken = seconds([&] { report = backUp(vault, folder / "place", 0); });
    ours.push_back(static_cast<double>(report.bytes) / kMegabyte / taken);
    settleDisk();
    const double copied = copyPlainly(practice.environment().files, folder / "vault.safelight" / "objects", folder / "copy");
    plain.push_back(static_cast<double>(report.outcome.bytes) / kMegabyte / copied);
    settleDisk();
    const auto restored = must("restore", vault::restoreBackup(practice.environment(), folder / "place", folder / "restored.safelight"));
    gigabytes = static_cast<double>(restored.bytes) / 1e9;
    ready.push_back(restored.readyMilliseconds / 1000.0);
    first.push_back(restored.firstMilliseconds / 1000.0);
    whole.push_back(restored.milliseconds / 1000.0);
  }
  const double share = median(ours) / median(plain), tenGigabytes = median(whole) / gigabytes * 10;
  row(text("incremental backup of %u new images of %.1f MB, each read again", images, static_cast<double>(bytes) / kMegabyte), text("%.0f MB/s", median(ours)),
      text("%.0f %% of copy + fsync, file by file (%.0f MB/s)", 100 * share, median(plain)), ">= 80 %", share >= 0.8);
  row(text("restore of %.1f GB: vault ready, first image", gigabytes), text("%.2f s, %.2f s", median(ready), median(first)), "", "<= 120 s", median(first) <= 120);
  row(text("restore of %.1f GB: whole", gigabytes), text("%.1f s", median(whole)), text("10 GB at this rate: %.0f s", tenGigabytes), "10 GB <= 900 s", tenGigabytes <= 900);
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const bool quick = count > 2 && std::strcmp(words[2], "--quick") == 0;
  const auto asked = [&](const char* part) { return count < 3 || quick || std::strcmp(words[2], part) == 0; };
  if (asked("unchanged")) unchanged(words[1], quick ? 500 : 100'000);
  if (asked("copying")) copying(words[1], quick ? 10 : 120, 4'200'000, quick ? 1 : 3);
  return 0;
}
