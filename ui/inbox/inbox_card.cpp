#include "ui/inbox/inbox_card.h"

#include <QBoxLayout>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>
#include <QPointer>

#include "ui/bridge/format.h"
#include "ui/library/grid_content.h"
#include "ui/library/import_group_list.h"
#include "ui/library/match_words.h"
#include "ui/widgets/icon.h"
#include "ui/widgets/paint.h"
#include "ui/widgets/tone_icon.h"

namespace safelight::ui {
namespace {

constexpr int kPictureHeight = 108;
constexpr int kDecisionWidth = 328;
constexpr int kNarrow = 760;

}  // namespace

SuggestionBox::SuggestionBox(const model::Patient& patient, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(12, 8, 12, 8);
  row->setSpacing(10);
  auto* avatar = new Avatar(32, this);
  avatar->setInitials(patientInitials(patient.details), true);
  row->addWidget(avatar);
  auto* words = new QVBoxLayout;
  words->setSpacing(0);
  auto* name = new Text(patientName(patient.details), TextStyle::BodyMedium, Text::Tone::First, this);
  name->setTextFormat(Qt::PlainText);
  name->setShorten([details = patient.details](const QFontMetrics& metrics, int width) { return patientNameWithin(details, metrics, width); });
  auto* line = new Text(patientLine(patient.details), TextStyle::Small, Text::Tone::Second, this);
  line->setTextFormat(Qt::PlainText);
  line->setElided(true);
  words->addWidget(name);
  words->addWidget(line);
  row->addLayout(words, 1);
  setAccessibleName(tr("Suggestion: %1").arg(patientName(patient.details)));
}

void SuggestionBox::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  drawRounded(painter, rect(), metric::kRadius, coloursFor(this).accentSoft);
}

ArrivalPictures::ArrivalPictures(const InboxGroup& group, ThumbnailSource thumbnails, QWidget* parent)
    : QAbstractButton(parent), m_images(group.images), m_thumbnails(std::move(thumbnails)) {
  setCursor(Qt::PointingHandCursor);
  setFocusPolicy(Qt::StrongFocus);
  setAccessibleName(tr("Look closer"));
  setToolTip(tr("Look closer"));
  layOut();
}

void ArrivalPictures::setMost(int pictures) {
  if (m_most == pictures) return;
  m_most = pictures;
  layOut();
}

void ArrivalPictures::layOut() {
  m_frames.clear();
  int x = 0;
  for (std::size_t i = 0; i < m_images.size() && static_cast<int>(i) < m_most; ++i) {
    const auto item = gridItemOf(m_images[i], {});
    const int width = std::clamp(static_cast<int>(kPictureHeight * item.shape), 64, 260);
    // The first one is always there, the others as long as they leave room for the words.
    if (i > 0 && x + width > 320) break;
    m_frames.emplace_back(x, 0, width, kPictureHeight);
    x += width + 8;
  }
  const QString more = moreText();
  const int moreWidth = more.isEmpty() ? 0 : 8 + QFontMetrics(ui::font(TextStyle::BodyMedium)).horizontalAdvance(more) + 4;
  setFixedSize(std::max(64, x - 8) + moreWidth, kPictureHeight);
  updateGeometry();
}

QString ArrivalPictures::moreText() const {
  return m_frames.size() < m_images.size() ? u'+' + QLocale().toString(static_cast<qulonglong>(m_images.size() - m_frames.size())) : QString();
}

QSize ArrivalPictures::sizeHint() const { return size(); }

void ArrivalPictures::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setRenderHint(QPainter::SmoothPixmapTransform);
  for (std::size_t i = 0; i < m_frames.size(); ++i) {
    const QRect frame = m_frames[i];
    QPainterPath path;
    path.addRoundedRect(frame, metric::kRadius, metric::kRadius);
    const auto thumbnail = m_thumbnails.cached(m_images[i].id);
    const bool picture = thumbnail && !thumbnail->isNull();
    painter.fillPath(path, picture ? theme.canvas : theme.raised);
    if (!thumbnail) m_thumbnails.request(m_images[i].id, this, [alive = QPointer(this)](const QImage&) { if (alive) alive->update(); });
    if (!picture) {
      drawIcon(painter, iconOf(m_images[i].facts), frame, 24, theme.textThird);
      continue;
    }
    painter.save();
    painter.setClipPath(path);
    const QImage& image = *thumbnail;
    const QSizeF size = QSizeF(image.size()).scaled(frame.size(), Qt::KeepAspectRatio);
    painter.drawImage(QRectF(QRectF(frame).center() - QPointF(size.width() / 2, size.height() / 2), size), image);
    painter.restore();
    drawPictureEdge(painter, frame, metric::kRadius, this);
  }
  if (const QString more = moreText(); !more.isEmpty()) {
    painter.setFont(ui::font(TextStyle::BodyMedium));
    painter.setPen(theme.textSecond);
    painter.drawText(rect().adjusted(m_frames.empty() ? 0 : m_frames.back().right() + 9, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, more);
  }
}

InboxCard::InboxCard(InboxGroup group, const std::optional<model::Patient>& suggestion, ThumbnailSource thumbnails, const Words& words, QWidget* parent)
    : Card(parent), m_group(std::move(group)) {
  m_row = new QHBoxLayout(this);
  m_row->setContentsMargins(16, 16, 16, 16);
  m_row->setSpacing(16);
  auto* left = new QWidget(this);
  auto* leftRow = new QHBoxLayout(left);
  leftRow->setContentsMargins(0, 0, 0, 0);
  leftRow->setSpacing(16);
  m_pictures = new ArrivalPictures(m_group, std::move(thumbnails), left);
  connect(m_pictures, &QAbstractButton::clicked, this, &InboxCard::lookAsked);
  leftRow->addWidget(m_pictures, 0, Qt::AlignVCenter);
  leftRow->addWidget(makeWords(words), 1, Qt::AlignVCenter);
  m_row->addWidget(left, 1);
  m_decision = makeDecision(suggestion, words);
  m_row->addWidget(m_decision, 0, Qt::AlignVCenter);
  setAccessibleName(inboxTitle(m_group, words.notation));
}

QWidget* InboxCard::makeWords(const Words& words) {
  auto* part = new QWidget(this);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(4);
  auto* title = new Text(inboxTitle(m_group, words.notation), TextStyle::BodyMedium, Text::Tone::First, part);
  title->setTextFormat(Qt::PlainText);
  title->setElided(true);
  auto* origin = new Text(inboxOrigin(m_group, words.now), TextStyle::Body, Text::Tone::Second, part);
  origin->setTextFormat(Qt::PlainText);
  origin->setWordWrap(true);
  column->addWidget(title);
  column->addWidget(origin);
  const MatchWords why = matchWords(m_group.reason);
  auto* row = new QHBoxLayout;
  row->setContentsMargins(0, 6, 0, 0);
  row->setSpacing(8);
  auto* icon = new ToneIcon(part, 18);
  icon->setIcon(why.icon, why.tone);
  auto* reason = new Text(why.sentence, TextStyle::Small, why.tone, part);
  reason->setWordWrap(true);
  row->addWidget(icon, 0, Qt::AlignTop);
  row->addWidget(reason, 1);
  column->addLayout(row);
  return part;
}

QWidget* InboxCard::makeDecision(const std::optional<model::Patient>& suggestion, const Words& words) {
  auto* part = new QWidget(this);
  part->setFixedWidth(kDecisionWidth);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  if (suggestion) column->addWidget(new SuggestionBox(*suggestion, part));
  auto* row = new QHBoxLayout;
  row->setSpacing(8);
  const bool offerNew = words.mayCreate && !m_group.identity.familyName.empty();
  const bool newFirst = !suggestion && offerNew && m_group.reason == vault::MatchReason::NobodyAlike;
  if (suggestion) {
    // Little agrees: looking for somebody else is as likely as this.
    const bool weak = m_group.reason == vault::MatchReason::NameOnly || m_group.reason == vault::MatchReason::NumberOnly;
    m_fileHere = new Button(tr("File here"), weak ? ButtonKind::Secondary : ButtonKind::Primary, part);
    m_fileHere->setAccessibleName(tr("File with %1").arg(patientName(suggestion->details)));
    connect(m_fileHere, &QAbstractButton::clicked, this, &InboxCard::fileAsked);
    row->addWidget(m_fileHere, 1);
  }
  if (newFirst) {
    m_newPatient = new Button(tr("New patient from this"), ButtonKind::Primary, part);
    row->addWidget(m_newPatient, 1);
  }
  m_someoneElse = new Button(suggestion ? tr("Someone else…") : (newFirst ? tr("Find…") : tr("Whose is it?")),
                             suggestion || newFirst ? ButtonKind::Secondary : ButtonKind::Primary, part);
  connect(m_someoneElse, &QAbstractButton::clicked, this, &InboxCard::someoneElseAsked);
  row->addWidget(m_someoneElse, suggestion || newFirst ? 0 : 1);
  const bool offerApart = words.mayFile && m_group.images.size() > 1;
  if (words.mayDelete || offerApart || (offerNew && !newFirst)) {
    auto* more = new IconButton(QStringLiteral("more"), tr("More"), part);
    row->addWidget(more);
    connect(more, &QAbstractButton::clicked, this, [this, more, words, offerNew, newFirst, offerApart] {
      auto* menu = new QMenu(this);
      menu->setAttribute(Qt::WA_DeleteOnClose);
      if (offerNew && !newFirst) menu->addAction(themedIcon(QStringLiteral("plus"), this), tr("New patient from this…"), this, &InboxCard::newPatientAsked);
      if (offerApart) menu->addAction(themedIcon(QStringLiteral("grid"), this), tr("File one by one"), this, &InboxCard::apartAsked);
      if (words.mayDelete) menu->addAction(themedIcon(QStringLiteral("bin"), this), tr("Delete"), this, &InboxCard::deleteAsked);
      menu->popup(more->mapToGlobal(QPoint(more->width() - menu->sizeHint().width(), more->height() + 4)));
    });
  }
  if (m_newPatient) connect(m_newPatient, &QAbstractButton::clicked, this, &InboxCard::newPatientAsked);
  column->addLayout(row);
  for (auto* button : {m_fileHere, m_someoneElse, m_newPatient}) {
    if (button) button->setVisible(words.mayFile);
  }
  return part;
}

void InboxCard::setBusy(bool busy) {
  for (auto* button : {m_fileHere, m_someoneElse, m_newPatient}) {
    if (button) button->setEnabled(!busy);
  }
}

void InboxCard::resizeEvent(QResizeEvent* event) {
  Card::resizeEvent(event);
  const bool narrow = width() < kNarrow;
  m_row->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  m_row->setAlignment(m_decision, narrow ? Qt::Alignment{} : Qt::AlignVCenter);
  m_decision->setMinimumWidth(narrow ? 0 : kDecisionWidth);
  m_decision->setMaximumWidth(narrow ? QWIDGETSIZE_MAX : kDecisionWidth);
  m_pictures->setMost(width() < 1000 ? 1 : 3);
}

}  // namespace safelight::ui
