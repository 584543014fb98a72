#pragma once
// Codes to words. Qt-free, so that the command line says the same sentences as the window; ui/bridge translates them.

#include <string>

#include "core/base/diagnostic.h"
#include "core/base/error.h"

namespace safelight::ui {

/// One sentence each, for a receptionist: what happened and why; what to do. English source texts; `%1` is the error's detail
/// where a sentence needs it (the number of a recovery group).
struct ErrorWords {
  Literal what;
  Literal toDo;  // may be empty
};
ErrorWords errorWords(ErrorCode code);
/// "what toDo" with the detail filled in.
std::string errorSentence(const Error& error);
/// The same for a log: made from the code alone, and with its name for technicians.
Diagnostic errorDiagnostic(ErrorCode code);

}  // namespace safelight::ui
