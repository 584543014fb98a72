// The whole working day with the real programs: sign in, import through the file dialog, search, open, look, lock. Nothing readable may reach the
// disk meanwhile: not the vault, the temporary folder, the home, a cache, or the memory disk.

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>
#include <fstream>

#include "core/crypto/device_secret.h"
#include "core/ipc/spawn.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/patients.h"
#include "tests/process/cli/dicom_sample.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
namespace fs = std::filesystem;

namespace {

constexpr const char* kPassword = "velvet anchor mosaic tundra pixel";

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

/// A vault with one patient, an owner whose device secret lies where the programs look for it, and a file to import.
class Workday {
 public:
  Workday() {
    for (const char* name : {"home", "home/config/safelight", "home/cache", "home/data", "run", "tmp", "vault", "outside", "played"}) fs::create_directories(root() / name);
    fs::permissions(root() / "run", fs::perms::owner_all);
    const auto files = store::systemFiles();
    auto device = crypto::loadOrMakeDeviceSecret(secretFile(), m_random);
    REQUIRE(device);
    m_device = std::string(64, '\0');
    device->read([&](ByteView bytes) { m_device = toString(bytes); });
    const auto password = secretOf(kPassword);
    auto made = vault::Vault::create({m_clock, m_random, *files}, vaultPath(), {"Harbour Dental", "okafor", "Dr A. Okafor", password, *device});
    REQUIRE(made);
    REQUIRE(vault::createPatient(made->first, {"CANARYSON", "PETUNIA", model::Date::make(1984, 2, 29), model::Sex::Female, "P-48151623", ""}));
    tests::writeFile(root() / "outside" / "PETUNIAS-TOOTH.dcm", tests::makeDicom({}));
    tests::writeFile(played("password"), asBytes(kPassword));
    tests::writeFile(played("import"), asBytes((root() / "outside" / "PETUNIAS-TOOTH.dcm").string()));
  }

  void start() {
    ipc::SpawnRequest request;
    request.program = Path(SAFELIGHT_BIN_DIR) / "safelight";
    request.arguments = {"--windowed", vaultPath().string()};
    request.environment = {"QT_QPA_PLATFORM=offscreen", "LANG=C.UTF-8", "PATH=/usr/bin:/bin", "HOME=" + in("home"), "XDG_CONFIG_HOME=" + in("home/config"),
                           "XDG_CACHE_HOME=" + in("home/cache"), "XDG_DATA_HOME=" + in("home/data"), "XDG_RUNTIME_DIR=" + in("run"), "TMPDIR=" + in("tmp"),
                           "DBUS_SYSTEM_BUS_ADDRESS=unix:path=/nonexistent", "DBUS_SESSION_BUS_ADDRESS=unix:path=/nonexistent",
                           "QT_PLUGIN_PATH=" SAFELIGHT_BIN_DIR "/test_plugins", "QT_QPA_GENERIC_PLUGINS=safelight_played_person",
                           "SAFELIGHT_PLAYED_FOLDER=" + in("played")};
    auto started = ipc::spawn(request);
    REQUIRE(started);
    m_guard = std::move(*started);
  }

  /// The process that logged this line, 0 when it did not come in time.
  int waitFor(const std::string& line) {
    const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(300);  // for what hangs; a busy machine takes its time
    while (std::chrono::steady_clock::now() < limit) {
      std::ifstream log(played("log"));
      for (std::string text; std::getline(log, text);)
        if (text.ends_with(line)) return std::atoi(text.c_str());
      if (!m_guard.isRunning()) return 0;
      poll(nullptr, 0, 20);
    }
    return 0;
  }
  std::string log() const {
    std::ifstream file(played("log"));
    return {std::istreambuf_iterator<char>(file), {}};
  }
  void letGoOn() { tests::writeFile(played("go on"), {}); }
  void end() { m_guard.kill(); }

  /// "path: what" for everything readable anywhere.
  std::vector<std::string> found() const;
  bool has(const std::string& name) const {
    for (const auto& entry : fs::recursive_directory_iterator(root() / "home"))
      if (entry.path().filename() == name) return true;
    return false;
  }

  Path vaultPath() const { return root() / "vault" / "Practice.safelight"; }
  const Path& root() const { return m_folder.path(); }
  std::string in(const char* name) const { return (root() / name).string(); }

 private:
  Path played(const char* name) const { return root() / "played" / name; }
  Path secretFile() const { return root() / "home" / "config" / "safelight" / "device-secret"; }
  std::vector<std::string> canaries() const;
  void search(const Path& folder, const std::vector<std::string>& texts, std::vector<std::string>& places) const;

  tests::TemporaryFolder m_folder;
  SystemClock m_clock;
  seal::SodiumRandom m_random;
  std::string m_device;
  ipc::ChildProcess m_guard;
};

std::string utf16(const std::string& text) {
  std::string wide;
  for (const char c : text) {
    wide.push_back(c);
    wide.push_back('\0');
  }
  return wide;
}

std::vector<std::string> Workday::canaries() const {
  const std::vector<std::string> texts{"CANARYSON", "Canaryson", "canaryson", "PETUNIA", "Petunia", "petunia", "48151623", "1984-02-29", "19840229", "29 Feb 1984",
                                       "PIXELCANARY", "PETUNIAS-TOOTH", kPassword, "anchor mosaic", m_device, toHex(asBytes(m_device))};
  std::vector<std::string> all = texts;
  for (const std::string& text : texts) all.push_back(utf16(text));
  return all;
}

void Workday::search(const Path& folder, const std::vector<std::string>& texts, std::vector<std::string>& places) const {
  std::error_code gone;
  for (auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, gone); entry != fs::recursive_directory_iterator();
       entry.increment(gone)) {
    const std::string path = entry->path().string();
    std::string bytes;
    if (entry->is_regular_file(gone) && entry->path() != secretFile()) {
      std::ifstream file(entry->path(), std::ios::binary);
      bytes.assign(std::istreambuf_iterator<char>(file), {});
    }
    for (const std::string& text : texts)
      if (bytes.find(text) != std::string::npos || path.find(text) != std::string::npos) places.push_back(path + ": " + text);
    // A thumbnail or a picture beside the vault would not hold the planted pixels as they are.
    if (bytes.starts_with("\x89PNG") || bytes.starts_with("\xFF\xD8\xFF")) places.push_back(path + ": a picture");
  }
}

std::vector<std::string> Workday::found() const {
  std::vector<std::string> places;
  const std::vector<std::string> texts = canaries();
  for (const char* name : {"vault", "home", "run", "tmp"}) search(root() / name, texts, places);
  search("/dev/shm", texts, places);
  return places;
}

}  // namespace

TEST_CASE("a day of real work leaves nothing readable on the disk, neither while a picture is on the screen nor after the lock", "[process][canary]") {
  Workday day;
  // The search works: it finds what lies outside.
  REQUIRE(toString(tests::readFile(day.root() / "outside" / "PETUNIAS-TOOTH.dcm")).find("PIXELCANARY-PIXELCANARY") != std::string::npos);
  tests::writeFile(day.root() / "tmp" / "planted", asBytes("xx PETUNIA xx"));
  REQUIRE(day.found().size() == 1);
  fs::remove(day.root() / "tmp" / "planted");

  day.start();
  const int workspace = day.waitFor("begins: waits with the picture on the screen");
  INFO(day.log());
  REQUIRE(workspace > 0);
  CHECK(day.found().empty());

  day.letGoOn();
  REQUIRE(day.waitFor("done: locks") == workspace);
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(60);
  while (fs::exists("/proc/" + std::to_string(workspace) + "/exe") && std::chrono::steady_clock::now() < limit) poll(nullptr, 0, 5);
  CHECK_FALSE(fs::exists("/proc/" + std::to_string(workspace) + "/exe"));
  CHECK(day.found().empty());

  // What Qt's file dialog likes to keep (folders are named after patients) is not even there.
  CHECK_FALSE(day.has("QtProject.conf"));
  CHECK_FALSE(day.has("recently-used.xbel"));
  day.end();
}
