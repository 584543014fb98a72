#include "core/vault/backup/disk_room.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using vault::DiskRoom, vault::missingRoom, vault::requireRoom;

TEST_CASE("a disk with as much room as is needed is enough", "[backup]") {
  CHECK(requireRoom({100, 100}));
  CHECK(requireRoom({0, 0}));
}

TEST_CASE("a disk too small says both sizes to whoever asks the error", "[backup]") {
  for (const DiskRoom room : {DiskRoom{101, 100}, DiskRoom{1, 0}, DiskRoom{UINT64_MAX, UINT64_MAX - 1}}) {
    const auto refused = requireRoom(room);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().code == ErrorCode::DiskFull);
    CHECK(missingRoom(refused.error()) == room);
  }
}

TEST_CASE("a disk that got full on the way, and any other error, says no sizes", "[backup]") {
  CHECK_FALSE(missingRoom({ErrorCode::DiskFull, ""}));
  CHECK_FALSE(missingRoom({ErrorCode::DiskFull, "write: No space left on device"}));
  CHECK_FALSE(missingRoom({ErrorCode::DiskFull, "12 bytes needed, many free"}));
  CHECK_FALSE(missingRoom({ErrorCode::DiskFull, "12 bytes needed, 3 free and more"}));
  CHECK_FALSE(missingRoom({ErrorCode::DiskFull, "99999999999999999999999 bytes needed, 3 free"}));
  CHECK_FALSE(missingRoom({ErrorCode::ReadFailed, "12 bytes needed, 3 free"}));
}
