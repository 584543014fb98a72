// safelightctl repair VAULT --from BACKUP [--quick], safelightctl rebuild VAULT NEWVAULT

#include "app/cli/interrupt_watch.h"
#include "app/cli/repository_source.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/repository_repair.h"
#include "core/vault/health/rebuild.h"
#include "core/vault/health/repair.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string other, people;
  RepositorySource repository;
  bool quick = false;
};

Json idsOf(const std::vector<model::ImageId>& ids) {
  Json list = Json::array();
  for (const model::ImageId id : ids) list.push_back(id.toString());
  return list;
}

/// As the vault knows it, or as the options say.
Result<vault::ResticRepository> repositoryFor(vault::Vault& vault, const std::string& location, const RepositorySource& source) {
  TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
  for (const vault::PlaceStatus& status : places)
    if (status.place.kind == vault::PlaceKind::Restic && status.place.location == location && source.password.file.empty()) return vault::repositoryAt(status.place);
  return readRepository(location, source);
}

Result<vault::RepairReport> bringBack(vault::Vault& vault, const Options& options) {
  const InterruptWatch interrupt;
  const auto depth = options.quick ? vault::RepairDepth::Known : vault::RepairDepth::Everything;
  const auto goesOn = [&interrupt](std::uint64_t, std::uint64_t) { return !interrupt.asked(); };
  const auto location = resticLocation(options.other);
  if (!location) return vault::repairFrom(vault, pathFromUtf8(options.other), depth, goesOn);
  TRY_ASSIGN(const vault::ResticRepository repository, repositoryFor(vault, *location, options.repository));
  const InterruptCancels cancel(interrupt);
  TRY_ASSIGN(const vault::RepairNeed need, vault::findDamaged(vault, depth, goesOn));
  TRY_ASSIGN(vault::RepairReport report, vault::repairFromRepository(vault, repository, need.damaged, cancel.token()));
  report.looked = need.looked;
  return report;
}

Result<Exit> repair(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const vault::RepairReport report, bringBack(vault, options));
  Json left = Json::array();
  for (const vault::DamagedObject& object : report.left) {
    left.push_back({{"image", object.image.toString()}, {"error", errorName(object.error)}});
    context.output.refusal("image " + object.image.toString(), {object.error, {}});
  }
  context.output.json({{"looked", report.looked}, {"repaired", idsOf(report.repaired)}, {"left", std::move(left)}});
  context.output.text(std::to_string(report.looked) + " images looked at, " + std::to_string(report.repaired.size()) + " brought back, " +
                      std::to_string(report.left.size()) + " left as they are.\n");
  return report.left.empty() ? Exit::Done : Exit::InPart;
}

void tellRebuilt(Context& context, const vault::RebuildReport& report) {
  context.output.json({{"recordsKept", report.recordsKept},
                       {"recordsRemade", report.recordsRemade},
                       {"recordsLost", report.recordsLost},
                       {"journalUnread", report.journalUnread},
                       {"keysLost", report.keysLost},
                       {"objects", report.objects},
                       {"objectsUnread", report.objectsUnread},
                       {"adopted", report.adopted},
                       {"headRemade", report.headRemade},
                       {"membersCut", report.membersCut},
                       {"genesisFingerprint", report.genesisFingerprint},
                       {"bytes", report.bytes}});
  context.output.text(std::to_string(report.objects) + " images were saved. Of the journal " + std::to_string(report.recordsKept) + " records were kept as they were, " +
                      std::to_string(report.recordsRemade) + " made anew under your name, " + std::to_string(report.recordsLost) + " are lost.\n");
  if (report.journalUnread > 0)
    context.output.note(sizeText(report.journalUnread) + " of the journal hold no record that proves itself. How many there were, and what they said, is lost: tags, notes and who did what.");
  if (report.adopted > 0) context.output.note(std::to_string(report.adopted) + " images had lost their record and were taken in by what they say of themselves.");
  if (report.keysLost > 0) context.output.note(std::to_string(report.keysLost) + " keys are damaged in both copies: what only they open is lost.");
  if (report.objectsUnread > 0) context.output.note(std::to_string(report.objectsUnread) + " files could not be read.");
  if (report.membersCut)
    context.output.note("The list of people is damaged and was kept up to its first break: look at it at once. Whoever was disabled later can sign in again.");
  context.output.note("Compare with the recovery kit: " + report.genesisFingerprint);
  if (report.headRemade) context.output.note("The vault's head was damaged and was made anew.");
  context.output.note("This computer remembers the damaged vault as the newer one: open the new one the first time with --accept-older, as an owner.");
}

Result<Exit> rebuild(Context& context, const Options& options) {
  const Path source = pathFromUtf8(options.vault);
  std::string login = context.options.login;
  if (login.empty()) {
    // A damaged head must not keep anybody from saying who they are.
    auto chosen = chosenLogin(context, source);
    if (!chosen) return context.output.usage("Say who signs in with --login: the vault cannot tell by itself any more.");
    login = std::move(*chosen);
  }
  TRY_ASSIGN(const crypto::SecretBytes password, readSecret(passwordSource(context.options), "Password of " + login, Ask::Once));
  TRY_ASSIGN(const crypto::SecretBytes device, crypto::loadDeviceSecret(deviceSecretPath(context.options)));
  const InterruptWatch interrupt;
  TRY_ASSIGN(const auto report, vault::rebuildVault(context.environment, source, pathFromUtf8(options.other), {login, password, device},
                                                    [&](std::uint64_t, std::uint64_t) { return !interrupt.asked(); }, {pathFromUtf8(options.people)}));
  tellRebuilt(context, report);
  const bool isWhole = report.recordsLost == 0 && report.keysLost == 0 && report.objectsUnread == 0 && !report.membersCut;
  return isWhole ? Exit::Done : Exit::InPart;
}

}  // namespace

void addHealthVerbs(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& mend = addVerb(app, parsed, "repair", "Bring damaged and missing images back from a backup");
  addVaultArgument(mend, options->vault);
  mend.add_option("--from", options->other, "Folder of the backup, or restic:REPOSITORY")->required();
  addRepositoryOptions(mend, options->repository);
  mend.add_flag("--quick", options->quick, "Read only what checks have found before, and look for files that are missing");
  mend.callback([&parsed, options] { parsed.run = [options](Context& context) { return repair(context, *options); }; });

  auto ruin = std::make_shared<Options>();
  CLI::App& anew = addVerb(app, parsed, "rebuild", "Make a new vault of what a damaged one still proves; the damaged one is only read");
  addVaultArgument(anew, ruin->vault);
  anew.add_option("new-vault", ruin->other, "The folder of the new vault; it must not exist")->required();
  anew.add_option("--members", ruin->people, "Where the people come from when the vault's own list of them is damaged: a copy of `members`, or a backup");
  anew.callback([&parsed, ruin] { parsed.run = [ruin](Context& context) { return rebuild(context, *ruin); }; });
}

}  // namespace safelight::cli
