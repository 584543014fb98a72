#include "tests/process/cli/other_readers.h"

#include <filesystem>
#include <sstream>

namespace safelight::tests {
namespace {

constexpr const char* kPrograms = "/usr/bin/";

}  // namespace

Ran tool(const Practice& practice, const std::string& program, std::vector<std::string> arguments) {
  return runProgram(kPrograms + program, arguments, practice.environment(), practice.root() / "captures");
}

bool hasDciodvfy() { return std::filesystem::exists(std::string(kPrograms) + "dciodvfy"); }

std::vector<std::string> errorsIn(const Practice& practice, const Path& file) {
  const Ran ran = tool(practice, "dciodvfy", {file.string()});
  std::vector<std::string> errors;
  std::istringstream lines(ran.err + ran.out);
  for (std::string line; std::getline(lines, line);)
    if (line.find("Error") != std::string::npos || line.find("Abort") != std::string::npos) errors.push_back(line);
  return errors;
}

}  // namespace safelight::tests
