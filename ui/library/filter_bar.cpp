#include "ui/library/filter_bar.h"

#include <QBoxLayout>
#include <QPainter>

#include "ui/bridge/format.h"
#include "ui/library/flow_layout.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/tone_badge.h"

namespace safelight::ui {
namespace {

constexpr int kChartWidth = 544;
constexpr int kSideBySide = 1000;  // narrower pages put the chips below the chart
constexpr int kNarrow = 720;        // narrower pages have thinner margins, as the grid below
constexpr int kLow = 470;           // lower pages fold the chart away

}  // namespace

FilterBar::FilterBar(QWidget* parent) : QWidget(parent), m_chart(new ToothChart(this)), m_chips(new QWidget(this)) {
  m_chart->setMaximumWidth(kChartWidth);
  m_chart->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  m_flow = new FlowLayout(8);
  m_teethChip = new Chip({}, this);
  m_teethChip->setCheckable(true);
  m_teethChip->setChecked(true);
  m_teethChip->setClosable(true);
  m_teethChip->hide();
  m_flow->addWidget(m_teethChip);
  m_foldChip = new Chip(tr("Teeth"), this);
  m_foldChip->setCheckable(true);
  m_foldChip->hide();
  m_flow->addWidget(m_foldChip);
  addChip(tr("X-rays"), &ImageFilter::radiographs);
  addChip(tr("Photos"), &ImageFilter::photos);
  addChip(tr("Documents"), &ImageFilter::documents);
  addChip(tr("Before-after"), &ImageFilter::beforeAfter);
  m_milkChip = new Chip(tr("Milk teeth"), this);
  m_milkChip->setCheckable(true);
  m_milkChip->setToolTip(tr("Show milk teeth in the chart"));
  m_flow->addWidget(m_milkChip);
  m_sentence = new Text({}, TextStyle::Body, Text::Tone::Second, this);
  m_sentence->setElided(true);

  auto* right = new QVBoxLayout(m_chips);
  right->setContentsMargins(0, 0, 0, 0);
  right->setSpacing(10);
  auto* top = new QHBoxLayout;
  top->setSpacing(8);
  top->addLayout(m_flow, 1);
  m_held = new ToneBadge(tr("On hold"), Text::Tone::Care, m_chips);
  m_held->hide();
  top->addWidget(m_held, 0, Qt::AlignVCenter);
  m_more = new IconButton(QStringLiteral("more"), tr("The patient's record"), m_chips);
  top->addWidget(m_more, 0, Qt::AlignTop);
  right->addLayout(top);
  connect(m_more, &QAbstractButton::clicked, this, [this] { Q_EMIT moreAsked(m_more->mapToGlobal(QPoint(m_more->width(), m_more->height() + 4))); });
  right->addWidget(m_sentence);
  m_chips->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
  m_layout = new QHBoxLayout(this);
  m_layout->setContentsMargins(metric::kPage, 12, metric::kPage, 12);
  m_layout->setSpacing(28);
  m_layout->addWidget(m_chart, 0, Qt::AlignVCenter);
  m_layout->addWidget(m_chips, 1, Qt::AlignVCenter);

  connect(m_chart, &ToothChart::changed, this, [this](const model::Teeth& teeth) {
    m_filter.teeth = teeth;
    showState();
    Q_EMIT changed(m_filter);
  });
  const auto clearTeeth = [this] {
    m_filter.teeth = {};
    m_chart->setTeeth({});
    showState();
    Q_EMIT changed(m_filter);
  };
  connect(m_teethChip, &Chip::closed, this, clearTeeth);
  connect(m_teethChip, &QAbstractButton::clicked, this, clearTeeth);
  connect(m_milkChip, &QAbstractButton::clicked, this, [this](bool checked) {
    m_milkWanted = checked;
    m_chart->setDeciduousShown(checked);
  });
  connect(m_foldChip, &QAbstractButton::clicked, this, [this](bool checked) {
    m_unfolded = checked;
    arrange();
  });
  showState();
}

Chip* FilterBar::addChip(const QString& text, bool ImageFilter::*member) {
  auto* chip = new Chip(text, this);
  chip->setCheckable(true);
  m_flow->addWidget(chip);
  m_kindChips.emplace_back(chip, member);
  connect(chip, &QAbstractButton::clicked, this, [this, chip, member] {
    m_filter.*member = chip->isChecked();
    showState();
    Q_EMIT changed(m_filter);
  });
  return chip;
}

void FilterBar::setFilter(const ImageFilter& filter) {
  m_filter = filter;
  m_chart->setTeeth(filter.teeth);
  showState();
}

void FilterBar::setHold(const QString& reason) {
  m_held->setVisible(!reason.isNull());
  m_held->setToolTip(tooltipText(reason));
}

void FilterBar::setNotation(model::ToothNotation notation) {
  m_chart->setNotation(notation);
  showState();
}

void FilterBar::setPresent(const model::Teeth& present) {
  m_chart->setPresent(present);
  m_milkPresent = false;
  for (const auto& tooth : present.list()) m_milkPresent = m_milkPresent || tooth.isDeciduous();
  m_chart->setDeciduousShown(m_milkPresent || m_milkWanted);
  m_milkChip->setVisible(!m_milkPresent && (!m_folded || m_unfolded));
}

void FilterBar::setSentence(const QString& sentence) { m_sentence->setText(sentence); }

void FilterBar::setRoom(QSize page) {
  const bool stacked = page.width() < kSideBySide;
  const bool folded = page.height() < kLow;
  const bool narrow = page.width() < kNarrow;
  if (stacked == m_stacked && folded == m_folded && narrow == m_narrow) return;
  m_stacked = stacked;
  m_narrow = narrow;
  m_folded = folded;
  arrange();
}

void FilterBar::arrange() {
  m_layout->setDirection(m_stacked ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  m_layout->setSpacing(m_stacked ? 10 : 28);
  // The sides are those of the grid below.
  const int side = m_narrow ? 16 : metric::kPage;
  m_layout->setContentsMargins(side, m_folded ? 8 : 12, side, m_folded ? 8 : 12);
  m_chart->setVisible(!m_folded || m_unfolded);
  m_foldChip->setVisible(m_folded);
  m_foldChip->setChecked(m_unfolded);
  m_milkChip->setVisible(!m_milkPresent && (!m_folded || m_unfolded));
  // The sentence is the first thing that gives way.
  m_sentence->setVisible(!m_folded);
  updateGeometry();
}

void FilterBar::showState() {
  m_teethChip->setVisible(!m_filter.teeth.empty());
  const QString label = text(m_filter.teeth.label(m_chart->notation()));
  const bool many = m_filter.teeth.size() > 8;
  m_teethChip->setText(many ? tr("%1 teeth").arg(m_filter.teeth.size())
                            : (m_filter.teeth.size() == 1 ? tr("Tooth %1") : tr("Teeth %1")).arg(label));
  m_teethChip->setAccessibleName(tr("Show all teeth again"));
  m_teethChip->setToolTip(many ? label : QString());
  m_teethChip->setChecked(true);
  for (const auto& [chip, member] : m_kindChips) chip->setChecked(m_filter.*member);
  m_flow->invalidate();
  m_teethChip->updateGeometry();
}

void FilterBar::paintEvent(QPaintEvent*) {
  const Colours& theme = coloursFor(this);
  QPainter painter(this);
  painter.fillRect(rect(), theme.window);
  painter.fillRect(QRect(0, height() - 1, width(), 1), theme.line);
}

}  // namespace safelight::ui
