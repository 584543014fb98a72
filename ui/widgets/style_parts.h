#pragma once
// The painted parts of Style, one function each.

class QPainter;
class QStyle;
class QStyleOption;
class QStyleOptionComboBox;
class QStyleOptionFrame;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionViewItem;
class QRect;
class QRegion;
class QSize;
class QWidget;

namespace safelight::ui::parts {

void focusFrame(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void menuPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
/// What of a menu's window is the menu: all but the corners.
QRegion menuShape(const QRect& rect);
void tipPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void fieldPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void buttonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void checkMark(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void radioMark(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void viewItemPanel(const QStyleOptionViewItem& option, QPainter& painter, const QWidget* widget);
void branch(const QStyleOption& option, QPainter& painter, const QWidget* widget);
void menuItem(const QStyleOptionMenuItem& option, QPainter& painter, const QWidget* widget);
QSize menuItemSize(const QStyleOptionMenuItem& option, const QSize& contents);
void headerSection(const QStyleOptionHeader& option, QPainter& painter, const QWidget* widget);
void progressGroove(const QStyleOptionProgressBar& option, QPainter& painter, const QWidget* widget);
void progressContents(const QStyleOptionProgressBar& option, QPainter& painter, const QWidget* widget);
void scrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget);
QRect scrollBarPart(const QStyleOptionSlider& option, int subControl, const QStyle& style, const QWidget* widget);
void slider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget);
QRect sliderPart(const QStyleOptionSlider& option, int subControl);
void comboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget);
void spinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget);

}  // namespace safelight::ui::parts
