#pragma once
// What the viewer can do, and the keys for it: one table for key presses, tooltips and the overview of keys.

#include <QList>
#include <QString>
#include <Qt>
#include <cstdint>
#include <optional>
#include <utility>

namespace safelight::ui {

enum class ViewerAction : std::uint8_t {
  WindowTool, ZoomTool, MoveTool,
  Presets, Invert, Reset,
  RotateRight, RotateLeft, Mirror,
  Fit, ActualPixels, ZoomIn, ZoomOut,
  NextImage, PreviousImage, FirstImage, LastImage,
  NextFrame, PreviousFrame, Play,
  Layout, OneUp, TwoUp, FourUp, Link, NextPane,
  Information, SearchInformation, FullScreen, Keys, Leave,
};

/// What dragging with the left button does.
enum class ViewerTool : std::uint8_t { Window, Zoom, Move };

struct KeyBinding {
  ViewerAction action;
  int key;
  Qt::KeyboardModifiers modifiers;
};

const QList<KeyBinding>& keyBindings();
std::optional<ViewerAction> actionForKey(int key, Qt::KeyboardModifiers modifiers);
/// 0 for Key_1 to 8 for Key_9 without modifiers: the preset of that place.
std::optional<int> presetForKey(int key, Qt::KeyboardModifiers modifiers);
/// The first key of an action as the system writes it ("Ctrl+2"), or empty.
QString keyText(ViewerAction action);
/// Every action that has keys, once, in the order of the table, with its first two keys apart as KeyHints shows them ("→ / PgDown").
QList<std::pair<ViewerAction, QString>> keysByAction();
/// The short word of a button ("Rotate").
QString actionWord(ViewerAction action);
/// What it does, for tooltips and the overview of keys ("Rotate clockwise").
QString actionExplanation(ViewerAction action);
/// The icon of its button, or empty.
QString actionIcon(ViewerAction action);

}  // namespace safelight::ui
