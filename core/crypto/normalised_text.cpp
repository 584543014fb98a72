#include "core/crypto/normalised_text.h"

#include <utf8proc.h>

namespace safelight::crypto {

namespace {

constexpr std::size_t kMaximumBytes = 4096;

utf8proc_option_t optionsFor(Fold fold) {
  int options = UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_COMPAT;
  if (fold == Fold::CaseAndMarks) options |= UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK;
  return static_cast<utf8proc_option_t>(options);
}

}  // namespace

Result<SecretBytes> normalisedText(const SecretBytes& text, Fold fold) {
  if (text.size() > kMaximumBytes) return fail(ErrorCode::InvalidArgument, "text too long");
  if (text.empty()) return SecretBytes::allocate(0);
  return text.read([&](ByteView bytes) -> Result<SecretBytes> {
    const utf8proc_option_t options = optionsFor(fold);
    const auto length = static_cast<utf8proc_ssize_t>(bytes.size());
    const utf8proc_ssize_t needed = utf8proc_decompose(bytes.data(), length, nullptr, 0, options);
    if (needed < 0) return fail(ErrorCode::InvalidArgument, "not UTF-8");
    if (needed == 0) return SecretBytes::allocate(0);
    // One code point more for the closing zero; a multiple of 16 because guarded memory ends, not begins, at a page.
    const std::size_t room = ((static_cast<std::size_t>(needed) + 1) * sizeof(utf8proc_int32_t) + 15) / 16 * 16;
    TRY_ASSIGN(SecretBytes work, SecretBytes::allocate(room));
    return work.write([&](MutableByteView into) -> Result<SecretBytes> {
      auto* codePoints = reinterpret_cast<utf8proc_int32_t*>(into.data());
      const utf8proc_ssize_t count = utf8proc_decompose(bytes.data(), length, codePoints, needed, options);
      const utf8proc_ssize_t size = count < 0 ? count : utf8proc_reencode(codePoints, count, options);
      if (size < 0) return fail(ErrorCode::InvalidArgument, "not UTF-8");
      return SecretBytes::copyOf(into.first(static_cast<std::size_t>(size)));
    });
  });
}

}  // namespace safelight::crypto
