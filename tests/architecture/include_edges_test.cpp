// The layers hold: every #include of ours follows allowed_edges.txt, nothing runs in circles, nobody reaches for what is banned.

#include <catch2/catch_test_macros.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

const fs::path kTop = SAFELIGHT_SOURCE_DIR;

std::string readText(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  REQUIRE(stream);
  return {std::istreambuf_iterator<char>(stream), {}};
}

struct Source {
  std::string path;    // core/store/journal.cpp
  std::string folder;  // core/store
  std::string text;
  std::vector<std::string> includes;  // our own, as written
};

std::vector<Source> sourcesBelow(const std::vector<std::string>& roots) {
  static const std::regex kInclude("#\\s*include\\s+\"([^\"]+)\"");
  std::vector<Source> sources;
  for (const std::string& root : roots) {
    for (const auto& entry : fs::recursive_directory_iterator(kTop / root)) {
      const std::string extension = entry.path().extension().string();
      if (extension != ".h" && extension != ".cpp") continue;
      Source source;
      source.path = fs::relative(entry.path(), kTop).generic_string();
      const std::size_t second = source.path.find('/', source.path.find('/') + 1);
      source.folder = source.path.substr(0, second);
      source.text = readText(entry.path());
      for (std::sregex_iterator match(source.text.begin(), source.text.end(), kInclude), end; match != end; ++match) source.includes.push_back((*match)[1]);
      sources.push_back(std::move(source));
    }
  }
  REQUIRE(sources.size() > 50);
  return sources;
}

bool isOurs(const std::string& include) {
  for (const char* root : {"core/", "dicom/", "ui/", "app/"})
    if (include.starts_with(root)) return true;
  return false;
}

std::map<std::string, std::set<std::string>> allowedEdges() {
  std::map<std::string, std::set<std::string>> edges;
  std::istringstream lines(readText(kTop / "tests/architecture/allowed_edges.txt"));
  for (std::string line; std::getline(lines, line);) {
    if (line.empty() || line[0] == '#') continue;
    const std::size_t colon = line.find(':');
    std::istringstream targets(line.substr(colon + 1));
    auto& allowed = edges[line.substr(0, colon)];
    for (std::string target; targets >> target;) allowed.insert(target);
  }
  REQUIRE(edges.size() > 15);
  return edges;
}

bool mayInclude(const std::set<std::string>& allowed, const std::string& folder, const std::string& include) {
  if (include.starts_with(folder + "/")) return true;
  if (allowed.contains(include)) return true;
  const std::size_t second = include.find('/', include.find('/') + 1);
  return second != std::string::npos && allowed.contains(include.substr(0, second));
}

}  // namespace

TEST_CASE("every include follows the drawn arrows", "[architecture]") {
  const auto edges = allowedEdges();
  for (const Source& source : sourcesBelow({"core", "dicom", "ui"})) {
    INFO(source.path);
    const auto allowed = edges.find(source.folder);
    REQUIRE(allowed != edges.end());
    for (const std::string& include : source.includes) {
      if (!isOurs(include) || include.ends_with("_sql.h")) continue;
      INFO("includes " << include);
      CHECK(mayInclude(allowed->second, source.folder, include));
    }
  }
}

TEST_CASE("the drawn arrows themselves have no circle", "[architecture]") {
  const auto edges = allowedEdges();
  std::map<std::string, int> state;
  std::function<bool(const std::string&)> hasCircle = [&](const std::string& folder) {
    if (state[folder] == 1) return true;
    if (state[folder] == 2) return false;
    state[folder] = 1;
    const auto targets = edges.find(folder);
    if (targets != edges.end())
      for (const std::string& target : targets->second)
        if (edges.contains(target) && hasCircle(target)) return true;
    state[folder] = 2;
    return false;
  };
  for (const auto& [folder, targets] : edges) {
    INFO(folder);
    CHECK_FALSE(hasCircle(folder));
  }
}

TEST_CASE("nothing below ui knows Qt", "[architecture]") {
  static const std::regex kQt("#\\s*include\\s+[<\"]Q[A-Za-z]");
  for (const Source& source : sourcesBelow({"core", "dicom", "app/cli", "app/decoder"})) {
    INFO(source.path);
    CHECK_FALSE(std::regex_search(source.text, kQt));
  }
}

TEST_CASE("no nested event loops, modal dialogs, throws or picture readers where they are banned", "[architecture]") {
  struct Ban {
    std::vector<std::string> roots;
    std::regex pattern;
  };
  const std::vector<Ban> bans{
      {{"ui"}, std::regex("(->|\\.)exec\\(\\)")},
      {{"ui", "app"}, std::regex("QEventLoop|processEvents\\(|QMessageBox|QFileDialog::get|QInputDialog")},
      {{"ui", "app"}, std::regex("QImageReader|QPixmap\\(\\s*QStringLiteral|imread|QTemporaryFile|QPixmapCache")},
      {{"core", "dicom"}, std::regex("\\bthrow\\b(?! )|\\bthrow [A-Za-z]")},
      {{"core", "dicom", "ui", "app"}, std::regex("instance\\(\\)\\s*\\{")},
  };
  for (const Ban& ban : bans) {
    for (const Source& source : sourcesBelow(ban.roots)) {
      std::istringstream lines(source.text);
      int number = 0;
      for (std::string line; std::getline(lines, line);) {
        ++number;
        const std::size_t comment = line.find("//");
        const std::string code = line.substr(0, comment);
        INFO(source.path << ":" << number << ": " << line);
        CHECK_FALSE(std::regex_search(code, ban.pattern));
      }
    }
  }
}

TEST_CASE("every header has its guard and every public folder its purpose in the first lines", "[architecture]") {
  for (const Source& source : sourcesBelow({"core", "dicom", "ui"})) {
    if (!source.path.ends_with(".h")) continue;
    INFO(source.path);
    CHECK(source.text.starts_with("#pragma once"));
    CHECK(source.text.substr(0, 400).find("//") != std::string::npos);
  }
}

TEST_CASE("the repository names no machine, mirror or person's folder", "[architecture]") {
  static const std::regex kPlaces("/home/(?!someone)[a-z]|/work/|deb\\.debian\\.org|archive\\.ubuntu\\.com");
  for (const char* root : {"core", "dicom", "ui", "app", "packaging", "docs", "tests", "resources"}) {
    for (const auto& entry : fs::recursive_directory_iterator(kTop / root)) {
      const std::string extension = entry.path().extension().string();
      const bool isText = extension == ".h" || extension == ".cpp" || extension == ".sh" || extension == ".cmake" || extension == ".md" || extension == ".txt" || extension == ".tsv";
      if (!entry.is_regular_file() || !isText || entry.path().filename() == "include_edges_test.cpp") continue;
      INFO(entry.path());
      CHECK_FALSE(std::regex_search(readText(entry.path()), kPlaces));
    }
  }
}
