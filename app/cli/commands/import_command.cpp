// safelightctl import VAULT PATH... [--patient ID] [--new-patients] [--jobs N]

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/decode/decoder.h"
#include "core/vault/import/import.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::vector<std::string> paths;
  std::string patient;
  bool newPatients = false;
  unsigned jobs = 2;
};

/// Why a file is where it is: the error of a refused one, the match of one that waits.
std::string reasonOf(const vault::ImportOutcome& outcome) {
  switch (outcome.status) {
    case vault::ImportStatus::Refused: return std::string(errorName(outcome.error.code));
    case vault::ImportStatus::Quarantined: return std::string(vault::matchReasonName(outcome.match));
    default: return outcome.pixelTrouble ? std::string(errorName(*outcome.pixelTrouble)) : std::string();
  }
}

void show(Context& context, const vault::ImportOutcome& outcome) {
  const std::string reason = reasonOf(outcome);
  Json json{{"path", outcome.path},
            {"status", vault::importStatusName(outcome.status)},
            {"image", idOrNull(outcome.image)},
            {"reason", reason.empty() ? Json() : Json(reason)},
            {"patient", idOrNull(outcome.patient)}};
  if (outcome.status == vault::ImportStatus::Refused) json["message"] = ui::errorSentence(outcome.error);
  context.output.json(json);
  std::string line(vault::importStatusName(outcome.status));
  line.resize(12, ' ');
  context.output.text(line + printable(outcome.path) + (reason.empty() ? "" : " (" + reason + ")") + "\n");
  if (outcome.status == vault::ImportStatus::Refused) context.output.refusal(outcome.path, outcome.error);
}

void showSummary(Context& context, const vault::ImportSummary& summary) {
  context.output.json({{"summary",
                        {{"imported", summary.imported},
                         {"duplicate", summary.duplicates},
                         {"quarantined", summary.quarantined},
                         {"refused", summary.refused},
                         {"bytes", summary.bytes}}}});
  context.output.text(std::to_string(summary.imported) + " imported, " + std::to_string(summary.quarantined) + " waiting in the Inbox, " +
                      std::to_string(summary.duplicates) + " already there, " + std::to_string(summary.refused) + " refused; " +
                      sizeText(summary.bytes) + " sealed.\n");
  context.output.flush();
}

/// Steps to the end and shows each file once it is durable.
Result<Exit> follow(Context& context, vault::ImportRun& importing, const InterruptWatch& interrupt, const CancelToken& cancel) {
  while (!importing.finished()) {
    if (interrupt.asked()) cancel.cancel();
    const auto outcomes = importing.step();
    if (!outcomes) {
      showSummary(context, importing.summary());
      return fail(outcomes.error());
    }
    for (const vault::ImportOutcome& outcome : *outcomes) show(context, outcome);
    context.output.flush();  // who reads along may rely on each line at once
  }
  showSummary(context, importing.summary());
  if (cancel.isCancelled()) return fail(ErrorCode::Cancelled);
  return importing.summary().refused == 0 ? Exit::Done : Exit::InPart;
}

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  vault::ImportRequest request;
  for (const std::string& path : options.paths) request.paths.push_back(pathFromUtf8(path));
  if (!options.patient.empty()) {
    TRY_ASSIGN(request.patient, findPatientBy(vault, options.patient));
  }
  request.newPatients = options.newPatients ? vault::MatchContext::NewPatients::Create : vault::MatchContext::NewPatients::Suggest;
  request.jobs = options.jobs;
  const InterruptWatch interrupt;  // before threads and the decoder begin, so that all of them leave the signal to us
  TRY_ASSIGN(const auto decoder, decode::startDecoder(decode::decoderBesideThisProgram()));
  const CancelToken cancel;
  TRY_ASSIGN(const auto importing, vault::ImportRun::start(vault, *decoder, std::move(request), cancel));
  return follow(context, *importing, interrupt, cancel);
}

}  // namespace

void addImport(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "import", "Take in files, folders, discs and ZIP archives");
  addVaultArgument(verb, options->vault);
  verb.add_option("path", options->paths, "What to take in")->required();
  verb.add_option("--patient", options->patient, "File everything with this patient (id or number)");
  verb.add_flag("--new-patients", options->newPatients, "Make a patient for every complete identity that nobody here resembles");
  verb.add_option("--jobs", options->jobs, "Files read at once")->check(CLI::Range(1u, 64u))->capture_default_str();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
