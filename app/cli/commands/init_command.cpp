// safelightctl init VAULT --practice NAME --login LOGIN [--name NAME] [--recovery-out FILE]

#include "app/cli/kit_output.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string practice;
  std::string name;
  std::string recoveryOut;
};

Result<Exit> run(Context& context, const Options& options) {
  if (context.options.login.empty()) return context.output.usage("The owner needs a sign-in name: give it with --login.");
  KitOutput kitOutput(context, options.recoveryOut);
  TRY_ASSIGN(const crypto::SecretBytes password,
             readSecret(passwordSource(context.options), "New password of " + context.options.login, Ask::Twice));
  TRY_ASSIGN(const crypto::SecretBytes device,
             crypto::loadOrMakeDeviceSecret(deviceSecretPath(context.options), context.environment.random));
  TRY_VOID(kitOutput.prepare());
  const std::string name = options.name.empty() ? context.options.login : options.name;
  TRY_ASSIGN(const auto made, vault::Vault::create(context.environment, pathFromUtf8(options.vault),
                                                   {options.practice, context.options.login, name, password, device}));
  const vault::RecoveryKit& kit = made.second;
  Json json{{"vault", kit.vaultId}, {"practice", kit.practice}, {"login", kit.ownerLogin}, {"fingerprint", kit.genesisFingerprint}};
  TRY_VOID(kitOutput.give(kit, "The vault is ready.", json));
  context.output.json(json);
  return Exit::Done;
}

}  // namespace

void addInit(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "init", "Make a new vault");
  addVaultArgument(verb, options->vault);
  verb.add_option("--practice", options->practice, "Name of the practice")->required();
  verb.add_option("--name", options->name, "The owner's name (default: the sign-in name)");
  verb.add_option("--recovery-out", options->recoveryOut, "Write the recovery kit to this new file instead of the terminal");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
