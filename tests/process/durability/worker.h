#pragma once
// A person at work in an open vault: does one thing after the other, and says of each that it began and that it was acknowledged.

#include <functional>

#include "core/vault/vault.h"
#include "tests/process/durability/clinic.h"
#include "tests/support/fixed_random.h"

namespace safelight::tests {

std::uint32_t below(Random& random, std::uint32_t limit);

class Worker {
 public:
  /// Hears of each step before the worker goes on.
  using Sink = std::function<void(const Step&)>;
  /// `backups`: where backups go. Clinic, vault and ledger outlive the worker.
  Worker(Clinic& clinic, vault::Vault& open, Ledger& ledger, Path backups, std::uint64_t seed, Sink sink);

  /// One thing at random, of those that are possible now.
  Result<void> step();

  // Each thing by itself. True when there was something to do it to.
  using Done = Result<bool>;
  Done import(unsigned count);
  Done adopt();
  Done tag();
  Done bin();
  Done restore();
  Done purge();
  Done refile();
  Done edit();
  Done create();
  Done backUp();
  Done erase();
  Done rotate();
  /// Another cost of the owner's password, or a new kit: half a second of key derivation, so only where it is asked for.
  Done renew();

  /// Every other thing there is, by name, for harnesses that try each.
  static const std::vector<std::pair<const char*, std::function<Done(Worker&)>>>& all();

 private:
  Step begin(Act act, std::uint32_t number, std::uint32_t value = 0, Uuid id = {});
  void done(Step step, Uuid id = {});
  /// A picture in this state; 0: none.
  std::uint32_t anyPicture(Look::State state);
  std::uint32_t anyPerson();
  std::uint32_t personOf(std::uint32_t picture) const;

  Clinic& m_clinic;
  vault::Vault& m_open;
  Ledger& m_ledger;
  Path m_backups;
  FixedRandom m_random;
  Sink m_sink;
};

}  // namespace safelight::tests
