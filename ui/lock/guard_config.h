#pragma once
// What the guard remembers between starts: which vault was open last. A path, and nothing about anybody.

#include <cstdint>
#include <optional>

#include <QString>

namespace safelight::ui {

/// A small JSON file in the user's configuration folder. Values; read and written where asked.
class GuardConfig {
 public:
  /// $XDG_CONFIG_HOME/safelight/guard.json, or the platform's equivalent.
  static QString defaultFile();
  /// What is opened for once (a demo, a restored copy) is no reason to open it again by itself the next time.
  enum class Keeps : std::uint8_t { TheVault, Nothing };
  explicit GuardConfig(QString file = defaultFile(), Keeps keeps = Keeps::TheVault);

  /// Nothing when there is no file, or when it makes no sense.
  std::optional<QString> lastVault() const;
  /// Does nothing where nothing is kept. False when it could not be written; Safelight then asks again at the next start.
  bool rememberVault(const QString& path) const;

 private:
  QString m_file;
  Keeps m_keeps;
};

}  // namespace safelight::ui
