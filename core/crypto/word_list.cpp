#include "core/crypto/word_list.h"

namespace safelight::crypto {

namespace {

// Made from resources/words/words.txt when the build is configured.
constexpr std::string_view kWords[] = {
#include "word_list.inc"
};
static_assert(sizeof kWords / sizeof kWords[0] == kWordCount, "resources/words/words.txt must hold 2,048 words");

}  // namespace

std::string_view wordAt(std::size_t index) { return kWords[index]; }

}  // namespace safelight::crypto
