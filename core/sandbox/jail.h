#pragma once
// The jails of the receiver's processes. Unlike the decoder's (sandbox.h) they keep the handles that they need: a socket, a channel, a folder.
//
//   TRY_ASSIGN(const Jail jail, Jail::create(Policy::Association));   // while files can still be opened
//   TRY_VOID(jail.prove());                                           // before the first byte from outside
//   TRY_VOID(jail.enter({.memoryBytes = 128u << 20}));                // in the process that is meant

#include <cstdint>

#include "core/sandbox/system_call_filter.h"

namespace safelight::sandbox {

struct JailLimits {
  std::uint64_t memoryBytes = 0;  // address space on top of what is there now; 0: unlimited
  unsigned handles = 0;           // most open handles; 0: as they are
};

/// No cores, and nobody may look inside, not even the person who started this: for programs that get secrets before their jail closes. Call it
/// first. SandboxUnavailable.
Result<void> closeToOthers();

/// One prepared policy. Needs a process with one thread.
class Jail {
 public:
  /// Acceptor, Association or Keeper. SandboxUnavailable when the system cannot enforce it.
  static Result<Jail> create(Policy policy);

  /// No privileges, no dumps, no cores, limits, then the system-call filter. There is no way back. SandboxUnavailable.
  Result<void> enter(const JailLimits& limits = {}) const;

  /// Tries in throw-away children to get out of it. SandboxUnavailable, naming the attempt, as soon as one is not refused. Call it outside.
  Result<void> prove() const;

 private:
  Jail(Policy policy, SystemCallFilter filter) : m_policy(policy), m_filter(std::move(filter)) {}
  Policy m_policy;
  SystemCallFilter m_filter;
  std::uint64_t m_addressSpace = 0;  // when created
};

}  // namespace safelight::sandbox
