#include "app/receiver/peer_limits.h"

namespace safelight::receiver {

Admission admit(std::span<const OpenConnection> open, std::string_view address, std::chrono::steady_clock::time_point now, const FloodRules& rules) {
  std::size_t fromAddress = 0;
  std::size_t halfOpenFromAddress = 0;
  std::optional<std::size_t> silentHere;      // the longest silent of this address
  std::optional<std::size_t> silentAnywhere;
  const auto isLonger = [&](std::size_t index, const std::optional<std::size_t>& than) { return !than || open[index].since < open[*than].since; };
  for (std::size_t i = 0; i < open.size(); ++i) {
    const bool here = open[i].address == address;
    fromAddress += here ? 1 : 0;
    if (!open[i].halfOpen) continue;
    halfOpenFromAddress += here ? 1 : 0;
    if (now - open[i].since < rules.halfOpenGrace) continue;
    if (here && isLonger(i, silentHere)) silentHere = i;
    if (isLonger(i, silentAnywhere)) silentAnywhere = i;
  }
  if (halfOpenFromAddress >= rules.halfOpenFromOneAddress || fromAddress >= rules.fromOneAddress) {
    const bool soon = fromAddress - halfOpenFromAddress + 1 < rules.fromOneAddress;
    return {silentHere.has_value(), silentHere, soon && !silentHere};
  }
  if (open.size() >= rules.associations) return {silentAnywhere.has_value(), silentAnywhere, false};
  return {true, std::nullopt, false};
}

}  // namespace safelight::receiver
