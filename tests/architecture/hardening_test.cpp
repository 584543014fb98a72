// How the shipped programs were linked and compiled (docs/hardening.md): each line there that a file can prove is a case here.

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace {

std::string outputOf(const std::string& command) {
  std::unique_ptr<FILE, int (*)(FILE*)> pipe(popen(command.c_str(), "r"), pclose);
  REQUIRE(pipe);
  std::string text;
  std::array<char, 4096> buffer{};
  while (const std::size_t got = fread(buffer.data(), 1, buffer.size(), pipe.get())) text.append(buffer.data(), got);
  return text;
}

std::string about(const std::string& program, const std::string& how) {
  const std::string file = std::string(SAFELIGHT_BIN_DIR) + "/" + program;
  REQUIRE(std::filesystem::exists(file));
  const std::string text = outputOf("LC_ALL=C " + how + " '" + file + "' 2>&1");
  REQUIRE_FALSE(text.empty());
  return text;
}

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

/// The lines of `text` with `what` in them.
std::vector<std::string> linesWith(const std::string& text, const std::string& what) {
  std::vector<std::string> found;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);)
    if (has(line, what)) found.push_back(line);
  return found;
}

struct Range {
  unsigned long long from = 0, size = 0;
};

/// Two hexadecimal words of a line, counted from 0.
Range rangeOf(const std::string& line, std::size_t from, std::size_t size) {
  std::istringstream words(line);
  Range range;
  std::string word;
  for (std::size_t i = 0; words >> word; ++i) {
    if (i == from) range.from = std::stoull(word, nullptr, 16);
    if (i == size) range.size = std::stoull(word, nullptr, 16);
  }
  return range;
}

const std::vector<std::string> kPrograms{"safelightctl", "safelight-decoder",
#ifdef SAFELIGHT_HAS_NETWORK
                                         "safelight-receiver", "safelight-courier",
#endif
#ifdef SAFELIGHT_HAS_GUI
                                         "safelight", "safelight-workspace",
#endif
};

}  // namespace

TEST_CASE("every program lies at a place that nobody can foretell", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK(has(about(program, "readelf -hW"), "DYN (Position-Independent Executable file)"));
    CHECK(linesWith(about(program, "readelf -dW"), "(FLAGS_1)").at(0).find("PIE") != std::string::npos);
    CHECK_FALSE(has(about(program, "readelf -dW"), "TEXTREL"));
  }
}

TEST_CASE("every program binds its symbols at once and then locks the tables", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK(has(about(program, "readelf -lW"), "GNU_RELRO"));
    CHECK(linesWith(about(program, "readelf -dW"), "BIND_NOW").size() == 1);
    CHECK(linesWith(about(program, "readelf -dW"), "(FLAGS_1)").at(0).find("NOW") != std::string::npos);
    // Full: the tables of functions lie inside what is locked.
    const auto locked = linesWith(about(program, "readelf -lW"), "GNU_RELRO ");
    REQUIRE(locked.size() == 1);
    const Range range = rangeOf(locked[0], 2, 5);
    const std::string sections = about(program, "readelf -SW");
    std::size_t tables = 0;
    for (const char* name : {" .got ", " .got.plt "}) {
      for (const std::string& line : linesWith(sections, name)) {
        const std::string fields = line.substr(line.find(name));  // name, type, address, offset, size
        const Range table = rangeOf(fields, 2, 4);
        CHECK((table.from >= range.from && table.from + table.size <= range.from + range.size));
        ++tables;
      }
    }
    CHECK(tables >= 1);
  }
}

TEST_CASE("no program has memory that can be written and run", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    const std::string segments = about(program, "readelf -lW");
    const auto stack = linesWith(segments, "GNU_STACK");
    REQUIRE(stack.size() == 1);
    CHECK(has(stack[0], " RW "));
    CHECK_FALSE(has(stack[0], "RWE"));
    for (const std::string& load : linesWith(segments, "  LOAD ")) CHECK_FALSE(has(load, "RWE"));
  }
}

TEST_CASE("no program looks for libraries anywhere but where the system does", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK_FALSE(has(about(program, "readelf -dW"), "PATH"));  // RPATH, RUNPATH
  }
}

// What follows is the optimised build's alone: sanitizers bring checks of their own, and without optimisation nothing is fortified.
#if defined(SAFELIGHT_HARDENED_CODE)

TEST_CASE("every program notices a stack that was written over", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK(has(about(program, "nm -D --undefined-only"), "__stack_chk_fail"));
  }
}

TEST_CASE("every program calls the checked forms of the C library's functions where it can", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    const auto checked = linesWith(about(program, "nm -D --undefined-only"), "_chk");
    std::size_t fortified = 0;
    for (const std::string& line : checked) fortified += has(line, "__stack_chk_fail") ? 0 : 1;
    CHECK(fortified >= 1);
  }
}

#if defined(__GLIBCXX__)
TEST_CASE("every program checks the indexes of containers", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK(has(about(program, "nm -D --undefined-only"), "__glibcxx_assert_fail"));
  }
}
#endif

#if defined(__x86_64__)
#if defined(__GNUC__) && !defined(__clang__)
TEST_CASE("no stack grows by more than a page at once, so none jumps over its guard page", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    std::size_t jumps = 0;
    for (const std::string& line : linesWith(about(program, "objdump -d --no-show-raw-insn"), ",%rsp")) {
      const auto at = line.find("sub    $0x");
      const unsigned long long step = at == std::string::npos ? 0 : std::stoull(line.substr(at + 10), nullptr, 16);
      if (step > 4096 && step < 0x80000000) ++jumps;  // larger ones are negative: the stack shrinks
    }
    // SQLCipher's archive comes compiled from the distribution.
    const bool hasSqlCipher = program == "safelightctl" || program == "safelight-workspace";
    CHECK(jumps <= (hasSqlCipher ? 10u : 0u));
  }
}
#endif

TEST_CASE("every program's functions begin with the mark that an indirect jump must meet", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    // Programs of a few hundred functions: the start code of the system alone would have a dozen.
    CHECK(linesWith(about(program, "objdump -d --no-show-raw-insn"), "endbr64").size() > 500);
  }
}
#endif
#endif

TEST_CASE("no program carries the path that it was built at", "[architecture][hardening]") {
  for (const std::string& program : kPrograms) {
    INFO(program);
    CHECK_FALSE(has(about(program, "strings -a"), std::string(SAFELIGHT_SOURCE_DIR) + "/"));
  }
}
