#include "core/base/local_addresses.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cctype>

using namespace safelight;

TEST_CASE("the addresses of this machine are numeric, and none of them leads only back to it", "[base][addresses]") {
  for (const auto& address : localAddresses()) {
    INFO(address);
    CHECK(std::all_of(address.begin(), address.end(), [](unsigned char c) { return std::isxdigit(c) != 0 || c == '.' || c == ':'; }));
    CHECK(address.rfind("127.", 0) != 0);
    CHECK(address != "::1");
    CHECK(address.rfind("fe80:", 0) != 0);
  }
}

TEST_CASE("IPv4 addresses stand before IPv6 ones", "[base][addresses]") {
  const auto addresses = localAddresses();
  const auto isNewer = [](const std::string& address) { return address.find(':') != std::string::npos; };
  CHECK(std::is_partitioned(addresses.begin(), addresses.end(), [&](const auto& address) { return !isNewer(address); }));
}
