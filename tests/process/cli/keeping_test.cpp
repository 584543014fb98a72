// Holds, erasure, new keys and kits, as scripts meet them.

#include <catch2/catch_test_macros.hpp>

#include "tests/process/cli/practice.h"

using namespace safelight;
using tests::Practice;

namespace {

std::string patientOf(const Practice& practice) { return practice.json({"patients"}).at(0)["id"].get<std::string>(); }

}  // namespace

TEST_CASE("a patient on hold is not erased, and an erased one is gone and counted", "[cli]") {
  const auto practice = Practice::withImages();
  const std::string id = patientOf(practice);
  const std::string vault = practice.vault().string();
  const std::string password = practice.passwordFile().string();
  CHECK(practice.run({"hold", vault, id, "--password-file", password}).status == 2);  // a reason is needed
  CHECK(practice.json({"hold", id, "--reason", "A court asked for them"}).at(0)["held"] == true);
  const auto held = practice.owner({"erase", id, "--reason", "Asked for it"});
  CHECK(held.status == 1);
  CHECK(held.err.find("on hold") != std::string::npos);
  CHECK(practice.json({"erase", id, "--check"}, 1).at(0)["retention"] == "on-hold");
  CHECK(practice.json({"release", id, "--reason", "Case closed"}).at(0)["held"] == false);
  CHECK(practice.owner({"erase", id, "--reason", " "}).status == 2);
  const std::string backup = (practice.outside() / "backup").string();
  practice.json({"backup", backup});
  const auto erased = practice.json({"erase", id, "--reason", "Asked for it", "--despite-retention"});
  CHECK(erased.at(0)["images"] == 2);
  CHECK(erased.at(0)["finalOn"].get<std::string>().size() == 10);
  CHECK(practice.json({"patients"}).empty());
  const auto again = practice.owner({"erase", id, "--reason", "Asked for it"});
  CHECK(again.status == 2);
  CHECK(again.err.find("were erased") != std::string::npos);
  bool isLogged = false;
  for (const auto& entry : practice.json({"audit"})) isLogged = isLogged || entry["action"] == "patient.erased";
  CHECK(isLogged);
  // The backups say that she was erased, not that anything is missing.
  practice.json({"backup", backup});
  const auto sets = practice.run({"restore", backup, "--list"});
  CHECK(sets.out.find("whole, 2 images erased or deleted for good\n") != std::string::npos);
  CHECK(sets.out.find("missing") == std::string::npos);
  CHECK(practice.owner({"verify", "--deep"}).status == 0);
}

TEST_CASE("new keys and a new kit leave the password as it is, and the old kit opens nothing", "[cli]") {
  const auto practice = Practice::withVault();
  const std::string vault = practice.vault().string();
  CHECK(practice.json({"rotate"}).at(0)["epoch"] == 2);
  const std::string kit = (practice.outside() / "next-kit.txt").string();
  CHECK(practice.json({"kit", "--recovery-out", kit}).at(0)["recoveryOut"] == kit);
  CHECK(practice.owner({"kit", "--recovery-out", kit}).status == 2);  // never over a file
  const std::string next = practice.file("next", "kettle ostrich purple canyon nine\n");
  const std::string elsewhere = (practice.root() / "elsewhere" / "device-secret").string();
  CHECK(practice.run({"recover", vault, "--code-file", practice.kit().string(), "--password-file", next, "--device-secret", elsewhere}).status == 3);
  const auto recovered = practice.run({"recover", vault, "--code-file", kit, "--password-file", next, "--device-secret", elsewhere});
  CHECK(recovered.status == 0);
  CHECK(recovered.out.find("SAFELIGHT RECOVERY KIT") != std::string::npos);  // the one after it
  CHECK(practice.run({"recover", vault, "--code-file", kit, "--password-file", next, "--device-secret", elsewhere}).status == 3);
}
