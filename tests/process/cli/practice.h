#pragma once
// A practice in a temporary folder: a vault, a home of its own, and the command line.

#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "tests/process/cli/program.h"
#include "tests/support/temporary_folder.h"

namespace safelight::tests {

inline constexpr const char* kOwnerPassword = "meadow violin harbor quilt seven";
inline constexpr const char* kLogin = "m.okafor";

class Practice {
 public:
  /// Only folders and a password file.
  Practice();
  /// With a vault, the recovery kit in kit().
  static Practice withVault();
  /// With a vault that holds two images of one patient (a DICOM file and a photo filed by hand) and one image in the Inbox.
  static Practice withImages();

  Practice(Practice&&) = default;

  Path vault() const { return root() / "vault" / "Practice.safelight"; }
  Path kit() const { return root() / "outside" / "kit.txt"; }
  Path home() const { return root() / "home"; }
  /// Where files that a person made may lie: sources, exports, password files.
  Path outside() const { return root() / "outside"; }
  Path passwordFile() const { return outside() / "password"; }
  const Path& root() const { return m_folder->path(); }

  /// Writes a file into outside() and gives its path as text.
  std::string file(const std::string& name, ByteView bytes) const;
  std::string file(const std::string& name, std::string_view text) const { return file(name, asBytes(text)); }

  /// safelightctl as it stands.
  Ran run(std::vector<std::string> arguments) const;
  /// With the vault's path behind the verb and the owner's password file at the end.
  Ran owner(std::vector<std::string> arguments) const;
  /// The same with --json; every line parsed. The exit status must be `expected`.
  std::vector<nlohmann::json> json(std::vector<std::string> arguments, int expected = 0) const;
  /// What a program of this practice gets to see.
  std::vector<std::string> environment() const;

 private:
  static Practice copyOf(const Practice& other);
  static Practice madeWithVault();
  static Practice madeWithImages();
  std::unique_ptr<TemporaryFolder> m_folder;
};

std::vector<nlohmann::json> linesOf(const std::string& text);

}  // namespace safelight::tests
