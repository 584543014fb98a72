#include "core/vault/images/contact_sheet.h"

#include "core/vault/audit.h"
#include "tests/unit/core/vault/practice_at_work.h"

using namespace safelight;
using safelight::tests::VaultFixture;

namespace {

constexpr std::uint32_t kBackground = 0xff0b0c0e, kDocument = 0xff24282d;

std::uint32_t wordAt(const imaging::Rendered& sheet, std::uint32_t x, std::uint32_t y) {
  return reinterpret_cast<const std::uint32_t*>(sheet.pixels.data())[static_cast<std::size_t>(y) * sheet.width + x];
}

/// The middle of a cell.
std::uint32_t cell(const imaging::Rendered& sheet, std::uint32_t column, std::uint32_t row) { return wordAt(sheet, 8 + column * 208 + 100, 8 + row * 208 + 100); }

}  // namespace

TEST_CASE("a contact sheet grows with its images and leaves empty cells dark", "[vault][sheet]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const auto empty = vault::makeContactSheet(open);
  REQUIRE(empty);
  CHECK((empty->width == 216 && empty->height == 216 && empty->colour));
  CHECK(cell(*empty, 0, 0) == kBackground);

  for (int i = 0; i < 5; ++i) tests::takeIn(practice, open, std::to_string(i) + ".dcm", std::to_string(i));
  const auto five = vault::makeContactSheet(open);
  REQUIRE(five);
  CHECK((five->width == 3 * 208 + 8 && five->height == 2 * 208 + 8));
  for (const auto& [column, row] : {std::pair{0u, 0u}, {1u, 0u}, {2u, 0u}, {0u, 1u}, {1u, 1u}}) {
    const std::uint32_t word = cell(*five, column, row);
    // The fake decoder's pictures are an even grey of 100; JPEG may move it a little.
    CHECK((word >> 24 == 0xff && (word & 0xff) > 90 && (word & 0xff) < 110));
  }
  CHECK(cell(*five, 2, 1) == kBackground);
  CHECK(wordAt(*five, 3, 3) == kBackground);

  const auto two = vault::makeContactSheet(open, 2);
  REQUIRE(two);
  CHECK((two->width == 2 * 208 + 8 && two->height == 216));
}

TEST_CASE("a document without a picture has a card, and the sheet is in the log", "[vault][sheet]") {
  VaultFixture practice;
  vault::Vault open = practice.open();
  tests::addMarta(open);
  const Path file = practice.folder / "report.pdf";
  tests::writeFile(file, asBytes(std::string("DOC|") + tests::kMartaInFiles));
  auto run = vault::ImportRun::start(open, practice.decoder, {{file}, {}, vault::MatchContext::NewPatients::Suggest, 1}, {});
  REQUIRE(run);
  while (!(*run)->finished()) REQUIRE((*run)->step());
  const auto sheet = vault::makeContactSheet(open);
  REQUIRE(sheet);
  CHECK(cell(*sheet, 0, 0) == kDocument);
  CHECK(wordAt(*sheet, 8 + 10, 8 + 100) == kBackground);
  vault::AuditEntry last;
  REQUIRE(vault::readAudit(open, [&](const vault::AuditEntry& entry) {
    last = entry;
    return true;
  }));
  CHECK(last.action == "image.exported");
  CHECK(last.summary == "as png, identity removed");
  CHECK(last.images.size() == 1);
}

TEST_CASE("an assistant makes no contact sheet", "[vault][sheet]") {
  VaultFixture practice;
  vault::Vault open = practice.open("nurse", tests::kNursePassword);
  CHECK(vault::makeContactSheet(open).error().code == ErrorCode::NotAllowed);
}
