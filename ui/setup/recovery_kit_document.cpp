#include "ui/setup/recovery_kit_document.h"

#include <QCoreApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPageSize>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>

#include "ui/bridge/format.h"
#include "ui/setup/qr_code.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct KitPage {
  Q_DECLARE_TR_FUNCTIONS(KitPage)
};

QStringList instructions() {
  return {
      KitPage::tr("Keep this page where you keep contracts and keys: not beside the computer, not in an e-mail, not in a cloud folder."),
      KitPage::tr("If every password is lost, start Safelight, choose “Use the recovery kit”, and type the code. You then set a new password."),
      KitPage::tr("Whoever has this page and the vault can open it. Whoever has neither a password nor this page cannot, and nobody can help."),
  };
}

struct Fact {
  QString title, value;
};

QList<Fact> facts(const vault::RecoveryKit& kit) {
  return {
      {KitPage::tr("Practice"), text(kit.practice)},
      {KitPage::tr("Owner"), QString(text(kit.ownerName) + u" ("_s + text(kit.ownerLogin) + u")"_s)},
      {KitPage::tr("Vault"), text(kit.vaultId)},
      {KitPage::tr("Fingerprint"), text(kit.genesisFingerprint)},
  };
}

/// Draws from the top down in millimetres.
class Sheet210 {
 public:
  Sheet210(QPainter& painter, double dotsPerMillimetre) : m_painter(painter) { painter.scale(dotsPerMillimetre, dotsPerMillimetre); }

  void setFont(double millimetres, int weight, const QString& family = {}) {
    QFont font(family.isEmpty() ? u"Inter"_s : family);
    // Pixel sizes are whole numbers: draw at ten times the size.
    font.setPixelSize(static_cast<int>(millimetres * 10));
    font.setWeight(static_cast<QFont::Weight>(weight));
    m_painter.setFont(font);
  }
  double textBlock(double x, double y, double width, const QString& words, int flags = Qt::AlignLeft | Qt::TextWordWrap) {
    m_painter.save();
    m_painter.scale(0.1, 0.1);
    QRectF drawn;
    m_painter.drawText(QRectF(x * 10, y * 10, width * 10, 2000), flags, words, &drawn);
    m_painter.restore();
    return drawn.height() / 10;
  }

 private:
  QPainter& m_painter;
};

constexpr double kMargin = 20, kWidth = 170;

double paintGroups(QPainter& painter, Sheet210& sheet, const vault::RecoveryKit& kit, double y) {
  const QString fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
  const double wide = 26, high = 13, gap = 3;
  for (std::size_t i = 0; i < kit.groups.size(); ++i) {
    const double left = kMargin + static_cast<double>(i % 4) * (wide + gap), top = y + static_cast<double>(i / 4) * (high + gap);
    painter.setPen(QPen(QColor(120, 120, 120), 0.25));
    painter.drawRoundedRect(QRectF(left, top, wide, high), 1.5, 1.5);
    painter.setPen(QColor(110, 110, 110));
    sheet.setFont(2.4, QFont::Normal);
    sheet.textBlock(left + 1.5, top + 0.9, wide, QString::number(i + 1));
    painter.setPen(Qt::black);
    sheet.setFont(6, QFont::Bold, fixed);
    sheet.textBlock(left, top + 3.4, wide, text(kit.groups[i]), Qt::AlignHCenter);
  }
  return 2 * high + gap;
}

/// Dark modules as rectangles: an image would be compressed with loss on its way into a PDF.
void paintModules(QPainter& painter, const QRectF& area, const QImage& code) {
  if (code.isNull()) return;
  const double side = area.width() / code.width();
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing, false);
  for (int y = 0; y < code.height(); ++y) {
    int from = -1;
    for (int x = 0; x <= code.width(); ++x) {
      const bool dark = x < code.width() && qGray(code.pixel(x, y)) < 128;
      if (dark && from < 0) from = x;
      if (dark || from < 0) continue;
      painter.fillRect(QRectF(area.left() + from * side, area.top() + y * side, (x - from) * side, side), Qt::black);
      from = -1;
    }
  }
  painter.restore();
}

ErrorCode codeOf(const QFile& file) {
  return file.error() == QFileDevice::PermissionsError || file.error() == QFileDevice::OpenError ? ErrorCode::PermissionDenied : ErrorCode::WriteFailed;
}

/// Opens a new file that only its owner can read, before anything is in it.
Result<void> openPrivately(QFile& file) {
  if (file.exists()) return fail(ErrorCode::AlreadyExists);
  if (!file.open(QIODevice::WriteOnly | QIODevice::NewOnly, QFileDevice::ReadOwner | QFileDevice::WriteOwner)) return fail(codeOf(file));
  return ok();
}

}  // namespace

QString kitCode(const vault::RecoveryKit& kit) {
  QStringList groups;
  for (const auto& group : kit.groups) groups.append(text(group));
  return groups.join(u'-');
}

QString kitText(const vault::RecoveryKit& kit) {
  QString page = KitPage::tr("Safelight recovery kit") + u"\n\n"_s;
  for (const auto& fact : facts(kit)) page += fact.title + u": "_s + fact.value + u'\n';
  page += u'\n' + KitPage::tr("Recovery code") + u":\n\n"_s;
  for (std::size_t i = 0; i < kit.groups.size(); ++i) page += u"  "_s + QString::number(i + 1) + u"  "_s + text(kit.groups[i]) + u'\n';
  page += u'\n';
  for (const QString& sentence : instructions()) page += u"- "_s + sentence + u'\n';
  return page;
}

void paintKit(QPagedPaintDevice& device, const vault::RecoveryKit& kit) {
  QPainter painter(&device);
  painter.setRenderHint(QPainter::Antialiasing);
  Sheet210 sheet(painter, device.logicalDpiX() / 25.4);
  double y = 22;
  painter.setPen(Qt::NoPen);
  painter.setBrush(QColor(242, 153, 74));
  painter.drawEllipse(QPointF(kMargin + 2.5, y + 4.2), 2.5, 2.5);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(Qt::black);
  sheet.setFont(7, QFont::DemiBold);
  y += sheet.textBlock(kMargin + 8, y, kWidth, KitPage::tr("Safelight recovery kit")) + 6;
  for (const auto& fact : facts(kit)) {
    sheet.setFont(3.6, QFont::Normal);
    painter.setPen(QColor(100, 100, 100));
    sheet.textBlock(kMargin, y, 32, fact.title);
    painter.setPen(Qt::black);
    y += sheet.textBlock(kMargin + 34, y, kWidth - 34, fact.value) + 1.6;
  }
  y += 8;
  sheet.setFont(4.4, QFont::DemiBold);
  y += sheet.textBlock(kMargin, y, kWidth, KitPage::tr("Recovery code")) + 3;
  const QImage qr = qrCode(kitCode(kit));
  const double codeTop = y;
  y += paintGroups(painter, sheet, kit, y) + 3;
  paintModules(painter, QRectF(kMargin + kWidth - 44, codeTop - 7, 44, 44), qr);
  y = std::max(y, codeTop + 40) + 6;
  sheet.setFont(3.8, QFont::Normal);
  for (const QString& sentence : instructions()) y += sheet.textBlock(kMargin, y, kWidth, sentence) + 3;
}

Result<void> saveKitAsPdf(const QString& path, const vault::RecoveryKit& kit) {
  QFile file(path);
  TRY_VOID(openPrivately(file));
  {
    QPdfWriter writer(&file);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(300);
    writer.setTitle(KitPage::tr("Safelight recovery kit"));
    writer.setCreator(u"Safelight"_s);
    paintKit(writer, kit);
  }
  if (!file.flush() || file.error() != QFileDevice::NoError) return fail(ErrorCode::WriteFailed);
  return ok();
}

Result<void> saveKitAsText(const QString& path, const vault::RecoveryKit& kit) {
  QFile file(path);
  TRY_VOID(openPrivately(file));
  const QByteArray page = kitText(kit).toUtf8();
  if (file.write(page) != page.size() || !file.flush()) return fail(ErrorCode::WriteFailed);
  return ok();
}

}  // namespace safelight::ui
