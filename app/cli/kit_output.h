#pragma once
// Where a recovery kit goes: a new file, or the terminal.

#include <memory>
#include <string>

#include "app/cli/command.h"
#include "app/cli/to_json.h"
#include "core/store/file_system.h"

namespace safelight::cli {

/// The kit's file, made before the kit so that none is lost for want of a place; gone again unless it was kept. Without a name: the terminal.
class KitOutput {
 public:
  KitOutput(Context& context, std::string path) : m_context(context), m_path(std::move(path)) {}
  ~KitOutput();
  KitOutput(const KitOutput&) = delete;
  KitOutput& operator=(const KitOutput&) = delete;

  /// AlreadyExists when the file is there.
  Result<void> prepare();
  /// Writes the kit to its file, or shows it; `json` gets "recovery" or "recoveryOut". `sentence` begins what is said.
  Result<void> give(const vault::RecoveryKit& kit, const std::string& sentence, Json& json);

 private:
  Context& m_context;
  std::string m_path;
  std::unique_ptr<store::File> m_file;
  bool m_kept = false;
};

}  // namespace safelight::cli
