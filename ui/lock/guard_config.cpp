#include "ui/lock/guard_config.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>

namespace safelight::ui {

namespace {
constexpr qint64 kLargestFile = 64 * 1024;
}

QString GuardConfig::defaultFile() {
  return QDir(QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)).filePath(QStringLiteral("safelight/guard.json"));
}

GuardConfig::GuardConfig(QString file, Keeps keeps) : m_file(std::move(file)), m_keeps(keeps) {}

std::optional<QString> GuardConfig::lastVault() const {
  QFile file(m_file);
  if (!file.open(QIODevice::ReadOnly) || file.size() > kLargestFile) return std::nullopt;
  const QJsonDocument document = QJsonDocument::fromJson(file.readAll());
  const QString path = document.object().value(QStringLiteral("vault")).toString();
  if (path.isEmpty() || !QDir::isAbsolutePath(path)) return std::nullopt;
  return path;
}

bool GuardConfig::rememberVault(const QString& path) const {
  if (m_keeps == Keeps::Nothing) return true;
  QDir().mkpath(QFileInfo(m_file).path());
  QSaveFile file(m_file);
  if (!file.open(QIODevice::WriteOnly)) return false;
  file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
  file.write(QJsonDocument(QJsonObject{{QStringLiteral("vault"), path}}).toJson());
  return file.commit();
}

}  // namespace safelight::ui
