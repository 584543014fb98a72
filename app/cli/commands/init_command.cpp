// safelightctl init VAULT --practice NAME --login LOGIN [--name NAME] [--recovery-out FILE]

#include "app/cli/recovery_text.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"
#include "core/store/file_system.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string practice;
  std::string name;
  std::string recoveryOut;
};

/// The kit's file, made before the vault so that a kit is never lost for want of a place; gone again unless it was kept.
class KitFile {
 public:
  KitFile(store::FileSystem& files, Path path) : m_files(files), m_path(std::move(path)) {}
  ~KitFile() {
    if (!m_file || m_kept) return;
    m_file.reset();
    [[maybe_unused]] const auto removed = m_files.remove(m_path);
  }
  KitFile(const KitFile&) = delete;
  KitFile& operator=(const KitFile&) = delete;

  Result<void> make() {
    TRY_ASSIGN(m_file, m_files.open(m_path, store::OpenMode::CreateNew));
    return ok();
  }
  Result<void> keep(std::string_view text) {
    TRY_VOID(m_file->writeAt(0, asBytes(text)));
    TRY_VOID(m_file->sync());
    m_kept = true;
    return ok();
  }

 private:
  store::FileSystem& m_files;
  Path m_path;
  std::unique_ptr<store::File> m_file;
  bool m_kept = false;
};

void showNewVault(Context& context, const vault::RecoveryKit& kit, const Options& options) {
  Json json{{"vault", kit.vaultId}, {"practice", kit.practice}, {"login", kit.ownerLogin}, {"fingerprint", kit.genesisFingerprint}};
  if (options.recoveryOut.empty()) {
    json["recovery"] = kit.groups;  // else nobody would ever see it
    context.output.text(recoveryText(kit));
  } else {
    json["recoveryOut"] = options.recoveryOut;
    context.output.text("The vault is ready. Its recovery kit is in " + printable(options.recoveryOut) +
                        ": print it, keep it away from this computer, and delete the file.\n");
  }
  context.output.json(json);
}

Result<Exit> run(Context& context, const Options& options) {
  if (context.options.login.empty()) return context.output.usage("The owner needs a sign-in name: give it with --login.");
  KitFile kitFile(context.environment.files, pathFromUtf8(options.recoveryOut));
  TRY_ASSIGN(const crypto::SecretBytes password,
             readSecret(passwordSource(context.options), "New password of " + context.options.login, Ask::Twice));
  TRY_ASSIGN(const crypto::SecretBytes device,
             crypto::loadOrMakeDeviceSecret(deviceSecretPath(context.options), context.environment.random));
  if (!options.recoveryOut.empty()) TRY_VOID(kitFile.make());
  const std::string name = options.name.empty() ? context.options.login : options.name;
  TRY_ASSIGN(const auto made, vault::Vault::create(context.environment, pathFromUtf8(options.vault),
                                                   {options.practice, context.options.login, name, password, device}));
  const vault::RecoveryKit& kit = made.second;
  if (!options.recoveryOut.empty()) TRY_VOID(kitFile.keep(recoveryText(kit)));
  showNewVault(context, kit, options);
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
