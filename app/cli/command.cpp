#include "app/cli/command.h"

namespace safelight::cli {

CLI::App& addVerb(CLI::App& app, Parsed& parsed, const std::string& name, const std::string& what) {
  CLI::App& verb = *app.add_subcommand(name, what);
  CommonOptions& common = parsed.common;
  verb.add_flag("--json", common.json, "Machine-readable: one object, or one object a line");
  auto* file = verb.add_option("--password-file", common.passwordFile, "Read the password from this file");
  verb.add_option("--password-fd", common.passwordFd, "Read the password from this open descriptor")->excludes(file);
  verb.add_option("--login", common.login, "Who signs in (may be left out when there is only one person)");
  verb.add_option("--device-secret", common.deviceSecret, "File with this workstation's own secret");
  verb.add_flag("--accept-older", common.acceptOlder, "Open the vault although this computer has seen a later state of it (owners only; the journal says so)");
  return verb;
}

void addVaultArgument(CLI::App& verb, std::string& path) { verb.add_option("vault", path, "The vault's folder (NAME.safelight)")->required(); }

}  // namespace safelight::cli
