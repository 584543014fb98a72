#include "app/conformance/statement.h"

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <iterator>

#include "app/conformance/markdown.h"
#include "dicom/net/conformance.h"
#include "dicom/net/tls_context.h"

using namespace safelight;

TEST_CASE("the statement in docs is what the code says (safelight-conformance > docs/conformance.md)", "[conformance]") {
  std::ifstream file(SAFELIGHT_SOURCE_DIR "/docs/conformance.md", std::ios::binary);
  REQUIRE(file.good());
  const std::string written(std::istreambuf_iterator<char>(file), {});
  CHECK(written == conformance::statement());
}

TEST_CASE("the statement names every class, syntax, service, status and suite", "[conformance]") {
  const std::string text = conformance::statement();
  const auto names = [&](std::string_view part) { return text.find(part) != std::string::npos; };
  for (const auto& entry : dicom::net::storageClasses()) CHECK(names(entry.uid));
  for (const auto& entry : dicom::net::transferSyntaxes()) CHECK(names(entry.name));
  for (const auto& entry : dicom::net::services()) CHECK(names(entry.sopClass));
  for (const auto& entry : dicom::net::tlsSuites()) CHECK(names(entry.name));
  for (const auto& entry : dicom::net::behaviours()) CHECK(names(entry.subject));
  CHECK(names("A700H"));
  CHECK(names("STD-DEN-CD"));
}

TEST_CASE("every row of a table has the cells of its head", "[conformance]") {
  const std::string text = conformance::statement();
  std::size_t wanted = 0, begin = 0;
  while (begin < text.size()) {
    const std::size_t end = text.find('\n', begin);
    std::size_t bars = 0;
    for (std::size_t i = begin; i < end; ++i) bars += text[i] == '|' && (i == 0 || text[i - 1] != '\\') ? 1 : 0;
    if (bars == 0) wanted = 0;
    else if (wanted == 0) wanted = bars;
    else CHECK(bars == wanted);
    begin = end + 1;
  }
}

TEST_CASE("a bar in a cell does not end it", "[conformance]") {
  conformance::Markdown out;
  out.table({"a", "b"}, {{"R|L", "x"}});
  CHECK(std::move(out).take() == "\n| a | b |\n| --- | --- |\n| R\\|L | x |\n");
}
