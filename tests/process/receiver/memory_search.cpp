#include "tests/process/receiver/memory_search.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <functional>
#include <string>

namespace safelight::tests {

Bytes memoryOf(int process) {
  std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
  const int memory = ::open(("/proc/" + std::to_string(process) + "/mem").c_str(), O_RDONLY | O_CLOEXEC);
  Bytes all;
  for (std::string line; std::getline(maps, line);) {
    unsigned long long from = 0, to = 0;
    char rights[5] = {};
    if (std::sscanf(line.c_str(), "%llx-%llx %4s", &from, &to, rights) != 3 || rights[1] != 'w') continue;
    const std::size_t at = all.size();
    all.resize(at + (to - from));
    const ssize_t count = memory < 0 ? -1 : ::pread(memory, all.data() + at, to - from, static_cast<off_t>(from));
    all.resize(at + static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  }
  if (memory >= 0) ::close(memory);
  return all;
}

std::size_t occurrences(ByteView haystack, ByteView needle) {
  const std::boyer_moore_horspool_searcher searcher(needle.begin(), needle.end());
  std::size_t count = 0;
  for (auto at = std::search(haystack.begin(), haystack.end(), searcher); at != haystack.end(); at = std::search(at + 1, haystack.end(), searcher)) ++count;
  return count;
}

std::vector<KeyCandidate> keyCandidates(const std::vector<Bytes>& memories, std::size_t step) {
  std::vector<KeyCandidate> candidates;
  for (const Bytes& memory : memories) {
    for (std::size_t at = 0; at + 32 <= memory.size(); at += step) {
      const ByteView value = ByteView(memory).subspan(at, 32);
      if (std::ranges::count(value, std::uint8_t{0}) > 8) continue;  // no random key has so many zeros
      std::ranges::copy(value, candidates.emplace_back().begin());
    }
  }
  std::ranges::sort(candidates);
  candidates.erase(std::unique(candidates.begin(), candidates.end()), candidates.end());
  return candidates;
}

}  // namespace safelight::tests
