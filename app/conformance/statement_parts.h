#pragma once
// The chapters of the statement. Only app/conformance includes this.

#include "app/conformance/markdown.h"

namespace safelight::conformance {

void networkServices(Markdown& out);
void networkBehaviour(Markdown& out);
void security(Markdown& out);
void media(Markdown& out);
void objectsMade(Markdown& out);
/// "1,048,576".
std::string grouped(std::uint64_t number);

}  // namespace safelight::conformance
