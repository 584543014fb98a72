#include "tests/bench/practice.h"

#include <cstdio>
#include <cstdlib>

#include "core/crypto/device_secret.h"
#include "tests/bench/measure.h"

namespace safelight::bench {
namespace {

void runShell(const std::string& command) {
  if (std::system(command.c_str()) != 0) {
    std::fprintf(stderr, "failed: %s\n", command.c_str());
    std::exit(1);
  }
}

}  // namespace

void stop(const std::string& what, const Error& error) {
  std::fprintf(stderr, "%s: %s %s\n", what.c_str(), std::string(errorName(error.code)).c_str(), error.detail.c_str());
  std::exit(1);
}

Practice::Practice() {
  if (!seal::startSodium()) stop("libsodium", {ErrorCode::Internal, {}});
  m_password.emplace(must("password", crypto::SecretBytes::copyOf(asBytes(kPassword))));
  m_device.emplace(must("device secret", crypto::loadOrMakeDeviceSecret(crypto::defaultDeviceSecretPath(), m_random)));
}

vault::Vault Practice::create(const Path& path) {
  return std::move(must("create", vault::Vault::create(environment(), path, {"Bench", kLogin, "Dr B. Ench", *m_password, *m_device})).first);
}

vault::Vault Practice::open(const Path& path) { return must("open", vault::Vault::open(environment(), path, {kLogin, *m_password, *m_device})); }

Folder::Folder(const Path& parent) {
  std::string name = (parent / "safelight-bench-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) stop("folder", {ErrorCode::WriteFailed, name});
  m_path = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(m_path, ignored);
}

double copyAndSync(const Path& from, const Path& to) {
  return seconds([&] { runShell("cp -r '" + from.string() + "' '" + to.string() + "' && sync"); });
}

void settleDisk() { runShell("sync"); }

}  // namespace safelight::bench
