#pragma once
// Whose images these are, while full screen hides the bar that says so.

#include <QPainter>
#include <QWidget>

#include "core/model/patient.h"
#include "ui/bridge/format.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/theme.h"

namespace safelight::ui {

/// "Lindqvist, Marta   14 Mar 1987 · 39 y" on a dark plate; lets the mouse through.
class WhoseBadge : public QWidget {
 public:
  explicit WhoseBadge(QWidget* parent) : QWidget(parent) { setAttribute(Qt::WA_TransparentForMouseEvents); }

  void setPatient(const model::Patient& patient) {
    m_name = patientNameWithin(patient.details, QFontMetrics(font(TextStyle::BodyMedium)), kMostName);
    m_rest = birthAndAge(patient.details, localNow().date());
    setAccessibleName(patientName(patient.details) + QStringLiteral(", ") + m_rest);
    adjustSize();
    update();
  }

  QSize sizeHint() const override {
    const int name = QFontMetrics(font(TextStyle::BodyMedium)).horizontalAdvance(m_name);
    const int rest = QFontMetrics(font(TextStyle::Body)).horizontalAdvance(m_rest);
    return {name + (rest > 0 ? rest + 12 : 0) + 32, 32};
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    const Colours& c = coloursFor(this);
    QColor ground = c.panel;
    ground.setAlpha(225);
    drawRounded(painter, rect(), 16, ground, c.line);
    const QRect inside = rect().adjusted(16, 0, -16, 0);
    painter.setFont(font(TextStyle::BodyMedium));
    painter.setPen(c.text);
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter, m_name);
    painter.setFont(font(TextStyle::Body));
    painter.setPen(c.textSecond);
    painter.drawText(inside, Qt::AlignRight | Qt::AlignVCenter, m_rest);
  }

 private:
  static constexpr int kMostName = 420;
  static QFont font(TextStyle style) { return ui::font(style); }
  QString m_name, m_rest;
};

}  // namespace safelight::ui
