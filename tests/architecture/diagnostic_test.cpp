// What a line for the log may be made of is asked of the compiler: one file with lines that must compile and lines that must not, each of which has to be
// refused on its own.

#include <catch2/catch_test_macros.hpp>

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

const std::vector<std::string> kAllowed{
    "line << \"a literal\";",
    "line << 7 << std::uint64_t{7} << std::size_t{7};",
    "line << ErrorCode::DiskFull;",
    "line << id;",
    "line << Redacted<std::string>(name);",
    "line << kWord;",
    "static constexpr char kOurs[] = \"ours\"; line << kOurs;",
};

const std::vector<std::string> kForbidden{
    "line << name;",
    "line << name.c_str();",
    "line << std::string_view(name);",
    "line << Literal(name);",
    "line << Literal(name.c_str());",
    "line << error.detail;",
    "line << path;",
    "line << path.c_str();",
    "line << path.string();",
    "line << Redacted<std::string>(name).reveal();",
    "line << id.toString();",
    "line << patient;",
    "line << buffer;",
    "line << entry->d_name;",
    "line << name[0];",
    "line << foreign;",
    "line << (\"Patient \" + name);",
    "writeDiagnostic(name);",
    "writeDiagnostic({name});",
    "Literal copied = std::string_view(name); line << copied;",
};

constexpr const char* kBefore = R"(#include <cstdint>
#include <filesystem>
#include "core/base/diagnostic.h"
#include "core/base/uuid.h"
using namespace safelight;
struct Patient;
// What QString, QByteArray and the like offer.
struct Foreign { operator std::string() const; operator std::string_view() const; operator const char*() const; };
struct Entry { char d_name[256]; };
constexpr Literal kWord = "word";
#define EACH [[maybe_unused]] static void say(Diagnostic& line, const std::string& name, const std::filesystem::path& path, const Error& error, const Uuid& id, \
  const Id<Patient>& patient, const Foreign& foreign, const Entry* entry, char (&buffer)[16])
)";

/// The lines on which the compiler found errors.
std::set<std::size_t> refusedLines(const std::string& source, std::string& said) {
  const auto file = std::filesystem::temp_directory_path() / ("safelight-diagnostic-" + std::to_string(::getpid()) + ".cpp");
  std::ofstream(file) << source;
  const std::string command = std::string("LC_ALL=C '") + SAFELIGHT_CXX + "' -std=c++20 -fsyntax-only " SAFELIGHT_CXX_ALL_ERRORS " -I '" + SAFELIGHT_SOURCE_DIR + "' " + SAFELIGHT_CXX_INCLUDES + " '" +
                              file.string() + "' 2>&1";
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::array<char, 4096> buffer{};
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe.get())) said.append(buffer.data(), got);
  std::filesystem::remove(file);

  std::set<std::size_t> lines;
  const std::regex error("safelight-diagnostic-[0-9]+\\.cpp:([0-9]+):[0-9]+: (fatal )?error");
  for (std::sregex_iterator match(said.begin(), said.end(), error), end; match != end; ++match) lines.insert(std::stoul((*match)[1].str()));
  return lines;
}

}  // namespace

TEST_CASE("a name, a path or any other text from outside cannot be put into a line for the log", "[architecture][diagnostic]") {
  std::string source = kBefore;
  std::size_t number = static_cast<std::size_t>(std::count(source.begin(), source.end(), '\n'));
  std::set<std::size_t> expected;
  for (const std::string& line : kAllowed) {
    source += "namespace n" + std::to_string(++number) + " { EACH { " + line + " } }\n";
  }
  for (const std::string& line : kForbidden) {
    source += "namespace n" + std::to_string(++number) + " { EACH { " + line + " } }\n";
    expected.insert(number);
  }
  std::string said;
  const std::set<std::size_t> refused = refusedLines(source, said);
  INFO(source);
  INFO(said);
  CHECK(refused == expected);
}
