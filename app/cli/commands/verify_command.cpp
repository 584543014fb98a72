// safelightctl verify VAULT [--deep]

#include "app/cli/interrupt_watch.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/vault/verify.h"
#include "ui/words/error_words.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  bool deep = false;
};

Result<Exit> run(Context& context, const Options& options) {
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  const InterruptWatch interrupt;
  const auto depth = options.deep ? vault::Depth::Deep : vault::Depth::Quick;
  TRY_ASSIGN(const auto report, vault::verifyVault(vault, depth, [&](std::uint64_t, std::uint64_t) { return !interrupt.asked(); }));
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
  verb.add_flag("--deep", options->deep, "Open every object and replay every change too");
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
