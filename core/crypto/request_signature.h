#pragma once
// AWS Signature Version 4, by which a request to S3-compatible storage proves who sends it
// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html). The secret key itself is never sent.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/clock.h"

namespace safelight::crypto {

using RequestHeaders = std::vector<std::pair<std::string, std::string>>;  // names in lower case

/// What is signed. Path and query are percent-encoded as they are sent; the query's parameters are sorted and each has its "=".
struct StorageRequest {
  std::string method, host, path, query;
  RequestHeaders headers{};  // without host and those that signing adds
  std::string body{};
};

/// Who signs, and for where. The secret key stays whose it is.
struct StorageSigner {
  std::string keyId;
  std::string_view secretKey;
  std::string region;
};

/// The headers to send besides the request's own: the moment, the body's hash, and the signature.
RequestHeaders signRequest(const StorageRequest& request, const StorageSigner& signer, Instant now);

/// Every byte but letters, digits and "-._~" as %XX; a slash is kept when `kept` has it.
std::string percentEncoded(std::string_view text, std::string_view kept = {});

}  // namespace safelight::crypto
