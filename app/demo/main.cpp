// safelight-demo: makes a demo practice in a folder. Everything in it is invented.

#include <CLI/CLI.hpp>

#include "app/demo/demo_vault.h"
#include "core/base/diagnostic.h"
#include "ui/words/error_words.h"

int main(int argc, char** argv) {
  CLI::App app{"Makes a demo practice: three staff, a dozen invented patients, some sixty images filed over years, and a backup."};
  std::string out;
  app.add_option("--out", out, "folder for the demo vault")->required();
  CLI11_PARSE(app, argc, argv);
  const auto made = safelight::demo::makeDemo(safelight::pathFromUtf8(out));
  if (made) return 0;
  safelight::writeDiagnostic(safelight::Diagnostic() << "The demo practice could not be made.");
  safelight::writeDiagnostic(safelight::ui::errorDiagnostic(made.error().code));
  return 1;
}
