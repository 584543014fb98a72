#include "ui/practice/guess_sheet.h"

#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "core/crypto/device_secret.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

/// More memory rather than more passes: it is memory that the machines built for guessing lack. More than this would keep a small computer at the
/// reception from signing in at all.
constexpr std::array<crypto::StretchCost, 3> kLadder{{{3, 256}, {3, 512}, {3, 1024}}};

std::uint64_t workOf(const crypto::StretchCost& cost) { return std::uint64_t{cost.passes} * cost.memoryMiB; }
bool isSame(const crypto::StretchCost& one, const crypto::StretchCost& other) { return one.passes == other.passes && one.memoryMiB == other.memoryMiB; }

}  // namespace

std::optional<std::chrono::milliseconds> GuessCost::timeAt(const crypto::StretchCost& other) const {
  if (!time) return std::nullopt;
  return std::chrono::milliseconds(static_cast<std::int64_t>(static_cast<double>(time->count()) * static_cast<double>(workOf(other)) / static_cast<double>(workOf(cost))));
}

QString guessTimeText(std::chrono::milliseconds time) {
  const double seconds = std::max(0.1, static_cast<double>(time.count()) / 1000.0);
  return QCoreApplication::translate("safelight::ui::GuessSheet", "%1 s", "seconds").arg(QLocale().toString(seconds, 'f', seconds < 10 ? 1 : 0));
}

std::vector<crypto::StretchCost> offeredCosts(const crypto::StretchCost& present) {
  std::vector<crypto::StretchCost> offered(kLadder.begin(), kLadder.end());
  if (std::none_of(offered.begin(), offered.end(), [&](const auto& cost) { return isSame(cost, present); })) offered.push_back(present);
  std::sort(offered.begin(), offered.end(), [](const auto& one, const auto& other) { return workOf(one) < workOf(other); });
  return offered;
}

std::optional<crypto::StretchCost> strongerCost(const crypto::StretchCost& present) {
  for (const auto& cost : offeredCosts(present)) {
    if (workOf(cost) > workOf(present)) return cost;
  }
  return std::nullopt;
}

GuessSheet::GuessSheet(VaultSession& session, QWidget* window, const GuessCost& present)
    : Sheet(window, tr("Slower guesses at your password"), 520), m_session(session), m_over(window), m_present(present), m_offered(offeredCosts(present.cost)) {
  auto* words = new Text(tr("Whoever steals this computer can try passwords for as long as they like. So each guess is slow on purpose: the slower, the safer. Signing in takes "
                            "you as long as one guess, on every computer that you use."),
                         TextStyle::Body, Text::Tone::Second, this);
  words->setWordWrap(true);
  body()->addWidget(words);
  m_offers = new Choice(this);
  m_offersRow = new FormField(tr("Each guess takes"), m_offers, this);
  body()->addWidget(m_offersRow);
  addOffers();
  m_current = new PasswordField({}, this);
  m_currentRow = new FormField(tr("Current password"), m_current, this);
  body()->addWidget(m_currentRow);
  m_progress = new ProgressLine(this);
  m_progress->setProgress(0, 0);
  // Its place is kept, so that nothing moves under the hand.
  auto keeps = m_progress->sizePolicy();
  keeps.setRetainSizeWhenHidden(true);
  m_progress->setSizePolicy(keeps);
  m_progress->hide();
  body()->addWidget(m_progress);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_change = addButton(tr("Change"), ButtonKind::Primary);
  connect(m_cancel, &QAbstractButton::clicked, this, &GuessSheet::cancel);
  connect(m_change, &QAbstractButton::clicked, this, &GuessSheet::change);
  connect(m_offers, &Choice::changed, this, [this] {
    explain();
    check();
  });
  connect(m_current, &PasswordField::edited, this, &GuessSheet::check);
  connect(m_current, &PasswordField::returnPressed, m_change, &QAbstractButton::click);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  explain();
  check();
}

void GuessSheet::addOffers() {
  const auto next = strongerCost(m_present.cost).value_or(m_present.cost);
  for (std::size_t i = 0; i < m_offered.size(); ++i) {
    const crypto::StretchCost& cost = m_offered[i];
    const auto time = m_present.timeAt(cost);
    const bool isPresent = isSame(cost, m_present.cost);
    const double factor = static_cast<double>(workOf(cost)) / static_cast<double>(workOf(m_present.cost));
    m_offers->addItem(time        ? (isPresent ? tr("About %1, as now") : tr("About %1")).arg(guessTimeText(*time))
                      : isPresent ? tr("As long as now")
                                  : tr("%1 times as long as now").arg(QLocale().toString(factor, 'g', 2)),
                      static_cast<int>(i));
    if (isSame(cost, next)) m_offers->setCurrentIndex(static_cast<int>(i));
  }
}

crypto::StretchCost GuessSheet::chosen() const { return m_offered[static_cast<std::size_t>(std::max(0, m_offers->currentData().toInt()))]; }

void GuessSheet::explain() {
  m_offersRow->setHelp(tr("Signing in needs %1 of memory for that moment: each computer that you use must have it free.").arg(QLocale().formattedDataSize(qint64{chosen().memoryMiB} << 20, 0, QLocale::DataSizeTraditionalFormat)));
}

void GuessSheet::check() {
  m_currentRow->setProblem({});
  m_current->setError(false);
  m_problem->hide();
  m_change->setEnabled(!m_running && !m_current->isEmpty() && !isSame(chosen(), m_present.cost));
}

void GuessSheet::showBusy(bool busy) {
  if (busy) m_running.emplace();
  else m_running.reset();
  m_progress->setVisible(busy);
  m_offers->setEnabled(!busy);
  m_current->setEnabled(!busy);
  m_cancel->setEnabled(true);
  setClosable(!busy);
  check();
}

void GuessSheet::change() {
  auto current = m_current->secret();
  if (!current) return showError(current.error());
  const crypto::StretchCost cost = chosen();
  showBusy(true);
  m_session.run(
      Priority::Interactive, this,
      [current = std::move(*current), cost, token = *m_running](vault::Vault& vault, decode::Decoder&) -> Result<void> {
        TRY_ASSIGN(const auto device, crypto::loadDeviceSecret(crypto::defaultDeviceSecretPath()));
        return vault::changePasswordCost(vault, current, device, cost, token);
      },
      [this, cost](Result<void> result) { answered(result, cost); });
}

void GuessSheet::cancel() {
  if (!m_running) return close();
  // It stops at the end of the try it is at; the answer closes the sheet.
  m_running->cancel();
  m_cancel->setEnabled(false);
}

void GuessSheet::answered(const Result<void>& result, const crypto::StretchCost& cost) {
  showBusy(false);
  if (!result && result.error().code != ErrorCode::Cancelled) return showError(result.error());
  if (result) {
    const auto time = m_present.timeAt(cost);
    Toast::show(m_over, time ? tr("Each guess at your password takes about %1 now").arg(guessTimeText(*time)) : tr("Guesses at your password take longer or shorter now, as you chose"));
  }
  close();
}

void GuessSheet::showError(const Error& error) {
  if (error.code == ErrorCode::WrongCredentials) {
    m_currentRow->setProblem(tr("This is not your current password."));
    m_current->setError(true);
    m_current->setFocus();
  } else {
    m_problem->setText(errorText(error));
    m_problem->show();
  }
}

}  // namespace safelight::ui
