#include "ui/viewer/viewer_keys.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <algorithm>

#include "ui/widgets/key_hints.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

struct ViewerKeys {
  Q_DECLARE_TR_FUNCTIONS(ViewerKeys)
};

struct Words {
  QString word, explanation, icon;
};

Words wordsOf(ViewerAction action) {
  using A = ViewerAction;
  switch (action) {
    case A::WindowTool: return {ViewerKeys::tr("Window"), ViewerKeys::tr("Brightness and contrast by dragging"), u"window"_s};
    case A::ZoomTool: return {ViewerKeys::tr("Zoom"), ViewerKeys::tr("Zoom by dragging"), u"zoom"_s};
    case A::MoveTool: return {ViewerKeys::tr("Move"), ViewerKeys::tr("Move by dragging; also with the space bar or the middle button"), u"move"_s};
    case A::Presets: return {ViewerKeys::tr("Presets"), ViewerKeys::tr("Choose a window"), u"enhance"_s};
    case A::Invert: return {ViewerKeys::tr("Invert"), ViewerKeys::tr("Dark for bright"), u"invert"_s};
    case A::Reset: return {ViewerKeys::tr("Original"), ViewerKeys::tr("Back to the original look"), u"restore"_s};
    case A::RotateRight: return {ViewerKeys::tr("Rotate"), ViewerKeys::tr("Rotate clockwise"), u"rotate"_s};
    case A::RotateLeft: return {ViewerKeys::tr("Rotate left"), ViewerKeys::tr("Rotate counter-clockwise"), u"rotate-left"_s};
    case A::Mirror: return {ViewerKeys::tr("Mirror"), ViewerKeys::tr("Left for right"), u"mirror"_s};
    case A::Fit: return {ViewerKeys::tr("Fit"), ViewerKeys::tr("Show the whole image"), u"fit"_s};
    case A::ActualPixels: return {ViewerKeys::tr("Actual"), ViewerKeys::tr("One image pixel on one screen pixel"), u"one-to-one"_s};
    case A::ZoomIn: return {ViewerKeys::tr("Zoom in"), ViewerKeys::tr("Zoom in"), u"zoom-in"_s};
    case A::ZoomOut: return {ViewerKeys::tr("Zoom out"), ViewerKeys::tr("Zoom out"), u"zoom-out"_s};
    case A::NextImage: return {ViewerKeys::tr("Next"), ViewerKeys::tr("Next image"), u"chevron-right"_s};
    case A::PreviousImage: return {ViewerKeys::tr("Previous"), ViewerKeys::tr("Previous image"), u"chevron-left"_s};
    case A::FirstImage: return {ViewerKeys::tr("First"), ViewerKeys::tr("First image"), {}};
    case A::LastImage: return {ViewerKeys::tr("Last"), ViewerKeys::tr("Last image"), {}};
    case A::NextFrame: return {ViewerKeys::tr("Next frame"), ViewerKeys::tr("Next frame"), {}};
    case A::PreviousFrame: return {ViewerKeys::tr("Previous frame"), ViewerKeys::tr("Previous frame"), {}};
    case A::Play: return {ViewerKeys::tr("Play"), ViewerKeys::tr("Play the frames, or stop"), u"play"_s};
    case A::Layout: return {ViewerKeys::tr("Layout"), ViewerKeys::tr("One, two or four images"), u"layout-1"_s};
    case A::OneUp: return {ViewerKeys::tr("One"), ViewerKeys::tr("One image"), u"layout-1"_s};
    case A::TwoUp: return {ViewerKeys::tr("Two"), ViewerKeys::tr("Two images side by side"), u"layout-2"_s};
    case A::FourUp: return {ViewerKeys::tr("Four"), ViewerKeys::tr("Four images"), u"layout-4"_s};
    case A::Link: return {ViewerKeys::tr("Linked zoom"), ViewerKeys::tr("Zoom and move all images together"), u"link"_s};
    case A::NextPane: return {ViewerKeys::tr("Next pane"), ViewerKeys::tr("To the next pane"), {}};
    case A::Information: return {ViewerKeys::tr("Info"), ViewerKeys::tr("What the file says"), u"info"_s};
    case A::SearchInformation: return {ViewerKeys::tr("Search"), ViewerKeys::tr("Search what the file says"), u"search"_s};
    case A::FullScreen: return {ViewerKeys::tr("Full view"), ViewerKeys::tr("Full screen"), u"full-screen"_s};
    case A::Keys: return {ViewerKeys::tr("Keys"), ViewerKeys::tr("Show these keys"), {}};
    case A::Leave: return {ViewerKeys::tr("Back"), ViewerKeys::tr("Leave full screen, then the viewer"), u"back"_s};
  }
  return {};
}

}  // namespace

const QList<KeyBinding>& keyBindings() {
  using A = ViewerAction;
  // Constant after its first use.
  static const QList<KeyBinding> bindings = {
      {A::WindowTool, Qt::Key_W, Qt::NoModifier},
      {A::ZoomTool, Qt::Key_Z, Qt::NoModifier},
      {A::MoveTool, Qt::Key_H, Qt::NoModifier},
      {A::Presets, Qt::Key_P, Qt::NoModifier},
      {A::Invert, Qt::Key_I, Qt::NoModifier},
      {A::Reset, Qt::Key_Backspace, Qt::NoModifier},
      {A::RotateRight, Qt::Key_R, Qt::NoModifier},
      {A::RotateLeft, Qt::Key_R, Qt::ShiftModifier},
      {A::Mirror, Qt::Key_M, Qt::NoModifier},
      {A::Fit, Qt::Key_F, Qt::NoModifier},
      {A::ActualPixels, Qt::Key_A, Qt::NoModifier},
      {A::ActualPixels, Qt::Key_0, Qt::ControlModifier},
      {A::ZoomIn, Qt::Key_Plus, Qt::NoModifier},
      {A::ZoomIn, Qt::Key_Equal, Qt::NoModifier},
      {A::ZoomOut, Qt::Key_Minus, Qt::NoModifier},
      {A::NextImage, Qt::Key_Right, Qt::NoModifier},
      {A::NextImage, Qt::Key_PageDown, Qt::NoModifier},
      {A::PreviousImage, Qt::Key_Left, Qt::NoModifier},
      {A::PreviousImage, Qt::Key_PageUp, Qt::NoModifier},
      {A::FirstImage, Qt::Key_Home, Qt::NoModifier},
      {A::LastImage, Qt::Key_End, Qt::NoModifier},
      {A::NextFrame, Qt::Key_Down, Qt::NoModifier},
      {A::PreviousFrame, Qt::Key_Up, Qt::NoModifier},
      {A::Play, Qt::Key_K, Qt::NoModifier},
      {A::OneUp, Qt::Key_1, Qt::ControlModifier},
      {A::TwoUp, Qt::Key_2, Qt::ControlModifier},
      {A::FourUp, Qt::Key_4, Qt::ControlModifier},
      {A::Link, Qt::Key_L, Qt::NoModifier},
      {A::NextPane, Qt::Key_F6, Qt::NoModifier},
      {A::Information, Qt::Key_D, Qt::NoModifier},
      {A::Information, Qt::Key_I, Qt::ControlModifier},
      {A::SearchInformation, Qt::Key_F, Qt::ControlModifier},
      {A::FullScreen, Qt::Key_F11, Qt::NoModifier},
      {A::Keys, Qt::Key_F1, Qt::NoModifier},
      {A::Keys, Qt::Key_Question, Qt::NoModifier},
      {A::Leave, Qt::Key_Escape, Qt::NoModifier},
  };
  return bindings;
}

std::optional<ViewerAction> actionForKey(int key, Qt::KeyboardModifiers modifiers) {
  modifiers &= ~Qt::KeyboardModifiers(Qt::KeypadModifier);
  // Plus and question mark need Shift on some keyboards.
  if (key == Qt::Key_Plus || key == Qt::Key_Question) modifiers &= ~Qt::KeyboardModifiers(Qt::ShiftModifier);
  for (const KeyBinding& binding : keyBindings()) {
    if (binding.key == key && binding.modifiers == modifiers) return binding.action;
  }
  return std::nullopt;
}

std::optional<int> presetForKey(int key, Qt::KeyboardModifiers modifiers) {
  modifiers &= ~Qt::KeyboardModifiers(Qt::KeypadModifier);
  if (modifiers != Qt::NoModifier || key < Qt::Key_1 || key > Qt::Key_9) return std::nullopt;
  return key - Qt::Key_1;
}

QString keyText(ViewerAction action) {
  for (const KeyBinding& binding : keyBindings()) {
    if (binding.action == action) {
      return QKeySequence(QKeyCombination(binding.modifiers, static_cast<Qt::Key>(binding.key))).toString(QKeySequence::NativeText);
    }
  }
  return {};
}

QList<std::pair<ViewerAction, QString>> keysByAction() {
  constexpr int kMost = 2;
  QList<std::pair<ViewerAction, QString>> found;
  for (const KeyBinding& binding : keyBindings()) {
    const QString words = KeyHints::wordsOf(QKeySequence(QKeyCombination(binding.modifiers, static_cast<Qt::Key>(binding.key))));
    const auto known = std::find_if(found.begin(), found.end(), [&](const auto& one) { return one.first == binding.action; });
    if (known == found.end()) found.append({binding.action, words});
    else if (known->second.count(u" / "_s) + 1 < kMost) known->second += u" / "_s + words;
  }
  return found;
}

QString actionWord(ViewerAction action) { return wordsOf(action).word; }
QString actionExplanation(ViewerAction action) { return wordsOf(action).explanation; }
QString actionIcon(ViewerAction action) { return wordsOf(action).icon; }

}  // namespace safelight::ui
