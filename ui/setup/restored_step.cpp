#include "ui/setup/restored_step.h"

#include <QHBoxLayout>

#include "ui/bridge/format.h"
#include "ui/widgets/form_field.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {

RestoredStep::RestoredStep(QWidget* parent) : SetupStep({}, {}, parent) {
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
  m_kit = new Button(tr("Use the recovery kit"), ButtonKind::Secondary, this);
  auto* ways = new QHBoxLayout;
  ways->setSpacing(8);
  for (auto* way : {m_signIn, m_kit}) ways->addWidget(way);
  ways->addStretch(1);
  body()->addLayout(ways);
  connect(m_signIn, &QAbstractButton::clicked, this, &RestoredStep::signInAsked);
  connect(m_kit, &QAbstractButton::clicked, this, &RestoredStep::kitAsked);
  connect(this, &SetupStep::nextAsked, this, [this] { m_hasNoImage ? Q_EMIT anotherAsked() : Q_EMIT kitAsked(); });
  setNext({});
  setBack(false);
  startFocusAt(*this, *next());
}

void RestoredStep::setReport(const QString& vaultPath, const vault::RestoreReport& report) {
  m_path = vaultPath;
  const auto missing = static_cast<int>(report.missing.size());
  const QString practice = isolated(text(report.practice)), moment = midSentence(momentText(localTime(report.at), localNow()));
  m_hasNoImage = report.images == 0 && missing > 0;
  setTitle(m_hasNoImage ? tr("The images did not come back") : tr("The practice is back"));
  setSentence(m_hasNoImage ? tr("The patients of %1 are here again, as they were saved %2, but without their images.", "practice, moment").arg(practice, moment)
                           : tr("%n image(s) of %1 are here again, as they were saved %2.", "practice, moment", static_cast<int>(report.images)).arg(practice, moment));
  setNext(m_hasNoImage ? tr("Bring back another backup") : tr("Use the recovery kit"));
  m_kit->setVisible(m_hasNoImage);
  QStringList trouble;
  if (m_hasNoImage)
    trouble += tr("Damaged or overwritten in this backup: %n image(s), all that it has. An attacker or a failing disk does that. Keep its disk as it is, and bring back another backup.", nullptr, missing);
  else if (missing > 0) trouble += tr("%n image(s) could not be read from the backup. The vault says which, and another backup can bring them back.", nullptr, missing);
  if (!report.trouble.empty()) trouble += tr("Newer backups lie there and cannot be used: they are damaged, or another practice's. This is the newest one that is whole.");
  if (report.erased > 0) trouble += tr("%n patient(s) were erased since. They do not come back.", nullptr, static_cast<int>(report.erased));
  m_trouble->setText(trouble.join(QLatin1Char('\n')));
  m_trouble->setTone(m_hasNoImage ? Text::Tone::Danger : Text::Tone::Care);
  m_trouble->setVisible(!trouble.isEmpty());
  m_fingerprint->setText(text(report.genesisFingerprint));
}

}  // namespace safelight::ui
