// A membership log: read before anybody signed in.

#include "core/seal/sodium_random.h"
#include "core/store/head_file.h"
#include "tests/fuzz/memory_files.h"
#include "tests/fuzz/target.h"

using namespace safelight;

namespace {

void run(ByteView bytes) {
  static const bool started = seal::startSodium().has_value();
  fuzz::require(started);
  fuzz::MemoryFiles files;
  for (const char* name : {"members", "head"}) files.files[name] = std::make_shared<Bytes>(bytes.begin(), bytes.end());
  const auto log = store::MembersLog::open(files, "members");
  if (log) fuzz::require(!log->members().all().empty() && log->members().records() > 0);
  if (log) (void)store::readHead(files, "head", *log);
  (void)store::checkHeadVersion(files, "head");
}

std::vector<Bytes> seeds() { return {}; }

}  // namespace

SAFELIGHT_FUZZ_TARGET("members", run, seeds, "format")
