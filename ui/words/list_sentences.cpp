// error-sentences FILE: the sentences of all errors as a source that Qt's lupdate understands. Run by the target `translations`.

#include <cstdio>
#include <fstream>
#include <limits>
#include <set>

#include "ui/words/error_words.h"

namespace {

void writeSentence(std::ostream& out, std::string_view sentence) {
  if (sentence.empty()) return;
  out << "  QT_TRANSLATE_NOOP(\"ErrorWords\", \"";
  for (const char c : sentence) {
    if (c == '"' || c == '\\') out << '\\';
    out << c;
  }
  out << "\"),\n";
}

}  // namespace

int main(int argc, char** argv) {
  using namespace safelight;
  if (argc != 2) {
    std::fputs("usage: error-sentences FILE\n", stderr);
    return 2;
  }
  std::ofstream out(argv[1]);
  std::set<std::string_view> written;
  out << "const char* const sentences[] = {\n";
  for (int number = 1; number <= std::numeric_limits<std::uint16_t>::max(); ++number) {
    const ErrorCode code = errorFromNumber(static_cast<std::uint16_t>(number));
    if (static_cast<int>(code) != number) continue;
    const ui::ErrorWords words = ui::errorWords(code);
    for (const std::string_view sentence : {words.what.text(), words.toDo.text()}) {
      if (written.insert(sentence).second) writeSentence(out, sentence);
    }
  }
  out << "};\n";
  out.close();
  return out ? 0 : 1;
}
