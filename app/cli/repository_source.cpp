#include "app/cli/repository_source.h"

namespace safelight::cli {

std::optional<std::string> resticLocation(const std::string& text) {
  constexpr std::string_view kPrefix = "restic:";
  if (!text.starts_with(kPrefix) || text.size() == kPrefix.size()) return std::nullopt;
  return text.substr(kPrefix.size());
}

Result<vault::StorageKeys> readStorageKeys(const SecretSource& source) {
  constexpr const char* kBlanks = " \t\r\n";
  TRY_ASSIGN(const crypto::SecretBytes typed, readSecret(source, "Key id and secret key of the storage, with a blank between them", Ask::Once));
  return typed.read([&](ByteView bytes) -> Result<vault::StorageKeys> {
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const std::size_t begin = text.find_first_not_of(kBlanks), end = text.find_first_of(kBlanks, begin), secret = text.find_first_not_of(kBlanks, end);
    if (secret == std::string_view::npos) return fail(ErrorCode::InvalidArgument, "keys of the storage");
    vault::StorageKeys keys{std::string(text.substr(begin, end - begin)), {}};
    TRY_ASSIGN(keys.secret, vault::SecretText::copyOf(text.substr(secret, text.find_last_not_of(kBlanks) + 1 - secret)));
    if (!vault::areUsable(keys)) return fail(ErrorCode::InvalidArgument, "keys of the storage");
    return keys;
  });
}

Result<vault::ResticRepository> readRepository(const std::string& location, const RepositorySource& source) {
  TRY_ASSIGN(crypto::SecretBytes password, readSecret(source.password, "Password of the repository", Ask::Once));
  vault::ResticRepository repository{location, {}};
  TRY_ASSIGN(repository.password, vault::typedPassword(std::move(password)));
  if (source.hasKeys()) {
    TRY_ASSIGN(repository.keys, readStorageKeys(source.keys));
  }
  return repository;
}

void addStorageKeyOptions(CLI::App& verb, RepositorySource& source) {
  auto* file = verb.add_option("--storage-keys-file", source.keys.file, "File with the key id and the secret key of S3 storage");
  verb.add_option("--storage-keys-fd", source.keys.descriptor, "Open descriptor with them")->excludes(file);
}

void addRepositoryOptions(CLI::App& verb, RepositorySource& source) {
  verb.add_option("--repository-password-file", source.password.file, "File with the password of a restic repository");
  addStorageKeyOptions(verb, source);
}

}  // namespace safelight::cli
