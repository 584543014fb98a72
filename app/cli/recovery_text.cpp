#include "app/cli/recovery_text.h"

namespace safelight::cli {

namespace {
constexpr std::string_view kCodeHeading = "Recovery code:";
}

std::string recoveryText(const vault::RecoveryKit& kit) {
  std::string code;
  for (std::size_t i = 0; i < kit.groups.size(); ++i) code += (i == 0 ? "    " : i == 4 ? "\n    " : " ") + kit.groups[i];
  return "SAFELIGHT RECOVERY KIT\n"
         "\n"
         "Practice:     " + kit.practice + "\n" +
         "Owner:        " + kit.ownerName + " (" + kit.ownerLogin + ")\n" +
         "Vault:        " + kit.vaultId + "\n" +
         "Fingerprint:  " + kit.genesisFingerprint + "\n" +
         "\n" + std::string(kCodeHeading) + "\n" + code + "\n" +
         "\n"
         "This code opens the vault when every password is lost. It is shown only once, and nobody can make it again:\n"
         "without it and without a password, every image in the vault is gone for good.\n"
         "Print it, keep it in a safe place away from this computer, and delete every copy on a disk.\n"
         "To use it:  safelightctl recover VAULT\n";
}

std::string codeIn(const std::string& text) {
  const std::size_t heading = text.find(kCodeHeading);
  if (heading == std::string::npos) return text;
  const std::size_t begin = heading + kCodeHeading.size();
  return text.substr(begin, text.find("\n\n", begin) - begin);
}

}  // namespace safelight::cli
