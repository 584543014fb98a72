#include <catch2/catch_session.hpp>

#include "tests/process/crash/rounds.h"

namespace {

// Set from the command line before the session runs.
int rounds = 0;          // NOLINT
std::uint64_t seed = 1;  // NOLINT

}  // namespace

int safelight::tests::roundsOr(int usual) { return rounds > 0 ? rounds : usual; }
std::uint64_t safelight::tests::crashSeed() { return seed; }

int main(int count, char** arguments) {
  Catch::Session session;
  session.cli(session.cli() | Catch::Clara::Opt(rounds, "number")["--rounds"]("how often a program is killed") |
              Catch::Clara::Opt(seed, "number")["--seed"]("which random moments"));
  const int parsed = session.applyCommandLine(count, arguments);
  return parsed != 0 ? parsed : session.run();
}
