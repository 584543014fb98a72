// safelightctl drill BACKUP: opens a backup as if everything else were lost, tries images, and says how long it took.

#include "core/vault/backup/drill.h"

#include "app/cli/interrupt_watch.h"
#include "app/cli/recovery_text.h"
#include "app/cli/repository_source.h"
#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/crypto/device_secret.h"
#include "core/vault/backup/set_reader.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string backup;
  std::string set;
  std::string scratch;
  SecretSource code;
  RepositorySource repository;
  bool usesKit = false;
  bool all = false;
};

/// Text that is wiped when it goes.
struct CodeText {
  std::string text;
  ~CodeText() { crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }
};

/// With the printed kit, as on a new machine; else with a password and this machine's secret.
Result<vault::OpenRestored> howToOpen(Context& context, const Options& options) {
  if (options.usesKit) {
    TRY_ASSIGN(const crypto::SecretBytes typed, readSecret(options.code, "Recovery code", Ask::Once));
    const CodeText whole{typed.read([](ByteView bytes) { return toString(bytes); })};
    const CodeText code{codeIn(whole.text)};
    TRY_ASSIGN(crypto::SecretBytes secret, crypto::SecretBytes::copyOf(asBytes(code.text)));
    return vault::openWithKit(std::move(secret));
  }
  if (context.options.login.empty()) return context.output.usage("Say who signs in with --login, or --kit to open with the recovery kit.");
  TRY_ASSIGN(crypto::SecretBytes password, readSecret(passwordSource(context.options), "Password of " + context.options.login, Ask::Once));
  TRY_ASSIGN(crypto::SecretBytes device, crypto::loadDeviceSecret(deviceSecretPath(context.options)));
  struct Secrets {
    std::string login;
    crypto::SecretBytes password, device;
  };
  auto secrets = std::make_shared<Secrets>(Secrets{context.options.login, std::move(password), std::move(device)});
  return vault::OpenRestored([secrets](const vault::Environment& environment, const Path& path) {
    return vault::Vault::open(environment, path, {secrets->login, secrets->password, secrets->device});
  });
}

std::string seconds(std::uint32_t milliseconds) { return std::to_string(milliseconds / 1000) + "." + std::to_string(milliseconds / 100 % 10) + " s"; }

Exit show(Context& context, const vault::DrillReport& report) {
  const auto& outcome = report.outcome;
  const bool isGood = report.isGood();
  Json damaged = Json::array();
  for (const model::ImageId id : report.damaged) damaged.push_back(id.toString());
  context.output.json({{"ok", isGood},
                       {"set", outcome.set},
                       {"practice", report.practice},
                       {"fingerprint", report.genesisFingerprint},
                       {"images", report.images},
                       {"tried", outcome.objects},
                       {"records", outcome.records},
                       {"bytes", outcome.bytes},
                       {"damaged", damaged},
                       {"unusableSets", report.unusable},
                       {"restoredMilliseconds", report.restoredMilliseconds},
                       {"openMilliseconds", report.openMilliseconds},
                       {"firstImageMilliseconds", outcome.firstMilliseconds},
                       {"milliseconds", outcome.milliseconds}});
  context.output.text("Practice: " + printable(report.practice) + "\nFingerprint: " + report.genesisFingerprint + "   (compare it with the printed recovery kit)\n" +
                      "Set: " + outcome.set + "\nThe vault was open after " + seconds(report.openMilliseconds) + ", the first image was there after " +
                      seconds(outcome.firstMilliseconds) + ".\n" + std::to_string(outcome.objects) + " of " + std::to_string(report.images) + " images were tried, " +
                      std::to_string(outcome.objects - report.damaged.size()) + " came back as they were put in, in " + seconds(outcome.milliseconds) + ".\n");
  for (const std::string& name : report.unusable) context.output.note("The newer set " + name + " is damaged and was not used.");
  for (const model::ImageId id : report.damaged) context.output.note("Image " + id.toString() + " did not come back as it was put in.");
  // What to do is said once, however many there are.
  if (!isGood) context.output.refusal(report.outcome.set, {ErrorCode::DrillFailed, {}});
  return isGood ? Exit::Done : Exit::InPart;
}

Result<Exit> run(Context& context, const Options& options) {
  const InterruptWatch watch;
  const InterruptCancels cancel(watch);
  vault::DrillOrder order;
  if (const auto location = resticLocation(options.backup)) {
    TRY_ASSIGN(order.restic, readRepository(*location, options.repository));
  } else {
    // Before anybody types a code: is there anything to try?
    TRY_ASSIGN([[maybe_unused]] const auto sets, vault::describeSets(context.environment.files, pathFromUtf8(options.backup)));
    order.backup = pathFromUtf8(options.backup);
  }
  TRY_ASSIGN(const vault::OpenRestored open, howToOpen(context, options));
  order.scratch = pathFromUtf8(options.scratch);
  order.set = options.set;
  order.kind = vault::DrillKind::Full;
  if (options.all) {
    order.share = 1.0;
    order.limit = std::chrono::hours(24 * 7);
  }
  TRY_ASSIGN(const auto report, vault::drill(context.environment, order, open, {}, cancel.token()));
  return show(context, report);
}

}  // namespace

void addDrill(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "drill", "Try a backup as if everything else were lost; changes neither it nor any vault");
  verb.add_option("backup", options->backup, "Folder of the backup, or restic:REPOSITORY")->required();
  addRepositoryOptions(verb, options->repository);
  verb.add_flag("--kit", options->usesKit, "Open with the recovery kit, as on a new machine");
  auto* file = verb.add_option("--code-file", options->code.file, "File with the recovery code or the whole kit");
  auto* descriptor = verb.add_option("--code-fd", options->code.descriptor, "Open descriptor with the recovery code")->excludes(file);
  verb.add_option("--set", options->set, "The set to try, as restore --list names it");
  verb.add_option("--scratch", options->scratch, "Folder for the trial; must not exist, and is taken away afterwards");
  verb.add_flag("--all", options->all, "Every image, not one in a hundred");
  verb.callback([&parsed, options, file, descriptor] {
    if (file->count() > 0 || descriptor->count() > 0) options->usesKit = true;
    parsed.run = [options](Context& context) { return run(context, *options); };
  });
}

}  // namespace safelight::cli
