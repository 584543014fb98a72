// Bombs, lies and rubbish go through the window's own import (preview, then import) with the real decoder: the process that holds the vault must
// stay as small as it was.

#include <QFile>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>
#include <fstream>

#include "core/decode/decoder.h"
#include "tests/process/decoder/decoder_files.h"
#include "tests/ui/support/events.h"
#include "tests/unit/core/vault/vault_fixture.h"
#include "ui/library/import_job.h"

using namespace safelight;
using namespace safelight::tests;
namespace fs = std::filesystem;

namespace {

constexpr std::uint64_t kMostGrowth = 96u << 20;

/// Opening a vault takes a quarter of a gibibyte on purpose: what is measured begins afterwards.
bool forgetPeak() {
  std::ofstream file("/proc/self/clear_refs");
  file << "5" << std::flush;
  return file.good();
}

/// The most memory that this process held since then, in bytes.
std::uint64_t peakBytes() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("VmHWM:")) return std::stoull(line.substr(6)) * 1024;
  return 0;
}

Bytes rleBomb() {
  ByteWriter segment;
  segment.u32(1);
  segment.u32(64);
  segment.raw(Bytes(56));
  segment.raw(Bytes{0x81, 0x00, 0x81, 0x00});
  DicomBuilder builder;
  builder.text(0x0008, 0x0060, "CS", "IO").image(65535, 65535).fragment(segment.bytes());
  return DicomBuilder::file(kRle, builder.dataSet());
}

Bytes frames(const char* count) {
  DicomBuilder builder;
  builder.text(0x0008, 0x0060, "CS", "US").u16(0x0028, 0x0002, 1).text(0x0028, 0x0004, "CS", "MONOCHROME2");
  builder.text(0x0028, 0x0008, "IS", count).u16(0x0028, 0x0010, 16).u16(0x0028, 0x0011, 16).u16(0x0028, 0x0100, 8);
  builder.u16(0x0028, 0x0101, 8).u16(0x0028, 0x0102, 7).u16(0x0028, 0x0103, 0).bytes(0x7FE0, 0x0010, "OW", Bytes(256));
  return DicomBuilder::file(kExplicit, builder.dataSet());
}

Bytes nested(std::size_t levels) {
  ByteWriter writer;
  for (std::size_t i = 0; i < levels; ++i) {
    writer.raw(Bytes{0x08, 0x00, 0x40, 0x11, 'S', 'Q', 0, 0, 0xFF, 0xFF, 0xFF, 0xFF});
    writer.raw(Bytes{0xFE, 0xFF, 0x00, 0xE0, 0xFF, 0xFF, 0xFF, 0xFF});
  }
  return DicomBuilder::file(kExplicit, writer.bytes());
}

Bytes lyingLength() {
  DicomBuilder builder;
  builder.raw(Bytes{0x08, 0x00, 0x05, 0x00, 'U', 'T', 0, 0, 0xF0, 0xFF, 0xFF, 0x7F});
  return DicomBuilder::file(kExplicit, builder.dataSet());
}

Bytes zipOf(std::size_t entries, std::size_t megabytesEach) {
  std::vector<ZipEntry> list;
  for (std::size_t i = 0; i < entries; ++i) {
    ZipEntry entry;
    entry.name = std::to_string(i) + ".dcm";
    entry.deflated = true;
    entry.sharesPrevious = i > 0;
    if (i == 0) entry.content = deflatedZeros(megabytesEach);
    entry.claimedSize = static_cast<std::uint32_t>(megabytesEach << 20);
    list.push_back(std::move(entry));
  }
  return zipFile(list);
}

class Importer {
 public:
  Importer() {
    auto decoder = decode::startDecoder(Path(SAFELIGHT_BIN_DIR) / "safelight-decoder");
    REQUIRE(decoder);
    m_session = std::make_unique<ui::VaultSession>(m_practice.open(), std::move(*decoder));
  }
  /// Previews, then imports; how many files were looked at.
  std::size_t take(const Path& path) {
    std::size_t looked = 0;
    for (const auto mode : {ui::ImportJob::Mode::Preview, ui::ImportJob::Mode::Import}) {
      vault::ImportRequest request;
      request.paths = {path};
      ui::ImportJob job(*m_session, request, mode);
      job.start();
      REQUIRE(ui::test::waitUntil([&] { return job.isFinished(); }, 300'000));
      CHECK_FALSE(job.error());
      looked = job.outcomes().size();
    }
    return looked;
  }
  Path write(const std::string& name, const Bytes& bytes) {
    const Path path = m_practice.folder / name;
    writeFile(path, bytes);
    return path;
  }

 private:
  VaultFixture m_practice;
  std::unique_ptr<ui::VaultSession> m_session;
};

std::vector<Path> hostileFolders() {
  std::vector<Path> folders;
  for (const Path& top : {testData(), Path(SAFELIGHT_SOURCE_DIR).parent_path() / "shared" / "data"}) {
    std::error_code missing;
    for (const auto& entry : fs::recursive_directory_iterator(top, missing))
      if (entry.is_directory() && entry.path().filename() == "hostile") folders.push_back(entry.path());
  }
  return folders;
}

}  // namespace

TEST_CASE("hostile files do not make the process that holds the vault jump in memory", "[process][memory]") {
  Importer importer;
  REQUIRE(importer.take(importer.write("good.dcm", goodDicom(512))) == 1);
  if (!forgetPeak()) SKIP("this machine does not let a process measure its peak of memory anew");
  const std::uint64_t before = peakBytes();
  REQUIRE(before > 0);
  REQUIRE(before < (220u << 20));  // without the key derivation

  const std::vector<std::pair<std::string, Bytes>> made = {
      {"rle.dcm", rleBomb()},
      {"deflated.dcm", DicomBuilder::file(kDeflated, deflatedZeros(2048))},
      {"frames.dcm", frames("2147483648")},
      {"many.dcm", frames("2147483647")},
      {"nested.dcm", nested(20'000)},
      {"long.dcm", lyingLength()},
      {"bomb.zip", zipOf(1, 2048)},
      {"overlapping.zip", zipOf(2000, 64)},
      {"program.jpg", programHead()},
  };
  for (const auto& [name, bytes] : made) {
    INFO(name << ", " << bytes.size() << " bytes");
    importer.take(importer.write(name, bytes));
    CHECK(peakBytes() < before + kMostGrowth);
  }
  std::size_t looked = 0;
  for (const Path& folder : hostileFolders()) {
    INFO(folder.string());
    looked += importer.take(folder);
    CHECK(peakBytes() < before + kMostGrowth);
  }
  CHECK(looked > 15);
}

TEST_CASE("the measure sees a jump", "[process][memory]") {
  if (!forgetPeak()) SKIP("this machine does not let a process measure its peak of memory anew");
  const std::uint64_t before = peakBytes();
  std::vector<char> large(128u << 20);
  for (std::size_t i = 0; i < large.size(); i += 4096) large[i] = 1;
  CHECK(peakBytes() > before + kMostGrowth);
}
