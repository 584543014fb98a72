// Nothing here writes a log. What programs say to people goes through the few files below; a name or a path in a message for technicians would have
// to be put there by one of them.

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>

namespace fs = std::filesystem;

namespace {

const fs::path kTop = SAFELIGHT_SOURCE_DIR;

/// Who may write to the output streams, and what that is.
const std::map<std::string, std::string> kSpeakers{
    {"app/cli/main.cpp", "answers, through app/cli/output"},
    {"app/receiver/main.cpp", "where it listens, to whoever started it"},
    {"core/base/diagnostic_output_posix.cpp", "lines that are safe by type (core/base/diagnostic.h)"},
    {"core/base/diagnostic_output_windows.cpp", "the same"},
    {"app/conformance/main.cpp", "tables"},
    {"ui/words/list_sentences.cpp", "a usage line of a program for documentation"},
};

std::string without(const std::string& text, const std::regex& pattern) { return std::regex_replace(text, pattern, ""); }

/// Where the text speaks; 0 when nowhere.
std::size_t speaks(const std::string& source) {
  static const std::regex kComments("//[^\n]*|/\\*[^]*?\\*/");
  static const std::regex kOutput(
      "\\b(printf|fprintf|vfprintf|dprintf|puts|fputs|perror|putchar|fwrite|syslog|openlog|sd_journal_\\w+|qDebug|qInfo|qWarning|qCritical|qFatal|qCDebug|qCInfo|qCWarning|OutputDebugString\\w*)\\s*\\("
      "|std::(cout|cerr|clog)\\b|fmt::print|\\bSTD(ERR|OUT)_FILENO\\b|\\bstd(err|out)\\b");
  const std::string code = without(source, kComments);
  return static_cast<std::size_t>(std::distance(std::sregex_iterator(code.begin(), code.end(), kOutput), std::sregex_iterator()));
}

}  // namespace

TEST_CASE("the search for output finds output", "[architecture]") {
  CHECK(speaks("std::printf(name);") == 1);
  CHECK(speaks("::write(STDERR_FILENO, name.data(), name.size());") == 1);
  CHECK(speaks("qWarning() << name; std::cerr << name;") == 2);
  CHECK(speaks("// std::puts(name)\nsnprintf(buffer, 1, name);") == 0);
}

TEST_CASE("nobody writes to an output or a log but the few who speak to people", "[architecture]") {
  std::map<std::string, std::size_t> found;
  std::size_t read = 0;
  for (const char* root : {"app", "core", "dicom", "ui"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kTop / root)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      const std::string text{std::istreambuf_iterator<char>(stream), {}};
      ++read;
      if (const std::size_t count = speaks(text)) found[fs::relative(entry.path(), kTop).generic_string()] = count;
    }
  }
  CHECK(read > 300);
  for (const auto& [path, count] : found) {
    INFO(path << " speaks " << count << " times");
    CHECK(kSpeakers.contains(path));
  }
  for (const auto& [path, what] : kSpeakers) {
    INFO(path << " may say " << what << ", but says nothing");
    CHECK(found.contains(path));
  }
}
