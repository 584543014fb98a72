#pragma once
// The vault as the network's errands reach it: they may run on a thread of their own while the vault belongs to another.

#include <functional>
#include <optional>

#include "core/decode/decoder.h"
#include "core/vault/vault.h"

namespace safelight::dispatch {

/// Runs a task where the vault is and returns when it has run. An error (Cancelled) says that it did not run and never will.
using VaultAccess = std::function<Result<void>(const std::function<void(vault::Vault&, decode::Decoder&)>& task)>;

/// On the vault's own thread.
inline VaultAccess directly(vault::Vault& vault, decode::Decoder& decoder) {
  return [&vault, &decoder](const auto& task) {
    task(vault, decoder);
    return ok();
  };
}

/// What `task(vault, decoder)`, which gives a Result, gives there.
template <class Task>
auto ask(const VaultAccess& access, Task task) -> std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&> {
  std::optional<std::invoke_result_t<Task&, vault::Vault&, decode::Decoder&>> answer;
  TRY_VOID(access([&](vault::Vault& vault, decode::Decoder& decoder) { answer.emplace(task(vault, decoder)); }));
  return std::move(*answer);
}

}  // namespace safelight::dispatch
