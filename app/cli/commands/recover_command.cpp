// safelightctl recover VAULT [--code-file FILE] [--recovery-out FILE]: back in with the recovery kit, a new password, and the next kit.

#include "app/cli/kit_output.h"
#include "app/cli/recovery_text.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/keeping/kit.h"
#include "core/crypto/device_secret.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  SecretSource code;
  std::string recoveryOut;
};

/// Text that is wiped when it goes.
struct CodeText {
  std::string text;
  ~CodeText() { crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }
};

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(const crypto::SecretBytes typed, readSecret(options.code, "Recovery code", Ask::Once));
  const CodeText whole{typed.read([](ByteView bytes) { return toString(bytes); })};
  const CodeText code{codeIn(whole.text)};
  TRY_ASSIGN(const crypto::SecretBytes password, readSecret(passwordSource(context.options), "New password", Ask::Twice));
  TRY_ASSIGN(const crypto::SecretBytes device,
             crypto::loadOrMakeDeviceSecret(deviceSecretPath(context.options), context.environment.random));
  KitOutput kitOutput(context, options.recoveryOut);
  TRY_VOID(kitOutput.prepare());
  TRY_ASSIGN(auto recovered, vault::Vault::recover(context.environment, pathFromUtf8(options.vault), code.text, password, device, openingOf(context)));
  const vault::Vault& vault = recovered.first;
  Json json{{"vault", vault.id().toString()}, {"login", vault.user().login}};
  context.output.text("The vault is open again: " + vault.user().login + " signs in with the new password from now on. The kit that was used no longer opens it, but backups made until now open with that kit alone: back up soon, and keep it until then.\n");
  TRY_VOID(kitOutput.give(recovered.second, "The next one is ready.", json));
  TRY_VOID(vault::noteKitGivenOut(recovered.first));
  context.output.json(json);
  return Exit::Done;
}

}  // namespace

void addRecover(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "recover", "Get back in with the recovery kit and set a new password");
  addVaultArgument(verb, options->vault);
  auto* file = verb.add_option("--code-file", options->code.file, "File with the recovery code or the whole kit");
  verb.add_option("--code-fd", options->code.descriptor, "Open descriptor with the recovery code")->excludes(file);
  verb.add_option("--recovery-out", options->recoveryOut, "Write the next recovery kit to this new file instead of the terminal");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
