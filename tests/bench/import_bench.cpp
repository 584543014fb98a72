// Taking files in, against copying them: DICOM images of 4 MB from a folder, and many small files.
//
//   import_bench FOLDER [--quick | --large]      works and compares in FOLDER, on whose disk it depends; --large leaves out the small files
//   import_bench FOLDER --sources      only writes the files, for a look with a profiler

#include <sodium.h>

#include <array>
#include <atomic>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>

#include "core/decode/decoder.h"
#include "core/seal/hash.h"
#include "core/seal/object_envelope.h"
#include "core/vault/import/import.h"
#include "tests/bench/made_images.h"
#include "tests/bench/measure.h"
#include "tests/bench/plain_import.h"
#include "tests/bench/practice.h"

namespace {

using namespace safelight;
using namespace safelight::bench;

struct Times {
  std::vector<double> copy, floor, plain, import, command;
};

unsigned jobsOf() { return std::max(2u, std::thread::hardware_concurrency()); }

/// What sealing, keys, journal and catalogue add, of rounds that stood side by side.
void sealingRow(const char* what, const Times& times) {
  std::vector<double> shares;
  for (std::size_t i = 0; i < times.import.size(); ++i) shares.push_back(times.import[i] / times.plain[i] - 1);
  const double added = median(shares);
  row(std::string("what sealing, keys, journal and catalogue add to ") + what, text("%+.0f %%", 100 * added),
      text("the same import, synced alike, with plain files and nothing else: %.2f s", median(times.plain)), "<= 5 %", added <= 0.05);
}

/// The import itself: vault open, decoder running. Seconds.
double importInto(vault::Vault& vault, decode::Decoder& decoder, const Path& source, unsigned expected) {
  vault::ImportSummary summary;
  const double taken = seconds([&] {
    vault::ImportRequest request;
    request.paths = {source};
    request.newPatients = vault::MatchContext::NewPatients::Create;
    request.jobs = jobsOf();
    const auto run = must("import", vault::ImportRun::start(vault, decoder, std::move(request), CancelToken()));
    while (!run->finished()) must("import", run->step());
    summary = run->summary();
  });
  if (summary.imported + summary.quarantined != expected) stop("import", {ErrorCode::Internal, std::to_string(summary.imported) + " imported"});
  return taken;
}

/// The whole command, unlocking included. Seconds.
double importCommand(const Path& vault, const Path& source, const Path& password) {
  const std::string program = (decode::decoderBesideThisProgram().parent_path() / "safelightctl").string();
  const std::string command = program + " import '" + vault.string() + "' '" + source.string() + "' --new-patients --login " + kLogin +
                              " --password-file '" + password.string() + "' > /dev/null";
  return seconds([&] {
    if (std::system(command.c_str()) != 0) stop("safelightctl import", {ErrorCode::Internal, {}});
  });
}

/// What no import can be faster than: the same bytes read, hashed and encrypted by libsodium on every core, written and synced; no decoding,
/// no catalogue. Seconds.
double floorOf(const Path& source, const Path& target) {
  std::vector<Path> files;
  for (const auto& entry : std::filesystem::directory_iterator(source)) files.push_back(entry.path());
  std::filesystem::create_directories(target);
  std::atomic<std::size_t> next = 0;
  const auto work = [&] {
    const std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_KEYBYTES> key{1};
    const std::array<std::uint8_t, crypto_aead_xchacha20poly1305_ietf_NPUBBYTES> nonce{2};
    Bytes plain, sealed;
    for (std::size_t i = next++; i < files.size(); i = next++) {
      plain.resize(std::filesystem::file_size(files[i]));
      std::ifstream(files[i], std::ios::binary).read(reinterpret_cast<char*>(plain.data()), static_cast<std::streamsize>(plain.size()));
      const seal::Hash hash = seal::hash(plain);
      sealed.resize(plain.size() + (plain.size() / seal::kChunkBytes + 1) * seal::kTagBytes);
      std::size_t end = 0;
      for (std::size_t at = 0; at < plain.size(); at += seal::kChunkBytes) {
        const std::size_t part = std::min(seal::kChunkBytes, plain.size() - at);
        crypto_aead_xchacha20poly1305_ietf_encrypt(sealed.data() + end, nullptr, plain.data() + at, part, hash.data(), hash.size(), nullptr, nonce.data(), key.data());
        end += part + seal::kTagBytes;
      }
      std::ofstream(target / files[i].filename(), std::ios::binary).write(reinterpret_cast<const char*>(sealed.data()), static_cast<std::streamsize>(end));
    }
  };
  return seconds([&] {
    std::vector<std::thread> threads;
    for (unsigned i = 0; i < std::max(2u, std::thread::hardware_concurrency()); ++i) threads.emplace_back(work);
    for (std::thread& thread : threads) thread.join();
    settleDisk();
  });
}

Times compare(Practice& practice, const Folder& folder, const Path& source, unsigned count, unsigned rounds) {
  Times times;
  const Path copied = folder / "copied", vaultPath = folder / "bench.safelight", password = folder / "password";
  std::ofstream(password) << kPassword;
  const auto files = store::systemFiles();
  for (unsigned i = 0; i < rounds; ++i) {
    settleDisk();
    // The second counts: a virtual machine hands out memory that nobody used for a while a few times slower than memory just given back.
    copyAndSync(source, copied);
    std::filesystem::remove_all(copied);
    settleDisk();
    times.copy.push_back(copyAndSync(source, copied));
    std::filesystem::remove_all(copied);
    settleDisk();
    times.floor.push_back(floorOf(source, copied));
    std::filesystem::remove_all(copied);
    const auto plainly = [&] {
      const auto decoder = must("decoder", decode::startDecoder(decode::decoderBesideThisProgram()));
      settleDisk();
      times.plain.push_back(importPlainly(*files, *decoder, source, copied, jobsOf(), count));
      std::filesystem::remove_all(copied);
    };
    // Whatever the machine does to the second of two, it does to both in turn.
    if (i % 2 == 0) plainly();
    {
      vault::Vault vault = practice.create(vaultPath);
      const auto decoder = must("decoder", decode::startDecoder(decode::decoderBesideThisProgram()));
      settleDisk();
      times.import.push_back(importInto(vault, *decoder, source, count));
    }
    std::filesystem::remove_all(vaultPath);
    if (i % 2 == 1) plainly();
    { [[maybe_unused]] const vault::Vault vault = practice.create(vaultPath); }
    settleDisk();
    times.command.push_back(importCommand(vaultPath, source, password));
    std::filesystem::remove_all(vaultPath);
  }
  return times;
}

}  // namespace

int main(int count, char** words) {
  if (count < 2) return 2;
  const bool quick = count > 2 && std::strcmp(words[2], "--quick") == 0;
  if (count > 2 && std::strcmp(words[2], "--sources") == 0) {
    writeRadiographs(Path(words[1]) / "large", 200);
    writeSmallFiles(Path(words[1]) / "small", 2000);
    return 0;
  }
  Practice practice;
  const Folder folder(words[1]);

  const unsigned large = quick ? 4 : 200, small = quick ? 12 : 2000, rounds = quick ? 1 : 5;
  writeRadiographs(folder / "large", large);
  const Times big = compare(practice, folder, folder / "large", large, rounds);
  const double ratio = median(big.import) / median(big.copy);
  row(text("import of %u DICOM images of 4.2 MB, 16 bits", large), text("%.2f s", median(big.import)),
      text("%.2f x `cp -r` + `sync` (%.2f s)", ratio, median(big.copy)), "<= 2.0 x", ratio <= 2.0);
  sealingRow("it", big);
  row("the same by `safelightctl import`, start and unlock included", text("%.2f s", median(big.command)),
      text("%.2f x", median(big.command) / median(big.copy)), "", true);
  note(text("hash and encryption by libsodium alone, the same bytes read, written and synced: %.2f s, %.2f x `cp -r` + `sync`; the import takes %.2f x that",
            median(big.floor), median(big.floor) / median(big.copy), median(big.import) / median(big.floor)));
  std::filesystem::remove_all(folder / "large");
  const auto everyRound = [](const Times& times) {
    std::string all = "import, the same with plain files, and copying, every round:";
    for (std::size_t i = 0; i < times.import.size(); ++i) all += text(" %.2f %.2f %.2f s,", times.import[i], times.plain[i], times.copy[i]);
    return all.substr(0, all.size() - 1);
  };
  note(everyRound(big));
  if (count > 2 && std::strcmp(words[2], "--large") == 0) return 0;

  writeSmallFiles(folder / "small", small);
  const Times little = compare(practice, folder, folder / "small", small, rounds);
  const double rate = small / median(little.import);
  row(text("import of %u files of 100-500 KB, a third JPEG", small), text("%.0f files/s", rate),
      text("%.2f x `cp -r` + `sync` (%.2f s)", median(little.import) / median(little.copy), median(little.copy)), ">= 150 files/s", rate >= 150);
  sealingRow("that", little);
  note(everyRound(little));
  return 0;
}
