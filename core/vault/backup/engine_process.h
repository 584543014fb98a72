#pragma once
// Another's program at work (restic, curl): it gets what is secret in memory that no path names, never in its arguments or its environment. Only core/vault includes this.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/cancel_token.h"
#include "core/base/path.h"
#include "core/base/result.h"
#include "core/vault/backup/secret_text.h"

namespace safelight::vault {

struct EngineCall {
  Path program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::vector<SecretText> inputs;  // each a file to read, named engineInput(0), engineInput(1) ...; six at most, none empty
  enum class Complaints : std::uint8_t { Dropped, WithOutput } complaints = Complaints::Dropped;
  CancelToken enough{};  // as good as the person's, for whoever hears the output
};

/// What the program calls one of its inputs.
std::string engineInput(std::size_t index);

/// Whose keys open the storage: what the person who runs this keeps in AWS_ variables or `~/.aws`, or those that the vault keeps.
enum class StorageLogin : std::uint8_t { OfTheUser, OfTheVault };
/// Of this program's environment what an engine needs: HOME, TMPDIR, and of AWS_ either everything or only the region.
std::vector<std::string> engineEnvironment(StorageLogin login);

/// Where systems put programs, never along PATH. BackupEngineMissing.
Result<Path> findEngine(const std::string& name);

/// Its exit status; each line of its output goes to `use`. Blocking. Cancelled: it was killed.
Result<int> runEngine(const EngineCall& call, const CancelToken& cancel, const std::function<void(const std::string&)>& use = {});

}  // namespace safelight::vault
