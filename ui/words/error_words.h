#pragma once
// Codes to words. Qt-free, so that the command line says the same sentences as the window; ui/bridge translates them.

#include <string>
#include <string_view>

#include "core/base/error.h"

namespace safelight::ui {

/// One sentence each, for a receptionist: what happened and why; what to do. English source texts; `%1` is the error's detail
/// where a sentence needs it (the number of a recovery group).
struct ErrorWords {
  std::string_view what;
  std::string_view toDo;  // may be empty
};
ErrorWords errorWords(ErrorCode code);
/// "what toDo" with the detail filled in.
std::string errorSentence(const Error& error);

}  // namespace safelight::ui
