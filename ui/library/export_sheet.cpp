#include "ui/library/export_sheet.h"

#include <QBoxLayout>
#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
#include <algorithm>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/reading_list.h"
#include "ui/widgets/sheet_pages.h"

namespace safelight::ui {
namespace {

// A few at a time, so that opening an image never waits for an export.
constexpr std::size_t kAtOnce = 4;

/// Reports, papers and models have no pixels to make pictures of.
bool areDocuments(const std::vector<model::Image>& images) {
  return std::all_of(images.begin(), images.end(), [](const model::Image& image) { return image.facts.kind == model::ImageKind::Document; });
}

QString titleFor(const std::vector<model::Image>& images) {
  if (images.size() != 1) return ExportSheet::tr("Export %1").arg(imageCount(images.size()));
  return areDocuments(images) ? ExportSheet::tr("Export this document") : ExportSheet::tr("Export this image");
}

}  // namespace

ExportSheet::ExportSheet(VaultSession& session, QWidget* window, std::vector<model::Image> images)
    : Sheet(window, titleFor(images), 560),
      m_session(session),
      m_over(window),
      m_images(std::move(images)),
      m_pages(new SheetPages(this)) {
  m_pages->addWidget(makeQuestions());
  m_pages->addWidget(makeProgress());
  m_pages->addWidget(makeResult());
  body()->addWidget(m_pages);
  m_copy = addButton(tr("Copy the list"), ButtonKind::Secondary);
  m_copy->hide();
  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_go = addButton(tr("Export"), ButtonKind::Primary);
  m_go->setEnabled(false);
  connect(m_cancel, &QAbstractButton::clicked, this, [this] {
    if (m_pages->currentIndex() == 1) {
      *m_cancelled = true;
      m_cancel->setEnabled(false);
    } else {
      close();
    }
  });
  connect(m_go, &QAbstractButton::clicked, this, [this] { m_pages->currentIndex() == 0 ? start() : close(); });
  connect(m_copy, &QAbstractButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(refusals().join(u'\n')); });
  connect(this, &Sheet::closed, this, [this] {
    *m_cancelled = true;
    deleteLater();
  });
}

ExportSheet::~ExportSheet() { *m_cancelled = true; }

QWidget* ExportSheet::makeQuestions() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(14);
  m_folder = new FolderField(m_over, tr("Export to"), tr("Export here"), page);
  m_folderRow = new FormField(tr("Folder"), m_folder, page);
  m_folderRow->setHelp(tr("Files outside Safelight are not protected: whoever gets the folder can see them."));
  column->addWidget(m_folderRow);
  connect(m_folder, &FolderField::changed, this, [this] { m_go->setEnabled(!m_folder->words().isEmpty()); });

  m_as = new Choice(page);
  m_as->addItem(tr("Original files, bit for bit"), static_cast<int>(vault::ExportAs::Original));
  m_as->addItem(tr("PNG pictures"), static_cast<int>(vault::ExportAs::Png));
  m_as->addItem(tr("JPEG pictures"), static_cast<int>(vault::ExportAs::Jpeg));
  m_as->addItem(tr("DICOM files"), static_cast<int>(vault::ExportAs::Dicom));
  m_as->setAccessibleTitle(tr("As"));
  auto* as = new FormField(tr("As"), m_as, page);
  column->addWidget(as);
  m_identity = new Choice(page);
  m_identity->addItem(tr("Keep: for the patient or a colleague who treats them"), static_cast<int>(vault::Identity::Keep));
  m_identity->addItem(tr("Remove: for teaching, study groups, a second opinion"), static_cast<int>(vault::Identity::Remove));
  m_identity->setAccessibleTitle(tr("Name and identity"));
  auto* identity = new FormField(tr("Name and identity"), m_identity, page);
  column->addWidget(identity);
  // Documents go out as they came.
  as->setVisible(!areDocuments(m_images));
  identity->setVisible(!areDocuments(m_images));
  m_honest = new Text({}, TextStyle::Small, Text::Tone::Second, page);
  m_honest->setWordWrap(true);
  column->addWidget(m_honest);
  connect(m_identity, &Choice::changed, this, &ExportSheet::showHonest);
  connect(m_as, &Choice::changed, this, &ExportSheet::showHonest);
  showHonest();
  askForOtherNames();
  return page;
}

void ExportSheet::askForOtherNames() {
  std::vector<model::ImageId> ids;
  for (const model::Image& image : m_images) ids.push_back(image.id);
  m_session.run(
      Priority::Interactive, this, [ids = std::move(ids)](vault::Vault& vault, decode::Decoder&) { return vault::namesInside(vault, ids); },
      [this](const Result<vault::NamesInside>& names) {
        m_others = names ? names->others.size() : 0;
        m_nameless = names ? names->nobody.size() : 0;
        showHonest();
      });
}

QStringList ExportSheet::namesThatChange() const {
  QStringList words;
  const int others = static_cast<int>(m_others), nameless = static_cast<int>(m_nameless);
  if (others > 0) words.append(tr("%Ln file(s) that came in with somebody else's name get the name of the patient they are filed with.", nullptr, others));
  if (nameless > 0) words.append(tr("%Ln file(s) that came in without a name get the name of the patient they are filed with.", nullptr, nameless));
  return words;
}

QStringList ExportSheet::namesThatStay() const {
  QStringList words;
  const int others = static_cast<int>(m_others), nameless = static_cast<int>(m_nameless);
  if (others > 0) words.append(tr("%Ln file(s) came in with somebody else's name inside and leave with it.", nullptr, others));
  if (nameless > 0) words.append(tr("%Ln file(s) came in without a name inside and leave without one.", nullptr, nameless));
  if (areDocuments(m_images)) return words;
  words.append(others > 0 ? tr("Choose DICOM files for the right name, or JPEG pictures for none.") : tr("Choose DICOM files for the patient's name."));
  return words;
}

void ExportSheet::showHonest() {
  const bool remove = m_identity->currentData().toInt() == static_cast<int>(vault::Identity::Remove);
  const auto as = static_cast<vault::ExportAs>(m_as->currentData().toInt());
  const bool original = as == vault::ExportAs::Original;
  if (!remove && m_others + m_nameless > 0 && (original || as == vault::ExportAs::Dicom)) {
    m_honest->setTone(original ? Text::Tone::Care : Text::Tone::Second);
    m_honest->setText((original ? namesThatStay() : namesThatChange()).join(u' '));
    return;
  }
  if (!remove) {
    m_honest->setTone(Text::Tone::Second);
    m_honest->setText(original ? tr("The files are exactly those that came in, with everything they say about the patient.")
                               : tr("The files may hold the patient's name, number and birth date."));
    return;
  }
  m_honest->setTone(Text::Tone::Care);
  const bool photos = std::any_of(m_images.begin(), m_images.end(), [](const model::Image& image) { return image.facts.kind == model::ImageKind::Photo; });
  m_honest->setText(photos ? tr("Names, numbers, birth dates and hidden entries are taken out. A face is not: whoever knows the person will know the picture. Words inside the "
                                "pixels stay too. Look at each picture before you pass it on.")
                           : tr("Names, numbers, birth dates and hidden entries are taken out. Words inside the pixels and the teeth themselves stay: look at each "
                                "picture before you pass it on."));
}

QWidget* ExportSheet::makeProgress() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  m_progressText = new Text(tr("Writing the files…"), TextStyle::Body, Text::Tone::Second, page);
  m_progress = new ProgressLine(page);
  column->addWidget(m_progressText);
  column->addWidget(m_progress);
  column->addStretch(1);
  return page;
}

QWidget* ExportSheet::makeResult() {
  auto* page = new QWidget(this);
  auto* column = new QVBoxLayout(page);
  column->setContentsMargins(0, 0, 0, 0);
  m_resultTitle = new Text({}, TextStyle::BodyMedium, Text::Tone::First, page);
  m_resultTitle->setWordWrap(true);
  m_resultText = new Text({}, TextStyle::Body, Text::Tone::Second, page);
  m_resultText->setWordWrap(true);
  m_list = new ReadingList(tr("Images that could not be exported"), page);
  column->addWidget(m_resultTitle);
  column->addWidget(m_resultText);
  column->addWidget(m_list, 1);
  return page;
}

void ExportSheet::setFolder(const QString& folder) { m_folder->setFolder(folder); }

void ExportSheet::start() {
  const auto folder = m_folder->folder();
  if (!folder) {
    m_folderRow->setProblem(tr("Choose a folder with the button, or type where it is from the top of the disk."));
    return;
  }
  m_request.folder = *folder;
  m_request.as = static_cast<vault::ExportAs>(m_as->currentData().toInt());
  m_request.identity = static_cast<vault::Identity>(m_identity->currentData().toInt());
  m_pages->show(1);
  setClosable(false);
  m_go->hide();
  m_progress->setProgress(0, static_cast<int>(m_images.size()));
  exportNext();
}

void ExportSheet::exportNext() {
  if (*m_cancelled || m_next >= m_images.size()) {
    showResult();
    return;
  }
  auto request = m_request;
  request.firstNumber = static_cast<std::uint32_t>(m_next);
  const std::size_t asked = std::min(kAtOnce, m_images.size() - m_next);
  for (std::size_t i = 0; i < asked; ++i) request.images.push_back(m_images[m_next + i].id);
  m_session.run(
      Priority::Background, this,
      [request = std::move(request), cancelled = m_cancelled, key = m_uidKey](vault::Vault& vault, decode::Decoder& decoder) mutable {
        // One secret for the whole export, so that images of one study still belong together afterwards.
        if (!*key) {
          key->emplace();
          vault.environment().random.fill(**key);
        }
        request.uidKey = *key;
        return vault::exportImages(vault, decoder, request, [cancelled](std::uint32_t) { return !cancelled->load(); });
      },
      [this, asked](Result<std::vector<vault::ExportOutcome>> outcomes) { received(std::move(outcomes), asked); });
}

void ExportSheet::received(Result<std::vector<vault::ExportOutcome>> outcomes, std::size_t asked) {
  if (!outcomes) {
    m_stopped = outcomes.error();
    showResult();
    return;
  }
  for (auto& outcome : *outcomes) {
    if (outcome.error) {
      if (outcome.error->code != ErrorCode::Cancelled) m_refused.push_back(std::move(outcome));
    } else {
      ++m_written;
    }
  }
  m_next += asked;
  m_progress->setProgress(static_cast<int>(std::min(m_next, m_images.size())), static_cast<int>(m_images.size()));
  exportNext();
}

QStringList ExportSheet::refusals() const {
  QStringList lines;
  for (const auto& outcome : m_refused) {
    const auto found = std::find_if(m_images.begin(), m_images.end(), [&](const model::Image& image) { return image.id == outcome.image; });
    const QString title = found == m_images.end() ? tr("An image") : imageTitle(*found, m_session.notation()) + QStringLiteral(", ") + dateText(found->capturedAt.date());
    lines.append(title + QStringLiteral(": ") + errorText(*outcome.error));
  }
  return lines;
}

void ExportSheet::showResult() {
  const int total = static_cast<int>(m_images.size());
  const int refused = static_cast<int>(m_refused.size());
  const bool cancelled = m_cancelled->load() && m_next < m_images.size();
  const QString folder = isolated(m_folder->words());
  if (!m_stopped && !cancelled && refused == 0) {
    Toast::show(m_over, tr("%1 exported to %2", "number of images, folder").arg(imageCount(static_cast<std::uint64_t>(m_written)), folder));
    Q_EMIT finished(m_written, 0);
    close();
    return;
  }
  setTitle(cancelled ? tr("Export cancelled") : (m_written == 0 ? tr("Nothing was exported") : tr("Exported in part")));
  m_resultTitle->setText(tr("%1 of %2 lie in %3.", "written, number of images, folder").arg(QLocale().toString(m_written), imageCount(static_cast<std::uint64_t>(total)), folder));
  m_resultText->setText(m_stopped ? errorText(*m_stopped) : (cancelled ? tr("What was written until you cancelled stays there.") : tr("These could not be written:")));
  m_resultText->setTone(m_stopped ? Text::Tone::Danger : Text::Tone::Second);
  m_list->setLines(refusals());
  m_list->setVisible(refused > 0);
  m_copy->setVisible(refused > 0);
  m_pages->show(2);
  m_cancel->hide();
  m_go->setText(tr("Done"));
  m_go->setEnabled(true);
  m_go->show();
  setClosable(true);
  Q_EMIT finished(m_written, refused);
}

}  // namespace safelight::ui
