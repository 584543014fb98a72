// safelightctl backup VAULT DEST and safelightctl restore SRC VAULT

#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/backup.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string from;
  std::string to;
};

void show(Context& context, const vault::BackupReport& report) {
  context.output.json({{"filesCopied", report.filesCopied}, {"filesAlreadyThere", report.filesAlreadyThere}, {"bytes", report.bytes}});
  context.output.text(std::to_string(report.filesCopied) + " files copied (" + sizeText(report.bytes) + "), " +
                      std::to_string(report.filesAlreadyThere) + " were already there.\n");
}

Result<Exit> runBackup(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.from));
  TRY_ASSIGN(const auto report, vault::backUp(vault, pathFromUtf8(options.to)));
  show(context, report);
  return Exit::Done;
}

/// Ciphertext only: nobody has to sign in.
Result<Exit> runRestore(Context& context, const Options& options) {
  TRY_ASSIGN(const auto report, vault::restoreBackup(context.environment, pathFromUtf8(options.from), pathFromUtf8(options.to)));
  show(context, report);
  return Exit::Done;
}

}  // namespace

void addBackup(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "backup", "Copy the vault, or bring an older copy up to date");
  addVaultArgument(verb, options->from);
  verb.add_option("destination", options->to, "Folder of the backup")->required();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runBackup(context, *options); }; });
}

void addRestore(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "restore", "Bring a backup back to a new place");
  verb.add_option("backup", options->from, "Folder of the backup")->required();
  verb.add_option("vault", options->to, "Where the vault will be; must not exist")->required();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runRestore(context, *options); }; });
}

}  // namespace safelight::cli
