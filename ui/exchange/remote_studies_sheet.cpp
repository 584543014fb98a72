#include "ui/exchange/remote_studies_sheet.h"

#include <QBoxLayout>
#include <QPainter>

#include "core/vault/images/images.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

constexpr int kStateWidth = 168;

}  // namespace

StudyRow::StudyRow(const RemoteStudy& study, const model::PatientDetails& patient, QWidget* parent) : QWidget(parent), m_study(study) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 10, 0, 10);
  row->setSpacing(12);
  auto* words = new QVBoxLayout;
  words->setSpacing(2);
  const QString day = study.at ? dayText(study.at->date(), localNow().date()) : tr("Date unknown");
  auto* title = new Text(QStringLiteral("%1 · %2").arg(day, modalityWords(study.modalities)), TextStyle::BodyMedium, Text::Tone::First, this);
  title->setElided(true);
  words->addWidget(title);
  const QString line = studyLine(study);
  if (!line.isEmpty()) {
    auto* about = new Text(line, TextStyle::Small, Text::Tone::Second, this);
    about->setElided(true);
    words->addWidget(about);
  }
  const QString owner = studyOwner(study, patient);
  if (!owner.isEmpty()) {
    auto* whose = new Text(owner, TextStyle::Small, Text::Tone::Care, this);
    whose->setElided(true);
    words->addWidget(whose);
  }
  m_words = new Text({}, TextStyle::Small, Text::Tone::Good, this);
  m_words->setWordWrap(true);
  m_words->hide();
  words->addWidget(m_words);
  m_progress = new ProgressLine(this);
  m_progress->hide();
  words->addWidget(m_progress);
  row->addLayout(words, 1);
  m_fetch = new Button(tr("Fetch"), ButtonKind::Secondary, this);
  m_fetch->setIconName(QStringLiteral("import"));
  m_fetch->setAccessibleName(tr("Fetch %1, %2").arg(day, modalityWords(study.modalities)));
  m_cancel = new Button(tr("Cancel"), ButtonKind::Quiet, this);
  m_cancel->hide();
  row->addWidget(m_fetch, 0, Qt::AlignTop);
  row->addWidget(m_cancel, 0, Qt::AlignTop);
  connect(m_fetch, &QAbstractButton::clicked, this, &StudyRow::fetchAsked);
  connect(m_cancel, &QAbstractButton::clicked, this, [this] {
    showState(tr("Stopping…"), Text::Tone::Second);  // it stays enabled: else the keyboard would go on to the next study
    Q_EMIT cancelAsked();
  });
}

void StudyRow::setMayFetch(bool may) {
  m_mayFetch = may;
  m_fetch->setVisible(may && m_state != State::Fetching && m_state != State::Here);
}

void StudyRow::setHere(std::uint32_t images) {
  if (m_state == State::Fetching) return;
  const bool whole = images > 0 && images >= m_study.images && m_study.images > 0;
  if (m_state == State::There || m_state == State::Here) {
    m_state = whole ? State::Here : State::There;
    if (whole) showState(tr("Already here"), Text::Tone::Good);
    else if (images > 0 && m_study.images > 0) showState(tr("%1 of %2 are here").arg(QString::number(images), imageCount(m_study.images)), Text::Tone::Second);
    else if (images > 0) showState(tr("%1 of it here already").arg(imageCount(images)), Text::Tone::Second);
    m_fetch->setVisible(m_mayFetch && !whole);
  } else if (whole) {
    m_fetch->hide();
  }
}

void StudyRow::showProgress(const FetchProgress& progress) {
  if (m_state != State::Fetching) {
    m_state = State::Fetching;
    m_words->hide();
    // The keyboard stays in this row: one more Return must not fetch the next.
    const bool keyboardHere = m_fetch->hasFocus();
    m_cancel->show();
    if (keyboardHere) m_cancel->setFocus();
    m_fetch->hide();
    m_progress->show();
  }
  m_progress->setProgress(static_cast<int>(progress.done), static_cast<int>(progress.total));
}

void StudyRow::showEnd(const Result<FetchSummary>& end) {
  m_progress->hide();
  const bool keyboardHere = m_cancel->hasFocus();
  m_fetch->setVisible(m_mayFetch && (!end || end->notGiven > 0));
  if (keyboardHere && m_fetch->isVisible()) m_fetch->setFocus();
  m_cancel->hide();
  if (end) {
    m_state = State::Fetched;
    const bool smooth = end->refused == 0 && end->notGiven == 0;
    return showState(summaryWords(*end), smooth ? Text::Tone::Good : Text::Tone::Care);
  }
  m_state = State::Failed;
  if (end.error().code == ErrorCode::Cancelled) showState(tr("Cancelled. What came before stays."), Text::Tone::Second);
  else showState(errorText(end.error()), Text::Tone::Danger);
}

void StudyRow::showState(const QString& words, Text::Tone tone) {
  m_words->setText(words);
  m_words->setTone(tone);
  m_words->setVisible(!words.isEmpty());
}

struct RemoteStudiesSheet::Loaded {
  Result<std::vector<vault::Device>> devices;
};

RemoteStudiesSheet::RemoteStudiesSheet(VaultSession& session, const ExchangeServices& services, QWidget* window, model::Patient patient)
    : Sheet(window, tr("What else is there of %1").arg(isolated(patientName(patient.details))), 620), m_session(session), m_services(services), m_patient(std::move(patient)) {
  m_from = new Choice(this);
  m_from->setAccessibleTitle(tr("Archive"));
  m_fromRow = new FormField(tr("Archive"), m_from, this);
  m_fromRow->hide();
  body()->addWidget(m_fromRow);
  m_message = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_message->setWordWrap(true);
  body()->addWidget(m_message);
  m_busy = new ProgressLine(this);
  m_busy->hide();
  body()->addWidget(m_busy);
  m_rows = new QVBoxLayout;
  m_rows->setSpacing(0);
  body()->addLayout(m_rows);
  m_again = addButton(tr("Ask again"), ButtonKind::Secondary);
  m_again->hide();
  m_done = addButton(tr("Done"), ButtonKind::Primary);
  connect(m_again, &QAbstractButton::clicked, this, &RemoteStudiesSheet::askArchive);
  connect(m_from, &Choice::changed, this, &RemoteStudiesSheet::askArchive);
  connect(m_done, &QAbstractButton::clicked, this, &Sheet::close);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  connect(&m_session, &VaultSession::imagesChanged, this, &RemoteStudiesSheet::countHere);
  loadArchives();
  m_done->setFocus();
}

RemoteStudiesSheet::~RemoteStudiesSheet() { m_asking.cancel(); }

void RemoteStudiesSheet::loadArchives() {
  m_session.run(
      Priority::Interactive, this, [](vault::Vault& vault, decode::Decoder&) { return Loaded{vault::devices(vault)}; },
      [this](const Loaded& loaded) {
        if (!loaded.devices) return showMessage(errorText(loaded.devices.error()), Text::Tone::Danger);
        m_archives = archives(*loaded.devices);
        if (m_archives.empty()) return showMessage(tr("No image archive is paired. It is added under Practice, Devices."), Text::Tone::Second);
        for (const auto& archive : m_archives) m_from->addItem(text(archive.details.name));
        m_fromRow->setVisible(m_archives.size() > 1);
        askArchive();
      });
}

void RemoteStudiesSheet::askArchive() {
  const auto index = static_cast<std::size_t>(std::max(0, m_from->currentIndex()));
  if (index >= m_archives.size()) return;
  m_asking.cancel();
  clearRows();
  const auto& archive = m_archives[index];
  if (!m_services.find) return showMessage(tr("Archives cannot be asked on this computer."), Text::Tone::Second);
  m_again->hide();
  m_busy->setProgress(0, 0);
  m_busy->show();
  showMessage(tr("Asking %1…").arg(isolated(text(archive.details.name))), Text::Tone::Second);
  m_asking = m_services.find(archive, m_patient, this, [this, asked = ++m_asked](Result<std::vector<RemoteStudy>> answer) {
    if (asked == m_asked) showAnswer(std::move(answer));
  });
}

void RemoteStudiesSheet::showAnswer(Result<std::vector<RemoteStudy>> answer) {
  m_busy->hide();
  m_again->show();
  if (!answer) return showMessage(errorText(answer.error()), Text::Tone::Danger);
  const QString name = isolated(text(m_archives[static_cast<std::size_t>(std::max(0, m_from->currentIndex()))].details.name));
  if (answer->empty()) {
    const bool numbered = !m_patient.details.number.empty();
    return showMessage(numbered ? tr("%1 has nothing under this number, and nothing under this name and birth date.").arg(name)
                                : tr("%1 has nothing under this name and birth date. A patient number would find more.").arg(name),
                       Text::Tone::Second);
  }
  showMessage(tr("%1 has %Ln examination(s), the newest first.", nullptr, static_cast<int>(answer->size())).arg(name),
              Text::Tone::Second);
  for (const auto& study : *answer) {
    m_rows->addWidget(new Divider(Qt::Horizontal, this));
    auto* row = new StudyRow(study, m_patient.details, this);
    row->setMayFetch(m_services.fetch && m_session.may(model::Permission::Import));
    connect(row, &StudyRow::fetchAsked, this, [this, row] { fetch(*row); });
    m_rows->addWidget(row);
    m_studies.append(row);
  }
  countHere();
}

void RemoteStudiesSheet::countHere() {
  if (m_studies.isEmpty()) return;
  using Counts = std::unordered_map<std::string, std::uint32_t>;
  m_session.run(
      Priority::Interactive, this,
      [id = m_patient.id](vault::Vault& vault, decode::Decoder&) -> Result<Counts> {
        Counts counts;
        const auto count = [&](const vault::ImageSearch& search) -> Result<void> {
          TRY_ASSIGN(const auto images, vault::searchImages(vault, search));
          for (const auto& image : images) {
            if (!image.facts.study.empty()) ++counts[image.facts.study];
          }
          return {};
        };
        vault::ImageSearch filed, waiting;
        filed.patient = id;
        TRY_VOID(count(filed));
        // What waits in the Inbox, whoever it may belong to, is here as well.
        waiting.status = model::ImageStatus::Inbox;
        TRY_VOID(count(waiting));
        return counts;
      },
      [this](const Result<Counts>& counts) {
        if (!counts) return;
        for (auto* row : m_studies) {
          const auto found = counts->find(row->study().uid);
          row->setHere(found == counts->end() ? 0 : found->second);
        }
      });
}

void RemoteStudiesSheet::fetch(StudyRow& row) {
  if (!m_services.fetch || row.state() == StudyRow::State::Fetching) return;
  row.showProgress({0, row.study().images});
  const auto index = static_cast<std::size_t>(std::max(0, m_from->currentIndex()));
  ExchangeServices::Fetching fetching;
  fetching.onProgress = [&row](const FetchProgress& progress) { row.showProgress(progress); };
  fetching.done = [this, &row](const Result<FetchSummary>& end) {
    const bool keyboardHere = row.isAncestorOf(window()->focusWidget());
    row.showEnd(end);
    // Left to itself, the keyboard goes on to the next row, where one more Return fetches.
    if (keyboardHere && !row.isAncestorOf(window()->focusWidget())) m_done->setFocus();
    countHere();
  };
  // The row is the context: asked again, it is another one.
  const CancelToken token = m_services.fetch(m_archives[index], row.study().uid, &row, std::move(fetching));
  connect(&row, &StudyRow::cancelAsked, &row, [token] { token.cancel(); });
}

void RemoteStudiesSheet::showMessage(const QString& words, Text::Tone tone) {
  m_message->setText(words);
  m_message->setTone(tone);
}

void RemoteStudiesSheet::clearRows() {
  m_studies.clear();
  while (auto* item = m_rows->takeAt(0)) {
    delete item->widget();
    delete item;
  }
}

}  // namespace safelight::ui
