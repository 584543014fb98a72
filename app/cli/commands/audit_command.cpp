// safelightctl audit VAULT [--verify]

#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/audit.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  bool verify = false;
};

Json toJson(const vault::AuditEntry& entry) {
  Json images = Json::array();
  for (const model::ImageId id : entry.images) images.push_back(id.toString());
  return {{"sequence", entry.sequence}, {"at", utcText(entry.at)},          {"author", entry.author}, {"action", entry.action},
          {"patient", idOrNull(entry.patient)}, {"images", std::move(images)}, {"summary", entry.summary}};
}

/// Reading checks every record's place in the chain and its signature, so a check is a reading without the lines.
Result<Exit> verifyLog(Context& context, vault::Vault& vault) {
  std::uint64_t records = 0;
  const auto read = vault::readAudit(vault, [&](const vault::AuditEntry&) {
    ++records;
    return true;
  });
  context.output.json({{"ok", read.has_value()}, {"records", records}, {"error", read ? Json() : Json(errorName(read.error().code))}});
  if (!read) return fail(read.error());
  context.output.text(std::to_string(records) + " records, each signed and in its place.\n");
  return Exit::Done;
}

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  if (options.verify) return verifyLog(context, vault);
  Table table({"NO.", "WHEN", "WHO", "WHAT", "IMAGES", "DETAILS"});
  const auto read = vault::readAudit(vault, [&](const vault::AuditEntry& entry) {
    context.output.json(toJson(entry));
    if (!context.output.isJson())
      table.add({std::to_string(entry.sequence), model::LocalTime::at(entry.at, context.environment.clock).toString(), entry.author, entry.action,
                 entry.images.empty() ? "" : std::to_string(entry.images.size()), entry.summary});
    return true;
  });
  context.output.text(table.text());
  if (!read) return fail(read.error());
  return Exit::Done;
}

}  // namespace

void addAudit(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "audit", "Show who did what and when");
  addVaultArgument(verb, options->vault);
  verb.add_flag("--verify", options->verify, "Only check that no record was changed, added or taken out");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
