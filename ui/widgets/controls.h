#pragma once
// The controls every screen is made of. All are keyboard reachable, show the 2 px focus ring, have an accessible name, and follow
// coloursFor(this). Parents own children as usual in Qt; GUI thread only.

#include <functional>

#include <QAbstractButton>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QWidget>

#include "ui/widgets/theme.h"

namespace safelight::ui {

enum class ButtonKind { Primary, Secondary, Quiet, Danger };

/// What all painted buttons share: hover repaints, Return presses as Space does, a hand of the theme's own colours.
class PaintedButton : public QAbstractButton {
  Q_OBJECT
 public:
  explicit PaintedButton(QWidget* parent);

 protected:
  /// Hovered, enabled and not pressed.
  bool isHovered() const;
  void keyPressEvent(QKeyEvent* event) override;
};

/// A push button with an optional icon on the left; 36 high.
class Button : public PaintedButton {
  Q_OBJECT
 public:
  explicit Button(const QString& text, ButtonKind kind = ButtonKind::Secondary, QWidget* parent = nullptr);
  void setIconName(const QString& name);
  void setKind(ButtonKind kind);
  /// Where there is no room for its words it shows its icon alone. They stay its text, for screen readers and for a tool tip where it has none.
  enum class Shows { Words, IconAlone };
  void setShows(Shows shows);
  /// A keyboard hint drawn in a small box on the right ("Ctrl K").
  void setHint(const QString& hint);
  /// Height for gloves and capture (44, 48); 36 when not told.
  void setControlHeight(int height);
  ButtonKind kind() const { return m_kind; }
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  QString label() const;
  int padding() const;
  int contentWidth() const;
  QString m_iconName, m_hint;
  ButtonKind m_kind;
  Shows m_shows = Shows::Words;
  int m_height = metric::kControl;
};

/// A square button with only an icon; the text is its tooltip and accessible name. Checkable ones turn accent.
class IconButton : public PaintedButton {
  Q_OBJECT
 public:
  IconButton(const QString& iconName, const QString& text, QWidget* parent = nullptr);
  /// Tool tip and accessible name.
  void setWords(const QString& words);
  void setIconName(const QString& name);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_iconName;
};

/// A rail entry: icon above an 11 px label, an optional count badge; checkable, exclusive in its parent.
class RailButton : public PaintedButton {
  Q_OBJECT
 public:
  RailButton(const QString& iconName, const QString& text, QWidget* parent = nullptr);
  void setBadge(int count);
  void setIconName(const QString& name);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_iconName;
  int m_badge = 0;
};

/// A rounded filter chip; checkable. `setClosable` adds a cross that emits closed().
class Chip : public PaintedButton {
  Q_OBJECT
 public:
  explicit Chip(const QString& text, QWidget* parent = nullptr);
  void setClosable(bool closable);
  QSize sizeHint() const override;

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;

 private:
  bool m_closable = false;
};

/// A one-line field with an optional leading icon, hint box and error state; 36 high (set height for larger).
class TextField : public QLineEdit {
  Q_OBJECT
 public:
  explicit TextField(const QString& placeholder, QWidget* parent = nullptr);
  void setIconName(const QString& name);
  void setHint(const QString& hint);
  /// Red line; the words stand in a label of the form, not here.
  void setError(bool error);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_iconName, m_hint;
  bool m_error = false;
};

/// Text in one of the type styles and token colours; elides when `setElided`.
/// Plain text unless told otherwise (setTextFormat), since names come from outside.
class Text : public QLabel {
  Q_OBJECT
 public:
  enum class Tone { First, Second, Third, Accent, Good, Care, Danger };
  explicit Text(const QString& text, TextStyle style = TextStyle::Body, Tone tone = Tone::First, QWidget* parent = nullptr);
  void setTone(Tone tone);
  void setStyleOf(TextStyle style);
  void setElided(bool elided);
  /// How to shorten what does not fit; cuts the end off when not told. Makes the text elided.
  using Shorten = std::function<QString(const QFontMetrics& metrics, int width)>;
  void setShorten(Shorten shorten);
  QSize sizeHint() const override;
  QSize minimumSizeHint() const override;
  int heightForWidth(int width) const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void applyTone();
  QString shownText() const;
  /// Wrapped plain text is laid out here, because QLabel knows no line height.
  bool wraps() const;
  int layOut(class QTextLayout& layout, int width) const;
  Tone m_tone;
  TextStyle m_style = TextStyle::Body;
  bool m_elided = false;
  Shorten m_shorten;
};

QColor toneColour(Text::Tone tone, const Colours& colours);

/// A round picture with initials.
class Avatar : public QWidget {
  Q_OBJECT
 public:
  explicit Avatar(int diameter, QWidget* parent = nullptr);
  void setInitials(const QString& initials, bool accent = false);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QString m_initials;
  bool m_accent = false;
};

/// A panel-coloured rounded frame with a line; put a layout on it.
class Card : public QFrame {
  Q_OBJECT
 public:
  explicit Card(QWidget* parent = nullptr);

 protected:
  void paintEvent(QPaintEvent* event) override;
};

/// Icon, one sentence, one next step: what an empty or failed screen shows. On low pages without its icon, on still lower ones it scrolls.
class EmptyState : public QWidget {
  Q_OBJECT
 public:
  EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);
  /// Adds the one obvious next step.
  Button* setAction(const QString& text, const QString& iconName = {});
  /// Adds a quiet way below all that is there already.
  Button* addQuietAction(const QString& text);
  void setTexts(const QString& title, const QString& text);

 private:
  QWidget* m_content;  // what scrolls
  class QVBoxLayout* m_layout;
  Text* m_title;
  Text* m_text;
  Button* m_action = nullptr;
};

/// A one pixel line between parts of a screen.
class Divider : public QWidget {
  Q_OBJECT
 public:
  explicit Divider(Qt::Orientation orientation = Qt::Horizontal, QWidget* parent = nullptr);
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Qt::Orientation m_orientation;
};

/// A message at the bottom of a window that goes after some seconds, with an optional Undo. One at a time a window.
class Toast : public QFrame {
  Q_OBJECT
 public:
  /// Messages stand above this bar while it is shown along the window's lower edge.
  static void keepAbove(QWidget& bar);
  /// Shows over `window`; `undo` may be empty. `tone` picks icon and colour.
  static void show(QWidget* window, const QString& text, Text::Tone tone = Text::Tone::Good, std::function<void()> undo = {});

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  explicit Toast(QWidget* window);
  void place();
  QList<QWidget*> bars() const;
};

/// A dialog inside its window: dims the rest, keeps focus in, Escape closes. Never a nested event loop: connect to closed(), or delete.
/// The window owns it; with Qt::WA_DeleteOnClose it deletes itself after closed(). The body scrolls when the window is too low.
class Sheet : public QWidget {
  Q_OBJECT
 public:
  Sheet(QWidget* window, const QString& title, int width = 480);
  /// Where the content goes.
  class QVBoxLayout* body() const { return m_body; }
  /// Adds a button to the bottom row, right-aligned; the first Primary one answers to Return.
  Button* addButton(const QString& text, ButtonKind kind);
  /// Puts something into what the buttons leave free on their left.
  void addBesideButtons(QWidget* part);
  void setClosable(bool closable);
  void setTitle(const QString& title);
  void open();
  void close();
  bool isOpen() const { return isVisible(); }
  /// A control of a window that no sheet covers, where the sheet itself leaves room: locking must not wait for anything.
  static void keepInReach(QWidget& control);
  /// The topmost open sheet of a window, or nullptr: shortcuts of the screen behind ask before they act.
  static Sheet* openIn(const QWidget* window);

 Q_SIGNALS:
  void closed();

 protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  bool focusNextPrevChild(bool next) override;

 private:
  void place();
  void leaveInReach();
  void keepFocus(QWidget* now);
  QWidget* firstFocus() const;
  class QFrame* m_frame;
  class QVBoxLayout* m_body;
  class QHBoxLayout* m_buttons;
  class QScrollArea* m_scroll;
  Text* m_title;
  IconButton* m_close;
  QPointer<QWidget> m_focusBefore, m_lastFocus;
  int m_width;
  bool m_closable = true;
};

/// A thin progress line with text "12 of 200" beside it.
class ProgressLine : public QWidget {
  Q_OBJECT
 public:
  explicit ProgressLine(QWidget* parent = nullptr);
  void setProgress(int done, int total);  // total 0: busy
  QSize sizeHint() const override;

 protected:
  void paintEvent(QPaintEvent* event) override;
  void timerEvent(QTimerEvent* event) override;
  void showEvent(QShowEvent* event) override;
  void hideEvent(QHideEvent* event) override;

 private:
  QString words() const;
  void updateTimer();
  int m_done = 0, m_total = 0, m_timer = 0, m_phase = 0;
};

/// A drop-down with the same look as TextField.
class Choice : public QWidget {
  Q_OBJECT
 public:
  explicit Choice(QWidget* parent = nullptr);
  void addItem(const QString& text, const QVariant& data = {});
  void setCurrentIndex(int index);
  void setCurrentData(const QVariant& data);
  int currentIndex() const;
  QVariant currentData() const;
  void setAccessibleTitle(const QString& title);
  int count() const;
  void clear();
  /// The index of the item with this data, or -1.
  int indexOfData(const QVariant& data) const;
  class QComboBox* box() const { return m_box; }

 Q_SIGNALS:
  /// A person chose another item (not when the program sets it).
  void changed(int index);

 private:
  class QComboBox* m_box;
};

}  // namespace safelight::ui
