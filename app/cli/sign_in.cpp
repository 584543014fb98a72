#include "app/cli/sign_in.h"

#include "core/crypto/device_secret.h"
#include "core/vault/backup/restored_from.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/receiving.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

Path deviceSecretPath(const CommonOptions& options) {
  return options.deviceSecret.empty() ? crypto::defaultDeviceSecretPath() : pathFromUtf8(options.deviceSecret);
}

Path stationMemory(const CommonOptions& options) {
  const Path folder = deviceSecretPath(options).parent_path();
  return folder.empty() ? Path(".") : folder;
}

vault::Opening openingOf(Context& context) {
  vault::Opening opening;
  if (context.options.acceptOlder) opening.older = vault::Opening::Older::Accept;
  auto last = std::make_shared<std::uint64_t>(0);
  opening.onReplay = [&context, last](std::uint64_t done, std::uint64_t total) {
    // Short tails pass unseen; a long way is told in tenths.
    constexpr std::uint64_t kLong = 8u << 20;
    if (total < kLong || done * 10 / total == *last) return;
    *last = done * 10 / total;
    context.output.note("The vault's index is being made anew from its journal: " + std::to_string(*last * 10) + " % done.");
  };
  return opening;
}

SecretSource passwordSource(const CommonOptions& options) { return {options.passwordFile, options.passwordFd}; }

Result<std::string> chosenLogin(Context& context, const Path& vault) {
  if (!context.options.login.empty()) return context.options.login;
  TRY_ASSIGN(const vault::Summary summary, vault::Vault::summarise(context.environment.files, vault));
  if (summary.people.size() != 1) return context.output.usage("Several people may open this vault: say who signs in with --login.");
  return summary.people.front().login;
}

Result<vault::Vault> openVault(Context& context, const std::string& path) {
  const Path folder = pathFromUtf8(path);
  TRY_ASSIGN(const std::string login, chosenLogin(context, folder));
  TRY_ASSIGN(const crypto::SecretBytes password, readSecret(passwordSource(context.options), "Password of " + login, Ask::Once));
  TRY_ASSIGN(const crypto::SecretBytes device, crypto::loadDeviceSecret(deviceSecretPath(context.options)));
  TRY_ASSIGN(vault::Vault vault, vault::Vault::open(context.environment, folder, {login, password, device}, openingOf(context)));
  // The receiver's own key file is looked after at each unlock; without a paired device there is none.
  const auto place = vault::prepareReceiver(vault, vault::receiverSecretPath(deviceSecretPath(context.options), vault.id()), vault::Takeover::IfNobody);
  if (!place) context.output.note(ui::errorSentence(place.error()));
  else if (const auto trouble = vault::receivingTrouble(vault)) context.output.note(ui::errorSentence(*trouble));
  if (vault::lostItsIndex(vault)) context.output.note("The vault's index was missing or damaged and has been made anew from its record of changes.");
  return vault;
}

Result<model::PatientId> findPatientBy(vault::Vault& vault, const std::string& idOrNumber) {
  if (const auto id = model::PatientId::parse(idOrNumber)) {
    TRY_ASSIGN(const model::Patient patient, vault::findPatient(vault, *id));
    return patient.id;
  }
  vault::PatientSearch search;
  search.text = idOrNumber;
  TRY_ASSIGN(const vault::PatientPage page, vault::searchPatients(vault, search));
  for (const model::Patient& patient : page.patients)
    if (patient.details.number == idOrNumber) return patient.id;
  return fail(ErrorCode::PatientNotFound);
}

Result<model::ImageId> imageIdFrom(Context& context, const std::string& text) {
  const auto id = model::ImageId::parse(text);
  if (!id) return context.output.usage("“" + printable(text) + "” is not the id of an image: “safelightctl images” lists them.");
  return *id;
}

}  // namespace safelight::cli
