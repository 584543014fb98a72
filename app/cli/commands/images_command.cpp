// safelightctl images VAULT [--patient ID] [--query Q] [--status S], and safelightctl inbox VAULT

#include <map>

#include "app/cli/image_list.h"
#include "app/cli/sign_in.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string patient;
  std::string query;
  std::optional<model::ImageStatus> status;
};

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::ImageSearch search;
  search.text = options.query;
  search.status = options.status;
  if (!options.patient.empty()) {
    TRY_ASSIGN(search.patient, findPatientBy(vault, options.patient));
  }
  TRY_VOID(listImages(context, vault, search));
  return Exit::Done;
}

}  // namespace

void addImages(CLI::App& app, Parsed& parsed) {
  static const std::map<std::string, std::optional<model::ImageStatus>> kStatuses{
      {"filed", model::ImageStatus::Filed}, {"inbox", model::ImageStatus::Inbox}, {"binned", model::ImageStatus::Binned}};
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "images", "List images");
  addVaultArgument(verb, options->vault);
  verb.add_option("--patient", options->patient, "Only this patient's (id or number)");
  verb.add_option("--query", options->query, "Modality, view, tooth (FDI), file name, note or description");
  verb.add_option_function<std::string>(
          "--status", [options](const std::string& name) { options->status = kStatuses.at(name); },
          "filed, inbox or binned (default: filed and inbox)")
      ->check(CLI::IsMember({"filed", "inbox", "binned"}));
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
