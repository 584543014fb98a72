// Sealing and opening objects against libsodium's XChaCha20-Poly1305 on the same buffer.
//
//   sealing_bench [--quick]

#include <sodium.h>

#include <cstring>

#include "core/crypto/object_opener.h"
#include "core/seal/object_envelope.h"
#include "core/seal/sodium_random.h"
#include "tests/bench/measure.h"
#include "tests/bench/practice.h"

namespace {

using namespace safelight;
using namespace safelight::bench;

constexpr std::size_t kRaw = crypto_aead_xchacha20poly1305_ietf_ABYTES;

struct Buffers {
  Bytes plain, sealed, object, back;
  std::array<std::uint8_t, 32> key{};
  std::array<std::uint8_t, 24> nonce{};
};

void sealRaw(Buffers& b) {
  unsigned long long length = 0;
  crypto_aead_xchacha20poly1305_ietf_encrypt(b.sealed.data(), &length, b.plain.data(), b.plain.size(), nullptr, 0, nullptr, b.nonce.data(), b.key.data());
}

void openRaw(Buffers& b) {
  unsigned long long length = 0;
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(b.back.data(), &length, nullptr, b.sealed.data(), b.sealed.size(), nullptr, 0, b.nonce.data(), b.key.data()) != 0)
    stop("libsodium", {ErrorCode::Internal, {}});
}

/// Sealed bytes go where the raw ones go: into a buffer that is there already.
void sealObject(Buffers& b, Uuid id, Random& random) {
  std::size_t at = 0;
  auto sealer = must("seal", seal::ObjectSealer::start(id, b.key, {}, random, [&](ByteView part) -> Result<void> {
    std::copy(part.begin(), part.end(), b.object.begin() + static_cast<std::ptrdiff_t>(at));
    at += part.size();
    return {};
  }));
  must("seal", sealer.write(b.plain));
  must("seal", sealer.finish());
}

void openObject(Buffers& b, Uuid id, const crypto::SecretBytes& key) {
  const auto opener = must("open", crypto::ObjectOpener::open(id, key, b.object.size(), [&](std::uint64_t offset, MutableByteView into) -> Result<void> {
    std::copy_n(b.object.begin() + static_cast<std::ptrdiff_t>(offset), into.size(), into.begin());
    return {};
  }));
  must("open", opener.readAt(0, b.back));
}

}  // namespace

int main(int count, char** words) {
  const bool quick = count > 1 && std::strcmp(words[1], "--quick") == 0;
  if (!seal::startSodium()) return 1;
  seal::SodiumRandom random;
  Buffers b;
  b.plain.resize(quick ? 300'000 : 4'200'000);
  random.fill(b.plain);
  random.fill(b.key);
  random.fill(b.nonce);
  b.sealed.resize(b.plain.size() + kRaw);
  b.back.resize(b.plain.size());
  b.object.resize(seal::sealedBytes(0, b.plain.size()));
  const Uuid id = newUuid(SystemClock(), random);
  const auto key = must("key", crypto::SecretBytes::copyOf(b.key));

  // In turn, so that a busy moment of the machine meets all four.
  std::vector<double> times[4];
  for (int i = 0; i < (quick ? 2 : 41); ++i) {
    times[0].push_back(seconds([&] { sealRaw(b); }));
    times[1].push_back(seconds([&] { sealObject(b, id, random); }));
    times[2].push_back(seconds([&] { openRaw(b); }));
    times[3].push_back(seconds([&] { openObject(b, id, key); }));
  }
  if (b.back != b.plain) stop("opened", {ErrorCode::Internal, "other bytes"});
  const auto rate = [&](int which) { return static_cast<double>(b.plain.size()) / percentile(times[which], 0.25) / 1e6; };
  const double sealing = rate(1) / rate(0), opening = rate(3) / rate(2);
  row("sealing an object of 4.2 MB", text("%.0f MB/s", rate(1)), text("%.0f %% of libsodium's XChaCha20-Poly1305 (%.0f MB/s)", 100 * sealing, rate(0)),
      ">= 90 %", sealing >= 0.9);
  row("opening an object of 4.2 MB", text("%.0f MB/s", rate(3)), text("%.0f %% of libsodium's (%.0f MB/s)", 100 * opening, rate(2)), ">= 90 %", opening >= 0.9);
  return 0;
}
