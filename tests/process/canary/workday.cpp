#include "tests/process/canary/workday.h"

#include <poll.h>

#include <catch2/catch_test_macros.hpp>
#include <chrono>
#include <filesystem>

#include "core/crypto/device_secret.h"
#include "core/vault/patients/patients.h"
#include "tests/process/cli/dicom_sample.h"

namespace safelight::tests {
namespace {

namespace fs = std::filesystem;

crypto::SecretBytes secretOf(std::string_view text) {
  auto secret = crypto::SecretBytes::copyOf(asBytes(text));
  REQUIRE(secret);
  return std::move(*secret);
}

}  // namespace

Workday::Workday() {
  for (const char* name : {"home", "home/config/safelight", "home/cache", "home/data", "run", "tmp", "vault", "outside", "played"}) fs::create_directories(root() / name);
  fs::permissions(root() / "run", fs::perms::owner_all);
  auto device = crypto::loadOrMakeDeviceSecret(secretFile(), m_random);
  REQUIRE(device);
  device->read([&](ByteView bytes) { m_device = toString(bytes); });
  const auto password = secretOf(kPassword);
  auto made = vault::Vault::create({m_clock, m_random, *m_files}, vaultPath(), {"Harbour Dental", "okafor", "Dr A. Okafor", password, *device});
  REQUIRE(made);
  REQUIRE(vault::createPatient(made->first, {"CANARYSON", "PETUNIA", model::Date::make(1984, 2, 29), model::Sex::Female, "P-48151623", ""}));
  writeFile(root() / "outside" / "PETUNIAS-TOOTH.dcm", makeDicom({}));
  writeFile(played("password"), asBytes(kPassword));
  giveToImport(root() / "outside" / "PETUNIAS-TOOTH.dcm");
}

void Workday::giveToImport(const Path& file) {
  writeFile(played("import"), asBytes(file.string()));
  fs::remove(played("log"));
  fs::remove(played("go on"));
}

void Workday::start() {
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

int Workday::waitFor(const std::string& line) { return waitForAnother(line, -1); }

int Workday::waitForAnother(const std::string& line, int process) {
  const auto limit = std::chrono::steady_clock::now() + std::chrono::seconds(300);  // for what hangs; a busy machine takes its time
  while (std::chrono::steady_clock::now() < limit) {
    std::ifstream file(played("log"));
    for (std::string text; std::getline(file, text);)
      if (text.ends_with(line) && std::atoi(text.c_str()) != process) return std::atoi(text.c_str());
    if (!m_guard.isRunning()) return 0;
    poll(nullptr, 0, 20);
  }
  return 0;
}

std::string Workday::log() const {
  std::ifstream file(played("log"));
  return {std::istreambuf_iterator<char>(file), {}};
}

Result<vault::Vault> Workday::open() {
  const auto password = secretOf(kPassword), device = secretOf(m_device);
  return vault::Vault::open({m_clock, m_random, *m_files}, vaultPath(), vault::Credentials{"okafor", password, device});
}

}  // namespace safelight::tests
