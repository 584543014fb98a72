#include "core/base/diagnostic.h"

#include <fcntl.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include "core/base/uuid.h"

using namespace safelight;

namespace {

template <class T>
concept Sayable = requires(Diagnostic& line, const T& value) { line << value; };

static_assert(Sayable<int> && Sayable<std::uint64_t> && Sayable<ErrorCode> && Sayable<Uuid> && Sayable<Redacted<std::string>> && Sayable<Literal>);
static_assert(!Sayable<std::string> && !Sayable<std::string_view> && !Sayable<const char*> && !Sayable<char> && !Sayable<bool> && !Sayable<Error> && !Sayable<Id<int>>);

/// Standard error goes into a pipe while this lives.
class CaughtErrors {
 public:
  CaughtErrors() : m_before(::dup(STDERR_FILENO)) {
    REQUIRE(::pipe(m_ends) == 0);
    ::dup2(m_ends[1], STDERR_FILENO);
  }
  ~CaughtErrors() {
    restore();
    ::close(m_ends[0]);
    ::close(m_ends[1]);
  }
  void restore() {
    if (m_before < 0) return;
    ::dup2(m_before, STDERR_FILENO);
    ::close(m_before);
    m_before = -1;
  }
  /// Everything that waits.
  std::string text() {
    ::fcntl(m_ends[0], F_SETFL, O_NONBLOCK);
    std::string text;
    char buffer[4096];
    for (ssize_t got = 0; (got = ::read(m_ends[0], buffer, sizeof buffer)) > 0;) text.append(buffer, static_cast<std::size_t>(got));
    return text;
  }
  int writingEnd() const { return m_ends[1]; }

 private:
  int m_before;
  int m_ends[2] = {-1, -1};
};

}  // namespace

TEST_CASE("a line for the log is made of words, numbers, codes and random identifiers", "[base]") {
  Uuid id;
  id.bytes.fill(0xab);
  const Diagnostic line = Diagnostic() << "device " << id << ": " << 3 << " stored, " << std::uint64_t{18'446'744'073'709'551'615u} << " refused, " << ErrorCode::DiskFull;
  CHECK(line.line() == "device abababab-abab-abab-abab-abababababab: 3 stored, 18446744073709551615 refused, DiskFull");
}

TEST_CASE("what is redacted stands in a line without its value", "[base]") {
  const Diagnostic line = Diagnostic() << "for " << Redacted<std::string>("Okafor^Chi") << Redacted<int>(1912);
  CHECK(line.line() == "for [redacted][redacted]");
}

TEST_CASE("a line goes to standard error, and one that nobody takes is lost instead of waited for", "[base]") {
  CaughtErrors caught;
  writeDiagnostic(Diagnostic() << "one");
  CHECK(caught.text() == "one\n");
  // Full: nobody reads.
  const std::string filling(4096, 'x');
  ::fcntl(caught.writingEnd(), F_SETFL, O_NONBLOCK);
  while (::write(caught.writingEnd(), filling.data(), filling.size()) > 0) {
  }
  ::fcntl(caught.writingEnd(), F_SETFL, 0);
  writeDiagnostic(Diagnostic() << "two");
  caught.restore();
  CHECK(caught.text().find("two") == std::string::npos);
}
