#pragma once
// Whether anything of a running receiver, its memory or its files, tells or opens what it took.

#include "tests/process/receiver/receiving_practice.h"

namespace safelight::tests {

/// The outside of an arrival: enough to know whether a key opens it.
struct SealedSample {
  seal::ObjectHeader header{};
  std::array<std::uint8_t, 32> commit{};
};
std::vector<SealedSample> sealedSamples(const Path& inbox, std::size_t most);

/// Fails the test when one of `planted` stands in a process's memory, or when a value there is the inbox's secret key or opens a sample.
void searchMemory(const RunningReceiver& receiver, const std::vector<std::string>& planted, const seal::BoxPublicKey& inbox, const std::vector<SealedSample>& samples);
/// The same for every file below the folder; in sealed objects only for the planted.
void searchFiles(const Path& folder, const std::vector<std::string>& planted, const seal::BoxPublicKey& inbox, const std::vector<SealedSample>& samples);

}  // namespace safelight::tests
