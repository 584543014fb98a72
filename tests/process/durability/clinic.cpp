#include "tests/process/durability/clinic.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>

#include "core/vault/patients/patients.h"
#include "core/vault/receiving/devices.h"
#include "core/vault/receiving/receiving.h"
#include "tests/process/durability/plain_memory.h"
#include "tests/support/receiver_double.h"

namespace safelight::tests {
namespace {

constexpr std::string_view kPassword = "harbour lantern violet anchor";

crypto::SecretBytes secretOf(std::string_view text) { return need("secret", crypto::SecretBytes::copyOf(asBytes(text))); }

}  // namespace

void giveUp(const std::string& why) {
  std::fprintf(stderr, "gives up: %s\n", why.c_str());
  std::exit(3);
}

std::string textOf(const Error& error) { return std::string(errorName(error.code)) + (error.detail.empty() ? "" : " (" + error.detail + ")"); }

Clinic::Clinic(Path folder) : m_folder(std::move(folder)), m_receiverSecret(m_folder / "receiver-secret"), m_files(store::systemFiles()) {
  usePlainMemory();
  if (!seal::startSodium()) giveUp("libsodium");
  std::filesystem::remove_all(m_folder);
  std::filesystem::create_directories(m_folder);
  m_password = secretOf(kPassword);
  m_device = secretOf(std::string(32, 'd'));
  const Path path = m_folder / "template";
  {
    auto created = need("create", vault::Vault::create(environment(*m_files), path, {"Harbour Dental", "owner", "Dr A. Okafor", m_password, m_device}));
    vault::Vault& open = created.first;
    need("pair", vault::pairDevice(open, {"OP 3D", "PANO-1", "192.168.1.40", 104, seal::DeviceKind::Panoramic, seal::DeviceLink::Plain, {}}));
    need("receiver", vault::prepareReceiver(open, m_receiverSecret, vault::Takeover::IfNobody));
    for (std::uint32_t i = 1; i <= kPeople; ++i) {
      const std::string number = std::to_string(i);
      const auto id = need("patient", vault::createPatient(open, {"Family" + number, "Given" + number, model::Date::make(1980, 1, 2), model::Sex::Unknown, "N" + number, "edit 1"}));
      Step step{Act::Create, true, i, 1, {}};
      std::copy(id.uuid.view().begin(), id.uuid.view().end(), step.id.begin());
      m_ledger.take(step);
    }
  }
  m_owner.emplace(need("unlock", vault::unlockMember(*m_files, path, {"owner", m_password, m_device})));
}

Result<void> Clinic::tryPassword(const Path& vault) const {
  const auto unlocked = vault::unlockMember(*m_files, vault, {"owner", m_password, m_device});
  return unlocked ? ok() : Result<void>(fail(unlocked.error()));
}

Path Clinic::memoryOf(const Path& vault) { return vault.parent_path() / (vault.filename().string() + "-station"); }

void Clinic::copyTo(const Path& vault) const {
  std::filesystem::remove_all(vault);
  std::filesystem::remove_all(memoryOf(vault));
  std::filesystem::copy(m_folder / "template", vault, std::filesystem::copy_options::recursive);
}

void Clinic::receive(const Path& vault, Ledger& ledger, unsigned count) {
  ReceiverDouble receiver(vault, m_receiverSecret, clock);
  for (unsigned i = 0; i < count; ++i) {
    const std::uint32_t number = ledger.nextPicture;
    const Uuid id = receiver.store(originalOf(number, personNamedBy(number)));
    Ledger::Picture& picture = ledger.pictures[number];
    picture.now.state = Look::State::Waiting;
    picture.id = id;
    ++ledger.acknowledged;
    ledger.nextPicture = number + 1;
  }
}

}  // namespace safelight::tests
