#pragma once
// What the guard remembers between starts: which vault was open last. A path, and nothing about anybody.

#include <optional>

#include <QString>

namespace safelight::ui {

/// A small JSON file in the user's configuration folder. Values; read and written where asked.
class GuardConfig {
 public:
  /// $XDG_CONFIG_HOME/safelight/guard.json, or the platform's equivalent.
  static QString defaultFile();
  explicit GuardConfig(QString file = defaultFile());

  /// Nothing when there is no file, or when it makes no sense.
  std::optional<QString> lastVault() const;
  /// False when it could not be written; Safelight then asks again at the next start.
  bool rememberVault(const QString& path) const;

 private:
  QString m_file;
};

}  // namespace safelight::ui
