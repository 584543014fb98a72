#include "ui/bridge/error_text.h"

#include <catch2/catch_test_macros.hpp>

using namespace safelight;
using namespace safelight::ui;

TEST_CASE("an error is a sentence, and names the recovery group that is wrong", "[ui][words]") {
  const QString text = errorText({ErrorCode::RecoveryGroupWrong, "3"});
  CHECK(text.contains(QLatin1Char('3')));
  CHECK_FALSE(text.contains(QStringLiteral("%1")));
  CHECK(errorText({ErrorCode::DiskFull, {}}).startsWith(errorWhat({ErrorCode::DiskFull, {}})));
}

TEST_CASE("technical details stay out of the sentence", "[ui][words]") {
  CHECK_FALSE(errorText({ErrorCode::DecryptFailed, "chunk 17 of object"}).contains(QStringLiteral("chunk 17")));
}
