#pragma once
// The real decoder program, started for a test.

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/decode/decoder.h"

namespace safelight::tests {

/// A decoder of a test's own, and which of this program's children it is.
class RunningDecoder {
 public:
  /// Starts bin/NAME and requires that it comes up.
  explicit RunningDecoder(const std::string& name = "safelight-decoder");
  decode::Decoder* operator->() const { return m_decoder.get(); }
  /// The decoder's processes now: those that this program did not have before. One, unless it died.
  std::vector<int> processes() const;

 private:
  std::vector<int> m_others;
  std::unique_ptr<decode::Decoder> m_decoder;
};

/// Process ids of the direct children of a process (this one by default).
std::vector<int> childrenOf(int process = 0);

/// Resident memory of this process in bytes.
std::uint64_t residentBytes();

/// The error of a Result, for CHECKs that print a name.
template <class T>
std::string outcomeOf(const Result<T>& result) {
  return result ? "done" : std::string(errorName(result.error().code));
}

inline decode::Request inspectRequest(std::string name = {}) {
  decode::Request request;
  request.nameHint = std::move(name);
  return request;
}

}  // namespace safelight::tests
