// Every sample file, good and hostile, through the real decoder.

#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include "decoder_files.h"
#include "decoder_running.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;
using namespace safelight::tests;

namespace {

std::vector<Path> sampleFiles() {
  std::vector<Path> files;
  const Path repository = SAFELIGHT_SOURCE_DIR;
  for (const Path& folder : {testData(), repository.parent_path() / "shared" / "data"}) {
    std::error_code error;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, error)) {
      if (entry.is_regular_file()) files.push_back(entry.path());
    }
  }
  return files;
}

// Errors that speak of the decoder instead of the file.
bool blamesDecoder(const std::string& outcome) {
  return outcome.starts_with("Decoder") || outcome == "SandboxUnavailable" || outcome == "Internal";
}

}  // namespace

TEST_CASE("every sample gives a result or a reason, from the same living decoder, without memory left behind", "[process][decoder]") {
  const auto files = sampleFiles();
  REQUIRE_FALSE(files.empty());
  const RunningDecoder decoder;
  const std::vector<int> before = decoder.processes();
  REQUIRE(before.size() == 1);
  REQUIRE(decoder->inspect(goodDicom(), inspectRequest()));
  const std::uint64_t memory = residentBytes();

  std::size_t shown = 0;
  for (const Path& path : files) {
    const Bytes bytes = readFile(path);
    INFO(path);
    const auto inspection = decoder->inspect(bytes, inspectRequest(pathToUtf8(path.filename())));
    const std::string outcome = outcomeOf(inspection);
    INFO(outcome);
    REQUIRE_FALSE(blamesDecoder(outcome));
    const auto header = outcomeOf(decoder->header(bytes));
    CHECK_FALSE(blamesDecoder(header));
    const auto frame = decoder->frame(bytes, inspectRequest());
    CHECK_FALSE(blamesDecoder(outcomeOf(frame)));
    if (inspection && !inspection->pixelTrouble) {
      ++shown;
      CHECK(outcomeOf(frame) == "done");
      CHECK(inspection->thumbnail.width > 0);
      CHECK(std::max(inspection->thumbnail.width, inspection->thumbnail.height) <= 360);
    }
  }
  CHECK(shown * 2 > files.size() / 2);
  CHECK(decoder.processes() == before);
  CHECK(residentBytes() < memory + (64u << 20));
}

TEST_CASE("every sample can be asked for a copy without identity and as a picture, and nothing breaks", "[process][decoder]") {
  const RunningDecoder decoder;
  const std::vector<int> before = decoder.processes();
  for (const Path& path : sampleFiles()) {
    const Bytes bytes = readFile(path);
    INFO(path);
    for (const auto operation : {decode::Operation::Deidentify, decode::Operation::Encode}) {
      decode::Request request;
      request.operation = operation;
      request.encodeAs = decode::EncodeAs::Jpeg;
      const std::string outcome = outcomeOf(decoder->transform(bytes, request));
      INFO(outcome);
      CHECK_FALSE(blamesDecoder(outcome));
    }
  }
  CHECK(decoder.processes() == before);
}
