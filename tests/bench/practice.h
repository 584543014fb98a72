#pragma once
// A practice of the bench's own.

#include <optional>

#include "core/base/clock.h"
#include "core/crypto/secret_bytes.h"
#include "core/seal/sodium_random.h"
#include "core/store/file_system.h"
#include "core/vault/vault.h"

namespace safelight::bench {

inline constexpr char kLogin[] = "owner";
/// No secret: it opens what a bench made and nothing else.
inline constexpr char kPassword[] = "velvet anchor mosaic tundra pixel";

/// The message and the end of the program.
[[noreturn]] void stop(const std::string& what, const Error& error);

template <class Value>
Value must(const char* what, Result<Value> result) {
  if (!result) stop(what, result.error());
  if constexpr (!std::is_void_v<Value>) return std::move(*result);
}

/// What a vault takes from the outside. The device secret lies in the file that XDG_CONFIG_HOME names, as for every program.
class Practice {
 public:
  Practice();
  vault::Vault create(const Path& path);
  vault::Vault open(const Path& path);
  vault::Environment environment() { return {m_clock, m_random, *m_files}; }

 private:
  SystemClock m_clock;
  seal::SodiumRandom m_random;
  std::unique_ptr<store::FileSystem> m_files = store::systemFiles();
  std::optional<crypto::SecretBytes> m_password, m_device;
};

/// A folder of the bench's own, beside what it is compared with; goes with the object.
class Folder {
 public:
  explicit Folder(const Path& parent);
  ~Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  const Path& path() const { return m_path; }
  Path operator/(const std::string& name) const { return m_path / name; }

 private:
  Path m_path;
};

/// "cp -r FROM TO && sync": what a person would do without Safelight. Seconds.
double copyAndSync(const Path& from, const Path& to);
/// Writes out what others left, so that nobody pays for it.
void settleDisk();

}  // namespace safelight::bench
