#include "core/crypto/request_signature.h"

#include <sodium.h>

#include <algorithm>
#include <array>

#include "core/base/bytes.h"
#include "core/base/utc_text.h"
#include "core/crypto/secret_bytes.h"

namespace safelight::crypto {
namespace {

using Digest = std::array<std::uint8_t, crypto_hash_sha256_BYTES>;

Digest sha256(std::string_view text) {
  Digest digest;
  crypto_hash_sha256(digest.data(), reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return digest;
}

Digest keyed(ByteView key, std::string_view text) {
  Digest digest;
  crypto_auth_hmacsha256_state state;
  crypto_auth_hmacsha256_init(&state, key.data(), key.size());
  crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  crypto_auth_hmacsha256_final(&state, digest.data());
  return digest;
}

}  // namespace

RequestHeaders signRequest(const StorageRequest& request, const StorageSigner& signer, Instant now) {
  const std::string at = utcText(now), day = at.substr(0, 8), bodyHash = toHex(sha256(request.body));
  const std::string scope = day + "/" + signer.region + "/s3/aws4_request";
  RequestHeaders all = request.headers;
  all.emplace_back("host", request.host);
  all.emplace_back("x-amz-content-sha256", bodyHash);
  all.emplace_back("x-amz-date", at);
  std::sort(all.begin(), all.end());
  std::string lines, names;
  for (const auto& [name, value] : all) {
    lines += name + ":" + value + "\n";
    names += (names.empty() ? "" : ";") + name;
  }
  const std::string canonical = request.method + "\n" + request.path + "\n" + request.query + "\n" + lines + "\n" + names + "\n" + bodyHash;
  Bytes first{'A', 'W', 'S', '4'};
  first.reserve(first.size() + signer.secretKey.size());
  first.insert(first.end(), signer.secretKey.begin(), signer.secretKey.end());
  Digest key = keyed(first, day);
  wipe(first);
  for (const std::string_view part : {std::string_view(signer.region), std::string_view("s3"), std::string_view("aws4_request")}) key = keyed(key, part);
  const std::string signature = toHex(keyed(key, "AWS4-HMAC-SHA256\n" + at + "\n" + scope + "\n" + toHex(sha256(canonical))));
  wipe(key);
  return {{"authorization", "AWS4-HMAC-SHA256 Credential=" + signer.keyId + "/" + scope + ",SignedHeaders=" + names + ",Signature=" + signature},
          {"x-amz-content-sha256", bodyHash},
          {"x-amz-date", at}};
}

std::string percentEncoded(std::string_view text, std::string_view kept) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string encoded;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || std::string_view("-._~").find(c) != std::string_view::npos;
    if (isPlain || kept.find(c) != std::string_view::npos) encoded += c;
    else (encoded += '%') += {kDigits[byte >> 4], kDigits[byte & 15]};
  }
  return encoded;
}

}  // namespace safelight::crypto
