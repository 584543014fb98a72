// What a person may type, or paste, into the search box.

#include "core/vault/patients/patient_index.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  const auto query = vault::parseQuery(toString(bytes));
  vault::PatientIndex index;
  fuzz::require(index.find(query, 10).empty());
}

std::vector<Bytes> seeds() {
  std::vector<Bytes> all;
  for (const std::string_view text : {"müller 14.3.1987", "1987-03", "O'Brien-Smith 3/14/87", "20417 \xff\xfe", "14. 3. \xe2\x80\xae"}) {
    const ByteView bytes = asBytes(text);
    all.emplace_back(bytes.begin(), bytes.end());
  }
  return all;
}

}  // namespace

SAFELIGHT_FUZZ_TARGET("patient_query", run, seeds)
