#include "ui/devices/new_file.h"

#include <QCoreApplication>
#include <QFile>

namespace safelight::ui {
namespace {

struct NewFileWords {
  Q_DECLARE_TR_FUNCTIONS(NewFileWords)
};

}  // namespace

QString writeNewFile(const QString& path, ByteView content, Readers readers) {
  QFile file(path);
  const bool opened = file.open(QIODevice::WriteOnly | QIODevice::NewOnly);
  if (!opened && file.exists()) return NewFileWords::tr("There is a file of that name already. Choose another name.");
  const auto size = static_cast<qint64>(content.size());
  const bool closed = opened && (readers == Readers::Anybody || file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner));
  const bool written = closed && file.write(reinterpret_cast<const char*>(content.data()), size) == size && file.flush();
  return written ? QString() : NewFileWords::tr("The file could not be written there. Choose another folder.");
}

}  // namespace safelight::ui
