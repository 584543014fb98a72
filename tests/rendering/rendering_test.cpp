// Safelight's first look at every file against what independent readers drew once (make_references.py): structural similarity of
// at least 0.99, the same size, and no shift of colour. Deliberate differences stand in differences.tsv with their reasons.

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iostream>
#include <map>
#include <set>
#include <sstream>

#include "core/codec/photo.h"
#include "core/imaging/resample.h"
#include "dicom/dataset/dicom_file.h"
#include "dicom/pixel/frame_reader.h"
#include "tests/support/temporary_folder.h"

using namespace safelight;

namespace {

constexpr double kLeastSimilarity = 0.99;
constexpr double kMostColourShift = 4;  // mean levels of 255 a channel; lossy decoders differ by one or two
constexpr std::uint32_t kReferenceSide = 256;

std::vector<std::vector<std::string>> readTable(const Path& path) {
  std::vector<std::vector<std::string>> rows;
  std::ifstream stream(path);
  std::string line;
  std::getline(stream, line);  // titles
  while (std::getline(stream, line)) {
    std::vector<std::string> cells;
    std::istringstream parts(line);
    for (std::string cell; std::getline(parts, cell, '\t');) cells.push_back(cell);
    if (!cells.empty()) rows.push_back(std::move(cells));
  }
  return rows;
}

/// File name -> why it may look different, or why there is nothing to compare with.
std::map<std::string, std::string> readDifferences() {
  std::map<std::string, std::string> differences;
  for (const auto& row : readTable(Path(SAFELIGHT_SOURCE_DIR) / "tests" / "rendering" / "differences.tsv"))
    differences[row.at(0)] = row.at(1);
  return differences;
}

/// The way the decoder takes: DICOM first, since a DICOM preamble may look like a photograph.
Result<imaging::PixelImage> decodeAny(ByteView bytes, std::uint32_t frame) {
  const bool dicomMark = bytes.size() > 132 && toString(bytes.subspan(128, 4)) == "DICM";
  if (dicomMark || (codec::detect(bytes) == codec::PhotoFormat::Unknown && dicom::looksLikeDicom(bytes))) {
    TRY_ASSIGN(const dicom::DicomFile file, dicom::DicomFile::parse(bytes));
    return dicom::readFrame(file, frame);
  }
  return codec::decodePhoto(bytes, frame, 0, {});
}

/// Mean of a channel (0 blue, 1 green, 2 red; grey is all three).
double meanOf(const imaging::Rendered& picture, std::size_t channel) {
  const std::size_t step = picture.colour ? 4 : 1;
  double sum = 0;
  for (std::size_t i = picture.colour ? channel : 0; i < picture.pixels.size(); i += step) sum += picture.pixels[i];
  return sum / (static_cast<double>(picture.width) * picture.height);
}

struct Outcome {
  std::string name;
  double similarity = 0, colourShift = 0;
  std::string problem;  // empty when there is none
};

Outcome compare(const Path& source, const Path& references, const std::vector<std::string>& row) {
  Outcome outcome;
  const auto frame = static_cast<std::uint32_t>(std::stoul(row.at(1)));
  outcome.name = row.at(0) + (frame > 0 ? "#" + row.at(1) : "");
  const Bytes bytes = tests::readFile(source / pathFromUtf8(row.at(0)));
  const auto image = decodeAny(bytes, frame);
  if (!image) {
    outcome.problem = "not decoded: " + std::string(errorName(image.error().code)) + " " + image.error().detail;
    return outcome;
  }
  const std::string size = std::to_string(image->width) + "x" + std::to_string(image->height);
  if (size != row.at(3)) {
    outcome.problem = "size " + size + " instead of " + row.at(3);
    return outcome;
  }
  const imaging::Rendered ours = imaging::shrink(imaging::renderDefault(*image), kReferenceSide);
  const auto referenceImage = codec::decodePhoto(tests::readFile(references / row.at(2)), 0, 0, {});
  if (!referenceImage) {
    outcome.problem = "reference unreadable";
    return outcome;
  }
  const imaging::Rendered reference = imaging::renderDefault(*referenceImage);
  outcome.similarity = imaging::structuralSimilarity(ours, reference);
  for (std::size_t channel = 0; channel < 3; ++channel)
    outcome.colourShift = std::max(outcome.colourShift, std::abs(meanOf(ours, channel) - meanOf(reference, channel)));
  if (!(outcome.similarity >= kLeastSimilarity)) outcome.problem = "too different";
  if (outcome.colourShift > kMostColourShift) outcome.problem = "colours shifted";
  return outcome;
}

struct Summary {
  std::size_t compared = 0, alike = 0, deliberate = 0;
  std::vector<Outcome> wrong;
  std::set<std::string> files;
  std::set<std::string> usedDifferences;
};

Summary compareAll(const Path& source, const Path& references) {
  const auto differences = readDifferences();
  Summary summary;
  for (const auto& row : readTable(references / "REFERENCES.tsv")) {
    summary.files.insert(row.at(0));
    Outcome outcome = compare(source, references, row);
    const std::string fileName = pathToUtf8(pathFromUtf8(row.at(0)).filename());
    ++summary.compared;
    if (outcome.problem.empty()) {
      ++summary.alike;
    } else if (differences.contains(fileName)) {
      ++summary.deliberate;
      summary.usedDifferences.insert(fileName);
    } else {
      summary.wrong.push_back(std::move(outcome));
    }
  }
  for (const Outcome& outcome : summary.wrong) {
    std::cerr << outcome.name << ": " << outcome.problem << ", similarity " << outcome.similarity << ", colour shift "
              << outcome.colourShift << "\n";
  }
  return summary;
}

/// Looks at every file of the folders: files that Safelight decodes but nobody drew for comparison, and entries of the list of
/// differences that are no longer needed.
std::vector<std::string> leftOpen(const Path& source, const std::vector<std::string>& folders, const Summary& summary) {
  const auto differences = readDifferences();
  std::vector<std::string> open;
  for (const std::string& folder : folders) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(source / folder)) {
      if (!entry.is_regular_file()) continue;
      if (entry.path().parent_path().filename() == "hostile") continue;  // nobody says what those should look like
      const std::string name = entry.path().lexically_relative(source).generic_string();
      const bool listed = differences.contains(pathToUtf8(entry.path().filename())), referenced = summary.files.contains(name);
      if (listed && referenced && !summary.usedDifferences.contains(pathToUtf8(entry.path().filename())))
        open.push_back(name + ": listed as different, but it is alike");
      if (!listed && !referenced && decodeAny(tests::readFile(entry.path()), 0))
        open.push_back(name + ": decoded, but there is no reference");
    }
  }
  for (const std::string& line : open) std::cerr << line << "\n";
  return open;
}

}  // namespace

TEST_CASE("every test image looks as independent readers draw it") {
  dicom::loadDictionary();
  const Summary summary = compareAll(tests::testData(), tests::testData() / "rendering");
  REQUIRE(summary.compared > 100);
  CHECK(summary.wrong.empty());
  CHECK(leftOpen(tests::testData(), {"dicom", "photos"}, summary).empty());
}

TEST_CASE("the larger collection beside the checkout looks as independent readers draw it") {
  const Path source = Path(SAFELIGHT_SOURCE_DIR).parent_path() / "shared" / "data";
  const Path references = Path(SAFELIGHT_REFERENCES_DIR);
  if (!std::filesystem::exists(source) || !std::filesystem::exists(references / "REFERENCES.tsv")) {
    SKIP("needs ../shared/data and the pictures that tests/rendering/make_references.sh makes of it");
  }
  dicom::loadDictionary();
  const Summary summary = compareAll(source, references);
  std::cout << summary.compared << " pictures of ../shared/data compared: " << summary.alike << " alike, " << summary.deliberate
            << " different on purpose\n";
  CHECK(summary.wrong.empty());
  CHECK(leftOpen(source, {"dental", "dicom", "dicomdir", "photos", "hostile/dicom-malformed"}, summary).empty());
}

TEST_CASE("every deliberate difference has a reason") {
  const auto differences = readDifferences();
  for (const auto& [name, reason] : differences) {
    CAPTURE(name);
    CHECK(reason.size() > 20);
  }
}
