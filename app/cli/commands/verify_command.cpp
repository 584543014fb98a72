// safelightctl verify VAULT [--deep] [--backup BACKUP]

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/backup/places.h"
#include "core/vault/backup/saved_states.h"
#include "core/vault/verify.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string backup;
  bool deep = false;
};

/// Whether a backup knows a later state: the listed ones that are there, and the one that was named. BackupPlaceMissing when that one is none.
Result<void> compareWithBackups(vault::Vault& vault, const std::string& named, vault::VerifyReport& report) {
  store::FileSystem& files = vault.environment().files;
  TRY_ASSIGN(const auto listed, vault::backupPlaces(vault));
  std::vector<vault::BackupPlace> places;
  for (const vault::PlaceStatus& status : listed) places.push_back(status.place);
  if (!named.empty()) {
    vault::BackupPlace place;
    place.location = named;
    if (vault::presenceOf(files, place) != vault::Presence::Here) return fail(ErrorCode::BackupPlaceMissing);
    places.push_back(std::move(place));
  }
  if (const auto later = vault::laterThanVault(vault, vault::readSavedStates(files, vault.id(), places)))
    report.findings.push_back({{ErrorCode::VaultRolledBack, "backup"}, "backup of " + utcText(later->state.at)});
  return {};
}

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  const InterruptWatch interrupt;
  const auto depth = options.deep ? vault::Depth::Deep : vault::Depth::Quick;
  TRY_ASSIGN(vault::VerifyReport report, vault::verifyVault(vault, depth, [&](std::uint64_t, std::uint64_t) { return !interrupt.asked(); }));
  TRY_VOID(compareWithBackups(vault, options.backup, report));
  Json findings = Json::array();
  for (const vault::Finding& finding : report.findings) {
    findings.push_back({{"where", finding.where}, {"error", errorName(finding.error.code)}, {"message", ui::errorSentence(finding.error)}});
    context.output.refusal(finding.where, finding.error);
  }
  const bool sound = report.findings.empty();
  context.output.json({{"ok", sound},
                       {"depth", options.deep ? "deep" : "quick"},
                       {"records", report.records},
                       {"objects", report.objects},
                       {"bytes", report.bytes},
                       {"awaited", report.awaited},
                       {"findings", std::move(findings)}});
  context.output.text(std::to_string(report.records) + " records and " + std::to_string(report.objects) + " objects (" + sizeText(report.bytes) +
                      ") checked: " + (sound ? "everything is there and unchanged.\n" : std::to_string(report.findings.size()) + " findings.\n"));
  if (report.awaited > 0)
    context.output.text("This vault is still being restored: " + std::to_string(report.awaited) + " objects are not here yet. Should nothing go on, ask for the same restore again.\n");
  if (interrupt.asked()) return fail(ErrorCode::Cancelled);
  return sound ? Exit::Done : Exit::Damaged;
}

}  // namespace

void addVerify(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "verify", "Check that everything is still there and unchanged");
  addVaultArgument(verb, options->vault);
  verb.add_option("--backup", options->backup, "Also compare with this backup, which may know a later state");
  verb.add_flag("--deep", options->deep, "Open every object and replay every change too");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
