#include "ui/widgets/style.h"

#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QGuiApplication>
#include <QMenu>
#include <QScrollArea>
#include <QScrollBar>
#include <QStyleFactory>
#include <QStyleOption>

#include "ui/widgets/controls.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/menu_keys.h"
#include "ui/widgets/style_parts.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

namespace {

/// The option as the type that the element promises; calls `use` only when it really is one.
template <class Option, class Use>
bool with(const QStyleOption* option, Use use) {
  const auto* typed = qstyleoption_cast<const Option*>(option);
  if (typed) use(*typed);
  return typed != nullptr;
}

/// The window that the list of a drop-down opens in.
bool isComboWindow(const QWidget* widget) { return widget && widget->inherits("QComboBoxPrivateContainer"); }

/// Lists and scroll areas show the panel or window they lie on; only text editors are fields with a ground of their own.
void showWhatIsBehind(QWidget* widget) {
  if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->viewport()->setAutoFillBackground(false);
  if (auto* area = qobject_cast<QScrollArea*>(widget)) {
    area->viewport()->setAutoFillBackground(false);
    // QScrollArea::setWidget switches this on.
    if (area->widget() && area->widget()->backgroundRole() == QPalette::Window) area->widget()->setAutoFillBackground(false);
  }
  if (isComboWindow(widget)) widget->setContentsMargins(6, 6, 6, 6);
}

bool cutsCorners() { return QGuiApplication::platformName() == QLatin1String("xcb"); }

bool isComboPopup(const QWidget* widget) { return widget && widget->inherits("QComboBoxListView"); }

}  // namespace

Style::Style() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), m_menuKeys(new MenuKeys(this)) {}

void Style::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (qobject_cast<QMenu*>(widget) || isComboWindow(widget)) {
    // The corners outside the rounded panel must not be painted: see-through where there always is a compositor, cut off by a mask
    // (SH_Menu_Mask) on X11, where there may be none and see-through corners turn black.
    if (!cutsCorners()) widget->setAttribute(Qt::WA_TranslucentBackground);
    widget->setWindowFlag(Qt::FramelessWindowHint);
    widget->setWindowFlag(Qt::NoDropShadowWindowHint);
    // Qt asks for the shape of menus itself, but not for that of these.
    if (cutsCorners() && isComboWindow(widget)) widget->installEventFilter(this);
  }
  if (qobject_cast<QMenu*>(widget)) widget->installEventFilter(m_menuKeys);
  // Qt's own fields begin at their very edge; ours set their margins themselves.
  if (auto* field = qobject_cast<QLineEdit*>(widget); field && !qobject_cast<TextField*>(field) && field->textMargins().isNull() && widget->parentWidget() &&
                                                      widget->parentWidget()->inherits("QFileDialog"))
    field->setTextMargins(10, 0, 10, 0);
  if (auto* area = qobject_cast<QAbstractScrollArea*>(widget); area && area->frameShape() == QFrame::StyledPanel)
    area->setFrameShape(QFrame::NoFrame);
  if (auto* view = qobject_cast<QAbstractItemView*>(widget)) view->viewport()->setAttribute(Qt::WA_Hover);
  showWhatIsBehind(widget);
  if (qobject_cast<QScrollBar*>(widget) || qobject_cast<QComboBox*>(widget) || qobject_cast<QAbstractSlider*>(widget))
    widget->setAttribute(Qt::WA_Hover);
}

bool Style::eventFilter(QObject* watched, QEvent* event) {
  auto* widget = qobject_cast<QWidget*>(watched);
  // Not when it gets its size: it takes every mask away then.
  if (event->type() == QEvent::Show && isComboWindow(widget)) widget->setMask(parts::menuShape(widget->rect()));
  return QProxyStyle::eventFilter(watched, event);
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  switch (metric) {
    case PM_ScrollBarExtent: return 12;
    case PM_ScrollBarSliderMin: return 32;
    case PM_ScrollView_ScrollBarSpacing:
    case PM_ScrollView_ScrollBarOverlap: return 0;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin: return 4;
    case PM_MenuPanelWidth: return 0;
    case PM_MenuHMargin:
    case PM_MenuVMargin: return 6;
    case PM_SubMenuOverlap: return -2;
    case PM_ToolTipLabelFrameWidth: return 8;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
    case PM_SmallIconSize: return 20;
    case PM_CheckBoxLabelSpacing:
    case PM_RadioButtonLabelSpacing: return 10;
    case PM_SliderThickness:
    case PM_SliderControlThickness: return 24;
    case PM_SliderLength: return 18;
    case PM_SplitterWidth: return 1;
    case PM_HeaderMargin: return 12;
    default: return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int Style::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget, QStyleHintReturn* returnData) const {
  switch (hint) {
    case SH_FocusFrame_AboveWidget: return 1;
    case SH_Menu_Mask: {
      auto* mask = qstyleoption_cast<QStyleHintReturnMask*>(returnData);
      if (!cutsCorners() || mask == nullptr || option == nullptr) return 0;
      mask->region = parts::menuShape(option->rect);
      return 1;
    }
    case SH_FocusFrame_Mask:
    case SH_RubberBand_Mask: return 0;
    case SH_ComboBox_Popup:
    case SH_DialogButtonBox_ButtonsHaveIcons:
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ScrollBar_ContextMenu: return 0;
    case SH_ScrollBar_LeftClickAbsolutePosition:
    case SH_Slider_AbsoluteSetButtons: return hint == SH_Slider_AbsoluteSetButtons ? static_cast<int>(Qt::LeftButton) : 1;
    case SH_ToolTipLabel_Opacity: return 255;
    case SH_ToolTip_WakeUpDelay: return 500;
    case SH_Widget_Animation_Duration: return motionMilliseconds();
    case SH_Menu_SubMenuPopupDelay: return 120;
    case SH_ItemView_ShowDecorationSelected: return 1;
    default: return QProxyStyle::styleHint(hint, option, widget, returnData);
  }
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size, const QWidget* widget) const {
  QSize result = QProxyStyle::sizeFromContents(type, option, size, widget);
  switch (type) {
    case CT_MenuItem: with<QStyleOptionMenuItem>(option, [&](const auto& item) { result = parts::menuItemSize(item, size); }); break;
    case CT_ComboBox: result = QSize(size.width() + 12 + 36, metric::kControl); break;
    case CT_SpinBox: result = QSize(size.width() + 48, std::max(size.height(), metric::kControl)); break;
    case CT_LineEdit: result.setHeight(std::max(result.height(), metric::kControl)); break;
    case CT_PushButton: result = QSize(std::max(result.width(), size.width() + 32), std::max(result.height(), metric::kControl)); break;
    case CT_CheckBox:
    case CT_RadioButton: result.setHeight(std::max(result.height(), 28)); break;
    case CT_ItemViewItem:
      result.setHeight(std::max(result.height(), isComboPopup(widget) ? metric::kControl : 32));
      break;
    case CT_HeaderSection: result.setHeight(std::max(result.height(), metric::kControl)); break;
    default: break;
  }
  return result;
}

QRect Style::subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl, const QWidget* widget) const {
  QRect result;
  switch (control) {
    case CC_ScrollBar:
      if (with<QStyleOptionSlider>(option, [&](const auto& bar) { result = parts::scrollBarPart(bar, static_cast<int>(subControl), *this, widget); })) return result;
      break;
    case CC_Slider:
      if (with<QStyleOptionSlider>(option, [&](const auto& bar) { result = parts::sliderPart(bar, static_cast<int>(subControl)); })) return result;
      break;
    case CC_ComboBox: {
      const QRect rect = option->rect;
      if (subControl == SC_ComboBoxEditField) return visualRect(option->direction, rect, rect.adjusted(12, 1, -34, -1));
      if (subControl == SC_ComboBoxArrow) return visualRect(option->direction, rect, QRect(rect.right() - 33, rect.top(), 34, rect.height()));
      if (subControl == SC_ComboBoxListBoxPopup) return rect.adjusted(0, 0, 0, 0);
      break;
    }
    case CC_SpinBox: {
      const QRect rect = option->rect;
      const int half = rect.height() / 2;
      if (subControl == SC_SpinBoxUp) return visualRect(option->direction, rect, QRect(rect.right() - 27, rect.top(), 28, half));
      if (subControl == SC_SpinBoxDown) return visualRect(option->direction, rect, QRect(rect.right() - 27, rect.top() + half, 28, rect.height() - half));
      if (subControl == SC_SpinBoxEditField) return visualRect(option->direction, rect, rect.adjusted(10, 1, -30, -1));
      break;
    }
    default: break;
  }
  return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption* option, const QWidget* widget) const {
  const auto ours = [widget](const char* name) { return themedIcon(QString::fromLatin1(name), widget); };
  switch (standard) {
    case SP_ArrowBack:
    case SP_ArrowLeft: return ours("chevron-left");
    case SP_ArrowForward:
    case SP_ArrowRight: return ours("chevron-right");
    case SP_FileDialogToParent:
    case SP_ArrowUp: return ours("chevron-up");
    case SP_FileDialogNewFolder: return ours("plus");
    case SP_FileDialogListView: return ours("grid");
    case SP_FileDialogDetailedView: return ours("panel");
    case SP_DirIcon:
    case SP_DirOpenIcon:
    case SP_DirClosedIcon:
    case SP_DirLinkIcon:
    case SP_DirHomeIcon: return ours("folder");
    case SP_FileIcon:
    case SP_FileLinkIcon: return ours("file");
    case SP_ComputerIcon:
    case SP_DriveHDIcon:
    case SP_DriveNetIcon: return ours("practice");
    case SP_DriveCDIcon:
    case SP_DriveDVDIcon:
    case SP_DriveFDIcon: return ours("usb");
    default: return QProxyStyle::standardIcon(standard, option, widget);
  }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  switch (element) {
    case PE_FrameFocusRect:
    case PE_FrameMenu:
    case PE_FrameButtonBevel:
    case PE_FrameWindow:
    case PE_PanelItemViewRow: return;
    case PE_PanelScrollAreaCorner: return;
    case PE_PanelMenu: parts::menuPanel(*option, *painter, widget); return;
    case PE_PanelTipLabel: parts::tipPanel(*option, *painter, widget); return;
    case PE_PanelLineEdit:
      // A TextField paints its own; inside a combo or spin box the box itself is the panel.
      if (qobject_cast<const TextField*>(widget)) return;
      if (!widget || !(qobject_cast<const QComboBox*>(widget->parentWidget()) || (widget->parentWidget() && widget->parentWidget()->inherits("QAbstractSpinBox"))))
        parts::fieldPanel(*option, *painter, widget);
      return;
    case PE_FrameLineEdit: return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonBevel:
    case PE_PanelButtonTool: parts::buttonPanel(*option, *painter, widget); return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck: parts::checkMark(*option, *painter, widget); return;
    case PE_IndicatorRadioButton: parts::radioMark(*option, *painter, widget); return;
    case PE_IndicatorBranch: parts::branch(*option, *painter, widget); return;
    case PE_PanelItemViewItem:
      with<QStyleOptionViewItem>(option, [&](const auto& item) { parts::viewItemPanel(item, *painter, widget); });
      return;
    case PE_Frame:
      if (isComboWindow(widget)) {
        // The whole of it: the option's frame leaves out the margin around the list.
        QStyleOption panel(*option);
        panel.rect = widget->rect();
        parts::menuPanel(panel, *painter, widget);
        return;
      }
      break;
    default: break;
  }
  QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
  switch (element) {
    case CE_FocusFrame: parts::focusFrame(*option, *painter, widget); return;
    case CE_ShapedFrame:
      if (isComboWindow(widget)) {
        // The whole of it: the option's frame leaves out the margin around the list.
        QStyleOption panel(*option);
        panel.rect = widget->rect();
        parts::menuPanel(panel, *painter, widget);
        return;
      }
      break;
    case CE_ComboBoxLabel:
      if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option); box != nullptr && !box->editable) {
        // What does not fit ends with a sign, not in the middle of a letter.
        QStyleOptionComboBox copy(*box);
        const int room = subControlRect(CC_ComboBox, box, SC_ComboBoxEditField, widget).width() - 2 - (box->currentIcon.isNull() ? 0 : box->iconSize.width() + 4);
        copy.currentText = box->fontMetrics.elidedText(box->currentText, Qt::ElideRight, room);
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
      }
      break;
    case CE_MenuItem:
      if (with<QStyleOptionMenuItem>(option, [&](const auto& item) { parts::menuItem(item, *painter, widget); })) return;
      break;
    case CE_MenuEmptyArea:
    case CE_MenuTearoff:
    case CE_SizeGrip: return;
    case CE_HeaderSection:
      if (with<QStyleOptionHeader>(option, [&](const auto& header) { parts::headerSection(header, *painter, widget); })) return;
      break;
    case CE_ProgressBarGroove:
      if (with<QStyleOptionProgressBar>(option, [&](const auto& bar) { parts::progressGroove(bar, *painter, widget); })) return;
      break;
    case CE_ProgressBarContents:
      if (with<QStyleOptionProgressBar>(option, [&](const auto& bar) { parts::progressContents(bar, *painter, widget); })) return;
      break;
    case CE_ItemViewItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        // A chosen row is tinted, not filled: its text keeps the text colour.
        QStyleOptionViewItem copy(*item);
        copy.palette.setColor(QPalette::HighlightedText, coloursFor(widget).text);
        copy.state &= ~State_HasFocus;
        QProxyStyle::drawControl(element, &copy, painter, widget);
        return;
      }
      break;
    case CE_Splitter: painter->fillRect(option->rect, coloursFor(widget).line); return;
    default: break;
  }
  QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter, const QWidget* widget) const {
  bool drawn = false;
  switch (control) {
    case CC_ScrollBar: drawn = with<QStyleOptionSlider>(option, [&](const auto& bar) { parts::scrollBar(bar, *painter, widget); }); break;
    case CC_Slider: drawn = with<QStyleOptionSlider>(option, [&](const auto& bar) { parts::slider(bar, *painter, widget); }); break;
    case CC_ComboBox: drawn = with<QStyleOptionComboBox>(option, [&](const auto& box) { parts::comboBox(box, *painter, widget); }); break;
    case CC_SpinBox: drawn = with<QStyleOptionSpinBox>(option, [&](const auto& box) { parts::spinBox(box, *painter, widget); }); break;
    default: break;
  }
  if (!drawn) QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace safelight::ui
