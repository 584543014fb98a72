#include "ui/widgets/icon.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QPointer>
#include <QSvgRenderer>
#include <QWidget>

#include "ui/widgets/theme.h"

// Resources of a static library are not registered by themselves; the macro must stand outside any namespace.
static void registerIcons() { Q_INIT_RESOURCE(icons); }

namespace safelight::ui {

namespace {

QByteArray svgOf(const QString& name) {
  registerIcons();
  QFile file(QStringLiteral(":/safelight/icons/%1.svg").arg(name));
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QPixmap renderIcon(const QString& name, const QColor& colour, int size, qreal ratio) {
  QPixmap pixmap(QSize(size, size) * ratio);
  pixmap.setDevicePixelRatio(ratio);
  pixmap.fill(Qt::transparent);
  QPainter painter(&pixmap);
  painter.setRenderHint(QPainter::Antialiasing);
  QByteArray svg = svgOf(name);
  if (svg.isEmpty()) {
    painter.setPen(QPen(colour, 1.6));
    painter.drawRect(QRectF(2, 2, size - 4, size - 4));
    return pixmap;
  }
  svg.replace("currentColor", colour.name(QColor::HexRgb).toLatin1());
  QSvgRenderer renderer(svg);
  painter.setOpacity(colour.alphaF());
  renderer.render(&painter, QRectF(0, 0, size, size));
  return pixmap;
}

/// Icons drawn before, in memory and of this program's own shapes only; lives and dies with the application. GUI thread only.
class DrawnIcons : public QObject {
 public:
  static constexpr qsizetype kMost = 1024;
  static DrawnIcons* ofApplication() {
    if (!qApp) return nullptr;
    const QString name = QStringLiteral("safelightDrawnIcons");
    if (QObject* found = qApp->findChild<QObject*>(name, Qt::FindDirectChildrenOnly)) return static_cast<DrawnIcons*>(found);
    auto* made = new DrawnIcons;
    made->setParent(qApp);
    made->setObjectName(name);
    return made;
  }
  QHash<QString, QPixmap> pixmaps;
};

/// Draws with the colours its widget has at that moment, so a theme switch needs no new icon.
class ThemedIconEngine : public QIconEngine {
 public:
  ThemedIconEngine(QString name, const QWidget* widget) : m_name(std::move(name)), m_widget(const_cast<QWidget*>(widget)) {}

  void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State state) override {
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatioF() : 1.0;
    const int size = std::min(rect.width(), rect.height());
    const QPointF at = QRectF(rect).center() - QPointF(size, size) / 2.0;
    painter->drawPixmap(at, iconPixmap(m_name, colourFor(mode, state), size, ratio));
  }
  QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override {
    return iconPixmap(m_name, colourFor(mode, state), std::min(size.width(), size.height()), 1.0);
  }
  QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State state, qreal scale) override {
    const int logical = static_cast<int>(std::lround(std::min(size.width(), size.height()) / scale));
    return iconPixmap(m_name, colourFor(mode, state), logical, scale);
  }
  QIconEngine* clone() const override { return new ThemedIconEngine(m_name, m_widget); }

 private:
  QColor colourFor(QIcon::Mode mode, QIcon::State state) const {
    const Colours& c = coloursFor(m_widget);
    if (mode == QIcon::Disabled) return c.line;
    if (state == QIcon::On) return c.accent;
    return mode == QIcon::Active || mode == QIcon::Selected ? c.text : c.textSecond;
  }
  QString m_name;
  QPointer<QWidget> m_widget;
};

}  // namespace

QPixmap iconPixmap(const QString& name, const QColor& colour, int size, qreal devicePixelRatio) {
  const QString key = QStringLiteral("safelight-icon/%1/%2/%3/%4").arg(name, colour.name(QColor::HexArgb)).arg(size).arg(devicePixelRatio);
  DrawnIcons* drawn = DrawnIcons::ofApplication();
  if (!drawn) return renderIcon(name, colour, size, devicePixelRatio);
  const auto found = drawn->pixmaps.constFind(key);
  if (found != drawn->pixmaps.constEnd()) return *found;
  if (drawn->pixmaps.size() >= DrawnIcons::kMost) drawn->pixmaps.clear();
  return *drawn->pixmaps.insert(key, renderIcon(name, colour, size, devicePixelRatio));
}

QIcon themedIcon(const QString& name, const QWidget* forWidget) { return QIcon(new ThemedIconEngine(name, forWidget)); }

QIcon applicationIcon() {
  registerIcons();
  // Painted here: the plugin that lets QIcon read SVG is a package of its own on some systems, and may be missing.
  QSvgRenderer renderer(QStringLiteral(":/safelight/app/safelight.svg"));
  QIcon icon;
  for (const int size : {16, 22, 24, 32, 48, 64, 128, 256}) {
    QPixmap pixmap(size, size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.end();
    icon.addPixmap(pixmap);
  }
  return icon;
}

QStringList iconNames() {
  registerIcons();
  return QDir(QStringLiteral(":/safelight/icons")).entryList({QStringLiteral("*.svg")}, QDir::Files, QDir::Name).replaceInStrings(QStringLiteral(".svg"), QString());
}

}  // namespace safelight::ui
