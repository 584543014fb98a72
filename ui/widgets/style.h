#pragma once
// Qt's own controls (menus, scroll bars, drop-downs, check boxes, lists, tool tips) in Safelight's clothes: Fusion underneath, every visible
// part painted from coloursFor(widget). There is no application style sheet.

#include <QProxyStyle>

namespace safelight::ui {

/// Made by applyTheme and owned by the application. Stateless: colours are read at each paint.
class Style : public QProxyStyle {
  Q_OBJECT
 public:
  Style();

  void polish(QWidget* widget) override;
  using QProxyStyle::polish;
  bool eventFilter(QObject* watched, QEvent* event) override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const override;
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const override;
  QIcon standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const override;
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const override;

 private:
  class MenuKeys* m_menuKeys;
};

}  // namespace safelight::ui
