#pragma once
// Colours, type and sizes of Safelight (the tokens): the only place where a colour is named.

#include <QColor>
#include <QFont>
#include <QPalette>
#include <QString>

class QApplication;
class QWidget;

namespace safelight::ui {

enum class ThemeKind { Dark, Light };

/// The colours of one theme. `canvas` lies behind images in both.
struct Colours {
  QColor canvas, window, panel, raised, line;
  QColor text, textSecond, textThird;
  QColor accent, onAccent, accentSoft;
  QColor good, care, danger, note;
};

enum class TextStyle { Title, Heading, Body, BodyMedium, Small, Label };  // 24/32 semibold, 16/24 semibold, 14/20, 14/20 medium, 12/16, 11/12

namespace metric {
inline constexpr int kGrid = 8;
inline constexpr int kControl = 36;
inline constexpr int kTouch = 44;
inline constexpr int kCapture = 48;
inline constexpr int kRadius = 8;
inline constexpr int kCardRadius = 12;
inline constexpr int kTileRadius = 14;
inline constexpr int kRail = 72;
inline constexpr int kTopBar = 64;
inline constexpr int kPage = 24;   // margin of a page
}  // namespace metric

const Colours& coloursOf(ThemeKind kind);
/// The theme that is applied to the application now.
ThemeKind currentTheme();
const Colours& colours();
QFont font(TextStyle style);
/// The height of one line of a style: 32, 24, 20, 20, 16, 12.
int lineHeight(TextStyle style);
/// The interface's face at a size and weight (a QFont::Weight) that no style has: the lock screen's clock, initials.
QFont fontOf(int pixelSize, int weight);

/// Sets palette, style, fonts and the application style sheet. May be called again to switch; every widget repaints.
void applyTheme(QApplication& application, ThemeKind kind);
/// What the system prefers (dark when it does not say).
ThemeKind systemTheme();
/// Paints a widget in one theme whatever the application's is (viewer and lock screen are always dark): sets its palette and a
/// dynamic property "safelightTheme" that controls inside read through coloursFor.
void forceTheme(QWidget& widget, ThemeKind kind);
const Colours& coloursFor(const QWidget* widget);
ThemeKind themeOf(const QWidget* widget);
/// The Qt palette made from the tokens.
QPalette paletteOf(ThemeKind kind);

/// 0 when the system asks for less motion, else 120.
int motionMilliseconds();

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
double contrast(const QColor& first, const QColor& second);
/// `top` (which may be see-through) laid over an opaque `below`.
QColor over(const QColor& top, const QColor& below);

}  // namespace safelight::ui
