#pragma once
// The shape of a verb: it adds itself to the parser, and, when chosen, leaves what is to run.

#include <CLI/CLI.hpp>
#include <functional>
#include <optional>
#include <string>

#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "core/vault/vault.h"

namespace safelight::cli {

/// What every verb takes.
struct CommonOptions {
  bool json = false;
  std::string passwordFile;
  int passwordFd = -1;
  std::string login;
  std::string deviceSecret;  // empty: the default place
  bool acceptOlder = false;  // an owner takes a vault that is older than this computer remembers
};

/// What a verb works with; lives while it runs.
struct Context {
  const CommonOptions& options;
  vault::Environment environment;
  Output& output;
};

using Run = std::function<Result<Exit>(Context&)>;

/// The parser's memory: one verb is chosen in a call.
struct Parsed {
  CommonOptions common;
  Run run;
};

/// A new verb with the options that every verb takes.
CLI::App& addVerb(CLI::App& app, Parsed& parsed, const std::string& name, const std::string& what);
/// Its first argument: the vault's folder.
void addVaultArgument(CLI::App& verb, std::string& path);

void addInit(CLI::App& app, Parsed& parsed);
void addImport(CLI::App& app, Parsed& parsed);
void addPatients(CLI::App& app, Parsed& parsed);
void addImages(CLI::App& app, Parsed& parsed);
void addExport(CLI::App& app, Parsed& parsed);
void addInbox(CLI::App& app, Parsed& parsed);
void addVerify(CLI::App& app, Parsed& parsed);
void addAudit(CLI::App& app, Parsed& parsed);
void addBackup(CLI::App& app, Parsed& parsed);
void addRestore(CLI::App& app, Parsed& parsed);
void addDrill(CLI::App& app, Parsed& parsed);
void addContactSheet(CLI::App& app, Parsed& parsed);
void addPeople(CLI::App& app, Parsed& parsed);
void addRecover(CLI::App& app, Parsed& parsed);
/// repair, rebuild.
void addHealthVerbs(CLI::App& app, Parsed& parsed);
/// erase, hold, release, rotate, kit, password-cost.
void addKeeping(CLI::App& app, Parsed& parsed);
/// pair, unpair, devices, receive.
void addNetworkVerbs(CLI::App& app, Parsed& parsed);
/// echo, send, query, retrieve.
void addCourierVerbs(CLI::App& app, Parsed& parsed);
void addWorklist(CLI::App& app, Parsed& parsed);
void addCertificates(CLI::App& app, Parsed& parsed);

}  // namespace safelight::cli
