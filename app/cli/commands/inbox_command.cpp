// safelightctl inbox VAULT [--adopt]

#include "app/cli/image_list.h"
#include "app/cli/sign_in.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  bool adopt = false;
};

Result<Exit> run(Context& context, const Options& options) {
  if (options.adopt) return context.output.usage("Taking in sealed arrivals comes with the DICOM network, which this version does not have yet.");
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::ImageSearch search;
  search.status = model::ImageStatus::Inbox;
  TRY_VOID(listImages(context, vault, search));
  return Exit::Done;
}

}  // namespace

void addInbox(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "inbox", "List images that wait for a person to say whose they are");
  addVaultArgument(verb, options->vault);
  verb.add_flag("--adopt", options->adopt, "Take in sealed arrivals (comes with the DICOM network)");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
