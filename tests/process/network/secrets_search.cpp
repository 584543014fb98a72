#include "tests/process/network/secrets_search.h"

#include <sodium.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "tests/process/receiver/memory_search.h"

namespace safelight::tests {

namespace fs = std::filesystem;

namespace {

// Objects and databases: ciphertext, in which every value looks like a key.
constexpr std::uintmax_t kSmallFile = 64u << 10;

void tryKeys(const std::vector<KeyCandidate>& candidates, const seal::BoxPublicKey& inbox, const std::vector<SealedSample>& samples) {
  std::size_t opening = 0;
  for (const KeyCandidate& candidate : candidates) {
    seal::BoxPublicKey publicHalf{};
    ::crypto_scalarmult_base(publicHalf.data(), candidate.data());
    opening += publicHalf == inbox ? 1 : 0;
    for (const SealedSample& sample : samples) opening += seal::deriveChunkKeys(candidate, sample.header).commit == sample.commit ? 1 : 0;
  }
  CHECK(opening == 0);
}

void searchText(ByteView bytes, const std::vector<std::string>& planted) {
  for (const std::string& text : planted) {
    INFO(text);
    CHECK(occurrences(bytes, asBytes(text)) == 0);
  }
}

}  // namespace

std::vector<SealedSample> sealedSamples(const Path& inbox, std::size_t most) {
  std::vector<SealedSample> samples;
  for (const auto& entry : fs::directory_iterator(inbox)) {
    if (samples.size() == most) break;
    if (!Uuid::parse(entry.path().filename().string())) continue;
    const Bytes file = readFile(entry.path());
    if (file.size() < seal::kObjectHeaderBytes) continue;
    SealedSample sample;
    std::copy_n(file.begin(), sample.header.size(), sample.header.begin());
    const auto layout = seal::ObjectLayout::parse(sample.header);
    REQUIRE(layout);
    sample.commit = layout->commit;
    samples.push_back(sample);
  }
  return samples;
}

void searchMemory(const RunningReceiver& receiver, const std::vector<std::string>& planted, const seal::BoxPublicKey& inbox, const std::vector<SealedSample>& samples) {
  std::vector<int> processes = receiver.associations();
  processes.push_back(receiver.acceptor());
  processes.push_back(receiver.keeper());
  std::vector<Bytes> memories;
  for (const int process : processes) {
    memories.push_back(memoryOf(process));
    INFO("process " << process);
    REQUIRE(memories.back().size() > 100'000);
    searchText(memories.back(), planted);
  }
  const auto candidates = keyCandidates(memories, 8);
  CHECK(candidates.size() > 1000);
  tryKeys(candidates, inbox, samples);
}

void searchFiles(const Path& folder, const std::vector<std::string>& planted, const seal::BoxPublicKey& inbox, const std::vector<SealedSample>& samples) {
  std::vector<Bytes> small;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file()) continue;
    INFO(entry.path());
    Bytes bytes = readFile(entry.path());
    searchText(bytes, planted);
    const bool isObject = Uuid::parse(entry.path().filename().string()).has_value();
    if (!isObject && entry.file_size() <= kSmallFile && entry.path().extension() != ".db") small.push_back(std::move(bytes));
  }
  REQUIRE(small.size() > 3);
  tryKeys(keyCandidates(small, 1), inbox, samples);
}

}  // namespace safelight::tests
