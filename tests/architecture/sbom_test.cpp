// The list of what the programs are made of (packaging/sbom): complete, the same each time, and true of these programs.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <regex>
#include <set>
#include <sstream>

#include "tests/support/temporary_folder.h"

using namespace safelight;
using nlohmann::json;

namespace {

const std::vector<std::string> kPrograms{
#ifdef SAFELIGHT_HAS_GUI
    "safelight", "safelight-workspace",
#endif
    "safelight-decoder",
#ifdef SAFELIGHT_HAS_NETWORK
    "safelight-receiver", "safelight-courier",
#endif
    "safelightctl"};

std::string outputOf(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), got);
  return text;
}

/// The list, made anew.
std::string made(const tests::TemporaryFolder& folder, const std::string& name) {
  const std::string out = pathToUtf8(folder / name);
  const std::string command = std::string(SAFELIGHT_CMAKE) + " -DARGUMENTS='" SAFELIGHT_BUILD_DIR "/sbom_arguments.cmake' '-DOUT=" + out + "' -P '" SAFELIGHT_SOURCE_DIR "/packaging/sbom/sbom.cmake'";
  REQUIRE(std::system(command.c_str()) == 0);
  return toString(tests::readFile(folder / name));
}

json list() {
  static const tests::TemporaryFolder folder;
  static const std::string text = made(folder, "list");
  return json::parse(text);
}

/// How it is linked, as the list says; empty for what it does not have.
std::string linked(const json& all, const std::string& name) {
  for (const json& component : all["components"]) {
    if (component["name"] != name || component["type"] != "library") continue;
    for (const json& property : component["properties"])
      if (property["name"] == "safelight:linked") return property["value"];
  }
  return {};
}

bool ofDebian() { return std::filesystem::exists("/var/lib/dpkg/status"); }

}  // namespace

TEST_CASE("the list is CycloneDX and comes out the same each time", "[architecture][sbom]") {
  const tests::TemporaryFolder folder;
  const std::string first = made(folder, "first");
  CHECK(first == made(folder, "second"));
  const json all = json::parse(first);
  CHECK(all["bomFormat"] == "CycloneDX");
  CHECK(all["specVersion"] == "1.5");
  CHECK_FALSE(all.contains("serialNumber"));
  CHECK_FALSE(all["metadata"].contains("timestamp"));
  CHECK(all["metadata"]["component"]["name"] == "safelight");
}

TEST_CASE("every program is in the list with its own sum", "[architecture][sbom]") {
  const json all = list();
  std::set<std::string> found;
  for (const json& component : all["components"]) {
    if (component["type"] != "application") continue;
    const std::string name = component["name"];
    found.insert(name);
    CHECK(outputOf("sha256sum '" SAFELIGHT_BIN_DIR "/" + name + "'").starts_with(component["hashes"][0]["content"].get<std::string>()));
  }
  CHECK(found == std::set<std::string>(kPrograms.begin(), kPrograms.end()));
}

TEST_CASE("every library that a program asks for is in the list, and so is what it does not ask for by name", "[architecture][sbom]") {
  const json all = list();
  std::set<std::string> references;
  for (const json& component : all["components"]) {
    const std::string reference = component["bom-ref"];
    INFO(reference);
    CHECK(references.insert(reference).second);
    CHECK_FALSE(component["name"].get<std::string>().empty());
    if (component["type"] == "library" && ofDebian()) {
      CHECK(component.contains("version"));
      CHECK(component.value("purl", "").starts_with("pkg:deb/"));
    }
  }
  for (const json& dependency : all["dependencies"]) {
    INFO(dependency["ref"]);
    for (const json& reference : dependency["dependsOn"]) CHECK(references.contains(reference.get<std::string>()));
  }
  for (const std::string& program : kPrograms) {
    INFO(program);
    const auto entry = std::find_if(all["dependencies"].begin(), all["dependencies"].end(), [&](const json& one) { return one["ref"] == "program:" + program; });
    REQUIRE(entry != all["dependencies"].end());
    // Several libraries may come out of one package, never fewer packages than one.
    CHECK(entry->at("dependsOn").size() >= 3);
  }
  if (!ofDebian()) return;
  CHECK(linked(all, "libsodium23") == "direct");
  CHECK(linked(all, "libsqlcipher-dev") == "inside");
  CHECK(linked(all, "libcli11-dev") == "inside");
  CHECK(linked(all, "libc6") == "direct");
  CHECK(linked(all, "no-such-library") == "");
#ifdef SAFELIGHT_HAS_GUI
  CHECK(linked(all, "qt6-qpa-plugins") == "runtime");
#endif
}

TEST_CASE("whatever the build installs for the programs is in the list", "[architecture][sbom]") {
  if (!ofDebian()) return;
  const json all = list();
  std::set<std::string> sources;
  for (const json& component : all["components"])
    for (const json& property : component.value("properties", json::array()))
      if (property["name"] == "debian:source") sources.insert(property["value"]);
  // Tools of the build, a library of the tests alone, and one that DCMTK's own list of libraries names and nothing needs.
  const std::set<std::string> kNotInside{"libfmt-dev", "libnsl-dev", "qt6-l10n-tools"};
  std::ifstream packages(SAFELIGHT_SOURCE_DIR "/packaging/linux/packages.txt");
  std::string section;
  std::size_t seen = 0;
  for (std::string line; std::getline(packages, line);) {
    if (line.starts_with("[")) section = line;
    const bool ofPrograms = section == "[core]"
#ifdef SAFELIGHT_HAS_GUI
                            || section == "[gui]"
#endif
        ;
    if (!ofPrograms || line.empty() || line[0] == '[' || line[0] == '#' || kNotInside.contains(line)) continue;
    std::replace(line.begin(), line.end(), '|', ' ');
    std::istringstream found(outputOf("dpkg-query -W -f '${source:Package}\n' " + line + " 2>/dev/null"));
    const std::vector<std::string> either{std::istream_iterator<std::string>(found), {}};  // names differ between systems
    if (either.empty()) continue;  // installed by other means
    INFO(line << " of " << either.front());
    CHECK(std::any_of(either.begin(), either.end(), [&](const std::string& source) { return sources.contains(source); }));
    ++seen;
  }
  CHECK(seen > 15);
}

TEST_CASE("libraries stand in order", "[architecture][sbom]") {
  const json all = list();
  std::vector<std::string> names;
  for (const json& component : all["components"])
    if (component["type"] == "library") names.push_back(component["bom-ref"]);
  CHECK(names.size() > 20);
  CHECK(std::is_sorted(names.begin(), names.end()));
}
