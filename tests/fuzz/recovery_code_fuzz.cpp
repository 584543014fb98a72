// What a person may type into the eight boxes of a recovery code.

#include "core/crypto/recovery_code.h"
#include "core/seal/sodium_random.h"
#include "tests/fuzz/target.h"
#include "tests/support/fixed_random.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  const std::string typed = toString(bytes);
  const auto secret = crypto::readRecoveryCode(typed);
  if (!secret) fuzz::require(secret.error().code == ErrorCode::RecoveryGroupWrong || secret.error().code == ErrorCode::RecoveryCodeWrong);
  for (std::size_t index = 0; index < 8; ++index) (void)crypto::groupIsSound(typed, index);
}

std::vector<Bytes> seeds() {
  fuzz::require(seal::startSodium().has_value());
  tests::FixedRandom random;
  const auto code = crypto::newRecoveryCode(random);
  std::string typed;
  for (const std::string& group : code->groups) typed += group + "-";
  const ByteView bytes = asBytes(typed);
  return {Bytes(bytes.begin(), bytes.end())};
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("recovery_code", run, seeds)
