#include "ui/library/tag_sheet.h"

#include <QBoxLayout>
#include <algorithm>
#include <optional>

#include "ui/bridge/format.h"

namespace safelight::ui {
namespace {

constexpr model::View kViews[] = {
    model::View::Bitewing,          model::View::Periapical,       model::View::Occlusal,         model::View::Panoramic,
    model::View::Cephalogram,       model::View::Cbct,             model::View::PhotoFrontal,     model::View::PhotoFrontalSmile,
    model::View::PhotoProfileRight, model::View::PhotoProfileLeft, model::View::IntraoralFrontal, model::View::IntraoralRight,
    model::View::IntraoralLeft,     model::View::IntraoralUpper,   model::View::IntraoralLower,   model::View::IntraoralClose,
    model::View::Other};

/// The value all images share, or nothing.
template <class Value>
std::optional<Value> shared(const std::vector<model::Image>& images, Value model::ImageTags::*member) {
  if (images.empty()) return std::nullopt;
  const Value& first = images.front().tags.*member;
  const bool same = std::all_of(images.begin(), images.end(), [&](const model::Image& image) { return image.tags.*member == first; });
  return same ? std::optional<Value>(first) : std::nullopt;
}

QString exampleOf(model::ToothNotation notation) {
  switch (notation) {
    case model::ToothNotation::Universal: return TagSheet::tr("For example 3 2 30 31");
    case model::ToothNotation::Palmer: return TagSheet::tr("For example UR6 UR7 LR6");
    case model::ToothNotation::Fdi: break;
  }
  return TagSheet::tr("For example 16 17 46-48");
}

constexpr int kUnchanged = -1;

/// Selects the shared value; a mixed one shows as "Different" and stays as it is.
void selectShared(Choice& choice, std::optional<int> value) {
  if (value) {
    choice.setCurrentData(*value);
    return;
  }
  choice.addItem(TagSheet::tr("Different"), kUnchanged);
  choice.setCurrentData(kUnchanged);
}

template <class Value>
std::optional<int> asNumber(const std::optional<Value>& value) {
  return value ? std::optional<int>(static_cast<int>(*value)) : std::nullopt;
}

template <class Value>
std::optional<Value> picked(const Choice& choice, const std::optional<Value>& before) {
  const int now = choice.currentData().toInt();
  if (now == kUnchanged || (before && static_cast<int>(*before) == now)) return std::nullopt;
  return static_cast<Value>(now);
}

}  // namespace

TagSheet::TagSheet(QWidget* window, std::vector<model::Image> images, model::ToothNotation notation)
    : Sheet(window, images.size() == 1 ? tr("What this image shows") : tr("What these %Ln images show", nullptr, static_cast<int>(images.size())), 640),
      m_images(std::move(images)),
      m_notation(notation) {
  body()->addWidget(makeTeeth());
  body()->addWidget(makeChoices());
  m_note = new TextField(tr("Anything worth knowing"), this);
  m_note->setMaxLength(1000);
  body()->addWidget(new FormField(tr("Note"), m_note, this));
  const auto note = shared(m_images, &model::ImageTags::note);
  m_note->setText(note ? text(*note) : QString());
  if (!note) m_note->setPlaceholderText(tr("The notes differ; what you write replaces them"));
  connect(m_note, &QLineEdit::textEdited, this, [this] { m_noteTouched = true; });

  auto* cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  m_save = addButton(tr("Save"), ButtonKind::Primary);
  connect(cancel, &QAbstractButton::clicked, this, &Sheet::close);
  connect(m_save, &QAbstractButton::clicked, this, &TagSheet::save);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

QWidget* TagSheet::makeTeeth() {
  auto* part = new QWidget(this);
  auto* column = new QVBoxLayout(part);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(12);
  m_typed = new TextField(exampleOf(m_notation), part);
  m_typedRow = new FormField(tr("Teeth"), m_typed, part);
  column->addWidget(m_typedRow);
  m_chart = new ToothChart(part);
  m_chart->setNotation(m_notation);
  column->addWidget(m_chart);
  auto* milk = new Chip(tr("Milk teeth"), part);
  milk->setCheckable(true);
  auto* row = new QHBoxLayout;
  row->addWidget(milk);
  row->addStretch(1);
  column->addLayout(row);

  const auto teeth = shared(m_images, &model::ImageTags::teeth);
  if (teeth) {
    showTeeth(*teeth);
    m_typed->setText(text(teeth->label(m_notation)));
  } else {
    m_typedRow->setHelp(tr("The teeth of these images differ. What you choose here replaces them all."));
  }
  const auto milkChosen = [](const model::Teeth& chosen) {
    const auto list = chosen.list();
    return std::any_of(list.begin(), list.end(), [](model::Tooth tooth) { return tooth.isDeciduous(); });
  };
  if (teeth && milkChosen(*teeth)) {
    milk->setChecked(true);
    m_chart->setDeciduousShown(true);
  }
  connect(milk, &QAbstractButton::toggled, m_chart, &ToothChart::setDeciduousShown);
  connect(m_chart, &ToothChart::changed, this, [this](const model::Teeth& chosen) {
    m_teethTouched = true;
    m_typedRow->setProblem({});
    m_typed->setText(text(chosen.label(m_notation)));
    m_save->setEnabled(true);
  });
  connect(m_typed, &QLineEdit::textEdited, this, [this, milk, milkChosen](const QString& typed) {
    readTyped(typed);
    if (milkChosen(m_chart->teeth())) milk->setChecked(true);
  });
  return part;
}

QWidget* TagSheet::makeChoices() {
  auto* part = new QWidget(this);
  auto* row = new QHBoxLayout(part);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(12);
  const auto add = [&](const QString& label) {
    auto* choice = new Choice(part);
    choice->setAccessibleTitle(label);
    row->addWidget(new FormField(label, choice, part), 1);
    return choice;
  };
  m_view = add(tr("View"));
  m_view->addItem(tr("Not said"), 0);
  for (const auto view : kViews) m_view->addItem(viewWord(view), static_cast<int>(view));
  m_side = add(tr("Side"));
  m_side->addItem(tr("Not said"), 0);
  m_side->addItem(tr("Right"), static_cast<int>(model::Side::Right));
  m_side->addItem(tr("Left"), static_cast<int>(model::Side::Left));
  m_side->addItem(tr("Both sides"), static_cast<int>(model::Side::Both));
  m_phase = add(tr("Treatment"));
  m_phase->addItem(tr("Not said"), 0);
  for (const auto phase : {model::Phase::Before, model::Phase::During, model::Phase::After}) m_phase->addItem(phaseWord(phase), static_cast<int>(phase));
  selectShared(*m_view, asNumber(shared(m_images, &model::ImageTags::view)));
  selectShared(*m_side, asNumber(shared(m_images, &model::ImageTags::side)));
  selectShared(*m_phase, asNumber(shared(m_images, &model::ImageTags::phase)));
  return part;
}

void TagSheet::readTyped(const QString& typed) {
  m_teethTouched = true;
  const auto teeth = model::Teeth::parse(utf8(typed), m_notation);
  m_save->setEnabled(teeth.has_value());
  if (!teeth) {
    m_typedRow->setProblem(tr("This is no tooth in the practice's notation. %1.").arg(exampleOf(m_notation)));
    return;
  }
  m_typedRow->setProblem({});
  showTeeth(*teeth);
}

void TagSheet::showTeeth(const model::Teeth& teeth) { m_chart->setTeeth(teeth); }

vault::TagChange TagSheet::change() const {
  vault::TagChange change;
  const auto teeth = shared(m_images, &model::ImageTags::teeth);
  if (m_teethTouched && !(teeth && *teeth == m_chart->teeth())) change.teeth = m_chart->teeth();
  change.view = picked(*m_view, shared(m_images, &model::ImageTags::view));
  change.side = picked(*m_side, shared(m_images, &model::ImageTags::side));
  change.phase = picked(*m_phase, shared(m_images, &model::ImageTags::phase));
  const auto note = shared(m_images, &model::ImageTags::note);
  const std::string written = utf8(m_note->text().trimmed());
  if (m_noteTouched && !(note && *note == written)) change.note = written;
  return change;
}

void TagSheet::save() {
  const auto wanted = change();
  const bool nothing = !wanted.teeth && !wanted.view && !wanted.side && !wanted.phase && !wanted.note;
  if (!nothing) Q_EMIT saved(m_images, wanted);
  close();
}

}  // namespace safelight::ui
