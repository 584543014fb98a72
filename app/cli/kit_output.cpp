#include "app/cli/kit_output.h"

#include "app/cli/recovery_text.h"

namespace safelight::cli {

KitOutput::~KitOutput() {
  if (!m_file || m_kept) return;
  m_file.reset();
  [[maybe_unused]] const auto removed = m_context.environment.files.remove(pathFromUtf8(m_path));
}

Result<void> KitOutput::prepare() {
  if (m_path.empty()) return {};
  TRY_ASSIGN(m_file, m_context.environment.files.open(pathFromUtf8(m_path), store::OpenMode::CreateNew));
  return {};
}

Result<void> KitOutput::give(const vault::RecoveryKit& kit, const std::string& sentence, Json& json) {
  if (m_path.empty()) {
    json["recovery"] = kit.groups;  // else nobody would ever see it
    m_context.output.text(recoveryText(kit));
    return {};
  }
  TRY_VOID(m_file->writeAt(0, asBytes(recoveryText(kit))));
  TRY_VOID(m_file->sync());
  m_kept = true;
  json["recoveryOut"] = m_path;
  m_context.output.text(sentence + " Its recovery kit is in " + printable(m_path) + ": print it, keep it away from this computer, and delete the file.\n");
  return {};
}

}  // namespace safelight::cli
