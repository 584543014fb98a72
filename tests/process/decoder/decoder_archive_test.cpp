// ZIP archives through the real decoder: honest ones, slips and bombs.

#include <catch2/catch_test_macros.hpp>

#include "decoder_files.h"
#include "decoder_running.h"

using namespace safelight;
using namespace safelight::tests;
using decode::ArchiveEntry;

namespace {

const RunningDecoder& decoder() {
  static const RunningDecoder running;
  return running;
}

std::string listing(const std::vector<ZipEntry>& entries) { return outcomeOf(decoder()->listArchive(zipFile(entries))); }

ZipEntry stored(std::string name, std::string_view content = "content") { return {std::move(name), Bytes(content.begin(), content.end())}; }

ZipEntry zeros(std::string name, std::uint32_t megabytes) {
  ZipEntry entry{std::move(name), deflatedZeros(megabytes), true};
  entry.claimedSize = megabytes << 20;
  return entry;
}

}  // namespace

TEST_CASE("an archive is known as one and lists its files without folders", "[process][decoder]") {
  const Bytes file = zipFile({stored("scans/", ""), stored("scans/a.dcm"), stored("scans\\ü b.jpg"), stored("__MACOSX/scans/._a.dcm")});
  const auto inspection = decoder()->inspect(file, inspectRequest("all.zip"));
  REQUIRE(inspection);
  CHECK(inspection->isArchive);
  const auto entries = decoder()->listArchive(file);
  INFO(outcomeOf(entries));
  REQUIRE(entries);
  REQUIRE(entries->size() == 2);
  CHECK((*entries)[0].name == "scans/a.dcm");
  CHECK((*entries)[0].index == 1);
  CHECK((*entries)[0].size == 7);
  CHECK((*entries)[1].name.starts_with("scans/"));
}

TEST_CASE("an entry comes out byte for byte", "[process][decoder]") {
  const Bytes image = goodDicom();
  const Bytes file = zipFile({stored("readme.txt"), {"a.dcm", image}, zeros("zeros.bin", 3)});
  const auto entries = decoder()->listArchive(file);
  REQUIRE(entries);
  const auto content = decoder()->extractEntry(file, (*entries)[1]);
  INFO(outcomeOf(content));
  REQUIRE(content);
  CHECK(*content == image);
  CHECK(decoder()->inspect(*content, inspectRequest()));
}

TEST_CASE("an archive with a name that leaves it is refused whole", "[process][decoder]") {
  for (const std::string& name : {std::string("../evil.dcm"), std::string("a/../../evil.dcm"), std::string("/etc/passwd"), std::string("..\\..\\evil.dcm"),
                                  std::string("C:\\evil.dcm"), std::string("a//b"), std::string("a\0.jpg", 6)}) {
    INFO(name);
    CHECK(listing({stored("good.dcm"), stored(name)}) == "ArchiveUnsafe");
  }
}

TEST_CASE("a symbolic link in an archive is refused", "[process][decoder]") {
  ZipEntry link = stored("link", "/etc/passwd");
  link.unixMode = 0120777;
  CHECK(listing({link}) == "ArchiveUnsafe");
}

TEST_CASE("an archive with a password says so", "[process][decoder]") {
  ZipEntry entry = stored("secret.dcm", "0123456789abcdef");
  entry.flags = 1;
  CHECK(listing({entry}) == "PasswordProtected");
}

TEST_CASE("an archive inside an archive is not opened", "[process][decoder]") {
  const Bytes file = zipFile({{"inner.zip", zipFile({stored("a.dcm")})}});
  const auto entries = decoder()->listArchive(file);
  REQUIRE(entries);
  CHECK(outcomeOf(decoder()->extractEntry(file, (*entries)[0])) == "ArchiveUnsafe");
}

TEST_CASE("too many entries, too large an entry and too large a whole are too big", "[process][decoder]") {
  std::vector<ZipEntry> many;
  for (int i = 0; i < 20'001; ++i) many.push_back(stored("e" + std::to_string(i), ""));
  CHECK(listing(many) == "ArchiveTooBig");
  ZipEntry large = stored("large.dcm");
  large.claimedSize = 600u << 20;
  CHECK(listing({large}) == "ArchiveTooBig");
  std::vector<ZipEntry> whole;
  for (int i = 0; i < 20; ++i) {
    whole.push_back(stored("w" + std::to_string(i)));
    whole.back().claimedSize = 500u << 20;
  }
  CHECK(listing(whole) == "ArchiveTooBig");
}

TEST_CASE("an archive that grows a thousandfold is a bomb", "[process][decoder]") {
  CHECK(listing({zeros("a.bin", 400)}) == "CompressionBomb");
}

TEST_CASE("entries that lie on top of each other are refused", "[process][decoder]") {
  std::vector<ZipEntry> entries{zeros("0", 1)};
  for (int i = 1; i < 50; ++i) {
    entries.push_back(zeros(std::to_string(i), 1));
    entries.back().sharesPrevious = true;
  }
  CHECK(listing(entries) == "ArchiveUnsafe");
}

TEST_CASE("an entry larger than it claims, shorter, or with a wrong check sum does not come out", "[process][decoder]") {
  SECTION("larger") {
    ZipEntry entry = zeros("liar", 100);
    entry.claimedSize = 10;
    const auto outcome = outcomeOf(decoder()->extractEntry(zipFile({entry}), {0, "liar", 10}));
    CHECK((outcome == "CompressionBomb" || outcome == "FileCorrupt"));
  }
  SECTION("shorter") {
    ZipEntry entry = stored("liar");
    entry.claimedSize = 1000;
    CHECK_FALSE(decoder()->extractEntry(zipFile({entry, stored("more", std::string(2000, 'x'))}), {0, "liar", 1000}));
  }
  SECTION("wrong check sum") {
    ZipEntry entry = stored("liar");
    entry.checkSum = 0x12345678;
    CHECK(outcomeOf(decoder()->extractEntry(zipFile({entry}), {0, "liar", 7})) == "FileCorrupt");
  }
  SECTION("an index that is not there") {
    CHECK(outcomeOf(decoder()->extractEntry(zipFile({stored("a")}), {5, "b", 7})) == "NotFound");
  }
}

TEST_CASE("every shortening of an archive is an error or a list", "[process][decoder]") {
  const Bytes file = zipFile({stored("a.dcm"), stored("b.dcm")});
  for (std::size_t length = 1; length < file.size(); length += 2) {
    const auto outcome = outcomeOf(decoder()->listArchive(ByteView(file).first(length)));
    INFO(length << " " << outcome);
    REQUIRE_FALSE(outcome.starts_with("Decoder"));
  }
}
