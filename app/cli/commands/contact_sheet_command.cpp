// safelightctl contact-sheet VAULT --out FILE.png

#include "app/cli/sign_in.h"
#include "app/cli/to_json.h"
#include "core/imaging/png_writer.h"
#include "core/store/file_system.h"
#include "core/vault/images/contact_sheet.h"

namespace safelight::cli {

namespace {

struct Options {
  std::string vault;
  std::string out;
  bool replace = false;
  std::uint32_t limit = 400;
};

Result<void> writeNew(store::FileSystem& files, const Path& path, ByteView bytes) {
  TRY_ASSIGN(const auto file, files.open(path, store::OpenMode::CreateNew));
  TRY_VOID(file->writeAt(0, bytes));
  return file->sync();
}

Result<Exit> run(Context& context, const Options& options) {
  store::FileSystem& files = context.environment.files;
  const Path out = pathFromUtf8(options.out);
  if (!options.replace && files.info(out)) return fail(ErrorCode::AlreadyExists);
  TRY_ASSIGN(vault::Vault vault, openVault(context, options.vault));
  TRY_ASSIGN(const imaging::Rendered sheet, vault::makeContactSheet(vault, options.limit));
  TRY_ASSIGN(const Bytes png, imaging::writePng(sheet));
  if (options.replace) {
    TRY_VOID(store::replaceDurably(files, out, png));
  } else {
    TRY_VOID(writeNew(files, out, png));
  }
  context.output.json({{"path", options.out}, {"width", sheet.width}, {"height", sheet.height}, {"bytes", png.size()}});
  context.output.text("The contact sheet is in " + printable(options.out) + ": it shows patients' images, so delete it when you are done.\n");
  return Exit::Done;
}

}  // namespace

void addContactSheet(CLI::App& app, Parsed& parsed) {
  auto options = std::make_shared<Options>();
  CLI::App& verb = addVerb(app, parsed, "contact-sheet", "Put small copies of all images on one picture, without names");
  addVaultArgument(verb, options->vault);
  verb.add_option("--out", options->out, "The picture (PNG)")->required();
  verb.add_flag("--replace", options->replace, "Write over an older one");
  verb.add_option("--limit", options->limit, "At most so many images, newest first")->check(CLI::Range(1u, 4000u))->capture_default_str();
  verb.callback([&parsed, options] { parsed.run = [options](Context& context) { return run(context, *options); }; });
}

}  // namespace safelight::cli
