// safelightctl: a vault without a window, for scripts, service and tests.

#include <iostream>

#include "app/cli/command.h"
#include "app/cli/sign_in.h"
#include "core/base/clock.h"
#include "core/crypto/process_hardening.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/tpm/tpm_counter.h"

namespace {

using namespace safelight;
using cli::Exit;

void addVerbs(CLI::App& app, cli::Parsed& parsed) {
  for (const auto add : {cli::addInit, cli::addImport, cli::addPatients, cli::addImages, cli::addExport, cli::addInbox, cli::addVerify,
                         cli::addAudit, cli::addBackup, cli::addRestore, cli::addDrill, cli::addContactSheet, cli::addPeople, cli::addRecover, cli::addHealthVerbs, cli::addKeeping,
                         cli::addNetworkVerbs, cli::addCourierVerbs, cli::addWorklist, cli::addCertificates})
    add(app, parsed);
}

Result<Exit> run(const cli::Parsed& parsed, cli::Output& output) {
  tpm::silenceLibraries();
  TRY_VOID(crypto::hardenProcess());
  TRY_VOID(seal::startSodium());
  const SystemClock clock;
  seal::SodiumRandom random;
  const auto files = store::systemFiles();
  const auto counter = tpm::computersCounter();
  cli::Context context{parsed.common, {clock, random, *files, cli::stationMemory(parsed.common), counter.get()}, output};
  return parsed.run(context);
}

}  // namespace

int main(int argc, char** argv) {
  std::ios::sync_with_stdio(false);
  CLI::App app{"Safelight: the vault for clinical images, without a window", "safelightctl"};
  app.require_subcommand(1);
  app.set_version_flag("--version", "safelightctl " SAFELIGHT_VERSION);
  app.footer(
      "Exit status: 0 all done; 1 done in part; 2 wrong usage; 3 wrong password or not allowed; 4 the vault is damaged or in use.\n"
      "Passwords come from --password-file, --password-fd or the terminal, never from the command line.");
  cli::Parsed parsed;
  addVerbs(app, parsed);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : static_cast<int>(Exit::Usage);
  }
  cli::Output output(std::cout, std::cerr, parsed.common.json ? cli::Form::Json : cli::Form::Text);
  const auto status = run(parsed, output);
  if (!status) output.failure(status.error());
  output.flush();
  if (!output.arrived()) {
    output.note("Not everything could be written to the output.");
    return static_cast<int>(Exit::InPart);
  }
  return static_cast<int>(status ? *status : cli::exitFor(status.error().code));
}
