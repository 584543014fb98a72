#pragma once
// A backup that is a repository of restic: its name on the command line, and what opens it and its storage.

#include <optional>
#include <string>

#include "app/cli/command.h"
#include "app/cli/password_source.h"
#include "core/vault/backup/restic.h"

namespace safelight::cli {

struct RepositorySource {
  SecretSource password, keys;
  bool hasKeys() const { return !keys.file.empty() || keys.descriptor >= 0; }
};

/// "restic:/mnt/x", "restic:s3:https://host/bucket": what stands behind the first colon is restic's own name for it.
std::optional<std::string> resticLocation(const std::string& text);

/// "ID SECRET", with blanks or a line end between them. InvalidArgument for anything else.
Result<vault::StorageKeys> readStorageKeys(const SecretSource& source);

/// With the repository's password, from where the options say or the terminal, and the storage's keys if they say any.
Result<vault::ResticRepository> readRepository(const std::string& location, const RepositorySource& source);

/// --storage-keys-file and --storage-keys-fd.
void addStorageKeyOptions(CLI::App& verb, RepositorySource& source);
/// The same, and --repository-password-file.
void addRepositoryOptions(CLI::App& verb, RepositorySource& source);

}  // namespace safelight::cli
