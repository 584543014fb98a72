#include "ui/widgets/theme.h"

#include <cmath>

#include <QApplication>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QStyleHints>
#include <QToolTip>
#include <QWidget>

#include "ui/widgets/accessible.h"
#include "ui/widgets/focus_ring.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/style.h"

namespace safelight::ui {

namespace {

constexpr char kThemeProperty[] = "safelightTheme";
constexpr char kStyleProperty[] = "safelightStyled";

Colours darkColours() {
  Colours c;
  c.canvas = QColor(0x0B, 0x0C, 0x0E);
  c.window = QColor(0x14, 0x16, 0x19);
  c.panel = QColor(0x1B, 0x1E, 0x22);
  c.raised = QColor(0x24, 0x28, 0x2D);
  c.line = QColor(0x2C, 0x31, 0x37);
  c.text = QColor(0xEC, 0xEE, 0xF0);
  c.textSecond = QColor(0xA9, 0xB0, 0xB8);
  c.textThird = QColor(0x86, 0x8F, 0x99);
  c.accent = QColor(0xF2, 0x99, 0x4A);
  c.onAccent = QColor(0x1A, 0x12, 0x06);
  c.accentSoft = withAlpha(c.accent, 0.14);
  c.good = QColor(0x5F, 0xBF, 0x8F);
  c.care = QColor(0xE6, 0xC3, 0x5C);
  c.danger = QColor(0xEF, 0x6F, 0x6C);
  c.note = QColor(0x7F, 0xB2, 0xE5);
  return c;
}

Colours lightColours() {
  Colours c;
  c.canvas = darkColours().canvas;  // images lie on near-black in both
  c.window = QColor(0xF6, 0xF5, 0xF2);
  c.panel = QColor(0xFF, 0xFF, 0xFF);
  c.raised = QColor(0xEF, 0xED, 0xE8);
  c.line = QColor(0xE0, 0xDC, 0xD4);
  c.text = QColor(0x1C, 0x1E, 0x21);
  c.textSecond = QColor(0x55, 0x5C, 0x64);
  c.textThird = QColor(0x64, 0x6B, 0x73);
  c.accent = QColor(0x9E, 0x4F, 0x00);
  c.onAccent = QColor(0xFF, 0xFF, 0xFF);
  c.accentSoft = withAlpha(c.accent, 0.09);
  c.good = QColor(0x1E, 0x7F, 0x53);
  c.care = QColor(0x8A, 0x6A, 0x00);
  c.danger = QColor(0xB3, 0x26, 0x1E);
  c.note = QColor(0x1F, 0x66, 0xA8);
  return c;
}

struct TypeStyle {
  int size, lineHeight;
  QFont::Weight weight;
};

TypeStyle typeStyle(TextStyle style) {
  switch (style) {
    case TextStyle::Title: return {24, 32, QFont::DemiBold};
    case TextStyle::Heading: return {16, 24, QFont::DemiBold};
    case TextStyle::Body: return {14, 20, QFont::Normal};
    case TextStyle::BodyMedium: return {14, 20, QFont::Medium};
    case TextStyle::Small: return {12, 16, QFont::Normal};
    case TextStyle::Label: return {11, 12, QFont::Normal};
  }
  return {14, 20, QFont::Normal};
}

/// Inter where it is installed, else the system's own face.
QString faceName() {
  static const QString name = [] {
    for (const QString& family : {QStringLiteral("Inter"), QStringLiteral("Inter Variable")})
      if (QFontDatabase::hasFamily(family)) return family;
    return QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
  }();
  return name;
}

}  // namespace

const Colours& coloursOf(ThemeKind kind) {
  static const Colours dark = darkColours();
  static const Colours light = lightColours();
  return kind == ThemeKind::Dark ? dark : light;
}

ThemeKind currentTheme() {
  // Kept on the application object, so that there is no state of our own outside it.
  if (!qApp) return ThemeKind::Dark;
  const QVariant value = qApp->property(kThemeProperty);
  return value.isValid() ? static_cast<ThemeKind>(value.toInt()) : ThemeKind::Dark;
}

const Colours& colours() { return coloursOf(currentTheme()); }

int lineHeight(TextStyle style) { return typeStyle(style).lineHeight; }

QFont fontOf(int pixelSize, int weight) {
  QFont result(faceName());
  result.setPixelSize(pixelSize);
  result.setWeight(static_cast<QFont::Weight>(weight));
  // Positions between whole pixels keep Inter's own spacing at small sizes.
  result.setHintingPreference(QFont::PreferNoHinting);
  result.setStyleStrategy(QFont::PreferAntialias);
#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
  result.setFeature("tnum", 1);
#endif
  return result;
}

QFont font(TextStyle style) {
  const TypeStyle type = typeStyle(style);
  return fontOf(type.size, type.weight);
}

QPalette paletteOf(ThemeKind kind) {
  const Colours& c = coloursOf(kind);
  QPalette palette;
  palette.setColor(QPalette::Window, c.window);
  palette.setColor(QPalette::WindowText, c.text);
  palette.setColor(QPalette::Base, c.window);
  palette.setColor(QPalette::AlternateBase, c.panel);
  palette.setColor(QPalette::Text, c.text);
  palette.setColor(QPalette::PlaceholderText, c.textThird);
  palette.setColor(QPalette::Button, c.raised);
  palette.setColor(QPalette::ButtonText, c.text);
  palette.setColor(QPalette::BrightText, c.onAccent);
  palette.setColor(QPalette::ToolTipBase, c.raised);
  palette.setColor(QPalette::ToolTipText, c.text);
  palette.setColor(QPalette::Highlight, c.accent);
  palette.setColor(QPalette::HighlightedText, c.onAccent);
  palette.setColor(QPalette::Link, c.accent);
  palette.setColor(QPalette::LinkVisited, c.accent);
  palette.setColor(QPalette::Light, c.raised);
  palette.setColor(QPalette::Midlight, c.raised);
  palette.setColor(QPalette::Mid, c.line);
  palette.setColor(QPalette::Dark, c.line);
  palette.setColor(QPalette::Shadow, c.canvas);
  for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
    palette.setColor(QPalette::Disabled, role, c.textThird);
  palette.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.textThird);
  return palette;
}

void applyTheme(QApplication& application, ThemeKind kind) {
  application.setProperty(kThemeProperty, static_cast<int>(kind));
  if (!application.property(kStyleProperty).toBool()) {
    application.setProperty(kStyleProperty, true);
    application.setStyle(new Style);  // owned by the application
    application.setFont(font(TextStyle::Body));
    new FocusRing(application);  // child of the application
    installAccessibility();
  }
  application.setPalette(paletteOf(kind));
  QToolTip::setFont(font(TextStyle::Small));
  QToolTip::setPalette(paletteOf(kind));
  const QList<QWidget*> widgets = QApplication::allWidgets();
  for (QWidget* widget : widgets) {
    // Hidden widgets hear nothing of a new application palette.
    QEvent event(QEvent::PaletteChange);
    QApplication::sendEvent(widget, &event);
    widget->update();
  }
}

ThemeKind systemTheme() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
  if (QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Light) return ThemeKind::Light;
  return ThemeKind::Dark;
#else
  // Before Qt 6.5 only the platform's palette tells; the one that Fusion makes up is not the system's word.
  if (qApp && !qApp->property(kStyleProperty).toBool() && qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP")) {
    const QPalette palette = QGuiApplication::palette();
    if (palette.color(QPalette::Window).lightness() > palette.color(QPalette::WindowText).lightness() &&
        palette.color(QPalette::Window) != QColor(0xEF, 0xEF, 0xEF))
      return ThemeKind::Light;
  }
  return ThemeKind::Dark;
#endif
}

void forceTheme(QWidget& widget, ThemeKind kind) {
  widget.setProperty(kThemeProperty, static_cast<int>(kind));
  widget.setPalette(paletteOf(kind));
  widget.update();
}

ThemeKind themeOf(const QWidget* widget) {
  for (const QWidget* at = widget; at; at = at->parentWidget()) {
    const QVariant value = at->property(kThemeProperty);
    if (value.isValid()) return static_cast<ThemeKind>(value.toInt());
  }
  return currentTheme();
}

const Colours& coloursFor(const QWidget* widget) { return coloursOf(themeOf(widget)); }

int motionMilliseconds() {
  // Desktops say "less motion" through the widget animation hint; GTK's own setting arrives the same way in Qt's platform theme.
  if (qEnvironmentVariableIntValue("SAFELIGHT_REDUCE_MOTION") == 1) return 0;
  if (qApp && !QApplication::isEffectEnabled(Qt::UI_General) && qApp->styleHints()->cursorFlashTime() == 0) return 0;
  return 120;
}

double contrast(const QColor& first, const QColor& second) {
  const auto luminance = [](const QColor& colour) {
    const auto linear = [](double value) { return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
  };
  const double a = luminance(first), b = luminance(second);
  return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor over(const QColor& top, const QColor& below) {
  const double alpha = top.alphaF();
  const auto mix = [alpha](double t, double b) { return static_cast<float>(t * alpha + b * (1 - alpha)); };
  return QColor::fromRgbF(mix(top.redF(), below.redF()), mix(top.greenF(), below.greenF()), mix(top.blueF(), below.blueF()));
}

}  // namespace safelight::ui
