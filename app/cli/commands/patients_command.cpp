// safelightctl patients VAULT [QUERY]

#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/patients/patients.h"

namespace safelight::cli {

namespace {

constexpr std::uint32_t kPage = 1000;

struct Options {
  std::string vault;
  std::string query;
};

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  Table table({"NUMBER", "NAME", "BORN", "IMAGES", "LAST SEEN", "ID"});
  vault::PatientSearch search;
  search.text = options.query;
  search.order = vault::PatientOrder::Name;
  search.limit = kPage;
  std::uint32_t total = 0;
  do {
    TRY_ASSIGN(const vault::PatientPage page, vault::searchPatients(vault, search));
    total = page.total;
    for (const model::Patient& patient : page.patients) {
      const model::PatientDetails& details = patient.details;
      context.output.json(toJson(patient));
      table.add({details.number, details.displayName(), details.birthDate ? details.birthDate->toString() : "", std::to_string(patient.imageCount),
                 model::LocalTime::at(patient.lastActivity, context.environment.clock).date().toString(), patient.id.toString()});
    }
    search.offset += kPage;
  } while (search.offset < total);
  context.output.text(total == 0 ? "No patient found.\n" : table.text());
  return Exit::Done;
}

}  // namespace

void addPatients(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "patients", "List patients, or find them by name, birth date or number");
  addVaultArgument(verb, options->vault);
  verb.add_option("query", options->query, "Words to find");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
