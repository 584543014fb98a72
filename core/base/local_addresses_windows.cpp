#include <winsock2.h>
#include <ws2tcpip.h>
#include <iphlpapi.h>

#include "core/base/bytes.h"
#include "core/base/local_addresses.h"

namespace safelight {

std::vector<std::string> localAddresses() {
  ULONG size = 32 * 1024;
  Bytes buffer(size);
  auto* first = reinterpret_cast<IP_ADAPTER_ADDRESSES*>(buffer.data());
  const ULONG flags = GAA_FLAG_SKIP_ANYCAST | GAA_FLAG_SKIP_MULTICAST | GAA_FLAG_SKIP_DNS_SERVER;
  ULONG status = GetAdaptersAddresses(AF_UNSPEC, flags, nullptr, first, &size);
  if (status == ERROR_BUFFER_OVERFLOW) {
    buffer.resize(size);
    first = reinterpret_cast<IP_ADAPTER_ADDRESSES*>(buffer.data());
    status = GetAdaptersAddresses(AF_UNSPEC, flags, nullptr, first, &size);
  }
  if (status != NO_ERROR) return {};
  std::vector<std::string> older, newer;
  for (const auto* adapter = first; adapter != nullptr; adapter = adapter->Next) {
    if (adapter->OperStatus != IfOperStatusUp || adapter->IfType == IF_TYPE_SOFTWARE_LOOPBACK) continue;
    for (const auto* each = adapter->FirstUnicastAddress; each != nullptr; each = each->Next) {
      char text[INET6_ADDRSTRLEN] = {};
      const auto* address = each->Address.lpSockaddr;
      if (address->sa_family == AF_INET) {
        inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, text, sizeof text);
        older.emplace_back(text);
      } else if (address->sa_family == AF_INET6) {
        const auto& six = reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr;
        if (IN6_IS_ADDR_LINKLOCAL(&six)) continue;
        inet_ntop(AF_INET6, &six, text, sizeof text);
        newer.emplace_back(text);
      }
    }
  }
  older.insert(older.end(), newer.begin(), newer.end());
  return older;
}

}  // namespace safelight
