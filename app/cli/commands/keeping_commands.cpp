// safelightctl erase, hold, release, rotate, kit: what is kept, what goes, and new keys.

#include "app/cli/kit_output.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"
#include "core/vault/keeping/erase.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string patient;
  std::string reason;
  bool despiteRetention = false;
  bool check = false;
  std::string recoveryOut;
  crypto::StretchCost cost;
  bool changesCost = false;
};

const char* verdictName(vault::RetentionVerdict verdict) {
  switch (verdict) {
    case vault::RetentionVerdict::Free: return "free";
    case vault::RetentionVerdict::Running: return "running";
    case vault::RetentionVerdict::OnHold: return "on-hold";
  }
  return "free";
}

Exit showCheck(Context& context, const vault::ErasureCheck& check) {
  Json json{{"patient", check.patient.id.toString()},
            {"images", check.images},
            {"binned", check.binned},
            {"mergedRecords", check.mergedRecords},
            {"openOrders", check.openOrders},
            {"waitingSends", check.waitingSends},
            {"inboxSuggestions", check.inboxSuggestions},
            {"retention", verdictName(check.retention.verdict)},
            {"finalOn", check.finalOn.toString()}};
  if (check.retention.keepUntil) json["keepUntil"] = check.retention.keepUntil->toString();
  context.output.json(json);
  std::string text = std::to_string(check.images) + " images would go for good, finally on " + check.finalOn.toString() + ".\n";
  if (check.retention.verdict == vault::RetentionVerdict::OnHold) text += "The records are on hold and cannot be erased.\n";
  if (check.retention.verdict == vault::RetentionVerdict::Running) text += "They should be kept until " + check.retention.keepUntil->toString() + ".\n";
  if (check.inboxSuggestions > 0) text += std::to_string(check.inboxSuggestions) + " images in the Inbox look like this patient's and would stay there.\n";
  context.output.text(text);
  return check.retention.verdict == vault::RetentionVerdict::Free ? Exit::Done : Exit::InPart;
}

Result<Exit> erase(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const model::PatientId patient, findPatientBy(vault, options.patient));
  if (options.check) {
    TRY_ASSIGN(const vault::ErasureCheck check, vault::checkErasure(vault, patient));
    return showCheck(context, check);
  }
  using Retention = vault::ErasureRequest::Retention;
  TRY_ASSIGN(const vault::Erasure erased,
             vault::erasePatient(vault, {patient, options.reason, options.despiteRetention ? Retention::Override : Retention::Respect}));
  context.output.json({{"patient", patient.toString()}, {"records", erased.patients}, {"images", erased.images}, {"finalOn", erased.finalOn.toString()}});
  context.output.text("The patient and " + std::to_string(erased.images) + " images are erased. From " + erased.finalOn.toString() + " on no backup can bring them back.\n");
  return Exit::Done;
}

Result<Exit> hold(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const model::PatientId patient, findPatientBy(vault, options.patient));
  TRY_VOID(vault::holdPatient(vault, patient, options.reason));
  context.output.json({{"patient", patient.toString()}, {"held", true}});
  context.output.text("The records are on hold: nobody can erase them until the hold ends.\n");
  return Exit::Done;
}

Result<Exit> release(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const model::PatientId patient, findPatientBy(vault, options.patient));
  TRY_VOID(vault::releasePatient(vault, patient, options.reason));
  context.output.json({{"patient", patient.toString()}, {"held", false}});
  context.output.text("The hold has ended.\n");
  return Exit::Done;
}

Result<Exit> rotate(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_VOID(vault::rotateKeys(vault));
  context.output.json({{"vault", vault.id().toString()}, {"epoch", vault::keyEpoch(vault)}});
  context.output.text("The vault has new keys (epoch " + std::to_string(vault::keyEpoch(vault)) + "). Whoever was disabled before opens nothing that comes from now on.\n");
  return Exit::Done;
}

Result<Exit> changeCost(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const crypto::SecretBytes password, readSecret(passwordSource(context.options), "Password again", Ask::Once));
  TRY_ASSIGN(const crypto::SecretBytes device, crypto::loadDeviceSecret(deviceSecretPath(context.options)));
  TRY_VOID(vault::changePasswordCost(vault, password, device, options.cost));
  context.output.json({{"login", vault.user().login}, {"passes", options.cost.passes}, {"memoryMiB", options.cost.memoryMiB}});
  context.output.text("From now on each try of this password takes " + std::to_string(options.cost.passes) + " passes over " + std::to_string(options.cost.memoryMiB) + " MiB.\n");
  return Exit::Done;
}

Result<Exit> kit(Context& context, const Options& options) {
  KitOutput output(context, options.recoveryOut);
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_VOID(output.prepare());
  TRY_ASSIGN(const vault::RecoveryKit made, vault::renewKit(vault));
  Json json{{"vault", made.vaultId}, {"login", made.ownerLogin}, {"fingerprint", made.genesisFingerprint}};
  TRY_VOID(output.give(made, "The kit before this one no longer opens the vault. Backups made until now open with that kit alone: back up soon, and keep it until then.", json));
  TRY_VOID(vault::noteKitGivenOut(vault));
  context.output.json(json);
  return Exit::Done;
}

CLI::App& addReasoned(CLI::App& app, Parsed& parsed, const char* name, const char* what, const std::shared_ptr<Options>& options) {
  CLI::App& verb = addVerb(app, parsed, name, what);
  addVaultArgument(verb, options->vault);
  verb.add_option("patient", options->patient, "The patient's id or number")->required();
  return verb;
}

using Command = Result<Exit> (*)(Context&, const Options&);

void runs(CLI::App& verb, Parsed& parsed, const std::shared_ptr<Options>& options, Command command) {
  verb.callback([&parsed, options, command] { parsed.run = [options, command](Context& context) { return command(context, *options); }; });
}

void addErase(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addReasoned(app, parsed, "erase", "Erase a patient with everything about them, for good", options);
  auto* check = verb.add_flag("--check", options->check, "Only say what would go, what forbids it, and when it would be final");
  verb.add_option("--reason", options->reason, "Why; it stays in the log, so name nobody")->excludes(check);
  verb.add_flag("--despite-retention", options->despiteRetention, "Although the time for which records are kept is not over")->excludes(check);
  runs(verb, parsed, options, &erase);
}

}  // namespace

void addKeeping(CLI::App& app, Parsed& parsed) {
  addErase(app, parsed);
  for (const bool holds : {true, false}) {
    auto options = std::make_shared<Options>();
    CLI::App& verb = addReasoned(app, parsed, holds ? "hold" : "release", holds ? "Forbid erasing a patient's records" : "End a hold", options);
    verb.add_option("--reason", options->reason, "Why")->required();
    runs(verb, parsed, options, holds ? &hold : &release);
  }
  auto turn = std::make_shared<Options>();
  CLI::App& rotateVerb = addVerb(app, parsed, "rotate", "New keys for the vault, after somebody left");
  addVaultArgument(rotateVerb, turn->vault);
  runs(rotateVerb, parsed, turn, &rotate);
  auto renewed = std::make_shared<Options>();
  CLI::App& kitVerb = addVerb(app, parsed, "kit", "Make a new recovery kit; the one before no longer opens the vault");
  addVaultArgument(kitVerb, renewed->vault);
  kitVerb.add_option("--recovery-out", renewed->recoveryOut, "Write the kit to this new file instead of the terminal");
  runs(kitVerb, parsed, renewed, &kit);
  auto cost = std::make_shared<Options>();
  CLI::App& costVerb = addVerb(app, parsed, "password-cost", "What each try of your own password costs");
  addVaultArgument(costVerb, cost->vault);
  costVerb.add_option("--passes", cost->cost.passes, "Passes, 3 to 10")->check(CLI::Range(3, 10))->capture_default_str();
  costVerb.add_option("--memory", cost->cost.memoryMiB, "MiB, 256 to 2048")->check(CLI::Range(256, 2048))->capture_default_str();
  runs(costVerb, parsed, cost, &changeCost);
}

}  // namespace safelight::cli
