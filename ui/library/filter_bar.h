#pragma once
// What stands above a patient's images: the tooth chart, the chips, and one sentence about what is shown.

#include <QWidget>

#include "ui/library/image_filter.h"
#include "ui/library/tooth_chart.h"
#include "ui/widgets/controls.h"

class QBoxLayout;

namespace safelight::ui {

/// Holds an ImageFilter as a person sets it. On a low window the chart folds behind a "Teeth" chip.
class FilterBar : public QWidget {
  Q_OBJECT
 public:
  explicit FilterBar(QWidget* parent = nullptr);

  const ImageFilter& filter() const { return m_filter; }
  void setFilter(const ImageFilter& filter);
  void setNotation(model::ToothNotation notation);
  /// Which teeth have images; milk teeth show themselves when one of them has.
  void setPresent(const model::Teeth& present);
  void setSentence(const QString& sentence);
  /// The button for the patient's record, at the right.
  void setMoreVisible(bool visible) { m_more->setVisible(visible); }
  /// That the records are on hold, and why; null: they are not.
  void setHold(const QString& reason);
  /// The height of the page: little of it folds the chart.
  void setRoom(QSize page);
  ToothChart* chart() const { return m_chart; }

 Q_SIGNALS:
  /// What can be done with the patient's record is asked for; the place is where a menu opens.
  void moreAsked(QPoint globalPosition);
  void changed(const safelight::ui::ImageFilter& filter);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  Chip* addChip(const QString& text, bool ImageFilter::*member);
  void showState();
  void arrange();

  ImageFilter m_filter;
  ToothChart* m_chart;
  QWidget* m_chips;
  class FlowLayout* m_flow;
  Chip *m_teethChip, *m_foldChip, *m_milkChip;
  std::vector<std::pair<Chip*, bool ImageFilter::*>> m_kindChips;
  Text* m_sentence;
  Text* m_held;
  IconButton* m_more;
  QBoxLayout* m_layout;
  bool m_folded = false, m_unfolded = false, m_stacked = false, m_narrow = false;
  bool m_milkWanted = false, m_milkPresent = false;
};

}  // namespace safelight::ui
