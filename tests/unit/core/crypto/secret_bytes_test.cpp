#include "core/crypto/secret_bytes.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>

#include "core/seal/sodium_random.h"
#include "tests/unit/core/crypto/secrets.h"

using namespace safelight;
using namespace safelight::crypto;

namespace {

/// "r--p", "rw-p", "---p" of the page that holds an address.
std::string protectionOf(const void* address) {
  std::ifstream maps("/proc/self/maps");
  const auto wanted = reinterpret_cast<std::uintptr_t>(address);
  for (std::string line; std::getline(maps, line);) {
    std::istringstream fields(line);
    std::uintptr_t begin = 0;
    std::uintptr_t end = 0;
    char dash = 0;
    std::string protection;
    fields >> std::hex >> begin >> dash >> end >> protection;
    if (wanted >= begin && wanted < end) return protection;
  }
  return {};
}

}  // namespace

TEST_CASE("secrets come zeroed, take bytes and give them back", "[crypto]") {
  REQUIRE(seal::startSodium().has_value());
  auto secret = SecretBytes::allocate(40).value();
  CHECK(secret.size() == 40);
  CHECK(tests::textOf(secret) == std::string(40, '\0'));
  secret.write([](MutableByteView bytes) { bytes[39] = 'x'; });
  CHECK(tests::textOf(secret).back() == 'x');
  CHECK(tests::textOf(tests::secretOf("abc")) == "abc");
}

#ifdef __linux__
TEST_CASE("pages are closed between uses and only as open as the use needs", "[crypto]") {
  auto secret = tests::secretOf("key material");
  const void* address = secret.read([](ByteView bytes) { return static_cast<const void*>(bytes.data()); });
  CHECK(protectionOf(address).starts_with("---"));
  secret.read([&](ByteView) {
    CHECK(protectionOf(address).starts_with("r--"));
    secret.read([&](ByteView) { CHECK(protectionOf(address).starts_with("r--")); });
    CHECK(protectionOf(address).starts_with("r--"));
    secret.write([&](MutableByteView) { CHECK(protectionOf(address).starts_with("rw-")); });
    CHECK(protectionOf(address).starts_with("r--"));
  });
  CHECK(protectionOf(address).starts_with("---"));
}
#endif

TEST_CASE("moving hands the secret over and leaves nothing", "[crypto]") {
  auto first = tests::secretOf("one");
  SecretBytes second = std::move(first);
  CHECK(first.empty());
  CHECK(tests::textOf(second) == "one");
  auto third = tests::secretOf("three");
  third = std::move(second);
  CHECK(tests::textOf(third) == "one");
  SecretBytes& itself = third;
  third = std::move(itself);
  CHECK(tests::textOf(third) == "one");
}

TEST_CASE("equality looks at every byte and at the length", "[crypto]") {
  CHECK(tests::secretOf("same").equals(tests::secretOf("same")));
  CHECK_FALSE(tests::secretOf("same").equals(tests::secretOf("sama")));
  CHECK_FALSE(tests::secretOf("same").equals(tests::secretOf("samee")));
  CHECK(SecretBytes().equals(SecretBytes()));
  CHECK(tests::secretOf("x").clone().value().equals(tests::secretOf("x")));
}

TEST_CASE("an empty secret can be read and cloned", "[crypto]") {
  const auto empty = SecretBytes::copyOf({}).value();
  CHECK(empty.read([](ByteView bytes) { return bytes.size(); }) == 0);
  CHECK(empty.clone().value().empty());
}

TEST_CASE("more than can be locked is refused instead of left to the swap", "[crypto]") {
  CHECK(SecretBytes::allocate(std::size_t{1} << 46).error().code == ErrorCode::MemoryLockFailed);
}

TEST_CASE("wipe leaves zeros", "[crypto]") {
  Bytes bytes{1, 2, 3};
  wipe(bytes);
  CHECK(bytes == Bytes{0, 0, 0});
}
