#include "ui/setup/setup_window.h"

#include <QApplication>
#include <QCloseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>
#include <atomic>
#include <memory>

#include "core/crypto/device_secret.h"
#include "core/vault/backup/restore.h"
#include "core/vault/keeping/kit.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/setup/brand_mark.h"
#include "ui/setup/kit_step.h"
#include "ui/setup/owner_step.h"
#include "ui/setup/practice_step.h"
#include "ui/setup/recover_step.h"
#include "ui/setup/restore_step.h"
#include "ui/setup/restored_step.h"
#include "ui/setup/step_dots.h"
#include "ui/setup/welcome_step.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

constexpr int kColumnWidth = 580;
constexpr int kAbovePart = 6;  // of the window, free above the page
constexpr int kAround = 40;  // what else is seen around what has the focus

/// Another folder, or room in it, would help.
bool concernsPlace(ErrorCode code) {
  switch (code) {
    case ErrorCode::FileNotFound:
    case ErrorCode::PermissionDenied:
    case ErrorCode::ReadFailed:
    case ErrorCode::WriteFailed:
    case ErrorCode::SyncFailed:
    case ErrorCode::DiskFull:
    case ErrorCode::ReadOnlyMedium:
    case ErrorCode::PathTooLong:
    case ErrorCode::MediumRemoved:
    case ErrorCode::NotARegularFile:
    case ErrorCode::AlreadyExists:
    case ErrorCode::VaultExists:
    case ErrorCode::VaultOnNetwork: return true;
    default: return false;
  }
}

}  // namespace

SetupWindow::SetupWindow(const vault::Environment& environment, Places places, QWidget* parent)
    : QWidget(parent), m_environment(environment), m_places(std::move(places)) {
  setWindowTitle(QStringLiteral("Safelight"));
  setMinimumSize(660, 360);  // a low screen, enlarged twice
  forceTheme(*this, ThemeKind::Dark);
  build();
  connectSteps();
  go(m_welcome);
}

SetupWindow::~SetupWindow() {
  m_cancel.cancel();  // a restore under way goes on when it is asked for again
  // The focus still moves while the pages go one by one, and by then this is no window of pages any more.
  disconnect(QCoreApplication::instance(), nullptr, this, nullptr);
}

void SetupWindow::build() {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new QScrollArea(this);
  m_scroll = scroll->verticalScrollBar();
  connect(m_scroll, &QScrollBar::valueChanged, this, [this] { update(); });  // the name above the page
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setWidgetResizable(true);
  scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  // Its room is kept, so that a page that needs the bar stands no further left than the one before; a bar that scrolls nothing is not seen.
  scroll->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn);
  scroll->viewport()->setAutoFillBackground(false);
  scroll->setFocusPolicy(Qt::NoFocus);  // it follows the keyboard, and is no stop of its own
  outer->addWidget(scroll);
  auto* content = new QWidget(scroll);
  content->setAutoFillBackground(false);
  scroll->setWidget(content);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(metric::kPage, 36, metric::kPage, 24);
  layout->setSpacing(12);
  m_dots = new StepDots({tr("Practice"), tr("You"), tr("Recovery kit")}, content);
  layout->addWidget(m_dots, 0, Qt::AlignHCenter);
  m_above = new QSpacerItem(0, 0, QSizePolicy::Minimum, QSizePolicy::Fixed);
  layout->addItem(m_above);
  layout->addWidget(makePages(), 0, Qt::AlignHCenter);
  m_problem = new Text({}, TextStyle::Body, Text::Tone::Danger, content);
  m_problem->setWordWrap(true);
  m_problem->setAlignment(Qt::AlignCenter);
  m_problem->setFixedWidth(kColumnWidth);
  m_problem->hide();
  layout->addWidget(m_problem, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  // In a low window, or enlarged: where the keyboard is can be seen. Queued, because a page may be growing just now.
  connect(static_cast<QApplication*>(QCoreApplication::instance()), &QApplication::focusChanged, this, [this, scroll](QWidget*, QWidget* now) {
    if (now == nullptr || !m_column->isAncestorOf(now)) return;
    // What is in sight already does not push a page's title out of it.
    const auto follow = [scroll, now] {
      if (now->visibleRegion().boundingRect() != now->rect()) scroll->ensureWidgetVisible(now, 0, kAround);
    };
    QMetaObject::invokeMethod(now, follow, Qt::QueuedConnection);
  });
}

QWidget* SetupWindow::makePages() {
  // Below one another, one visible: a stack would make every page as high as the highest.
  m_column = new QWidget(this);
  m_column->setFixedWidth(kColumnWidth);
  m_column->installEventFilter(this);
  auto* layout = new QVBoxLayout(m_column);
  layout->setContentsMargins(0, 0, 0, 0);
  m_welcome = new WelcomeStep(m_column);
  m_practice = new PracticeStep(m_places.vaultFolder, m_column);
  m_owner = new OwnerStep(m_environment.random, m_column);
  m_kit = new KitStep(m_column);
  m_recover = new RecoverStep(m_environment.random, m_column);
  m_restore = new RestoreStep(m_environment, m_places.vaultFolder, m_column);
  m_restored = new RestoredStep(m_column);
  m_working = makeWorking();
  m_pages = {m_welcome, m_practice, m_owner, m_kit, m_recover, m_restore, m_restored, m_working};
  for (QWidget* page : m_pages) {
    page->hide();
    layout->addWidget(page);
  }
  return m_column;
}

bool SetupWindow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == m_column && event->type() == QEvent::LayoutRequest) fitPage();
  return QWidget::eventFilter(watched, event);
}

void SetupWindow::fitPage() {
  // Words that wrap make a page higher than its hint says: nothing is squeezed, the window scrolls instead.
  const auto* layout = m_column->layout();
  const int needed = layout->hasHeightForWidth() ? layout->totalHeightForWidth(kColumnWidth) : layout->totalSizeHint().height();
  if (m_column->minimumHeight() != needed) m_column->setMinimumHeight(needed);
  keepRoomAbove();
}

QWidget* SetupWindow::makeWorking() {
  auto* working = new QWidget(m_column);
  auto* layout = new QVBoxLayout(working);
  layout->setSpacing(16);
  layout->addStretch(1);
  m_workingWords = new Text({}, TextStyle::Heading, Text::Tone::First, working);
  m_workingWords->setAlignment(Qt::AlignCenter);
  layout->addWidget(m_workingWords);
  m_progress = new ProgressLine(working);
  m_progress->setProgress(0, 0);
  layout->addWidget(m_progress);
  m_stop = new Button(tr("Stop"), ButtonKind::Secondary, working);
  connect(m_stop, &QAbstractButton::clicked, this, [this] {
    m_cancel.cancel();
    m_stop->setEnabled(false);
  });
  layout->addWidget(m_stop, 0, Qt::AlignHCenter);
  layout->addStretch(1);
  return working;
}

void SetupWindow::connectSteps() {
  connect(m_welcome, &WelcomeStep::signInAsked, this, &SetupWindow::closeAsked);
  connect(m_welcome, &WelcomeStep::createAsked, this, [this] { go(m_practice); });
  connect(m_welcome, &WelcomeStep::openAsked, this, [this] { chooseVault([this](const QString& path, const QString&) { Q_EMIT vaultChosen(path); }); });
  connect(m_welcome, &WelcomeStep::restoreAsked, this, [this] { go(m_restore); });
  connect(m_restore, &SetupStep::backAsked, this, [this] {
    m_restore->leave();
    go(m_welcome);
  });
  connect(m_restore, &SetupStep::nextAsked, this, &SetupWindow::restore);
  connect(m_restored, &RestoredStep::kitAsked, this, [this] { startRecovery(m_restored->vaultPath()); });
  connect(m_restored, &RestoredStep::anotherAsked, this, [this] {
    m_restore->setBackup({});
    go(m_restore);
  });
  connect(m_restored, &RestoredStep::signInAsked, this, [this] { Q_EMIT vaultChosen(m_restored->vaultPath()); });
  connect(m_welcome, &WelcomeStep::recoverAsked, this, [this] { go(m_recover); });
  connect(m_practice, &SetupStep::backAsked, this, [this] { go(m_welcome); });
  connect(m_practice, &SetupStep::nextAsked, this, [this] {
    m_owner->setPractice(m_practice->practice());
    go(m_owner);
  });
  connect(m_owner, &SetupStep::backAsked, this, [this] { go(m_practice); });
  connect(m_owner, &SetupStep::nextAsked, this, &SetupWindow::create);
  connect(m_kit, &KitStep::confirmed, this, [this] {
    if (m_vault) static_cast<void>(vault::noteKitTypedBack(*m_vault));
    Q_EMIT finished();
  });
  connect(m_recover, &SetupStep::backAsked, this, [this] {
    m_recover->clearSecrets();
    if (m_beganWithKit) Q_EMIT closeAsked();
    else go(m_welcome);
  });
  connect(m_recover, &SetupStep::nextAsked, this, &SetupWindow::recover);
  connect(m_recover, &RecoverStep::chooseVaultAsked, this, [this] {
    chooseVault([this](const QString& path, const QString& practice) { m_recover->setVault(path, practice); });
  });
}

void SetupWindow::go(QWidget* page) {
  m_problem->hide();
  for (QWidget* other : m_pages) other->setVisible(other == page);
  fitPage();  // at once: what is pressed the moment it comes must not move under the press
  m_column->parentWidget()->layout()->activate();
  const int step = page == m_practice ? 0 : page == m_owner ? 1 : page == m_kit && m_isFirstRun ? 2 : -1;
  m_dots->setCurrent(step);
  if (page == m_practice) m_practice->focusFirst();
  else if (page == m_owner) m_owner->focusFirst();
  else if (page == m_recover) m_recover->focusFirst();
  else if (page == m_restore) m_restore->focusFirst();
  else if (page == m_kit) m_kit->focusFirst();
  else page->setFocus();
}

void SetupWindow::setWorking(const QString& words, Stop stop) {
  m_workingWords->setText(words);
  m_progress->setProgress(0, 0);
  m_stop->setVisible(stop == Stop::Possible);
  m_stop->setEnabled(true);
  go(m_working);
}

void SetupWindow::comeFromSignIn() {
  m_isFromSignIn = true;
  m_welcome->offerSignIn();
}

void SetupWindow::startRecovery(const QString& vaultPath) {
  m_beganWithKit = m_isFromSignIn && !m_welcome->isHidden();
  const auto summary = vault::Vault::summarise(m_environment.files, pathFromUtf8(utf8(vaultPath)));
  m_recover->setVault(vaultPath, summary ? text(summary->practice) : QString());
  go(m_recover);
  if (!summary) m_recover->showError(summary.error());
}

void SetupWindow::create() {
  auto password = m_owner->password();
  if (!password) return m_owner->showError(password.error());
  setWorking(tr("Making the keys and the vault…"));
  const auto keysMade = std::make_shared<std::atomic<bool>>(false);
  m_call.start(
      this,
      [this, keysMade, secret = std::move(*password), practice = utf8(m_practice->practice()), login = utf8(m_owner->login()), name = utf8(m_owner->name()),
       path = pathFromUtf8(utf8(m_practice->vaultPath()))]() -> Result<std::pair<vault::Vault, vault::RecoveryKit>> {
        std::error_code ignored;  // creating the vault says what is wrong with the folder
        std::filesystem::create_directories(path.parent_path(), ignored);
        TRY_ASSIGN(const auto device, crypto::loadOrMakeDeviceSecret(m_places.deviceSecret, m_environment.random));
        *keysMade = true;
        TRY_ASSIGN(auto made, vault::Vault::create(m_environment, path, {practice, login, name, secret, device}));
        // Whoever leaves now is reminded later. A note that fails changes nothing about the kit, which must be shown.
        static_cast<void>(vault::noteKitShown(made.first));
        return made;
      },
      [this, keysMade](Result<std::pair<vault::Vault, vault::RecoveryKit>> result) {
        // What is wrong with the place is said where the place is chosen.
        if (!result && *keysMade && concernsPlace(result.error().code)) {
          go(m_practice);
          m_practice->showError(result.error());
          return;
        }
        created(std::move(result));
      });
}

void SetupWindow::created(Result<std::pair<vault::Vault, vault::RecoveryKit>> result) {
  if (!result) {
    go(m_owner);
    m_owner->showError(result.error());
    return;
  }
  m_owner->clearPassword();
  m_isFirstRun = true;
  m_vault.emplace(std::move(result->first));
  Q_EMIT vaultMade(text(pathToUtf8(m_vault->path())));
  m_kit->setKit(result->second);
  go(m_kit);
}

void SetupWindow::recover() {
  auto password = m_recover->password();
  if (!password) return m_recover->showError(password.error());
  setWorking(tr("Opening the vault with the kit…"));
  m_call.start(
      this,
      [this, secret = std::move(*password), code = m_recover->code(), path = pathFromUtf8(utf8(m_recover->vaultPath()))]() -> Result<std::pair<vault::Vault, vault::RecoveryKit>> {
        TRY_ASSIGN(const auto device, crypto::loadOrMakeDeviceSecret(m_places.deviceSecret, m_environment.random));
        return vault::Vault::recover(m_environment, path, code, secret, device);
      },
      [this](Result<std::pair<vault::Vault, vault::RecoveryKit>> result) {
        if (!result) {
          go(m_recover);
          m_recover->showError(result.error());
          return;
        }
        m_recover->clearSecrets();
        m_isFirstRun = false;
        m_vault.emplace(std::move(result->first));
        m_kit->setKit(result->second);
        m_kit->setSentence(tr("The kit you used no longer opens the vault; this one takes its place. Keep the old one until every backup disk has had its next backup. The new one is shown once, now."));
        go(m_kit);
      });
}

void SetupWindow::restore() {
  m_cancel = CancelToken();
  setWorking(tr("Bringing back %1…", "practice").arg(m_restore->practice()), Stop::Possible);
  const QString path = m_restore->vaultPath();
  const auto tell = [this](const vault::BackupProgress& progress) {
    QMetaObject::invokeMethod(this, [this, done = static_cast<int>(progress.objectsDone), total = static_cast<int>(progress.objectsTotal)] { m_progress->setProgress(done, total); }, Qt::QueuedConnection);
  };
  m_call.start(
      this,
      [tell, cancel = m_cancel, bring = m_restore->bring(), to = pathFromUtf8(utf8(path))]() -> Result<vault::RestoreReport> {
        std::error_code ignored;  // restoring says what is wrong with the folder
        std::filesystem::create_directories(to.parent_path(), ignored);
        return bring(to, tell, cancel);
      },
      [this, path](const Result<vault::RestoreReport>& report) {
        if (!report) {
          go(m_restore);
          m_restore->refresh();
          if (report.error().code != ErrorCode::Cancelled) m_restore->showError(report.error());
          return;
        }
        m_restore->leave();
        m_restored->setReport(path, *report);
        go(m_restored);
      });
}

void SetupWindow::chooseVault(std::function<void(const QString& path, const QString& practice)> chosen) {
  chooseFiles(this, ChoiceOf::Folder, tr("Choose the vault's folder"), tr("Choose"), this, [this, chosen = std::move(chosen)](const QStringList& paths) {
    const auto summary = vault::Vault::summarise(m_environment.files, pathFromUtf8(utf8(paths.first())));
    if (summary) return chosen(paths.first(), text(summary->practice));
    // Whoever looks for the vault on the disk of the backups is meant to find it.
    if (vault::isPlaceOfBackups(m_environment.files, pathFromUtf8(utf8(paths.first())))) {
      m_restore->setBackup(paths.first());
      return go(m_restore);
    }
    m_problem->setText(errorText(summary.error()));
    m_problem->show();
  });
}

std::optional<vault::Vault> SetupWindow::takeVault() { return std::exchange(m_vault, std::nullopt); }

void SetupWindow::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  keepRoomAbove();
}

void SetupWindow::keepRoomAbove() {
  // Every page begins at the same height, however long it is; where the room is scarce, this gives way before anything has to scroll.
  QLayout& layout = *m_column->parentWidget()->layout();
  const int whole = layout.hasHeightForWidth() ? layout.totalHeightForWidth(m_column->parentWidget()->width()) : layout.totalSizeHint().height();
  const int before = m_above->sizeHint().height(), above = std::clamp(height() - (whole - before), 0, height() / kAbovePart);
  if (above == before) return;
  m_above->changeSize(0, above, QSizePolicy::Minimum, QSizePolicy::Fixed);
  layout.update();
}

void SetupWindow::closeEvent(QCloseEvent* event) {
  event->ignore();
  Q_EMIT closeAsked();
}

void SetupWindow::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  m_glow.paint(painter, size(), devicePixelRatioF(), colours.canvas, colours.accent);
  // In a narrow window it is in the way of the steps, and of a page that has moved under it.
  const bool hasRoom = m_column->mapTo(this, QPoint()).x() > kBrandWidth;
  if (hasRoom || (m_scroll->value() == 0 && !m_dots->isShown())) paintBrandMark(painter, colours);
}

}  // namespace safelight::ui
