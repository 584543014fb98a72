// Parts of the command line that need no vault.

#include <catch2/catch_test_macros.hpp>
#include <sstream>

#include "app/cli/exit_status.h"
#include "app/cli/output.h"
#include "app/cli/recovery_text.h"
#include "app/cli/to_json.h"

using namespace safelight;
using namespace safelight::cli;

TEST_CASE("columns are as wide as their widest cell, counted as a terminal shows it", "[cli]") {
  Table table({"NAME", "NO."});
  table.add({"M\xc3\xbcller", "1"});
  table.add({"\xe7\x94\xb0\xe4\xb8\xad", "2"});  // two wide characters
  table.add({"Al", "3"});
  CHECK(table.text() == "NAME    NO.\nM\xc3\xbcller  1\n\xe7\x94\xb0\xe4\xb8\xad    2\nAl      3\n");
}

TEST_CASE("names cannot command the terminal or turn the line around", "[cli]") {
  CHECK(printable("a\x1b[2Jb") == "a\xef\xbf\xbd[2Jb");
  CHECK(printable("a\nb\rc\x7f") == "a\xef\xbf\xbd" "b\xef\xbf\xbd" "c\xef\xbf\xbd");
  CHECK(printable("gpj.\xe2\x80\xae" "exe") == "gpj.\xef\xbf\xbd" "exe");
  CHECK(printable("\xc2\x9b") == "\xef\xbf\xbd");
  CHECK(printable("\xff") == "\xef\xbf\xbd");
  CHECK(printable("Zo\xc3\xab \xe7\x94\xb0") == "Zo\xc3\xab \xe7\x94\xb0");
}

TEST_CASE("JSON stays JSON when a file name is no UTF-8", "[cli]") {
  std::ostringstream out;
  std::ostringstream err;
  Output output(out, err, Form::Json);
  output.json({{"path", "caf\xe9.jpg"}});
  output.text("not in this form");
  CHECK(Json::parse(out.str())["path"] == "caf\xef\xbf\xbd.jpg");
}

TEST_CASE("a failure is said once, in words and, for scripts, in JSON", "[cli]") {
  std::ostringstream out;
  std::ostringstream err;
  Output output(out, err, Form::Json);
  const tl::unexpected<Error> told = output.usage("Say which.");
  output.failure(told.value());
  CHECK(err.str() == "safelightctl: Say which.\n");
  CHECK(Json::parse(out.str())["message"] == "Say which.");
}

TEST_CASE("exit statuses follow the kind of failure", "[cli]") {
  CHECK(exitFor(ErrorCode::WrongCredentials) == Exit::LockedOut);
  CHECK(exitFor(ErrorCode::NotAllowed) == Exit::LockedOut);
  CHECK(exitFor(ErrorCode::VaultInUse) == Exit::Damaged);
  CHECK(exitFor(ErrorCode::JournalDamaged) == Exit::Damaged);
  CHECK(exitFor(ErrorCode::NotAVault) == Exit::Usage);
  CHECK(exitFor(ErrorCode::PasswordTooShort) == Exit::Usage);
  CHECK(exitFor(ErrorCode::DiskFull) == Exit::InPart);
  CHECK(exitFor(ErrorCode::Cancelled) == Exit::InPart);
}

TEST_CASE("the code is found again in the kit that was written", "[cli]") {
  vault::RecoveryKit kit{"Lindenhof", "Dr Maria Okafor", "m.okafor", "0192f3a4-5b6c-7d8e-9f01-23456789abcd", "0000 1111", {}};
  for (const char* group : {"AAAA0", "BBBB1", "CCCC2", "DDDD3", "EEEE4", "FFFF5", "GGGG6", "HHHH7"}) kit.groups.push_back(group);
  std::string code = codeIn(recoveryText(kit));
  std::erase_if(code, [](char c) { return c == ' ' || c == '\n'; });
  CHECK(code == "AAAA0BBBB1CCCC2DDDD3EEEE4FFFF5GGGG6HHHH7");
  CHECK(codeIn("AAAA0-BBBB1") == "AAAA0-BBBB1");
}

TEST_CASE("sizes and times read well", "[cli]") {
  CHECK(sizeText(999) == "999 B");
  CHECK(sizeText(3'949'999) == "3.9 MB");
  CHECK(sizeText(999'960'000) == "1.0 GB");
  CHECK(utcText({0}) == "1970-01-01T00:00:00Z");
  CHECK(utcText({-1}) == "1969-12-31T23:59:59Z");
  CHECK(utcText({1'795'000'000'999}) == "2026-11-18T11:06:40Z");
}

TEST_CASE("an image becomes the JSON that scripts read", "[cli]") {
  model::Image image;
  image.id = model::ImageId::parse("0192f3a4-5b6c-7d8e-9f01-23456789abcd").value();
  image.status = model::ImageStatus::Filed;
  image.facts.kind = model::ImageKind::Radiograph;
  image.tags.teeth = {46, 16};
  image.tags.view = model::View::Bitewing;
  image.capturedAt = model::LocalTime::parse("2025-03-14T09:26:53").value();
  const Json json = toJson(image);
  CHECK(json["patient"].is_null());
  CHECK(json["teeth"] == Json::array({16, 46}));
  CHECK(json["view"] == "bitewing");
  CHECK(json["capturedAt"] == "2025-03-14T09:26:53");
  CHECK(json["blake2b"].get<std::string>().size() == 64);
  CHECK_FALSE(json.contains("inboxReason"));
}
