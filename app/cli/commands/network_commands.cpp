// safelightctl receive, pair, unpair: their names are taken, their work comes with the DICOM network.

#include "app/cli/command.h"

namespace safelight::cli {

void addNetworkVerbs(CLI::App& app, Parsed& parsed) {
  for (const char* name : {"receive", "pair", "unpair"}) {
    CLI::App& verb = addVerb(app, parsed, name, "Comes with the DICOM network; not in this version");
    verb.allow_extras();
    verb.callback([&parsed] {
      parsed.run = [](Context& context) -> Result<Exit> {
        return context.output.usage("Receiving from and pairing with devices comes with the DICOM network, which this version does not have yet.");
      };
    });
  }
}

}  // namespace safelight::cli
