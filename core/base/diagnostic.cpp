#include "core/base/diagnostic.h"

#include "core/base/uuid.h"

namespace safelight {

Diagnostic& Diagnostic::operator<<(Literal words) {
  m_line += words.text();
  return *this;
}

Diagnostic& Diagnostic::operator<<(ErrorCode code) {
  m_line += errorName(code);
  return *this;
}

Diagnostic& Diagnostic::operator<<(const Uuid& id) {
  m_line += id.toString();
  return *this;
}

}  // namespace safelight
