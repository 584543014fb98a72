#include "ui/setup/kit_step.h"

#include <QFontDatabase>
#include <QHBoxLayout>
#include <QPainter>
#include <QPrintDialog>
#include <QPrinter>
#include <QVBoxLayout>

#include "core/crypto/recovery_code.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/recovery_kit_document.h"
#include "ui/widgets/file_choice.h"
#include "ui/widgets/paint.h"

namespace safelight::ui {
namespace {

using namespace Qt::StringLiterals;

}  // namespace

KitStep::KitStep(QWidget* parent, On on) : SetupStep({}, {}, parent), m_on(on) {
  if (on == On::Sheet) hideTitle();
  m_shown = makeShown();
  m_typing = makeTypeBack();
  body()->addWidget(m_shown);
  body()->addWidget(m_typing);
  setNext(tr("I have it on paper"));
  connect(this, &SetupStep::nextAsked, this, &KitStep::advance);
  connect(this, &SetupStep::backAsked, this, [this] { show(Phase::Show); });
  show(Phase::Show);
}

QWidget* KitStep::makeShown() {
  auto* shown = new QWidget(this);
  auto* layout = new QVBoxLayout(shown);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  m_view = new KitView(shown);
  layout->addWidget(m_view);
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  m_print = new Button(tr("Print"), ButtonKind::Secondary, shown);
  m_print->setIconName(u"print"_s);
  auto* pdf = new Button(tr("Save as PDF"), ButtonKind::Secondary, shown);
  pdf->setIconName(u"pdf"_s);
  auto* plain = new Button(tr("Save as text"), ButtonKind::Secondary, shown);
  plain->setIconName(u"document"_s);
  for (auto* button : {m_print, pdf, plain}) row->addWidget(button);
  row->addStretch(1);
  layout->addLayout(row);
  m_kept = new Text(tr("Best is paper: print it, or write it down. A file belongs on a stick that you lock away."), TextStyle::Small, Text::Tone::Third, shown);
  m_kept->setWordWrap(true);
  layout->addWidget(m_kept);
  connect(m_print, &QAbstractButton::clicked, this, &KitStep::print);
  connect(pdf, &QAbstractButton::clicked, this, [this] { keep(u"pdf"_s, &saveKitAsPdf); });
  connect(plain, &QAbstractButton::clicked, this, [this] { keep(u"txt"_s, &saveKitAsText); });
  return shown;
}

QWidget* KitStep::makeTypeBack() {
  auto* typing = new QWidget(this);
  auto* layout = new QVBoxLayout(typing);
  layout->setContentsMargins(0, 0, 0, 0);
  // Right is what stands on the kit; a group that fits in itself but is another one is wrong too.
  m_entry = new KitEntry(
      [this](const std::string& group, std::size_t index) {
        return crypto::groupIsSound(group, index) && m_kit && index < m_kit->groups.size() && m_kit->groups[index] == group;
      },
      typing);
  layout->addWidget(m_entry);
  connect(m_entry, &KitEntry::changed, this, [this] { next()->setEnabled(m_entry->isComplete()); });
  return typing;
}

void KitStep::focusFirst() { m_print->setFocus(Qt::OtherFocusReason); }

void KitStep::setKit(const vault::RecoveryKit& kit) {
  m_kit = kit;
  QStringList groups;
  for (const auto& group : kit.groups) groups.append(text(group));
  m_view->setGroups(groups);
  m_entry->clear();
  show(Phase::Show);
}

void KitStep::show(Phase phase) {
  m_phase = phase;
  const bool typing = phase == Phase::TypeBack;
  m_shown->setVisible(!typing);
  m_typing->setVisible(typing);
  setBack(typing);
  setProblem({});
  if (typing) {
    head(tr("Now type it back"), tr("From your paper, so that it is sure to help one day. Capitals and dashes do not matter."));
    setNext(m_on == On::Sheet ? tr("Done") : tr("Open the practice"));
    next()->setEnabled(m_entry->isComplete());
    m_entry->focusFirst();
  } else {
    head(tr("The recovery kit"), tr("If every password is lost, this code is the only way back to the images. It is shown once, now."));
    setNext(tr("I have it on paper"));
    next()->setEnabled(true);
  }
}

void KitStep::head(const QString& title, const QString& sentence) {
  setTitle(title);
  setSentence(sentence);
  Q_EMIT titleChanged(title);
}

void KitStep::advance() {
  if (m_phase == Phase::Show) return show(Phase::TypeBack);
  if (m_entry->isComplete()) Q_EMIT confirmed();
}

void KitStep::keep(const QString& suffix, Result<void> (*save)(const QString&, const vault::RecoveryKit&)) {
  if (!m_kit) return;
  QString practice = PracticeStep::folderName(text(m_kit->practice));
  practice.chop(static_cast<int>(qstrlen(".safelight")));
  const NewFile file{tr("Save the recovery kit"), tr("Save"), tr("Safelight recovery kit - %1").arg(practice) + u'.' + suffix, suffix};
  chooseNewFile(window(), file, this, [this, save](const QString& path) {
    const auto saved = save(path, *m_kit);
    setProblem(saved ? QString() : errorText(saved.error()));
    if (!saved) return;
    m_kept->setText(tr("Saved as %1. Move it away from this computer.").arg(isolated(path)));
    m_kept->setTone(Text::Tone::Good);
  });
}

void KitStep::print() {
  const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
  printer->setPageSize(QPageSize(QPageSize::A4));
  printer->setPageMargins(QMarginsF());
  printer->setFullPage(true);
  printer->setDocName(u"Safelight"_s);
  auto* dialog = new QPrintDialog(printer.get(), window());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  // The connection keeps the printer as long as the dialog is there.
  connect(dialog, qOverload<QPrinter*>(&QPrintDialog::accepted), this, [this, printer] {
    if (m_kit) paintKit(*printer, *m_kit);
  });
  dialog->open();
}

KitView::KitView(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed); }

void KitView::setGroups(const QStringList& groups) {
  m_groups = groups;
  setAccessibleName(tr("Recovery code: %1").arg(groups.join(u", "_s)));
  update();
}

void KitView::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  QFont fixed = QFontDatabase::systemFont(QFontDatabase::FixedFont);
  fixed.setPixelSize(20);
  fixed.setWeight(QFont::DemiBold);
  const int gap = 12, wide = (width() - 3 * gap) / 4, high = (height() - gap) / 2;
  for (int i = 0; i < m_groups.size(); ++i) {
    const QRect cell((i % 4) * (wide + gap), (i / 4) * (high + gap), wide, high);
    drawRounded(painter, QRectF(cell).adjusted(0.5, 0.5, -0.5, -0.5), metric::kRadius, colours.panel, colours.line);
    painter.setFont(ui::font(TextStyle::Label));
    painter.setPen(colours.textThird);
    painter.drawText(cell.adjusted(10, 6, 0, 0), Qt::AlignLeft | Qt::AlignTop, QString::number(i + 1));
    painter.setFont(fixed);
    painter.setPen(colours.text);
    painter.drawText(cell.adjusted(0, 10, 0, 0), Qt::AlignCenter, m_groups[i]);
  }
}

}  // namespace safelight::ui
