#pragma once
// What every bench shares: a clock, order statistics, the machine's load, one line a result.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace safelight::bench {

/// Seconds that `work` takes on the wall.
template <class Work>
double seconds(Work&& work) {
  const auto start = std::chrono::steady_clock::now();
  work();
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

/// The value below which `part` (0 to 1) of the values lie. `values` is not empty.
inline double percentile(std::vector<double> values, double part) {
  std::sort(values.begin(), values.end());
  const auto place = static_cast<std::size_t>(part * static_cast<double>(values.size() - 1) + 0.5);
  return values[place];
}
inline double median(std::vector<double> values) { return percentile(std::move(values), 0.5); }

/// A line of the table: what, how much, compared with what, wanted. `reached` is nothing to fail on: benches only tell.
inline void row(std::string_view what, const std::string& measured, const std::string& compared, std::string_view wanted, bool reached) {
  std::printf("| %.*s | %s | %s | %.*s | %s |\n", static_cast<int>(what.size()), what.data(), measured.c_str(), compared.c_str(),
              static_cast<int>(wanted.size()), wanted.data(), wanted.empty() ? "" : reached ? "reached" : "missed");
  std::fflush(stdout);
}

/// A remark that belongs to the rows before it.
inline void note(const std::string& text) {
  std::printf("| &nbsp;&nbsp;%s | | | | |\n", text.c_str());
  std::fflush(stdout);
}

template <class... Parts>
std::string text(const char* format, Parts... parts) {
  char buffer[512];
  std::snprintf(buffer, sizeof buffer, format, parts...);
  return buffer;
}

/// A field of /proc/PID/status in MiB ("VmRSS:", "VmHWM:"); 0 where there is no such file. `process` is a number or "self".
inline double memoryOf(const std::string& process, std::string_view field) {
  std::ifstream status("/proc/" + process + "/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with(field)) return std::stod(line.substr(field.size())) / 1024;
  return 0;
}

}  // namespace safelight::bench
