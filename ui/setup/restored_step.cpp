#include "ui/setup/restored_step.h"

#include "ui/bridge/format.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {

RestoredStep::RestoredStep(QWidget* parent) : SetupStep(tr("The practice is back"), {}, parent) {
  m_trouble = new Text({}, TextStyle::Body, Text::Tone::Care, this);
  m_trouble->setWordWrap(true);
  body()->addWidget(m_trouble);
  m_fingerprint = new Text({}, TextStyle::BodyMedium, Text::Tone::First, this);
  m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto* row = new FormField(tr("Fingerprint"), m_fingerprint, this);
  row->setHelp(tr("The same stands on the printed recovery kit. If not, it is somebody else's backup: do not use it."));
  body()->addWidget(row);
  m_signIn = new Button(tr("Sign in with a password"), ButtonKind::Secondary, this);
  m_signIn->setToolTip(tr("On a computer that had this vault before, passwords still open it."));
  body()->addWidget(m_signIn, 0, Qt::AlignLeft);
  connect(m_signIn, &QAbstractButton::clicked, this, &RestoredStep::signInAsked);
  setNext(tr("Use the recovery kit"));
  setBack(false);
  startFocusAt(*this, *next());
}

void RestoredStep::setReport(const QString& vaultPath, const vault::RestoreReport& report) {
  m_path = vaultPath;
  const auto missing = static_cast<int>(report.missing.size());
  setSentence(tr("%n image(s) of %1 are here again, as they were saved %2.", "practice, moment", static_cast<int>(report.images))
                  .arg(isolated(text(report.practice)), midSentence(momentText(localTime(report.at), localNow()))));
  QStringList trouble;
  if (missing > 0) trouble += tr("%n image(s) could not be read from the backup. The vault says which, and another backup can bring them back.", nullptr, missing);
  if (!report.trouble.empty()) trouble += tr("Newer backups lie there, and are damaged: this is the newest one that is whole.");
  if (report.erased > 0) trouble += tr("%n patient(s) were erased since. They do not come back.", nullptr, static_cast<int>(report.erased));
  m_trouble->setText(trouble.join(QLatin1Char('\n')));
  m_trouble->setVisible(!trouble.isEmpty());
  m_fingerprint->setText(text(report.genesisFingerprint));
}

}  // namespace safelight::ui
