// The examples of the published description of the scheme (documentation keys, of no account).

#include "core/crypto/request_signature.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;

namespace {

const crypto::StorageSigner kSigner{"AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1"};
constexpr Instant kMoment{1'369'353'600'000};  // 2013-05-24

std::string signatureOf(const crypto::StorageRequest& request, const crypto::StorageSigner& signer = kSigner) {
  const std::string header = crypto::signRequest(request, signer, kMoment).front().second;
  return header.substr(header.rfind('=') + 1);
}

}  // namespace

TEST_CASE("the published requests have the published signatures", "[crypto]") {
  const std::string host = "examplebucket.s3.amazonaws.com";
  CHECK(signatureOf({"GET", host, "/test.txt", "", {{"range", "bytes=0-9"}}}) == "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
  CHECK(signatureOf({"GET", host, "/", "lifecycle="}) == "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
  CHECK(signatureOf({"GET", host, "/", "max-keys=2&prefix=J"}) == "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
  CHECK(signatureOf({"PUT", host, "/test%24file.text", "", {{"date", "Fri, 24 May 2013 00:00:00 GMT"}, {"x-amz-storage-class", "REDUCED_REDUNDANCY"}}, "Welcome to Amazon S3."}) ==
        "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
}

TEST_CASE("a signature is of one request, one key and one place", "[crypto]") {
  const crypto::StorageRequest request{"DELETE", "127.0.0.1:9000", "/bucket/a", "versionId=1"};
  const std::string signature = signatureOf(request);
  auto other = request;
  other.method = "PUT";
  CHECK(signatureOf(other) != signature);
  other = request;
  other.headers.emplace_back("x-amz-bypass-governance-retention", "true");
  CHECK(signatureOf(other) != signature);
  other = request;
  other.body = "x";
  CHECK(signatureOf(other) != signature);
  auto signer = kSigner;
  signer.region = "eu-central-1";
  CHECK(signatureOf(request, signer) != signature);
  for (const auto& [name, value] : crypto::signRequest(request, kSigner, kMoment)) CHECK(value.find(kSigner.secretKey) == std::string::npos);
}

TEST_CASE("what is not plain in an address is written in percent", "[crypto]") {
  CHECK(crypto::percentEncoded("a/b c+\xc3\xa4~._-9Z", "/") == "a/b%20c%2B%C3%A4~._-9Z");
  CHECK(crypto::percentEncoded("a/b=") == "a%2Fb%3D");
}
