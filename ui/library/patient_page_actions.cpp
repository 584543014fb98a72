// What people do on the patient page.
#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QMimeData>
#include <QPainter>

#include "ui/bridge/format.h"
#include "ui/library/erase_sheet.h"
#include "ui/library/export_sheet.h"
#include "ui/library/image_actions.h"
#include "ui/library/image_grid.h"
#include "ui/library/import_flow.h"
#include "ui/library/media_sheet.h"
#include "ui/library/merge_sheet.h"
#include "ui/library/patient_page.h"
#include "ui/library/patient_sheet.h"
#include "ui/library/pick_patient_sheet.h"
#include "ui/library/tag_sheet.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {

ImportFlow& PatientPage::importFlow() { return ImportFlow::of(m_session, window()); }

std::vector<model::Image> PatientPage::meantImages() const {
  std::vector<model::Image> chosen;
  const auto ids = m_grid->meant();
  std::size_t next = 0;  // both lists have the same order
  for (const auto* image : m_shown) {
    if (next < ids.size() && image->id == ids[next]) {
      chosen.push_back(*image);
      ++next;
    }
  }
  return chosen;
}

void PatientPage::open(model::ImageId id) {
  if (!m_session.may(model::Permission::ViewImages)) return;
  m_seen.insert(id, true);
  rebuildGrid();
  Q_EMIT openImage(id, shownOrder());
}

void PatientPage::tagImages() {
  auto chosen = meantImages();
  if (chosen.empty() || !m_session.may(model::Permission::Tag)) return;
  auto* sheet = new TagSheet(window(), std::move(chosen), m_session.notation());
  connect(sheet, &TagSheet::saved, this, [this](const std::vector<model::Image>& images, const vault::TagChange& change) { m_actions->tag(images, change); });
  sheet->open();
}

void PatientPage::exportImages() {
  auto chosen = meantImages();
  if (chosen.empty() || !m_session.may(model::Permission::Export)) return;
  (new ExportSheet(m_session, window(), std::move(chosen)))->open();
}

void PatientPage::sendImages() {
  const auto chosen = meantImages();
  if (chosen.empty() || !m_canSend || !m_session.may(model::Permission::Export)) return;
  Q_EMIT sendAsked(chosen);
}

void PatientPage::moveImages() {
  const auto ids = m_grid->meant();
  if (ids.empty() || !m_session.may(model::Permission::Tag)) return;
  auto* sheet = new PickPatientSheet(m_session, window(), tr("Move %1 to another patient").arg(imageCount(ids.size())), tr("Move"));
  sheet->setExplanation(tr("For images that were filed with the wrong person. You can undo this."));
  sheet->setExcluded(m_patient.id);
  connect(sheet, &PickPatientSheet::picked, this,
          [this, ids, from = m_patient.id](const model::Patient& into) { m_actions->move(ids, from, into); });
  sheet->open();
}

void PatientPage::deleteImages() {
  const auto ids = m_grid->meant();
  if (ids.empty() || !m_session.may(model::Permission::DeleteImages)) return;
  m_actions->remove(ids);
}

void PatientPage::showContextMenu(QPoint at) {
  const int count = m_grid->selectedCount();
  if (count == 0) return;
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [&](const char* icon, const QString& words, const QKeySequence& keys, bool allowed, auto act) {
    if (!allowed) return;
    auto* action = menu->addAction(themedIcon(QString::fromLatin1(icon), this), words, this, act);
    action->setShortcut(keys);
    action->setShortcutVisibleInContextMenu(true);
  };
  // Qt would write "Return" beside it, in its own words; the keys page says Enter.
  if (count == 1) add("full-screen", tr("Open") + u'\t' + tr("Enter"), {}, m_session.may(model::Permission::ViewImages), [this] { open(m_grid->selected().front()); });
  add("tag", tr("Tag…"), Qt::Key_T, m_session.may(model::Permission::Tag), [this] { tagImages(); });
  add("export", tr("Export…"), Qt::CTRL | Qt::Key_E, m_session.may(model::Permission::Export), [this] { exportImages(); });
  add("send", tr("Send…"), {}, m_canSend && m_session.may(model::Permission::Export), [this] { sendImages(); });
  add("person", tr("Move to…"), Qt::CTRL | Qt::Key_M, m_session.may(model::Permission::Tag), [this] { moveImages(); });
  menu->addSeparator();
  add("bin", tr("Delete"), Qt::Key_Delete, m_session.may(model::Permission::DeleteImages), [this] { deleteImages(); });
  menu->popup(at);
}

void PatientPage::showRecordMenu(QPoint at) {
  auto* menu = new QMenu(this);
  menu->setAttribute(Qt::WA_DeleteOnClose);
  if (m_session.may(model::Permission::EditPatients)) {
    menu->addAction(themedIcon(QStringLiteral("edit"), this), tr("Edit name, birth date, number…"), this, &PatientPage::editPatient);
  }
  if (m_session.may(model::Permission::MergePatients)) {
    menu->addAction(themedIcon(QStringLiteral("merge"), this), tr("Merge with another record…"), this, &PatientPage::mergePatient);
  }
  if (m_canAsk) {
    menu->addAction(themedIcon(QStringLiteral("search"), this), tr("What else is there in the archive…"), this, [this] { Q_EMIT remoteAsked(m_patient); });
  }
  if (m_session.may(model::Permission::Export)) {
    menu->addAction(themedIcon(QStringLiteral("usb"), this), tr("Write a disc or stick…"), this, [this] { (new MediaSheet(m_session, window(), m_patient))->open(); });
  }
  const bool mayHold = m_session.may(model::Permission::HoldRecords), mayErase = m_session.may(model::Permission::ErasePatients);
  if (mayHold || mayErase) menu->addSeparator();
  if (mayHold) menu->addAction(themedIcon(QStringLiteral("shield"), this), m_isHeld ? tr("End the hold…") : tr("Put on hold…"), this, &PatientPage::holdPatient);
  if (mayErase) menu->addAction(themedIcon(QStringLiteral("trash"), this), tr("Erase for good…"), this, &PatientPage::erasePatient);
  // Its right edge under the button's.
  menu->popup(at - QPoint(layoutDirection() == Qt::RightToLeft ? 0 : menu->sizeHint().width(), 0));
}

void PatientPage::editPatient() {
  auto* sheet = new PatientSheet(m_session, window(), m_patient);
  connect(sheet, &PatientSheet::saved, this, [this] { load(); });
  sheet->open();
}

void PatientPage::mergePatient() {
  auto* sheet = new MergeSheet(m_session, window(), m_patient);
  connect(sheet, &MergeSheet::merged, this, [this](model::PatientId, model::PatientId into) { Q_EMIT mergedInto(into); });
  sheet->open();
}

void PatientPage::holdPatient() {
  auto* sheet = new HoldSheet(m_session, window(), m_patient, m_isHeld ? HoldSheet::Way::Release : HoldSheet::Way::Hold);
  connect(sheet, &Sheet::closed, this, [this] { load(); });
  sheet->open();
}

void PatientPage::erasePatient() {
  auto* sheet = new EraseSheet(m_session, window(), m_patient);
  connect(sheet, &EraseSheet::erased, this, [this] {
    m_patient = {};
    Q_EMIT backAsked();
  });
  sheet->open();
}

void PatientPage::keyPressEvent(QKeyEvent* event) {
  const auto modifiers = event->modifiers() & ~Qt::KeypadModifier;
  if (event->key() == Qt::Key_T && modifiers == Qt::NoModifier) tagImages();
  else if (event->key() == Qt::Key_E && modifiers == Qt::ControlModifier) exportImages();
  else if (event->key() == Qt::Key_M && modifiers == Qt::ControlModifier) moveImages();
  else if (event->matches(QKeySequence::SelectAll)) m_grid->selectAll();  // from the teeth and the filter, too
  else if (event->key() == Qt::Key_Delete && !event->isAutoRepeat()) deleteImages();  // a key held down would empty the page, one frame after the other
  else if (event->key() == Qt::Key_Escape && m_grid->selectedCount() > 0) m_grid->clearSelection();  // from the bar too
  else if (event->key() == Qt::Key_Escape) Q_EMIT backAsked();
  else QWidget::keyPressEvent(event);
}

void PatientPage::dragEnterEvent(QDragEnterEvent* event) {
  if (!ImportFlow::canTake(event->mimeData()) || event->source() != nullptr) return;
  event->setDropAction(Qt::CopyAction);
  event->accept();
  m_dropHint->setText(tr("Import into %1").arg(isolated(patientName(m_patient.details))));
  m_dropHint->setGeometry(rect().adjusted(16, 16, -16, -16));
  m_dropHint->show();
  m_dropHint->raise();
}

void PatientPage::dragMoveEvent(QDragMoveEvent* event) {
  event->setDropAction(Qt::CopyAction);
  event->accept();
}

void PatientPage::dragLeaveEvent(QDragLeaveEvent*) { m_dropHint->hide(); }

void PatientPage::dropEvent(QDropEvent* event) {
  m_dropHint->hide();
  const QStringList paths = ImportFlow::pathsOf(event->mimeData());
  if (paths.isEmpty()) return;
  event->setDropAction(Qt::CopyAction);  // what lies outside stays there
  event->accept();
  importFlow().importPaths(paths, m_patient.id);
}

bool PatientPage::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_dropHint && event->type() == QEvent::Paint) {
    const Colours& theme = coloursFor(this);
    QPainter painter(m_dropHint);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor veil = theme.panel;
    veil.setAlphaF(0.92);
    drawRounded(painter, m_dropHint->rect(), metric::kTileRadius, veil, theme.accent, 2);
    const QRectF icon(m_dropHint->rect().center().x() - 16, m_dropHint->rect().center().y() - 52, 32, 32);
    drawIcon(painter, QStringLiteral("import"), icon, 32, theme.accent);
    painter.setFont(ui::font(TextStyle::Heading));
    painter.setPen(theme.text);
    const QRect words = m_dropHint->rect().adjusted(24, 24, -24, 0);
    painter.drawText(words, Qt::AlignCenter, QFontMetrics(painter.font()).elidedText(m_dropHint->text(), Qt::ElideMiddle, words.width()));
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace safelight::ui
