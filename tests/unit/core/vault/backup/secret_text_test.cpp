// Passwords and keys on their way to an engine.

#include "core/vault/backup/secret_text.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <string>
#include <thread>
#include <type_traits>
#include <vector>

#include "core/vault/backup/backup_changes.h"
#include "core/vault/backup/engine_process.h"
#include "core/vault/backup/restic.h"
#include "core/vault/changes.h"
#include "core/vault/keeping/wiped_bytes.h"

using namespace safelight;
using vault::SecretText;

// From the sealed place to the engine's input, no string holds them.
static_assert(std::is_same_v<decltype(vault::BackupPlace::secret), SecretText>);
static_assert(std::is_same_v<decltype(vault::ResticRepository::password), SecretText>);
static_assert(std::is_same_v<decltype(vault::StorageKeys::secret), SecretText>);
static_assert(std::is_same_v<decltype(vault::EngineCall::inputs)::value_type, SecretText>);

namespace {

std::string textOf(const SecretText& secret) {
  return secret.read([](std::string_view text) { return std::string(text); });
}

#ifdef __linux__
/// In this process's memory that a core dump would have.
std::size_t occurrences(const std::string& wanted) {
  std::ifstream maps("/proc/self/maps"), memory("/proc/self/mem", std::ios::binary);
  std::size_t found = 0;
  constexpr std::uint64_t kMost = 256u << 20;
  std::vector<char> block;
  block.reserve(kMost);  // grown, it would leave copies of what it had found
  for (std::string line; std::getline(maps, line);) {
    if (line.find(" rw-p ") == std::string::npos || line.find("[stack") != std::string::npos) continue;
    const std::size_t dash = line.find('-');
    const std::uint64_t from = std::stoull(line.substr(0, dash), nullptr, 16), to = std::stoull(line.substr(dash + 1), nullptr, 16);
    if (to - from > kMost) continue;
    block.assign(to - from, 0);
    memory.clear();
    memory.seekg(static_cast<std::streamoff>(from));
    memory.read(block.data(), static_cast<std::streamsize>(block.size()));
    const std::string_view all(block.data(), static_cast<std::size_t>(std::max<std::streamsize>(0, memory.gcount())));
    for (std::size_t at = all.find(wanted); at != std::string_view::npos; at = all.find(wanted, at + 1)) {
      const char* here = reinterpret_cast<const char*>(from + at);
      const bool isOurs = (here >= block.data() && here < block.data() + block.size()) || here == wanted.data();
      if (!isOurs) ++found;
    }
  }
  return found;
}
#endif

}  // namespace

TEST_CASE("a secret text is one text however often it is copied, and is gone with its last holder", "[vault][backup][secret]") {
  SecretText first = *SecretText::copyOf("seven herons");
  const SecretText second = first;
  CHECK(first == second);
  CHECK(first == *SecretText::joined({"seven", " ", "herons"}));
  CHECK_FALSE(first == *SecretText::copyOf("seven heron!"));
  CHECK_FALSE(first == *SecretText::copyOf("seven"));
  first = {};
  CHECK(first.empty());
  CHECK(textOf(second) == "seven herons");
  CHECK(second.size() == 12);
  CHECK(SecretText::copyOf("")->empty());
  CHECK(SecretText() == *SecretText::joined({"", ""}));
  CHECK(textOf(SecretText()).empty());
}

TEST_CASE("several threads may read one secret text", "[vault][backup][secret]") {
  const SecretText secret = *SecretText::copyOf("seven herons");
  std::vector<std::thread> threads;
  std::atomic<int> right = 0;
  for (int i = 0; i < 4; ++i)
    threads.emplace_back([&right, secret] {
      for (int round = 0; round < 200; ++round) right += secret.read([](std::string_view text) { return text == "seven herons"; }) ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  CHECK(right == 800);
}

#ifdef __linux__
TEST_CASE("an engine gets its password, and nothing of it stays in this process", "[vault][backup][secret]") {
  const std::string marked = "canary-of-the-repository-", end = "-71c2";  // never whole in this program's text
  {
    const SecretText password = *SecretText::joined({marked, end});
    const vault::ResticRepository repository{"s3:https://store.example/bucket", password, {"ID", *SecretText::joined({end, marked})}};
    const auto place = vault::joinSecret(repository);
    REQUIRE(place);
    const auto split = vault::splitSecret(repository.location, *place);
    REQUIRE(split);
    vault::EngineCall call{"/usr/bin/wc", {"-c", vault::engineInput(0)}, {}, {}};
    call.inputs.push_back(split->password);
    std::string said;
    const auto status = vault::runEngine(call, {}, [&](const std::string& line) { said += line; });
    REQUIRE(status);
    CHECK(*status == 0);
    CHECK(said.starts_with("30 "));
    // Guarded pages are closed: nobody can read them here, and what else there is has it nowhere.
    CHECK(occurrences(std::string("of-the-repository-") + end) == 0);
  }
}

TEST_CASE("a place's password is wiped from the memory that it was encoded in, and from that it was read from", "[vault][backup][secret]") {
  const std::string marked = "canary-of-the-place-", end = "-90ab";
  for (const char* location : {"s3:https://store.example/bucket", "/mnt/x", "sftp:somebody@a-server-with-a-long-name.example:/srv/backups/of/the/practice"}) {
    vault::BackupPlace place;
    place.kind = vault::PlaceKind::Restic;
    place.name = "Bucket";
    place.location = location;
    place.secret = *SecretText::joined({marked, end});
    vault::BackupPlace read;
    {
      const vault::WipedBytes body(vault::change::encode(vault::change::Any(vault::change::BackupPlaceSet{place})));
      const auto change = vault::change::parse(vault::change::BackupPlaceSet::kClass, body.view());
      REQUIRE(change);
      read = std::get<vault::change::BackupPlaceSet>(*change).place;
    }
    CHECK(read == place);
  }
  CHECK(occurrences(std::string("of-the-place-") + end) == 0);
}
#endif

TEST_CASE("a made-up password is read without its blanks, and any other as it is", "[vault][backup]") {
  const std::string asWritten = "4f2a 91c0 4f2a 91c0 4f2a 91c0 4f2a 91c0 4f2a 91c0", password = "4f2a91c04f2a91c04f2a91c04f2a91c04f2a91c0";
  const auto typed = [](std::string_view text) {
    return vault::typedPassword(*crypto::SecretBytes::copyOf(asBytes(text)))->read([](std::string_view kept) { return std::string(kept); });
  };
  CHECK(typed(asWritten) == password);
  CHECK(typed(password) == password);
  CHECK(typed("seven herons") == "seven herons");
  CHECK(typed("4f2a 91c0") == "4f2a 91c0");
  CHECK(typed(asWritten + "0") == asWritten + "0");
}
