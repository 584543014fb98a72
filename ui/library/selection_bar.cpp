#include "ui/library/selection_bar.h"

#include <QBoxLayout>
#include <QPainter>

#include "ui/bridge/format.h"

namespace safelight::ui {

SelectionBar::SelectionBar(const VaultSession& session, QWidget* parent) : QWidget(parent), m_mayOpen(session.may(model::Permission::ViewImages)), m_mayExport(session.may(model::Permission::Export)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(metric::kPage - 8, 10, metric::kPage - 8, 10);
  row->setSpacing(8);
  auto* clear = new IconButton(QStringLiteral("close"), tr("Choose none"), this);
  m_count = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  row->addWidget(clear);
  row->addWidget(m_count);
  row->addStretch(1);
  const auto add = [&](const QString& words, const QString& icon, const QString& keys, bool allowed, ButtonKind kind) {
    auto* button = new Button(words, kind, this);
    m_icons.append({button, icon});
    if (!keys.isEmpty()) button->setToolTip(tr("%1 (%2)", "command, key").arg(words, keys));
    button->setVisible(allowed);
    row->addWidget(button);
    return button;
  };
  m_open = add(tr("Open"), QStringLiteral("full-screen"), tr("Enter"), session.may(model::Permission::ViewImages), ButtonKind::Secondary);
  m_tag = add(tr("Tag"), QStringLiteral("tag"), QStringLiteral("T"), session.may(model::Permission::Tag), ButtonKind::Secondary);
  m_export = add(tr("Export"), QStringLiteral("export"), tr("Ctrl+E"), session.may(model::Permission::Export), ButtonKind::Secondary);
  m_send = add(tr("Send…"), QStringLiteral("send"), {}, false, ButtonKind::Secondary);
  m_move = add(tr("Move to…"), QStringLiteral("person"), tr("Ctrl+M"), session.may(model::Permission::Tag), ButtonKind::Secondary);
  m_delete = add(tr("Delete"), QStringLiteral("bin"), tr("Delete"), session.may(model::Permission::DeleteImages), ButtonKind::Secondary);
  connect(clear, &QAbstractButton::clicked, this, &SelectionBar::clearAsked);
  connect(m_open, &QAbstractButton::clicked, this, &SelectionBar::openAsked);
  connect(m_tag, &QAbstractButton::clicked, this, &SelectionBar::tagAsked);
  connect(m_export, &QAbstractButton::clicked, this, &SelectionBar::exportAsked);
  connect(m_send, &QAbstractButton::clicked, this, &SelectionBar::sendAsked);
  connect(m_move, &QAbstractButton::clicked, this, &SelectionBar::moveAsked);
  connect(m_delete, &QAbstractButton::clicked, this, &SelectionBar::deleteAsked);
  setAccessibleName(tr("Chosen images"));
  showIcons(true);
  Toast::keepAbove(*this);
  hide();
}

void SelectionBar::setCount(int count) {
  m_count->setText(tr("%Ln selected", nullptr, count));
  setVisible(count > 0);
  showWhatFits();
}

void SelectionBar::setMaySend(bool may) {
  m_send->setVisible(may && m_mayExport);
  showWhatFits();
}

void SelectionBar::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  showWhatFits();
}

bool SelectionBar::fits() const {
  layout()->invalidate();
  return layout()->sizeHint().width() <= width();
}

void SelectionBar::showIcons(bool shown) {
  for (const auto& [button, icon] : m_icons) button->setIconName(shown ? icon : QString());
}

void SelectionBar::showWords(Button::Shows shows) {
  for (const auto& [button, icon] : m_icons) button->setShows(shows);
}

void SelectionBar::showWhatFits() {
  m_open->setVisible(m_mayOpen);
  showIcons(true);
  showWords(Button::Shows::Words);
  if (fits()) return;
  // Little room: the double click and Enter still open, and words say more than the icons beside them. But an icon says more than half a word.
  m_open->hide();
  if (fits()) return;
  showIcons(false);
  if (fits()) return;
  showIcons(true);
  showWords(Button::Shows::IconAlone);
}

void SelectionBar::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.panel);
  painter.fillRect(QRect(0, 0, width(), 1), theme.line);
}

}  // namespace safelight::ui
