#include "ui/shell/main_window.h"

#include <QDragEnterEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QShortcut>
#include <QStackedWidget>
#include <QTimer>
#include <QVBoxLayout>

#include "core/vault/patients/patients.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/health_watch.h"
#include "ui/library/patients_page.h"
#include "ui/library/search_keys.h"
#include "ui/library/undo_history.h"
#include "ui/practice/practice_page.h"
#include "ui/shell/activity_watch.h"
#include "ui/shell/health_bar.h"
#include "ui/shell/medium_bar.h"
#include "ui/shell/medium_watch.h"
#include "ui/shell/pages.h"
#include "ui/shell/shortcuts_sheet.h"
#include "ui/shell/top_bar.h"
#include "ui/widgets/preferences.h"

namespace safelight::ui {

MainWindow::MainWindow(VaultSession& session, Preferences& preferences, DeviceServices devices, ExchangeServices exchange, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_preferences(preferences),
      m_devices(std::move(devices)),
      m_exchange(std::move(exchange)),
      m_thumbnails(session) {
  setWindowTitle(QStringLiteral("Safelight"));
  setMinimumSize(760, 480);
  setAcceptDrops(true);
  UndoHistory::of(m_session, this);  // Ctrl+Z answers from the start
  build();
  connectPages();
  addShortcuts();
  go(Place::Patients);
}

MainWindow::~MainWindow() = default;

void MainWindow::build() {
  m_rail = new Rail(this);
  m_rail->add(Place::Patients, QStringLiteral("patients"), tr("Patients"));
  m_rail->add(Place::Inbox, QStringLiteral("inbox"), tr("Inbox"));
  m_rail->add(Place::Worklist, QStringLiteral("calendar"), tr("Worklist"));
  m_rail->add(Place::Bin, QStringLiteral("bin"), tr("Bin"));
  m_rail->addGap();
  m_rail->add(Place::Practice, QStringLiteral("practice"), tr("Practice"));
  m_top = new TopBar(m_session.user(), this);
  m_health = new HealthBar(this);
  m_medium = new MediumBar(this);
  m_stack = new QStackedWidget(this);
  m_pages = new Pages(m_session, m_thumbnails, m_preferences, m_devices, m_exchange, *this);
  for (QWidget* page : {m_pages->patients(), m_pages->patient(), m_pages->inbox(), m_pages->worklist(), m_pages->bin(), m_pages->practice(), m_pages->viewer()}) {
    m_stack->addWidget(page);
  }
  auto* across = new QHBoxLayout(this);
  across->setContentsMargins(0, 0, 0, 0);
  across->setSpacing(0);
  across->addWidget(m_rail);
  m_tools = new QWidget(this);
  auto* tools = new QVBoxLayout(m_tools);
  tools->setContentsMargins(0, 0, 0, 0);
  tools->addWidget(m_pages->viewerTools());
  forceTheme(*m_tools, ThemeKind::Dark);
  across->addWidget(m_tools);
  auto* down = new QVBoxLayout;
  down->setSpacing(0);
  down->addWidget(m_top);
  down->addWidget(m_health);
  down->addWidget(m_medium);
  down->addWidget(m_stack, 1);
  m_pages->placeImportBar(*down);
  across->addLayout(down, 1);
}

void MainWindow::connectPages() {
  connect(m_rail, &Rail::asked, this, &MainWindow::go);
  connect(m_top, &TopBar::backAsked, this, &MainWindow::back);
  connect(m_top, &TopBar::importAsked, this, &MainWindow::importFiles);
  connect(m_top, &TopBar::themeAsked, this, &MainWindow::toggleTheme);
  connect(m_top, &TopBar::lockAsked, this, [this] { Q_EMIT lockAsked(LockBy::Button); });
  connect(&m_top->search(), &QLineEdit::textChanged, this, [this](const QString& typed) {
    if (m_place != Place::Patients) go(Place::Patients);
    m_pages->patientsPage().setSearchText(typed);
  });
  forwardSearchKeys(m_top->search(), m_pages->patientsPage().list());
  m_top->search().installEventFilter(this);

  connect(m_pages, &Pages::openPatient, this, &MainWindow::openPatient);
  connect(m_pages, &Pages::openImage, this, &MainWindow::openImage);
  connect(m_pages, &Pages::backAsked, this, &MainWindow::back);
  connect(m_pages, &Pages::mergedInto, this, &MainWindow::follow);
  connect(m_pages, &Pages::binAsked, this, [this] { go(Place::Bin); });
  connect(m_pages, &Pages::viewerClosed, this, [this] {
    if (m_place == Place::Viewer) back();
  });
  connect(m_pages, &Pages::viewerFullScreen, this, &MainWindow::setFullScreen);
  connect(m_pages, &Pages::inboxCountChanged, this, [this](int count) { m_rail->setBadge(Place::Inbox, count); });
  connect(m_pages, &Pages::worklistChanged, this, &MainWindow::worklistChanged);
  connect(&m_session, &VaultSession::patientsChanged, this, &MainWindow::readPatientAgain);

  auto& health = HealthWatch::of(m_session);
  connect(&health, &HealthWatch::changed, this, &MainWindow::showHealth);
  connect(m_health, &HealthBar::lookAsked, this, [this] {
    go(Place::Practice);
    // When the page has its size.
    QTimer::singleShot(0, this, [this] {
      if (auto* page = qobject_cast<PracticePage*>(m_pages->practice())) page->showHealth();
    });
  });

  connect(new ActivityWatch(this), &ActivityWatch::active, this, &MainWindow::active);
  connect(&m_preferences, &Preferences::themeChanged, this, &MainWindow::showThemeIcon);
  showThemeIcon();
  if (!m_session.may(model::Permission::Import)) return;
  auto* media = new MediumWatch(MediumWatch::defaultRoots(), {}, this);
  connect(media, &MediumWatch::inserted, m_medium, &MediumBar::offer);
  connect(media, &MediumWatch::removed, m_medium, &MediumBar::withdraw);
  connect(m_medium, &MediumBar::importAsked, this, [this](const QString& folder) { importPaths({folder}); });
}

void MainWindow::shortcut(const QKeySequence& keys, Where where, std::function<void()> act) {
  auto* key = new QShortcut(keys, this);
  connect(key, &QShortcut::activated, this, [this, act = std::move(act), where] {
    if (where == Where::Everywhere || !sheetIsOpen()) act();
  });
  if (where == Where::OutsideViewer) m_keysOutsideViewer.append(key);
}

void MainWindow::addShortcuts() {
  shortcut(Qt::CTRL | Qt::Key_L, Where::Everywhere, [this] { Q_EMIT lockAsked(LockBy::Shortcut); });
  shortcut(Qt::CTRL | Qt::Key_K, Where::Pages, [this] { focusSearch(); });
  shortcut(Qt::CTRL | Qt::Key_F, Where::Pages, [this] { focusSearch(); });
  shortcut(Qt::CTRL | Qt::Key_N, Where::Pages, [this] {
    go(Place::Patients);
    m_pages->patientsPage().newPatient();
  });
  shortcut(Qt::CTRL | Qt::Key_O, Where::Pages, [this] { importFiles(); });
  shortcut(Qt::CTRL | Qt::Key_V, Where::Pages, [this] {
    if (m_session.may(model::Permission::Import)) m_pages->paste(patientForImport());
  });
  shortcut(Qt::ALT | Qt::Key_Left, Where::Pages, [this] { back(); });
  // The viewer has keys of its own for these.
  shortcut(Qt::Key_F1, Where::OutsideViewer, [this] { showShortcuts(this); });
  shortcut(Qt::Key_Question, Where::OutsideViewer, [this] { showShortcuts(this); });
  const std::array places{Place::Patients, Place::Inbox, Place::Worklist, Place::Bin, Place::Practice};
  for (std::size_t i = 0; i < places.size(); ++i) {
    shortcut(Qt::CTRL | static_cast<Qt::Key>(Qt::Key_1 + static_cast<int>(i)), Where::OutsideViewer, [this, place = places[i]] { go(place); });
  }
}

bool MainWindow::sheetIsOpen() const {
  const auto sheets = findChildren<Sheet*>();
  return std::any_of(sheets.begin(), sheets.end(), [](const Sheet* sheet) { return sheet->isVisible(); });
}

void MainWindow::readOrdersWith(DropFolder::Take take) { m_pages->readOrdersWith(m_preferences, std::move(take)); }

void MainWindow::go(Place place) {
  if ((place == Place::Patient || place == Place::Viewer) && !m_patient) return;
  if (m_place == Place::Viewer && place != Place::Viewer) m_pages->leaveViewer();
  m_place = place;
  const bool ofPatient = place == Place::Patient || place == Place::Viewer;
  if (!ofPatient) {
    m_section = place;
    m_patient.reset();
    m_top->showSearch();
  } else {
    m_top->showPatient(*m_patient);
  }
  switch (place) {
    case Place::Patients:
      m_stack->setCurrentWidget(m_pages->patients());
      m_pages->patientsPage().refresh();
      m_top->search().setFocus();
      break;
    case Place::Inbox: m_stack->setCurrentWidget(m_pages->inbox()); break;
    case Place::Worklist: m_stack->setCurrentWidget(m_pages->worklist()); break;
    case Place::Bin: m_stack->setCurrentWidget(m_pages->bin()); break;
    case Place::Practice: m_stack->setCurrentWidget(m_pages->practice()); break;
    case Place::Patient: m_stack->setCurrentWidget(m_pages->patient()); break;
    case Place::Viewer: m_stack->setCurrentWidget(m_pages->viewer()); break;
  }
  // The viewer brings tools of its own to the left side.
  m_rail->setVisible(place != Place::Viewer);
  m_tools->setVisible(place == Place::Viewer);
  m_rail->setCurrent(m_section);
  for (auto* key : m_keysOutsideViewer) key->setEnabled(place != Place::Viewer);
  m_top->setImportVisible(m_session.may(model::Permission::Import) && (place == Place::Patients || place == Place::Patient || place == Place::Inbox));
  if (place != Place::Patients) m_stack->currentWidget()->setFocus();
  showHealth();
}

void MainWindow::openPatient(const model::Patient& patient) {
  m_session.run(
      Priority::Interactive, this,
      [id = patient.id](vault::Vault& vault, decode::Decoder&) { return vault::notePatientOpened(vault, id); },
      [this, patient](Result<void> noted) {
        // What cannot be noted is not shown.
        if (!noted) return Toast::show(this, errorText(noted.error()), Text::Tone::Danger);
        showPatientPage(patient);
      });
}

void MainWindow::showPatientPage(const model::Patient& patient) {
  m_patient = patient;
  // Who was looked for is found; the list that waits behind shows everybody again.
  const QSignalBlocker quiet(m_top->search());
  m_top->search().clear();
  m_pages->patientsPage().setSearchText({});
  m_pages->showPatient(patient);
  go(Place::Patient);
}

void MainWindow::openImage(model::ImageId id, const QList<model::ImageId>& order) {
  if (!m_patient) return;
  m_pages->openViewer(*m_patient, order, id);
  go(Place::Viewer);
}

void MainWindow::follow(model::PatientId id) {
  m_session.run(
      Priority::Interactive, this, [id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
      [this](Result<model::Patient> patient) {
        if (patient) openPatient(*patient);
      });
}

void MainWindow::readPatientAgain() {
  if (!m_patient) return;
  m_session.run(
      Priority::Interactive, this, [id = m_patient->id](vault::Vault& vault, decode::Decoder&) { return vault::findPatient(vault, id); },
      [this, id = m_patient->id](Result<model::Patient> patient) {
        if (!patient || !m_patient || m_patient->id != id) return;
        m_patient = *patient;
        m_top->showPatient(*patient);
      });
}

void MainWindow::back() {
  if (m_place == Place::Viewer) return go(Place::Patient);
  if (m_place == Place::Patient) return go(m_section);
  if (m_place != Place::Patients) return go(Place::Patients);
  m_top->search().clear();
}

void MainWindow::focusSearch() {
  if (m_place != Place::Patients) go(Place::Patients);
  m_top->search().setFocus(Qt::ShortcutFocusReason);
  m_top->search().selectAll();
}

std::optional<model::PatientId> MainWindow::patientForImport() const { return m_patient ? std::optional(m_patient->id) : std::nullopt; }

void MainWindow::importFiles() {
  if (m_session.may(model::Permission::Import)) m_pages->importFiles(patientForImport());
}

void MainWindow::importPaths(const QStringList& paths) { m_pages->importPaths(paths, patientForImport()); }

/// Images and whose they are come first: in the viewer the line waits. The practice page says it by itself.
void MainWindow::showHealth() {
  const auto& health = HealthWatch::of(m_session).health();
  m_health->show(health && m_place != Place::Viewer && m_place != Place::Practice ? *health : vault::Health{});
}

void MainWindow::toggleTheme() { m_preferences.setTheme(currentTheme() == ThemeKind::Dark ? ThemeChoice::Light : ThemeChoice::Dark); }

void MainWindow::showThemeIcon() {
  m_top->setThemeIcon(m_preferences.effectiveTheme() == ThemeKind::Dark ? QStringLiteral("sun") : QStringLiteral("moon"));
}

void MainWindow::setFullScreen(bool on) {
  // The viewer says itself whose images these are while the bar is away.
  m_top->setVisible(!on);
  if (on) m_medium->hide();
}

void MainWindow::closeEvent(QCloseEvent* event) {
  event->ignore();
  Q_EMIT quitAsked();
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !sheetIsOpen()) return back();
  QWidget::keyPressEvent(event);
}

bool MainWindow::eventFilter(QObject* watched, QEvent* event) {
  if (watched == &m_top->search() && event->type() == QEvent::ShortcutOverride) {
    const auto* key = static_cast<QKeyEvent*>(event);
    // Files on the clipboard are an import even while the search field has the focus; words are pasted as usual.
    if (key->matches(QKeySequence::Paste) && m_session.may(model::Permission::Import) && m_pages->paste(patientForImport())) {
      event->accept();
      return true;
    }
    // Nothing typed, nothing to untype: the key means what was done last.
    if (key->matches(QKeySequence::Undo) && m_top->search().text().isEmpty()) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (event->mimeData()->hasUrls() && m_session.may(model::Permission::Import) && !sheetIsOpen()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  QStringList paths;
  for (const QUrl& url : event->mimeData()->urls()) {
    if (url.isLocalFile()) paths.append(url.toLocalFile());
  }
  if (paths.isEmpty()) return;
  event->acceptProposedAction();
  importPaths(paths);
}

void MainWindow::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), coloursFor(this).window); }

}  // namespace safelight::ui
