#pragma once
// Where a window stood, and where it stands now that screens may be others.

#include <QList>
#include <QRect>
#include <QString>
#include <optional>

namespace safelight::ui {

/// A window's place on its screen.
struct WindowPlace {
  QString screen;   // its name
  QRect inScreen;   // without the frame, from the screen's corner, in logical pixels; as it is when not maximised
  bool maximised = true;

  bool operator==(const WindowPlace&) const = default;
  /// One line, for the preferences.
  QString toText() const;
  /// Nothing for what is no such line.
  static std::optional<WindowPlace> fromText(const QString& text);
};

/// A screen and what of it panels and docks leave free.
struct ScreenRoom {
  QString name;
  QRect whole, available;
};

/// Where the window goes: to its screen, if that is still there, else to the first of `screens`; never larger than what is free, never partly outside.
/// Nothing without screens.
std::optional<QRect> rectFor(const WindowPlace& place, const QList<ScreenRoom>& screens);

/// Whether enough of a window is in sight to be worked with, or at least taken hold of.
bool isInSight(const QRect& window, const QList<ScreenRoom>& screens);

}  // namespace safelight::ui
