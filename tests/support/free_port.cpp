#include "tests/support/free_port.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <random>
#include <stdexcept>

namespace safelight::tests {
namespace {

constexpr std::uint16_t kLowest = 20'000;
constexpr std::uint16_t kHighest = 31'999;

bool isFree(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_ANY);
  address.sin_port = htons(port);
  const bool bound = ::bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(socket);
  return bound;
}

}  // namespace

std::uint16_t freePort() {
  // Two programs under test at the same time must not walk the same way.
  std::random_device random;
  std::uniform_int_distribution<unsigned> anyPort(kLowest, kHighest);
  for (int tries = 0; tries < 1'000; ++tries)
    if (const auto port = static_cast<std::uint16_t>(anyPort(random)); isFree(port)) return port;
  throw std::runtime_error("no free port on the loopback");
}

}  // namespace safelight::tests
