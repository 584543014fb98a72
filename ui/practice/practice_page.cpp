#include "ui/practice/practice_page.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include "ui/devices/devices_card.h"
#include "ui/practice/backup_card.h"
#include "ui/practice/health_card.h"
#include "ui/practice/keys_card.h"
#include "ui/practice/people_card.h"
#include "ui/practice/settings_card.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {
namespace {

constexpr int kColumnWidth = 760;

}  // namespace

PracticePage::PracticePage(VaultSession& session, Preferences& preferences, const DeviceServices& devices, QWidget* parent) : QWidget(parent) {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  scroll->viewport()->setAutoFillBackground(false);
  outer->addWidget(scroll);
  auto* content = new QWidget(scroll);
  content->setAutoFillBackground(false);
  auto* across = new QHBoxLayout(content);
  across->setContentsMargins(metric::kPage, 20, metric::kPage, metric::kPage);
  auto* column = new QWidget(content);
  column->setMaximumWidth(kColumnWidth);
  across->addWidget(column, 100);
  across->addStretch(1);
  auto* down = new QVBoxLayout(column);
  down->setContentsMargins(0, 0, 0, 0);
  down->setSpacing(16);
  down->addWidget(new Text(tr("Practice"), TextStyle::Title, Text::Tone::First, column));
  down->addWidget(new SettingsCard(session, column));
  m_people = new PeopleCard(session, column);
  down->addWidget(m_people);
  auto* keys = new KeysCard(session, column);
  connect(m_people, &PeopleCard::changed, keys, &KeysCard::refresh);
  down->addWidget(keys);
  down->addWidget(new DevicesCard(session, devices, column));
  down->addWidget(new WorkstationCard(preferences, column));
  m_backups = new BackupCard(session, column);
  down->addWidget(m_backups);
  m_health = new HealthCard(session, column);
  down->addWidget(m_health);
  down->addStretch(1);
  // Their rows come when the vault has answered, and anew after each change.
  for (auto* card : column->findChildren<Card*>(Qt::FindDirectChildrenOnly)) keepTabsAsLaidOut(*card);
  scroll->setWidget(content);
  m_scroll = scroll;
  // The cards above grow when the vault has answered.
  connect(scroll->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this] {
    if (m_staysAtHealth) m_scroll->ensureWidgetVisible(m_health);
  });
  connect(scroll->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] { m_staysAtHealth = false; });
  startFocusAt(*this, *scroll);
}

void PracticePage::showHealth() {
  m_staysAtHealth = true;
  m_scroll->ensureWidgetVisible(m_health);
  // The keyboard goes there, too: from the top of the page Tab would scroll back to it.
  focusFirstIn(*m_health);
}

void PracticePage::hideEvent(QHideEvent* event) {
  QWidget::hideEvent(event);
  m_staysAtHealth = false;
}

void PracticePage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_people->refresh();
  m_backups->refresh();
}

}  // namespace safelight::ui
