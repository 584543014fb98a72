#include "ui/library/patient_preview.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

#include "core/vault/images/images.h"
#include "ui/bridge/document_words.h"
#include "ui/bridge/format.h"
#include "ui/bridge/pixel_to_image.h"

namespace safelight::ui {
namespace {

constexpr int kRestMilliseconds = 70;
constexpr int kGap = 8;

/// A line across the panel.
class PanelLine : public QWidget {
 public:
  explicit PanelLine(QWidget* parent) : QWidget(parent) { setFixedHeight(1); }

 protected:
  void paintEvent(QPaintEvent*) override { QPainter(this).fillRect(rect(), coloursFor(this).line); }
};

QHBoxLayout* factRow(Text* title, Text* value) {
  auto* row = new QHBoxLayout;
  row->setSpacing(16);
  row->addWidget(title);
  value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  row->addWidget(value, 1);
  return row;
}

}  // namespace

PatientPreview::PatientPreview(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent)
    : QFrame(parent), m_session(session), m_thumbnails(thumbnails) {
  m_rest.setSingleShot(true);
  m_rest.setInterval(kRestMilliseconds);
  connect(&m_rest, &QTimer::timeout, this, &PatientPreview::load);
  build();
  setPatient(std::nullopt);
}

void PatientPreview::build() {
  auto* outer = new QVBoxLayout(this);
  outer->setContentsMargins(metric::kPage, metric::kPage, metric::kPage, metric::kPage);
  m_content = new QWidget(this);
  outer->addWidget(m_content);
  auto* layout = new QVBoxLayout(m_content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(16);
  layout->addWidget(makeHeader());
  layout->addWidget(makeButtons());
  layout->addWidget(new PanelLine(m_content));
  m_latest = new Text(tr("LATEST"), TextStyle::Small, Text::Tone::Third, m_content);
  layout->addWidget(m_latest);
  m_pictures = new QWidget(m_content);
  for (auto*& tile : m_tiles) {
    tile = new PictureTile(m_pictures);
    connect(tile, &QAbstractButton::clicked, this, &PatientPreview::openAsked);
  }
  layout->addWidget(m_pictures);
  m_noPictures = new Text(tr("No images."), TextStyle::Body, Text::Tone::Second, m_content);
  m_noPictures->setWordWrap(true);
  layout->addWidget(m_noPictures);
  layout->addWidget(makeFacts());
  layout->addStretch(1);
}

QWidget* PatientPreview::makeHeader() {
  auto* header = new QWidget(m_content);
  auto* row = new QHBoxLayout(header);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  m_avatar = new Avatar(52, header);
  row->addWidget(m_avatar, 0, Qt::AlignTop);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  m_name = new Text({}, TextStyle::Heading, Text::Tone::First, header);
  m_name->setWordWrap(true);  // there is room below: nobody's name is cut here
  m_name->setTextFormat(Qt::PlainText);
  m_line = new Text({}, TextStyle::Body, Text::Tone::Second, header);
  m_line->setElided(true);
  words->addStretch(1);
  words->addWidget(m_name);
  words->addWidget(m_line);
  words->addStretch(1);
  row->addLayout(words, 1);
  return header;
}

QWidget* PatientPreview::makeButtons() {
  auto* buttons = new QWidget(m_content);
  auto* row = new QHBoxLayout(buttons);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(kGap);
  auto* open = new Button(tr("Open"), ButtonKind::Primary, buttons);
  connect(open, &QAbstractButton::clicked, this, &PatientPreview::openAsked);
  row->addWidget(open, 1);
  if (m_session.may(model::Permission::EditPatients)) {
    auto* edit = new Button(tr("Edit"), ButtonKind::Secondary, buttons);
    edit->setIconName(QStringLiteral("edit"));
    connect(edit, &QAbstractButton::clicked, this, &PatientPreview::editAsked);
    row->addWidget(edit);
  }
  if (m_session.may(model::Permission::MergePatients)) {
    auto* merge = new IconButton(QStringLiteral("merge"), tr("Merge with another record"), buttons);
    connect(merge, &QAbstractButton::clicked, this, &PatientPreview::mergeAsked);
    row->addWidget(merge);
  }
  return buttons;
}

QWidget* PatientPreview::makeFacts() {
  auto* facts = new QWidget(m_content);
  auto* layout = new QVBoxLayout(facts);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(14);
  m_activity = new Text({}, TextStyle::Body, Text::Tone::First, facts);
  m_count = new Text({}, TextStyle::Body, Text::Tone::First, facts);
  m_noteTitle = new Text(tr("Note"), TextStyle::Body, Text::Tone::Second, facts);
  m_note = new Text({}, TextStyle::Body, Text::Tone::First, facts);
  m_note->setElided(true);
  layout->addLayout(factRow(new Text(tr("Last activity"), TextStyle::Body, Text::Tone::Second, facts), m_activity));
  layout->addLayout(factRow(new Text(tr("In the vault"), TextStyle::Body, Text::Tone::Second, facts), m_count));
  layout->addLayout(factRow(m_noteTitle, m_note));
  return facts;
}

void PatientPreview::setPatient(const std::optional<model::Patient>& patient) {
  const bool another = !patient || !m_patient || patient->id != m_patient->id;
  const bool moreImages = patient && m_patient && patient->imageCount != m_patient->imageCount;
  m_patient = patient;
  m_content->setVisible(patient.has_value());
  if (!patient) return m_rest.stop();
  showWords();
  if (another) {
    m_thumbnails.cancel(this);
    m_shownIn = {};
    for (auto* tile : m_tiles) {
      tile->setWaiting();
      tile->setCaption({});
    }
  }
  if (another || moreImages) m_rest.start();
}

void PatientPreview::refresh() {
  if (m_patient) m_rest.start();
}

void PatientPreview::showWords() {
  const auto& details = m_patient->details;
  const model::LocalTime now = localNow();
  m_avatar->setInitials(patientInitials(details), true);
  m_name->setText(patientName(details));
  const QString number = numberText(details);
  m_line->setText(birthAndAge(details, now.date()) + (number.isEmpty() ? QString() : QStringLiteral(" · ") + number));
  m_activity->setText(m_patient->lastActivity.milliseconds > 0 ? momentText(localTime(m_patient->lastActivity), now) : tr("None"));
  m_count->setText(imageCount(m_patient->imageCount));
  m_note->setText(text(details.note));
  m_noteTitle->setVisible(!details.note.empty());
  m_note->setVisible(!details.note.empty());
  const bool pictures = m_patient->imageCount > 0 && m_session.may(model::Permission::ViewImages);
  m_latest->setVisible(pictures);
  m_pictures->setVisible(pictures);
  m_noPictures->setVisible(m_patient->imageCount == 0);
  arrange();
}

void PatientPreview::load() {
  if (!m_patient || m_patient->imageCount == 0) return;
  vault::ImageSearch search;
  search.patient = m_patient->id;
  search.status = model::ImageStatus::Filed;
  search.limit = static_cast<std::uint32_t>(m_tiles.size());
  m_session.run(
      Priority::Interactive, this,
      [search](vault::Vault& vault, decode::Decoder&) { return vault::searchImages(vault, search); },
      [this, id = m_patient->id](Result<std::vector<model::Image>> images) {
        if (!m_patient || m_patient->id != id || !images) return;
        showImages(*images);
      });
}

void PatientPreview::showImages(const std::vector<model::Image>& images) {
  const model::Date today = localNow().date();
  for (std::size_t i = 0; i < m_tiles.size(); ++i) {
    auto* tile = m_tiles[i];
    tile->setVisible(i < images.size());
    if (i >= images.size()) continue;
    const auto& image = images[i];
    QString caption = imageCaption(image, m_session.notation());
    if (i == 0) {
      QString day = dayText(image.capturedAt.date(), today);
      day[0] = day[0].toLower();  // "today", but never "18 nov"
      caption += QStringLiteral(" · ") + day;
    }
    tile->setCaption(caption);
    tile->setIconName(image.facts.kind == model::ImageKind::Document ? documentIcon(image.facts) : QStringLiteral("radiograph"));
    // Never an old picture under new words: neither until the new one comes nor when one that was asked for before comes late.
    if (std::exchange(m_shownIn[i], image.id) != image.id) tile->setWaiting();
    m_thumbnails.request(image.id, this, [this, i, id = m_patient->id, shown = image.id, as = image.display](const QImage& picture) {
      if (m_patient && m_patient->id == id && m_shownIn[i] == shown) m_tiles[i]->setPicture(orientedThumbnail(picture, as.quarterTurns, as.mirrored, as.inverted));
    });
  }
  arrange();
}

void PatientPreview::arrange() {
  // The newest wide, the two before it side by side, as one looks at them.
  const int width = this->width() - 2 * metric::kPage;
  if (width <= 0) return;
  const int wide = width * 166 / 352, small = width * 112 / 352, half = (width - kGap) / 2;
  m_tiles[0]->setGeometry(0, 0, width, wide);
  m_tiles[1]->setGeometry(0, wide + 2 * kGap, half, small);
  m_tiles[2]->setGeometry(width - half, wide + 2 * kGap, half, small);
  const std::uint32_t count = m_patient ? m_patient->imageCount : 0;
  m_pictures->setFixedHeight(count > 1 ? wide + 2 * kGap + small : wide);
}

void PatientPreview::resizeEvent(QResizeEvent* event) {
  QFrame::resizeEvent(event);
  arrange();
}

void PatientPreview::paintEvent(QPaintEvent*) {
  const auto& colours = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), colours.panel);
  painter.fillRect(QRect(layoutDirection() == Qt::RightToLeft ? width() - 1 : 0, 0, 1, height()), colours.line);
}

}  // namespace safelight::ui
