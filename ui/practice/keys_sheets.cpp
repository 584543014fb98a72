#include "ui/practice/keys_sheets.h"

#include <QVBoxLayout>
#include <atomic>
#include <chrono>

#include "core/vault/keeping/kit.h"
#include "core/vault/keeping/rotation.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

constexpr std::chrono::milliseconds kTell{100};

Text* wrapped(const QString& words, Text::Tone tone, QWidget* parent) {
  auto* text = new Text(words, TextStyle::Body, tone, parent);
  text->setWordWrap(true);
  return text;
}

}  // namespace

KitSheet::KitSheet(VaultSession& session, QWidget* window) : Sheet(window, tr("A new recovery kit"), 620), m_session(session), m_over(window) {
  m_words = wrapped(tr("The kit you have no longer opens the vault once the new one is made. Keep it until every backup disk has had its next backup: older backups still open with it alone. Have a printer, or pen and paper, at hand: the code is shown once."), Text::Tone::Second, this);
  body()->addWidget(m_words);
  m_problem = wrapped({}, Text::Tone::Danger, this);
  m_problem->hide();
  body()->addWidget(m_problem);
  m_kit = new KitStep(this, KitStep::On::Sheet);
  m_kit->hide();
  body()->addWidget(m_kit);
  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_make = addButton(tr("Make a new kit"), ButtonKind::Primary);
  connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_make, &QAbstractButton::clicked, this, &KitSheet::make);
  connect(m_kit, &KitStep::titleChanged, this, &Sheet::setTitle);
  connect(m_kit, &KitStep::confirmed, this, [this] {
    m_session.run(
        Priority::Interactive, nullptr, [](vault::Vault& vault, decode::Decoder&) { return vault::noteKitTypedBack(vault); }, [](const Result<void>&) {});
    Toast::show(m_over, tr("The new recovery kit counts from now on. Back up once more, so that it opens the backup too."));
    close();
  });
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void KitSheet::make() {
  // From here on the kit before is dead at any moment: whoever closed the sheet would never see the new one.
  m_make->setEnabled(false);
  m_cancel->setEnabled(false);
  setClosable(false);
  m_session.run(
      Priority::Interactive, this,
      [](vault::Vault& vault, decode::Decoder&) {
        return vault::renewKit(vault);
      },
      [this](Result<vault::RecoveryKit> kit) {
        if (kit) return show(*kit);
        m_problem->setText(errorText(kit.error()));
        m_problem->show();
        setClosable(true);
        m_cancel->setEnabled(true);
        m_make->setEnabled(true);
      });
}

void KitSheet::show(const vault::RecoveryKit& kit) {
  m_words->hide();
  m_problem->hide();
  m_cancel->hide();
  m_make->hide();
  m_kit->setKit(kit);
  m_kit->setVisible(true);
  m_kit->focusFirst();
}

/// How far the worker is.
struct RotationSheet::Progress {
  std::atomic<bool> countsPatients{true};
  std::atomic<int> done{0}, total{0};
  std::atomic<bool> hasBegun{false};  // it cannot be undone, and goes on at the next sign-in
};

RotationSheet::RotationSheet(VaultSession& session, QWidget* window, const QString& leaver)
    : Sheet(window, tr("New keys for the vault"), 520), m_session(session), m_over(window) {
  if (!leaver.isEmpty())
    body()->addWidget(wrapped(tr("%1 cannot sign in any more. Somebody who kept a copy of the vault's keys could still read what is written from now on, until the keys are new.")
                                  .arg(isolated(leaver)),
                              Text::Tone::First, this));
  body()->addWidget(wrapped(tr("Everybody who works here goes on with the same password. It takes a few seconds, in a large practice a minute or two, and goes on by itself if the computer is switched off "
                               "in between."),
                            Text::Tone::Second, this));
  m_progress = new ProgressLine(this);
  m_progress->setProgress(0, 0);
  m_progress->hide();
  body()->addWidget(m_progress);
  m_count = new Text({}, TextStyle::Small, Text::Tone::Third, this);
  m_count->hide();
  body()->addWidget(m_count);
  m_tell.setInterval(kTell);
  connect(&m_tell, &QTimer::timeout, this, &RotationSheet::showProgress);
  m_problem = wrapped({}, Text::Tone::Danger, this);
  m_problem->hide();
  body()->addWidget(m_problem);
  m_later = addButton(leaver.isEmpty() ? tr("Cancel") : tr("Later"), ButtonKind::Secondary);
  m_turn = addButton(tr("Make new keys"), ButtonKind::Primary);
  connect(m_later, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_turn, &QAbstractButton::clicked, this, &RotationSheet::turn);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void RotationSheet::showProgress() {
  const int done = m_state->done, total = m_state->total;
  if (m_state->countsPatients && total > 0) {
    m_progress->setProgress(done, total);
    m_count->setText(tr("Every patient gets new keys…"));  // how many of how many stands beside the line
  } else if (!m_state->countsPatients) {
    m_progress->setProgress(0, 0);
    m_count->setText(tr("Writing the index under the new keys…"));
  }
}

void RotationSheet::turn() {
  m_turn->setEnabled(false);
  m_later->setEnabled(false);
  setClosable(false);
  m_problem->hide();
  m_progress->setProgress(0, 0);
  m_progress->show();
  m_count->setText(tr("Getting ready…"));
  m_count->show();
  m_state = std::make_shared<Progress>();
  m_tell.start();
  m_session.run(
      Priority::Interactive, this,
      [state = m_state](vault::Vault& vault, decode::Decoder&) {
        const std::uint32_t before = vault::keyEpoch(vault);
        auto rotated = vault::rotateKeys(vault, [&state](const vault::RotationProgress& progress) {
          state->total = static_cast<int>(progress.total);
          state->done = static_cast<int>(progress.done);
          state->countsPatients = progress.step == vault::RotationProgress::Step::Patients;
        });
        state->hasBegun = vault::keyEpoch(vault) != before;
        return rotated;
      },
      [this](Result<void> result) {
        m_tell.stop();
        m_count->hide();
        m_progress->hide();
        setClosable(true);
        m_later->setEnabled(true);
        m_turn->setEnabled(result || !m_state->hasBegun);
        if (!result) {
          const bool goesOn = m_state->hasBegun && result.error().code != ErrorCode::RotationUnfinished;
          m_problem->setText(goesOn ? errorWhat(result.error()) + u' ' + errorText(Error{ErrorCode::RotationUnfinished, {}}) : errorText(result.error()));
          m_problem->show();
          return;
        }
        Toast::show(m_over, tr("The vault has new keys"));
        Q_EMIT turned();
        close();
      });
}

}  // namespace safelight::ui
