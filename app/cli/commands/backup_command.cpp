// safelightctl backup VAULT DEST, safelightctl restore SRC VAULT

#include "core/vault/backup/restore.h"

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string from;
  std::string to;
  std::string set;
  bool anyway = false;
  bool list = false;
  unsigned verifySeconds = 5;
  SecretSource repositoryPassword;
};

Json idsOf(const std::vector<model::ImageId>& ids) {
  Json list = Json::array();
  for (const model::ImageId id : ids) list.push_back(id.toString());
  return list;
}

void refuseAll(Context& context, const std::vector<model::ImageId>& ids, ErrorCode code) {
  for (const model::ImageId id : ids) context.output.refusal("image " + id.toString(), {code, {}});
}

Exit showBackup(Context& context, const vault::BackupReport& report) {
  const vault::change::BackupFinished& outcome = report.outcome;
  context.output.json({{"filesCopied", report.filesCopied},
                       {"filesAlreadyThere", report.filesAlreadyThere},
                       {"bytes", report.bytes},
                       {"set", outcome.set},
                       {"objects", outcome.objects},
                       {"totalBytes", outcome.bytes},
                       {"verified", outcome.verified},
                       {"repaired", outcome.repaired},
                       {"readAgain", report.readAgain},
                       {"notReadAgain", report.notReadAgain},
                       {"lost", idsOf(report.lost)},
                       {"unreadable", idsOf(report.unreadable)},
                       {"damaged", idsOf(report.damaged)},
                       {"setsLetGo", report.setsLetGo},
                       {"retentionFrozen", outcome.retentionFrozen},
                       {"milliseconds", outcome.milliseconds}});
  context.output.text(std::to_string(report.filesCopied) + " files copied (" + sizeText(report.bytes) + "), " + std::to_string(report.filesAlreadyThere) +
                      " were already there, " + std::to_string(outcome.verified) + " of them read again. The set is " + outcome.set + ".\n");
  if (outcome.repaired > 0) context.output.note(std::to_string(outcome.repaired) + " copies had been damaged there and were made anew.");
  if (report.notReadAgain > 0)
    context.output.note("There was no time to read " + std::to_string(report.notReadAgain) + " of the new copies again; the next backup begins with them.");
  if (report.exportFlood) context.output.note("Far more images left the vault than usual since the last backup, so no older set was let go. Look at the log of exports.");
  if (report.clockIsWrong) context.output.note("The computer's clock and the dates of the older sets do not fit together, so no set was let go.");
  refuseAll(context, report.lost, ErrorCode::ObjectMissing);
  refuseAll(context, report.unreadable, ErrorCode::ObjectDamaged);
  refuseAll(context, report.damaged, ErrorCode::BackupDamaged);
  return outcome.missing == 0 ? Exit::Done : Exit::InPart;
}

/// "restic:/mnt/x", "restic:s3:https://host/bucket": what stands behind the first colon is restic's own name for it.
std::optional<std::string> resticLocation(const std::string& text) {
  constexpr std::string_view kPrefix = "restic:";
  if (!text.starts_with(kPrefix) || text.size() == kPrefix.size()) return std::nullopt;
  return text.substr(kPrefix.size());
}

/// The vault knows the repository's password; a new one is made up, kept sealed in the vault, and said once.
Result<vault::ResticRepository> repositoryOf(Context& context, vault::Vault& vault, const std::string& location, Uuid& id) {
  TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
  for (const vault::PlaceStatus& status : places) {
    if (status.place.kind != vault::PlaceKind::Restic || status.place.location != location) continue;
    id = status.place.id;
    return vault::ResticRepository{location, status.place.secret};
  }
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.name = "restic";
  place.location = location;
  place.secret = toHex(context.environment.random.array<20>());
  TRY_ASSIGN(id, vault::setBackupPlace(vault, place));
  context.output.note("The repository's password is " + place.secret + "\nWrite it on the printed recovery kit: without it nothing comes back from there when this vault is lost.");
  return vault::ResticRepository{location, place.secret};
}

/// A folder that the vault lists as one of its places; nil for any other.
Result<Uuid> placeAt(Context& context, vault::Vault& vault, const Path& folder) {
  const auto marker = vault::readMarker(context.environment.files, vault::PlaceLayout{folder});
  if (!marker) return Uuid{};
  TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
  for (const vault::PlaceStatus& status : places)
    if (status.place.id == marker->place) return marker->place;
  return Uuid{};
}

Result<Exit> runBackup(Context& context, const Options& options) {
  const InterruptWatch watch;
  const InterruptCancels cancel(watch);
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.from));
  vault::BackupOrder order;
  order.destination = pathFromUtf8(options.to);
  order.verifyFor = std::chrono::seconds(options.verifySeconds);
  if (options.anyway) order.alarm = vault::BackupOrder::Alarm::Overrule;
  if (const auto location = resticLocation(options.to)) {
    TRY_ASSIGN(order.restic, repositoryOf(context, vault, *location, order.place));
  } else {
    TRY_ASSIGN(order.place, placeAt(context, vault, order.destination));
  }
  TRY_ASSIGN(const auto report, vault::backUp(vault, order, {}, cancel.token()));
  return showBackup(context, report);
}

Exit showRestore(Context& context, const vault::RestoreReport& report) {
  context.output.json({{"filesCopied", report.filesCopied},
                       {"filesAlreadyThere", report.filesAlreadyThere},
                       {"bytes", report.bytes},
                       {"set", report.set},
                       {"practice", report.practice},
                       {"fingerprint", report.genesisFingerprint},
                       {"objects", report.objects},
                       {"missing", idsOf(report.missing)},
                       {"erased", report.erased},
                       {"unusableSets", report.trouble},
                       {"readyMilliseconds", report.readyMilliseconds},
                       {"firstImageMilliseconds", report.firstMilliseconds},
                       {"milliseconds", report.milliseconds}});
  context.output.text(std::to_string(report.filesCopied) + " files copied (" + sizeText(report.bytes) + ").\nPractice: " + printable(report.practice) +
                      "\nFingerprint: " + report.genesisFingerprint + "   (compare it with the printed recovery kit)\n");
  for (const std::string& name : report.trouble) context.output.note("The newer set " + name + " is damaged and was not used.");
  if (report.erased > 0) context.output.note(std::to_string(report.erased) + " patients had been erased since this backup; nothing of them comes back.");
  refuseAll(context, report.missing, ErrorCode::BackupDamaged);
  return report.missing.empty() ? Exit::Done : Exit::InPart;
}

/// What a place holds, newest first.
Result<Exit> listBackup(Context& context, const Options& options) {
  TRY_ASSIGN(const auto lines, vault::describeSets(context.environment.files, pathFromUtf8(options.from)));
  Table table({"Set", "Made", "Images", "Size", "State"});
  Exit exit = Exit::Done;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    Json json{{"set", line->name.name}, {"at", utcText(line->name.at)}, {"images", line->images}, {"bytes", line->bytes}, {"ok", !line->trouble}};
    if (line->trouble) json["error"] = std::string(errorName(line->trouble->code));
    context.output.json(json);
    table.add({line->name.name, utcText(line->name.at), std::to_string(line->images), sizeText(line->bytes), line->trouble ? "damaged" : "whole"});
    if (line->trouble) exit = Exit::InPart;
  }
  context.output.text(table.text());
  return exit;
}

/// Ciphertext only: nobody has to sign in.
Result<Exit> runRestore(Context& context, const Options& options) {
  if (options.list) return listBackup(context, options);
  if (options.to.empty()) return context.output.usage("Say where the vault will be, or --list to see what the backup holds.");
  const InterruptWatch watch;
  const InterruptCancels cancel(watch);
  if (const auto location = resticLocation(options.from)) {
    TRY_ASSIGN(const crypto::SecretBytes password, readSecret(options.repositoryPassword, "Password of the repository", Ask::Once));
    const vault::ResticRepository repository{*location, password.read([](ByteView bytes) { return toString(bytes); })};
    TRY_ASSIGN(const auto restored, vault::restoreFromRestic(context.environment, repository, pathFromUtf8(options.to), options.set, cancel.token()));
    return showRestore(context, restored);
  }
  TRY_ASSIGN(const auto report, vault::restoreBackup(context.environment, pathFromUtf8(options.from), pathFromUtf8(options.to), {options.set}, {}, cancel.token()));
  return showRestore(context, report);
}

}  // namespace

void addBackup(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "backup", "Copy the vault, or bring an older copy up to date");
  addVaultArgument(verb, options->from);
  verb.add_option("destination", options->to, "Folder of the backup, or restic:REPOSITORY")->required();
  verb.add_flag("--anyway", options->anyway, "Even when many images are missing or altered, or the backup is ahead of the vault");
  verb.add_option("--verify-seconds", options->verifySeconds, "How long older copies are read again")->check(CLI::Range(0u, 1'000'000u))->capture_default_str();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runBackup(context, *options); }; });
}

void addRestore(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "restore", "Bring a backup back to a new place");
  verb.add_option("backup", options->from, "Folder of the backup, or restic:REPOSITORY")->required();
  verb.add_option("vault", options->to, "Where the vault will be; must not exist (a restore that was broken off goes on)");
  auto* list = verb.add_flag("--list", options->list, "Only say what the backup holds");
  verb.add_option("--set", options->set, "The set to bring back, as --list names it; otherwise the newest that is sound")->excludes(list);
  verb.add_option("--repository-password-file", options->repositoryPassword.file, "File with the password of a restic repository");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runRestore(context, *options); }; });
}

}  // namespace safelight::cli
