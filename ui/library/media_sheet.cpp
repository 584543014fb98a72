#include "ui/library/media_sheet.h"

#include <QBoxLayout>
#include <map>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/sheet_pages.h"

namespace safelight::ui {
namespace {

enum Page { Questions, Working, Result };
constexpr int kLookEveryMilliseconds = 100;

}  // namespace

/// What the worker answers: the medium, and the images to name those that are not on it.
struct MediaSheet::Answer {
  safelight::Result<vault::MediaOutcome> outcome;
  std::map<model::ImageId, model::Image> leftOut;
};

MediaSheet::MediaSheet(VaultSession& session, QWidget* window, const model::Patient& patient)
    : Sheet(window, tr("Disc or stick for %1").arg(isolated(patientName(patient.details))), 560),
      m_session(session),
      m_over(window),
      m_patient(patient),
      m_pages(new SheetPages(this)) {
  m_pages->addWidget(makeQuestions());
  m_pages->addWidget(makeProgress());
  m_pages->addWidget(makeResult());
  body()->addWidget(m_pages);
  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_go = addButton(tr("Write"), ButtonKind::Primary);
  m_go->setEnabled(false);
  connect(m_cancel, &QAbstractButton::clicked, this, [this] {
    if (m_pages->currentIndex() != Working) return close();
    m_state->stop = true;
    m_cancel->setEnabled(false);
  });
  connect(m_go, &QAbstractButton::clicked, this, [this] { m_pages->currentIndex() == Questions ? start() : close(); });
  m_look.setInterval(kLookEveryMilliseconds);
  connect(&m_look, &QTimer::timeout, this, [this] { m_progress->setProgress(static_cast<int>(m_state->done.load()), static_cast<int>(m_state->all.load())); });
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  showKind();
}

MediaSheet::~MediaSheet() {
  if (m_state) m_state->stop = true;
}

QWidget* MediaSheet::makeQuestions() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(14);
  auto* words = new Text(tr("A folder with a DICOMDIR, which every viewer of X-rays reads. Write it straight onto a stick, or burn its content onto a disc."), TextStyle::Body,
                         Text::Tone::Second, page);
  words->setWordWrap(true);
  column->addWidget(words);
  m_folder = new FolderField(m_over, tr("Write the medium to"), tr("Write here"), page);
  m_folderRow = new FormField(tr("Folder"), m_folder, page);
  m_folderRow->setHelp(tr("It carries the patient's name, number and birth date, and is not protected: whoever gets it can see everything."));
  column->addWidget(m_folderRow);
  m_kind = new Choice(page);
  m_kind->addItem(tr("Everything, for any viewer"), static_cast<int>(decode::MediaProfile::General));
  m_kind->addItem(tr("Everything, smaller, for a stick"), static_cast<int>(decode::MediaProfile::GeneralUsb));
  m_kind->addItem(tr("X-rays only, the dental form"), static_cast<int>(decode::MediaProfile::Dental));
  m_kind->setAccessibleTitle(tr("Form"));
  m_kindRow = new FormField(tr("Form"), m_kind, page);
  column->addWidget(m_kindRow);
  connect(m_kind, &Choice::changed, this, &MediaSheet::showKind);
  connect(m_folder, &FolderField::changed, this, [this] {
    m_folderRow->setProblem({});
    m_go->setEnabled(!m_folder->words().isEmpty());
  });
  return page;
}

void MediaSheet::showKind() {
  switch (static_cast<decode::MediaProfile>(m_kind->currentData().toInt())) {
    case decode::MediaProfile::General: return m_kindRow->setHelp(tr("STD-GEN-CD: uncompressed, photographs too."));
    case decode::MediaProfile::GeneralUsb: return m_kindRow->setHelp(tr("STD-GEN-USB-JPEG: what came as JPEG stays JPEG; some old viewers cannot read it."));
    case decode::MediaProfile::Dental: return m_kindRow->setHelp(tr("STD-DEN-CD: for dental programs that ask for it. Photographs and documents stay behind."));
  }
}

QWidget* MediaSheet::makeProgress() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  m_progress = new ProgressLine(page);
  column->addWidget(new Text(tr("Writing the images…"), TextStyle::Body, Text::Tone::Second, page));
  column->addWidget(m_progress);
  column->addStretch(1);
  return page;
}

QWidget* MediaSheet::makeResult() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  m_result = new Text({}, TextStyle::Body, Text::Tone::Second, page);
  m_result->setWordWrap(true);
  m_list = new ReadingList(tr("What is not on it"), page);
  column->addWidget(m_result);
  column->addWidget(m_list, 1);
  return page;
}

void MediaSheet::start() {
  const auto folder = m_folder->folder();
  if (!folder) return m_folderRow->setProblem(tr("Choose a folder with the button, or type where it is from the top of the disk."));
  const vault::MediaRequest request{m_patient.id, *folder, static_cast<decode::MediaProfile>(m_kind->currentData().toInt())};
  m_state = std::make_shared<Progress>();
  m_pages->show(Working);
  m_progress->setProgress(0, 0);
  m_look.start();
  setClosable(false);
  m_go->hide();
  m_cancel->setEnabled(true);
  m_session.run(
      Priority::Background, this,
      [request, state = m_state](vault::Vault& vault, decode::Decoder& decoder) {
        Answer answer{vault::exportMedia(vault, decoder, request,
                                         [&state](std::uint32_t done, std::uint32_t all) {
                                           state->done = done;
                                           state->all = all;
                                           return !state->stop.load();
                                         }),
                      {}};
        if (!answer.outcome) return answer;
        for (const auto& image : answer.outcome->images) {
          if (!image.error) continue;
          if (auto found = vault::findImage(vault, image.image)) answer.leftOut.emplace(image.image, std::move(*found));
        }
        return answer;
      },
      [this](Answer answer) { finished(std::move(answer)); });
}

void MediaSheet::finished(Answer answer) {
  m_look.stop();
  m_go->show();
  setClosable(true);
  m_cancel->setEnabled(true);
  if (!answer.outcome) {
    m_pages->show(Questions);
    if (answer.outcome.error().code != ErrorCode::Cancelled) m_folderRow->setProblem(errorText(answer.outcome.error()));
    return;
  }
  int onIt = 0;
  QStringList leftOut;
  for (const auto& image : answer.outcome->images) {
    if (!image.error) {
      ++onIt;
      continue;
    }
    const auto found = answer.leftOut.find(image.image);
    const QString title =
        found == answer.leftOut.end() ? tr("An image") : imageTitle(found->second, m_session.notation()) + QStringLiteral(", ") + dateText(found->second.capturedAt.date());
    leftOut.append(title + QStringLiteral(": ") + errorText(*image.error));
  }
  showResult(onIt, leftOut);
}

void MediaSheet::showResult(int onIt, const QStringList& leftOut) {
  const QString folder = isolated(m_folder->words());
  Q_EMIT written(onIt, static_cast<int>(leftOut.size()));
  if (leftOut.isEmpty()) {
    Toast::show(m_over, onIt > 0 ? tr("%1 written to %2", "number of images, folder").arg(imageCount(static_cast<std::uint64_t>(onIt)), folder)
                                 : tr("This patient has no images, so nothing was written."));
    close();
    return;
  }
  setTitle(onIt == 0 ? tr("Nothing was written") : tr("Written in part"));
  m_result->setText(onIt == 0 ? tr("None of these has a place on such a medium:") : tr("%1 lie in %2. These are not among them:", "number of images, folder").arg(imageCount(static_cast<std::uint64_t>(onIt)), folder));
  m_list->setLines(leftOut);
  m_pages->show(Result);
  m_cancel->hide();
  m_go->setText(tr("Done"));
}

}  // namespace safelight::ui
