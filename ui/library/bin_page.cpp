#include "ui/library/bin_page.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QStackedWidget>
#include <algorithm>
#include <map>
#include <set>

#include "core/vault/access/people.h"
#include "core/vault/images/images.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/patients.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/bin_view.h"
#include "ui/library/grid_content.h"
#include "ui/library/image_actions.h"
#include "ui/library/match_words.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {
namespace {

constexpr std::int64_t kDay = 24LL * 60 * 60 * 1000;

}  // namespace

/// The bin as the vault has it.
struct BinPage::Loaded {
  int generation = 0;
  std::optional<Error> error;
  std::vector<model::Image> images;
  std::map<model::PatientId, model::Patient> patients;
  std::set<model::PatientId> held;
  std::vector<model::User> people;
  Instant now;
};

BinPage::BinPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_view(new BinView(thumbnailsOf(thumbnails), this)), m_actions(new ImageActions(session, this)) {
  build();
  connect(&m_session, &VaultSession::imagesChanged, this, [this] {
    if (isVisible()) refresh();
  });
}

void BinPage::build() {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 20, 0, 0);
  column->setSpacing(12);
  auto* top = new QHBoxLayout;
  top->setContentsMargins(metric::kPage, 0, metric::kPage, 0);
  top->setSpacing(8);
  auto* words = new QVBoxLayout;
  words->setSpacing(4);
  m_title = new Text(tr("Bin"), TextStyle::Title, Text::Tone::First, this);
  m_line = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_line->setElided(true);
  words->addWidget(m_title);
  words->addWidget(m_line);
  top->addLayout(words, 1);
  m_purge = new Button(tr("Delete for good…"), ButtonKind::Secondary, this);
  m_purge->setVisible(m_session.may(model::Permission::EmptyBin));
  m_restore = new Button(tr("Restore"), ButtonKind::Primary, this);
  m_restore->setIconName(QStringLiteral("restore"));
  top->addWidget(m_purge, 0, Qt::AlignVCenter);
  top->addWidget(m_restore, 0, Qt::AlignVCenter);
  column->addLayout(top);

  m_stack = new QStackedWidget(this);
  m_stack->setFocusPolicy(Qt::ClickFocus);
  m_empty = new EmptyState(QStringLiteral("bin"), tr("The bin is empty"), tr("Deleted images stay here for %1 days and can be brought back.").arg(vault::kBinDays), m_stack);
  m_failure = new EmptyState(QStringLiteral("warning"), tr("The bin could not be read"), {}, m_stack);
  connect(m_failure->setAction(tr("Try again")), &QAbstractButton::clicked, this, &BinPage::refresh);
  m_stack->addWidget(m_view);
  m_stack->addWidget(m_empty);
  m_stack->addWidget(m_failure);
  column->addWidget(m_stack, 1);
  startFocusAt(*this, *m_view);

  connect(m_view, &BinView::selectionChanged, this, &BinPage::showSelection);
  connect(m_restore, &QAbstractButton::clicked, this, &BinPage::restoreSelected);
  connect(m_purge, &QAbstractButton::clicked, this, &BinPage::askToPurge);
  showSelection(0);
}

void BinPage::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  refresh();
}

void BinPage::refresh() {
  m_session.run(
      Priority::Interactive, this,
      [generation = ++m_generation](vault::Vault& vault, decode::Decoder&) {
        Loaded loaded;
        loaded.generation = generation;
        loaded.now = vault.environment().clock.now();
        vault::ImageSearch search;
        search.status = model::ImageStatus::Binned;
        auto images = vault::searchImages(vault, search);
        if (!images) {
          loaded.error = images.error();
          return loaded;
        }
        loaded.images = std::move(*images);
        loaded.people = vault::listPeople(vault);
        for (const auto& image : loaded.images) {
          if (image.patient.isNil() || loaded.patients.contains(image.patient)) continue;
          if (auto patient = vault::findPatient(vault, image.patient)) loaded.patients.emplace(image.patient, std::move(*patient));
          if (const auto hold = vault::findHold(vault, image.patient); hold && *hold) loaded.held.insert(image.patient);
        }
        return loaded;
      },
      [this](Loaded loaded) { receive(std::move(loaded)); });
}

void BinPage::receive(Loaded loaded) {
  if (loaded.generation != m_generation) return;
  if (loaded.error) {
    m_failure->setTexts(tr("The bin could not be read"), errorText(*loaded.error));
    m_stack->setCurrentWidget(m_failure);
    return;
  }
  m_images = std::move(loaded.images);
  const auto binnedAt = [&](const model::Image& image) { return image.binnedAt.value_or(loaded.now); };
  std::stable_sort(m_images.begin(), m_images.end(), [&](const auto& a, const auto& b) { return binnedAt(a) > binnedAt(b); });
  const model::LocalTime now = localTime(loaded.now);
  std::vector<BinRow> rows;
  rows.reserve(m_images.size());
  for (const auto& image : m_images) {
    BinRow row;
    row.id = image.id;
    row.title = image.facts.kind == model::ImageKind::Document && !image.sourceName.empty() ? text(image.sourceName) : imageTitle(image, m_session.notation());
    const auto patient = loaded.patients.find(image.patient);
    row.patient = patient != loaded.patients.end() ? isolated(patientName(patient->second.details)) : tr("From the Inbox");
    row.patient += QStringLiteral(" · ") + tr("taken %1").arg(dateText(image.capturedAt.date()));
    row.deleted = tr("Deleted %1").arg(midSentence(momentText(localTime(binnedAt(image)), now)));
    const auto by = std::find_if(loaded.people.begin(), loaded.people.end(), [&](const model::User& user) { return user.id == image.binnedBy; });
    if (by != loaded.people.end()) row.deleted = tr("%1 by %2", "deleted when, person").arg(row.deleted, isolated(text(by->displayName)));
    row.daysLeft = static_cast<int>(vault::kBinDays - (loaded.now.milliseconds - binnedAt(image).milliseconds) / kDay);
    row.isHeld = loaded.held.contains(image.patient);
    row.iconName = iconOf(image.facts);
    rows.push_back(std::move(row));
  }
  const bool anyIsKept = std::any_of(rows.begin(), rows.end(), &BinView::isKept);
  const QString rule = anyIsKept ? tr("%1. Each goes for good %2 days after it was deleted, or later when the clock jumped or nobody worked here for a month.", "number of images")
                                 : tr("%1. Each goes for good %2 days after it was deleted.", "number of images");
  m_line->setText(m_images.empty() ? QString() : rule.arg(imageCount(m_images.size())).arg(vault::kBinDays));
  // The buttons and the list go when the last row went: left alone the keyboard would jump to the Undo of the message about it.
  const bool keyboardHere = isAncestorOf(window()->focusWidget());
  m_view->setRows(std::move(rows));
  m_stack->setCurrentWidget(m_images.empty() ? static_cast<QWidget*>(m_empty) : m_view);
  if (keyboardHere) (m_images.empty() ? static_cast<QWidget*>(m_stack) : m_view)->setFocus(Qt::OtherFocusReason);
  showSelection(static_cast<int>(m_view->selected().size()));
}

void BinPage::showSelection(int count) {
  const bool rows = !m_images.empty();
  m_restore->setVisible(rows && m_session.may(model::Permission::DeleteImages));
  m_purge->setVisible(rows && m_session.may(model::Permission::EmptyBin));
  m_restore->setEnabled(count > 0);
  m_restore->setText(count > 1 ? tr("Restore %1").arg(QLocale().toString(count)) : tr("Restore"));
  m_purge->setText(count > 0 || !rows ? tr("Delete for good…") : tr("Empty the bin…"));
}

void BinPage::restoreSelected() {
  const auto ids = m_view->selected();
  if (!ids.empty()) m_actions->restore(ids);
}

void BinPage::askToPurge() {
  auto ids = m_view->selected();
  if (ids.empty()) {
    for (const auto& image : m_images) ids.push_back(image.id);
  }
  auto* sheet = new Sheet(window(), tr("Delete %1 for good?").arg(imageCount(ids.size())), 460);
  connect(sheet, &Sheet::closed, sheet, &QObject::deleteLater);
  auto* words = new Text(tr("The files and their keys are destroyed. Nobody can bring them back, and neither can we. Copies in backups stay until those are "
                            "replaced. Check how long the law wants you to keep them."),
                         TextStyle::Body, Text::Tone::Second, sheet);
  words->setWordWrap(true);
  sheet->body()->addWidget(words);
  auto* keep = sheet->addButton(tr("Keep them"), ButtonKind::Secondary);
  auto* destroy = sheet->addButton(tr("Delete for good"), ButtonKind::Danger);
  connect(keep, &QAbstractButton::clicked, sheet, &Sheet::close);
  connect(destroy, &QAbstractButton::clicked, this, [this, sheet, ids] {
    sheet->close();
    purge(ids);
  });
  sheet->open();
  keep->setFocus();
}

void BinPage::purge(const std::vector<model::ImageId>& ids) {
  m_session.run(
      Priority::Interactive, this, [ids](vault::Vault& vault, decode::Decoder&) { return vault::purgeImages(vault, ids); },
      [this, count = ids.size()](Result<void> result) {
        if (!result) Toast::show(window(), errorText(result.error()), Text::Tone::Danger);
        else Toast::show(window(), tr("%1 deleted for good", "number of images").arg(imageCount(count)));
        Q_EMIT m_session.imagesChanged();
      });
}

void BinPage::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete && m_session.may(model::Permission::EmptyBin) && !m_view->selected().empty()) askToPurge();
  else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && m_restore->isEnabled()) restoreSelected();
  else QWidget::keyPressEvent(event);
}

void BinPage::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), coloursFor(this).window); }

}  // namespace safelight::ui
