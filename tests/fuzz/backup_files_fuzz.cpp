// What a restore and a backup read from a place that others can write to: manifest, list of a set, tombstone, marker. All of it is read before it is
// known whether the signature holds.

#include "core/vault/backup/set_list.h"
#include "core/vault/backup/set_reader.h"
#include "core/vault/keeping/tombstone.h"
#include "tests/fuzz/small_practice.h"

using namespace safelight;
using namespace safelight::vault;

namespace {

/// The first byte chooses which file it is. Whatever holds is what the owner signed, byte for byte: nobody else's bytes ever do.
void run(ByteView bytes) {
  if (bytes.empty()) return;
  const fuzz::SmallPractice& here = fuzz::smallPractice();
  const ByteView body = bytes.subspan(1);
  const auto isBody = [&](const Bytes& again) { return std::equal(again.begin(), again.end(), body.begin(), body.end()); };
  switch (bytes[0] % 4) {
    case 0: {
      (void)parseManifest(body);
      if (const auto manifest = readManifest(body, *here.members)) fuzz::require(isBody(signManifest(manifest->state, manifest->signer, *here.owner)));
      break;
    }
    case 1: {
      if (const auto list = readList(body, *here.members)) fuzz::require(isBody(signList(*list, here.id, *here.owner)));
      break;
    }
    case 2: {
      if (const auto tombstone = parseTombstone(body, *here.members)) fuzz::require(isBody(signTombstone(*tombstone, *here.owner)));
      break;
    }
    default: {
      fuzz::MemoryFiles files;
      files.files["place/backup"] = std::make_shared<Bytes>(body.begin(), body.end());
      (void)readMarker(files, {"place"});
      break;
    }
  }
}

std::vector<Bytes> seeds() {
  const fuzz::SmallPractice& here = fuzz::smallPractice();
  VaultState state;
  state.vault = here.members->vault();
  state.images = 2;
  SetList list;
  list.vault = state.vault;
  list.files = {{"head", 10, {}}, {"members", 20, {}}};
  list.segments = {{"000001.seg", 30, {}}};
  list.objects = {{tests::numbered<model::ImageId>(1), 40, {}}, {tests::numbered<model::ImageId>(2), 50, {}}};
  Tombstone tombstone{state.vault, {1'795'000'000'000}, here.id, {tests::numbered<model::PatientId>(3)}, {tests::numbered<model::ImageId>(1)}};
  ByteWriter marker;
  marker.raw(asBytes("SLBACKUP"));
  marker.u16(1);
  marker.raw(Bytes(32, 5));
  return {fuzz::behind(3, marker.bytes()), fuzz::behind(0, signManifest(state, here.id, *here.owner)), fuzz::behind(1, signList(list, here.id, *here.owner)), fuzz::behind(2, signTombstone(tombstone, *here.owner))};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("backup_files", run, seeds)
