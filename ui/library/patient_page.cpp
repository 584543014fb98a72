#include "ui/library/patient_page.h"

#include <QBoxLayout>
#include <QPainter>
#include <QStackedWidget>

#include "core/vault/access/people.h"
#include "core/vault/images/images.h"
#include "core/vault/keeping/hold.h"
#include "core/vault/patients/patients.h"
#include "core/vault/receiving/devices.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/library/filter_bar.h"
#include "ui/library/grid_content.h"
#include "ui/library/image_actions.h"
#include "ui/library/image_grid.h"
#include "ui/library/import_flow.h"
#include "ui/library/selection_bar.h"
#include "ui/widgets/tab_order.h"

namespace safelight::ui {
namespace {

// The first screens at once, the rest behind them.
constexpr std::uint32_t kFirstPage = 200;
constexpr std::uint32_t kNextPage = 2000;
// New: came in within a day and was taken within a week. An old disc that comes in today is not a page full of news.
constexpr std::int64_t kFreshMilliseconds = 24LL * 60 * 60 * 1000;
constexpr std::int32_t kFreshDays = 7;

}  // namespace

/// What one visit to the vault brings.
struct PatientPage::Loaded {
  int generation = 0;
  std::optional<Error> error;
  std::optional<model::Patient> patient;
  std::vector<model::Image> images;
  std::vector<model::User> people;
  bool canSend = false, canAsk = false;  // a device, an archive is paired
  std::uint32_t inBin = 0;               // counted when there are no others
  QString hold;                          // why nobody may erase the records; null: they may
  model::LocalTime now;
  Instant at;
  bool complete = true;
};

PatientPage::PatientPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : QWidget(parent), m_session(session), m_thumbnails(thumbnails), m_actions(new ImageActions(session, this)) {
  build();
  connectParts();
}

PatientPage::~PatientPage() = default;

void PatientPage::build() {
  setAcceptDrops(m_session.may(model::Permission::Import));
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);

  m_filterBar = new FilterBar(this);
  column->addWidget(m_filterBar);
  m_stack = new QStackedWidget(this);
  m_grid = new ImageGrid(thumbnailsOf(m_thumbnails), m_stack);
  startFocusAt(*this, *m_grid);
  m_grid->setDescriber([this](int index) {
    const PersonName nameOf = [this](model::UserId id) { return m_people.value(id); };
    return index < static_cast<int>(m_shown.size()) ? describeImage(*m_shown[static_cast<std::size_t>(index)], {m_session.notation(), nameOf, {}}) : QString();
  });
  m_none = new EmptyState(QStringLiteral("radiograph"), {}, {}, m_stack);
  if (m_session.may(model::Permission::Import)) {
    auto* import = m_none->setAction(tr("Import"), QStringLiteral("import"));
    connect(import, &QAbstractButton::clicked, this, [this] { importFlow().chooseAndImport(m_patient.id); });
  }
  m_showBin = m_none->addQuietAction(tr("Show the bin"));
  connect(m_showBin, &QAbstractButton::clicked, this, &PatientPage::binAsked);
  m_nothingPasses = new EmptyState(QStringLiteral("filter"), tr("No image fits"), tr("None of this patient's images shows what you asked for."), m_stack);
  auto* showAll = m_nothingPasses->setAction(tr("Show all images"));
  connect(showAll, &QAbstractButton::clicked, this, [this] {
    m_filterBar->setFilter({});
    showImages();
  });
  auto* failed = new EmptyState(QStringLiteral("warning"), tr("The images could not be read"), {}, m_stack);
  auto* again = failed->setAction(tr("Try again"), QStringLiteral("undo"));
  connect(again, &QAbstractButton::clicked, this, [this] { load(); });
  m_failure = failed;
  for (QWidget* page : {static_cast<QWidget*>(m_grid), static_cast<QWidget*>(m_none), static_cast<QWidget*>(m_nothingPasses), m_failure}) m_stack->addWidget(page);
  column->addWidget(m_stack, 1);
  m_selectionBar = new SelectionBar(m_session, this);
  column->addWidget(m_selectionBar);
  showDevices({});

  m_dropHint = new QLabel(this);
  m_dropHint->setTextFormat(Qt::PlainText);
  m_dropHint->setAlignment(Qt::AlignCenter);
  m_dropHint->setFont(ui::font(TextStyle::Heading));
  m_dropHint->setAttribute(Qt::WA_TransparentForMouseEvents);
  m_dropHint->installEventFilter(this);
  m_dropHint->hide();
}

void PatientPage::connectParts() {
  connect(m_filterBar, &FilterBar::moreAsked, this, &PatientPage::showRecordMenu);
  connect(m_filterBar, &FilterBar::changed, this, &PatientPage::showImages);
  connect(m_grid, &ImageGrid::activated, this, &PatientPage::open);
  // A bar that goes hands the keyboard to whatever comes next, the Undo of a message perhaps: so the images take it first.
  connect(m_grid, &ImageGrid::selectionChanged, this, [this](int count) {
    if (count == 0 && m_selectionBar->isAncestorOf(window()->focusWidget())) m_grid->setFocus(Qt::OtherFocusReason);
  });
  connect(m_grid, &ImageGrid::selectionChanged, m_selectionBar, &SelectionBar::setCount);
  connect(m_grid, &ImageGrid::contextMenuAsked, this, &PatientPage::showContextMenu);
  connect(m_selectionBar, &SelectionBar::openAsked, this, [this] {
    const auto chosen = m_grid->selected();
    if (!chosen.empty()) open(chosen.front());
  });
  connect(m_selectionBar, &SelectionBar::tagAsked, this, &PatientPage::tagImages);
  connect(m_selectionBar, &SelectionBar::exportAsked, this, &PatientPage::exportImages);
  connect(m_selectionBar, &SelectionBar::sendAsked, this, &PatientPage::sendImages);
  connect(m_selectionBar, &SelectionBar::moveAsked, this, &PatientPage::moveImages);
  connect(m_selectionBar, &SelectionBar::deleteAsked, this, &PatientPage::deleteImages);
  connect(m_selectionBar, &SelectionBar::clearAsked, m_grid, &ImageGrid::clearSelection);
  connect(&m_session, &VaultSession::imagesChanged, this, [this] { load(); });
  connect(&m_session, &VaultSession::patientsChanged, this, [this] { load(); });
  connect(&m_session, &VaultSession::settingsChanged, this, &PatientPage::showImages);
}

void PatientPage::setPatient(const model::Patient& patient) {
  const bool another = patient.id != m_patient.id;
  m_patient = patient;
  m_now = localNow();
  if (another) {
    m_loading = false;
    m_incoming.clear();
    m_images.clear();
    m_shown.clear();
    m_seen.clear();
    m_filterBar->setFilter({});
    m_filterBar->setSentence({});
    m_filterBar->setPresent({});
    m_grid->clearSelection();
    m_grid->setContent({}, {});
    m_stack->setCurrentWidget(m_grid);
  }
  load();
}

void PatientPage::load() {
  if (m_patient.id.isNil()) return;
  if (m_loading) {
    m_reloadWanted = true;  // one after the one that runs
    return;
  }
  m_loading = true;
  m_reloadWanted = false;
  const int generation = ++m_generation;
  m_session.run(
      Priority::Interactive, this,
      [generation, id = m_patient.id](vault::Vault& vault, decode::Decoder&) {
        Loaded loaded;
        loaded.generation = generation;
        const auto read = [&]() -> Result<void> {
          TRY_ASSIGN(loaded.patient, vault::findPatient(vault, id));
          vault::ImageSearch search;
          search.patient = id;
          search.limit = kFirstPage;
          TRY_ASSIGN(loaded.images, vault::searchImages(vault, search));
          if (loaded.images.empty()) {
            search.status = model::ImageStatus::Binned;
            TRY_ASSIGN(loaded.inBin, vault::countImages(vault, search));
          }
          loaded.people = vault::listPeople(vault);
          if (const auto hold = vault::findHold(vault, id); hold && *hold) loaded.hold = text((*hold)->reason);
          if (const auto devices = vault::devices(vault)) {
            loaded.canSend = !devices->empty();
            loaded.canAsk = std::any_of(devices->begin(), devices->end(), [](const auto& device) { return device.details.kind == seal::DeviceKind::Archive; });
          }
          return {};
        }();
        if (!read) loaded.error = read.error();
        const Clock& clock = vault.environment().clock;
        loaded.at = clock.now();
        loaded.now = model::LocalTime::at(loaded.at, clock);
        loaded.complete = loaded.images.size() < kFirstPage;
        return loaded;
      },
      [this](Loaded loaded) { receive(std::move(loaded), true); });
}

void PatientPage::loadRest(std::uint32_t offset) {
  m_session.run(
      Priority::Background, this,
      [generation = m_generation, offset, id = m_patient.id](vault::Vault& vault, decode::Decoder&) {
        Loaded loaded;
        loaded.generation = generation;
        vault::ImageSearch search;
        search.patient = id;
        search.offset = offset;
        search.limit = kNextPage;
        auto images = vault::searchImages(vault, search);
        if (images) loaded.images = std::move(*images);
        else loaded.error = images.error();
        loaded.complete = loaded.images.size() < kNextPage;
        return loaded;
      },
      [this](Loaded loaded) { receive(std::move(loaded), false); });
}

void PatientPage::receive(Loaded loaded, bool first) {
  if (loaded.generation != m_generation) return;
  if (loaded.error) {
    m_loading = false;
    showFailure(*loaded.error);
    return;
  }
  if (first) {
    m_incoming.clear();
    m_now = loaded.now;
    m_shownAt = loaded.at;
    m_people.clear();
    for (const auto& person : loaded.people) m_people.insert(model::UserId(person.id), text(person.displayName));
    if (loaded.patient && loaded.patient->id != m_patient.id) {
      // Somebody merged this record into another one.
      m_loading = false;
      Q_EMIT mergedInto(loaded.patient->id);
      return;
    }
    if (loaded.patient) m_patient = *loaded.patient;
    showDevices(loaded);
    if (loaded.images.empty()) showNone(loaded.inBin);
  }
  m_incoming.insert(m_incoming.end(), std::make_move_iterator(loaded.images.begin()), std::make_move_iterator(loaded.images.end()));
  const bool nothingShown = m_images.empty();
  if (loaded.complete) {
    m_images = std::move(m_incoming);
    m_incoming.clear();
  } else if (nothingShown && first) {
    m_images = m_incoming;
  }
  // A reload replaces what is shown only when it is whole, so that nothing jumps.
  if (loaded.complete || (nothingShown && first)) showImages();
  if (!loaded.complete) {
    loadRest(static_cast<std::uint32_t>(m_incoming.size()));
    return;
  }
  m_loading = false;
  if (m_reloadWanted) load();
}

void PatientPage::showDevices(const Loaded& loaded) {
  m_canSend = loaded.canSend;
  m_canAsk = loaded.canAsk && m_session.may(model::Permission::ViewImages);
  m_isHeld = !loaded.hold.isNull();
  m_filterBar->setHold(loaded.hold);
  m_selectionBar->setMaySend(m_canSend);
  m_filterBar->setMoreVisible(m_canAsk || m_session.may(model::Permission::HoldRecords) || m_session.may(model::Permission::EditPatients) || m_session.may(model::Permission::MergePatients));
}

void PatientPage::showFailure(const Error& error) {
  static_cast<EmptyState*>(m_failure)->setTexts(tr("The images could not be read"), errorText(error));
  m_stack->setCurrentWidget(m_failure);
}

void PatientPage::showNone(std::uint32_t inBin) {
  m_showBin->setVisible(inBin > 0);
  if (inBin > 0) m_none->setTexts(tr("All images are in the bin"), tr("%Ln of this patient's image(s) wait(s) there and can be brought back.", nullptr, static_cast<int>(inBin)));
  else m_none->setTexts(tr("No images yet"), m_session.may(model::Permission::Import) ? tr("Import files, a folder or a patient disc, or drop them here.") : tr("Somebody who may import images can add them."));
}

void PatientPage::showImages() {
  const ImageFilter& filter = m_filterBar->filter();
  m_shown.clear();
  m_shown.reserve(m_images.size());
  for (const auto& image : m_images) {
    if (filter.accepts(image)) m_shown.push_back(&image);
  }
  m_filterBar->setNotation(m_session.notation());
  m_filterBar->setPresent(teethOf(m_images));
  m_filterBar->setSentence(filterSentence(m_shown, m_images.size(), filter, m_now.date()));
  rebuildGrid();
  if (m_images.empty()) m_stack->setCurrentWidget(m_none);
  else if (m_shown.empty()) m_stack->setCurrentWidget(m_nothingPasses);
  else m_stack->setCurrentWidget(m_grid);
}

void PatientPage::rebuildGrid() {
  const PersonName nameOf = [this](model::UserId id) { return m_people.value(id); };
  GridWords words{m_session.notation(), nameOf, [this](const model::Image& image) {
                    return m_shownAt.milliseconds - image.importedAt.milliseconds < kFreshMilliseconds &&
                           m_now.date().dayNumber() - image.capturedAt.date().dayNumber() <= kFreshDays && !m_seen.contains(image.id);
                  }};
  std::vector<GridItem> items;
  items.reserve(m_shown.size());
  for (const auto* image : m_shown) items.push_back(gridItemOf(*image, words));
  const auto sessions = sessionsOf(m_shown, m_now.date(), nameOf);
  m_grid->setContent(std::move(items), gridSectionsOf(sessions, height()));
}

QList<model::ImageId> PatientPage::shownOrder() const {
  QList<model::ImageId> order;
  order.reserve(static_cast<qsizetype>(m_shown.size()));
  for (const auto* image : m_shown) order.append(image->id);
  return order;
}

void PatientPage::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  m_filterBar->setRoom(size());
  m_dropHint->setGeometry(rect().adjusted(16, 16, -16, -16));
  const bool low = height() < 560;
  if (low != std::exchange(m_low, low) && !m_images.empty()) rebuildGrid();
}

void PatientPage::paintEvent(QPaintEvent*) {
  QPainter(this).fillRect(rect(), coloursFor(this).window);
}

}  // namespace safelight::ui
