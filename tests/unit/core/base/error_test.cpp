#include "core/base/error.h"

#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

using namespace safelight;

TEST_CASE("every known number has a name of its own", "[base]") {
  std::set<std::string> names;
  int known = 0;
  for (int number = 0; number < 2000; ++number) {
    const ErrorCode code = errorFromNumber(static_cast<std::uint16_t>(number));
    if (static_cast<int>(code) != number) continue;
    ++known;
    names.insert(std::string(errorName(code)));
  }
  CHECK(known > 60);
  CHECK(static_cast<int>(names.size()) == known);
}

TEST_CASE("an unknown number from another process becomes Internal", "[base]") {
  CHECK(errorFromNumber(0) == ErrorCode::Internal);
  CHECK(errorFromNumber(49) == ErrorCode::Internal);
  CHECK(errorFromNumber(65535) == ErrorCode::Internal);
}

TEST_CASE("numbers that stand in logs and protocols do not move", "[base]") {
  CHECK(static_cast<int>(ErrorCode::Cancelled) == 1);
  CHECK(static_cast<int>(ErrorCode::DiskFull) == 55);
  CHECK(static_cast<int>(ErrorCode::VaultInUse) == 103);
  CHECK(static_cast<int>(ErrorCode::WrongCredentials) == 150);
  CHECK(static_cast<int>(ErrorCode::DecryptFailed) == 200);
  CHECK(static_cast<int>(ErrorCode::FileTruncated) == 223);
  CHECK(static_cast<int>(ErrorCode::NotAnImage) == 244);
  CHECK(static_cast<int>(ErrorCode::PatientNotFound) == 300);
  CHECK(errorName(ErrorCode::VaultInUse) == "VaultInUse");
}
