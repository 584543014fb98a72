#include "ui/widgets/file_icons.h"

#include <QFileInfo>

#include "ui/widgets/icon.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

QString nameFor(const QFileInfo& info) {
  if (info.isRoot()) return u"practice"_s;
  if (info.isDir()) return u"folder"_s;
  const QString suffix = info.suffix().toLower();
  for (const auto& picture : {"jpg"_L1, "jpeg"_L1, "png"_L1, "tif"_L1, "tiff"_L1, "heic"_L1, "heif"_L1, "webp"_L1, "bmp"_L1})
    if (suffix == picture) return u"photo"_s;
  if (suffix == "pdf"_L1) return u"pdf"_s;
  if (suffix == "dcm"_L1 || suffix == "dicom"_L1 || info.fileName().compare("DICOMDIR"_L1, Qt::CaseInsensitive) == 0) return u"radiograph"_s;
  if (suffix == "stl"_L1 || suffix == "ply"_L1 || suffix == "obj"_L1) return u"model"_s;
  return u"file"_s;
}

}  // namespace

QIcon FileIcons::icon(IconType type) const {
  switch (type) {
    case Computer:
    case Drive: return themedIcon(u"practice"_s, m_widget);
    case Network: return themedIcon(u"link"_s, m_widget);
    case Trashcan: return themedIcon(u"bin"_s, m_widget);
    case Desktop:
    case Folder: return themedIcon(u"folder"_s, m_widget);
    case File: break;
  }
  return themedIcon(u"file"_s, m_widget);
}

QIcon FileIcons::icon(const QFileInfo& info) const { return themedIcon(nameFor(info), m_widget); }

}  // namespace safelight::ui
