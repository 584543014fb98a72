#include "core/crypto/guess_time.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <ctime>

namespace safelight::crypto {
namespace {

constexpr std::uint32_t kPieceMiB = 32;

/// What this thread has used of a processor, where the system counts it: the other work of a computer is nothing to a thief, who has it alone.
std::chrono::nanoseconds worked() {
#ifdef CLOCK_THREAD_CPUTIME_ID
  timespec now{};
  if (clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now) == 0) return std::chrono::seconds(now.tv_sec) + std::chrono::nanoseconds(now.tv_nsec);
#endif
  return std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::steady_clock::now().time_since_epoch());
}

/// One pass over the piece, with nothing secret in it.
Result<std::chrono::nanoseconds> pieceTime() {
  constexpr std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
  constexpr std::array<char, 1> password{'-'};
  std::array<unsigned char, 32> key{};
  const auto start = worked();
  if (crypto_pwhash(key.data(), key.size(), password.data(), password.size(), salt.data(), 1, std::size_t{kPieceMiB} << 20, crypto_pwhash_ALG_ARGON2ID13) != 0)
    return fail(ErrorCode::Internal, "no memory for Argon2id");
  return worked() - start;
}

}  // namespace

Result<std::chrono::milliseconds> guessTime(const StretchCost& cost) {
  if (!cost.isAllowed()) return fail(ErrorCode::SlotRefused);
  // The quickest of some: the other work of this computer only ever adds.
  TRY_ASSIGN(auto quickest, pieceTime());
  for (int more = 0; more < 2; ++more) {
    TRY_ASSIGN(const auto again, pieceTime());
    quickest = std::min(quickest, again);
  }
  const std::int64_t pieces = std::int64_t{cost.passes} * cost.memoryMiB / kPieceMiB;
  return std::chrono::duration_cast<std::chrono::milliseconds>(quickest * pieces);
}

}  // namespace safelight::crypto
