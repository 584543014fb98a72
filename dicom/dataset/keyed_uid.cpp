#include "dicom/dataset/keyed_uid.h"

#include <algorithm>
#include <bit>

#include "core/model/worklist.h"

namespace safelight::dicom {

namespace {

using State = std::array<std::uint64_t, 8>;
constexpr std::size_t kBlock = 128;

constexpr State kInitial = {0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
                            0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179};

constexpr std::uint8_t kOrder[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};

/// One compression (RFC 7693 section 3.2) of a full or zero-padded block; `total` counts message bytes so far.
void compress(State& h, const std::array<std::uint8_t, kBlock>& block, std::uint64_t total, bool last) {
  std::array<std::uint64_t, 16> m{}, v{};
  for (std::size_t i = 0; i < kBlock; ++i) m[i / 8] |= static_cast<std::uint64_t>(block[i]) << (8 * (i % 8));
  std::copy(h.begin(), h.end(), v.begin());
  std::copy(kInitial.begin(), kInitial.end(), v.begin() + 8);
  v[12] ^= total;
  if (last) v[14] = ~v[14];
  const auto mix = [&](std::size_t a, std::size_t b, std::size_t c, std::size_t d, std::uint64_t x, std::uint64_t y) {
    v[a] += v[b] + x;
    v[d] = std::rotr(v[d] ^ v[a], 32);
    v[c] += v[d];
    v[b] = std::rotr(v[b] ^ v[c], 24);
    v[a] += v[b] + y;
    v[d] = std::rotr(v[d] ^ v[a], 16);
    v[c] += v[d];
    v[b] = std::rotr(v[b] ^ v[c], 63);
  };
  for (std::size_t round = 0; round < 12; ++round) {
    const auto& s = kOrder[round % 10];
    for (std::size_t i = 0; i < 4; ++i) mix(i, i + 4, i + 8, i + 12, m[s[2 * i]], m[s[2 * i + 1]]);
    for (std::size_t i = 0; i < 4; ++i) mix(i, (i + 1) % 4 + 4, (i + 2) % 4 + 8, (i + 3) % 4 + 12, m[s[8 + 2 * i]], m[s[9 + 2 * i]]);
  }
  for (std::size_t i = 0; i < 8; ++i) h[i] ^= v[i] ^ v[i + 8];
}

}  // namespace

Bytes blake2b(ByteView key, ByteView message, std::size_t digestBytes) {
  digestBytes = std::clamp<std::size_t>(digestBytes, 1, 64);
  key = key.first(std::min<std::size_t>(key.size(), 64));
  State h = kInitial;
  h[0] ^= 0x01010000u ^ (static_cast<std::uint64_t>(key.size()) << 8) ^ digestBytes;
  std::array<std::uint8_t, kBlock> block{};
  std::uint64_t total = 0;
  if (!key.empty()) {  // the key is a first block of its own
    std::copy(key.begin(), key.end(), block.begin());
    total = kBlock;
    compress(h, block, total, message.empty());
  }
  while (!message.empty() || total == 0) {
    const std::size_t part = std::min(kBlock, message.size());
    block.fill(0);
    std::copy_n(message.begin(), part, block.begin());
    message = message.subspan(part);
    total += part;
    compress(h, block, total, message.empty());
    if (message.empty()) break;
  }
  Bytes digest(digestBytes);
  for (std::size_t i = 0; i < digestBytes; ++i) digest[i] = static_cast<std::uint8_t>(h[i / 8] >> (8 * (i % 8)));
  return digest;
}

std::string keyedUid(const UidKey& key, std::string_view context, std::string_view oldUid) {
  ByteWriter message;
  message.text(context);
  message.text(oldUid);
  const Bytes digest = blake2b(key, message.bytes(), 16);
  Uuid uuid = Uuid::fromBytes(digest);
  uuid.bytes[6] = static_cast<std::uint8_t>((uuid.bytes[6] & 0x0F) | 0x80);  // RFC 9562 version 8, variant 10
  uuid.bytes[8] = static_cast<std::uint8_t>((uuid.bytes[8] & 0x3F) | 0x80);
  return model::uidOf(uuid);
}

}  // namespace safelight::dicom
