// Systems without a courier yet: the verbs are there and say so.

#include "app/cli/receiver_program.h"

namespace safelight::cli {

namespace {

void addRefused(CLI::App& app, Parsed& parsed, const char* name) {
  CLI::App& verb = addVerb(app, parsed, name, "Not on this system yet");
  verb.allow_extras();
  verb.callback([&parsed] { parsed.run = [](Context&) -> Result<Exit> { return fail(ErrorCode::CourierUnavailable); }; });
}

}  // namespace

void addCourierVerbs(CLI::App& app, Parsed& parsed) {
  for (const char* name : {"echo", "send", "query", "retrieve"}) addRefused(app, parsed, name);
}

void addCertificates(CLI::App& app, Parsed& parsed) { addRefused(app, parsed, "certificates"); }
Result<void> prepareConnectionKeys(vault::Vault&) { return {}; }

void addWorklist(CLI::App& app, Parsed& parsed) { addRefused(app, parsed, "worklist"); }

}  // namespace safelight::cli
