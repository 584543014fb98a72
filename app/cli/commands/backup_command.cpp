// safelightctl backup VAULT DEST, safelightctl restore SRC VAULT

#include "core/vault/backup/restore.h"

#include "app/cli/interrupt_watch.h"
#include "app/cli/repository_source.h"
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
  RepositorySource repository;
};

Json idsOf(const std::vector<model::ImageId>& ids) {
  Json list = Json::array();
  for (const model::ImageId id : ids) list.push_back(id.toString());
  return list;
}

void refuseAll(Context& context, const std::vector<model::ImageId>& ids, ErrorCode code) {
  for (const model::ImageId id : ids) context.output.refusal("image " + id.toString(), {code, {}});
}

/// What S3 lets this computer take away.
std::string storageWords(const vault::StorageFindings& found) {
  const std::string days = std::to_string(found.lockedDays);
  switch (found.keeps) {
    case vault::StorageKeeps::Everything: return "Tried: this computer cannot delete what lies there" + (found.lockedDays > 0 ? "; what is new is locked for " + days + " days as well." : std::string("."));
    case vault::StorageKeeps::ForYears: return "Tried: nobody can delete what lies there for " + days + " days.";
    case vault::StorageKeeps::NewCopies: return "Tried: what is new is locked for " + days + " days, but this computer can delete what is older. Take the right to delete versions away from its key.";
    case vault::StorageKeeps::UntilRulesChange: return "Tried: this computer cannot delete what lies there, but it can change the bucket's rules until it can. Take that right away from its key.";
    case vault::StorageKeeps::Nothing: return "Tried: this computer can delete what lies there. Take the right to delete versions away from its key.";
    case vault::StorageKeeps::NoVersions: return "Tried: this computer can delete what lies there. Let the bucket keep versions, with object lock.";
  }
  return {};
}

constexpr const char* keepsName(vault::StorageKeeps keeps) {
  switch (keeps) {
    case vault::StorageKeeps::Everything: return "everything";
    case vault::StorageKeeps::ForYears: return "for-years";
    case vault::StorageKeeps::NewCopies: return "new-copies";
    case vault::StorageKeeps::UntilRulesChange: return "until-rules-change";
    case vault::StorageKeeps::Nothing: return "nothing";
    case vault::StorageKeeps::NoVersions: return "no-versions";
  }
  return "";
}

Exit showBackup(Context& context, const vault::BackupReport& report) {
  const vault::change::BackupFinished& outcome = report.outcome;
  Json storage;
  if (report.storage)
    storage = {{"canDelete", report.storage->deleting() == vault::Deleting::Possible}, {"keeps", keepsName(report.storage->keeps)}, {"lockedDays", report.storage->lockedDays}};
  context.output.json({{"filesCopied", report.filesCopied},
                       {"filesAlreadyThere", report.filesAlreadyThere},
                       {"bytes", report.bytes},
                       {"set", outcome.set},
                       {"storage", storage},
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
  if (report.storage) context.output.note(storageWords(*report.storage));
  if (report.exportFlood) context.output.note("Far more images left the vault than usual since the last backup, so no older set was let go. Look at the log of exports.");
  if (report.clockIsWrong) context.output.note("The computer's clock and the dates of the older sets do not fit together, so no set was let go.");
  refuseAll(context, report.lost, ErrorCode::ObjectMissing);
  refuseAll(context, report.unreadable, ErrorCode::ObjectDamaged);
  refuseAll(context, report.damaged, ErrorCode::BackupDamaged);
  return outcome.missing == 0 ? Exit::Done : Exit::InPart;
}

/// The vault knows the repository's password; a new one is made up, kept sealed in the vault, and said once. Keys of the storage are kept with it.
Result<vault::ResticRepository> repositoryOf(Context& context, vault::Vault& vault, const std::string& location, const RepositorySource& source, Uuid& id) {
  vault::StorageKeys keys;
  if (source.hasKeys()) {
    TRY_ASSIGN(keys, readStorageKeys(source.keys));
  }
  TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
  for (const vault::PlaceStatus& status : places) {
    if (status.place.kind != vault::PlaceKind::Restic || status.place.location != location) continue;
    id = status.place.id;
    TRY_ASSIGN(vault::ResticRepository repository, vault::repositoryAt(status.place));
    if (keys.empty() || (keys.id == repository.keys.id && keys.secret == repository.keys.secret)) return repository;
    repository.keys = keys;
    vault::BackupPlace changed = status.place;
    TRY_ASSIGN(changed.secret, vault::joinSecret(repository));
    TRY_ASSIGN(id, vault::setBackupPlace(vault, changed));
    return repository;
  }
  const std::string password = toHex(context.environment.random.array<20>());  // it is printed below
  vault::ResticRepository repository{location, {}, keys};
  TRY_ASSIGN(repository.password, vault::SecretText::copyOf(password));
  vault::BackupPlace place;
  place.kind = vault::PlaceKind::Restic;
  place.name = "restic";
  place.location = location;
  TRY_ASSIGN(place.secret, vault::joinSecret(repository));
  TRY_ASSIGN(id, vault::setBackupPlace(vault, place));
  context.output.note("The repository's password is " + password +
                      "\nWrite it on the printed recovery kit: without it nothing comes back from there when this vault is lost.");
  return repository;
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
    TRY_ASSIGN(order.restic, repositoryOf(context, vault, *location, options.repository, order.place));
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
  if (report.erased > 0) context.output.note(std::to_string(report.erased) + (report.erased == 1 ? " patient" : " patients") + " had been erased since this backup; nothing of them comes back.");
  refuseAll(context, report.missing, ErrorCode::BackupDamaged);
  return report.missing.empty() ? Exit::Done : Exit::InPart;
}

/// How a set compares with the one before it. What was erased was meant to go, and is no damage.
std::string stateWords(const vault::SetLine& line) {
  if (line.trouble) return "damaged";
  const auto images = [](std::uint64_t count) { return std::to_string(count) + (count == 1 ? " image" : " images"); };
  std::string words = line.lost > 0 ? images(line.lost) + " missing or changed" : "whole";
  if (line.erased > 0) words += ", " + images(line.erased) + " erased or deleted for good";
  return words;
}

/// What a place holds, newest first.
Result<Exit> listBackup(Context& context, const Options& options, const CancelToken& cancel) {
  std::vector<vault::SetLine> lines;
  if (const auto location = resticLocation(options.from)) {
    TRY_ASSIGN(const vault::ResticRepository repository, readRepository(*location, options.repository));
    TRY_ASSIGN(lines, vault::describeRepository(context.environment, repository, cancel));
  } else {
    TRY_ASSIGN(lines, vault::describeSets(context.environment.files, pathFromUtf8(options.from)));
  }
  Table table({"Set", "Made", "Images", "Size", "State"});
  Exit exit = Exit::Done;
  for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
    const std::string name = line->snapshot.empty() ? line->name.name : line->snapshot.substr(0, 8);
    Json json{{"set", name}, {"at", utcText(line->name.at)}, {"images", line->images ? Json(*line->images) : Json()}, {"bytes", line->bytes}, {"lost", line->lost}, {"erased", line->erased},
              {"massChange", line->massChange}, {"ok", !line->trouble}};
    if (line->trouble) json["error"] = std::string(errorName(line->trouble->code));
    context.output.json(json);
    table.add({name, utcText(line->name.at), line->images ? std::to_string(*line->images) : "?", line->bytes > 0 ? sizeText(line->bytes) : "?",
               stateWords(*line)});
    if (line->trouble) exit = Exit::InPart;
  }
  context.output.text(table.text());
  return exit;
}

/// Ciphertext only: nobody has to sign in.
Result<Exit> runRestore(Context& context, const Options& options) {
  if (!options.list && options.to.empty()) return context.output.usage("Say where the vault will be, or --list to see what the backup holds.");
  const InterruptWatch watch;
  const InterruptCancels cancel(watch);
  if (options.list) return listBackup(context, options, cancel.token());
  if (const auto location = resticLocation(options.from)) {
    TRY_ASSIGN(const vault::ResticRepository repository, readRepository(*location, options.repository));
    TRY_ASSIGN(const auto restored, vault::restoreFromRestic(context.environment, repository, pathFromUtf8(options.to), options.set, {}, cancel.token()));
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
  addStorageKeyOptions(verb, options->repository);
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runBackup(context, *options); }; });
}

void addRestore(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "restore", "Bring a backup back to a new place");
  verb.add_option("backup", options->from, "Folder of the backup, or restic:REPOSITORY")->required();
  verb.add_option("vault", options->to, "Where the vault will be; must not exist (a restore that was broken off goes on)");
  auto* list = verb.add_flag("--list", options->list, "Only say what the backup holds");
  verb.add_option("--set", options->set, "The set to bring back, as --list names it; otherwise the newest that is sound, or the one that was begun")->excludes(list);
  addRepositoryOptions(verb, options->repository);
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return runRestore(context, *options); }; });
}

}  // namespace safelight::cli
