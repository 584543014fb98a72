#pragma once
// Saying what images show: teeth, view, side, phase, note.

#include <vector>

#include "core/vault/images/images.h"
#include "ui/library/tooth_chart.h"
#include "ui/widgets/controls.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// Shows what the images have in common; only what a person touches is changed. Teeth can be clicked or typed in the practice's
/// notation. Deletes itself when closed.
class TagSheet : public Sheet {
  Q_OBJECT
 public:
  TagSheet(QWidget* window, std::vector<model::Image> images, model::ToothNotation notation);

  /// What would be saved now.
  vault::TagChange change() const;
  TextField* typedTeeth() const { return m_typed; }
  ToothChart* chart() const { return m_chart; }

 Q_SIGNALS:
  void saved(const std::vector<safelight::model::Image>& images, const safelight::vault::TagChange& change);

 private:
  QWidget* makeTeeth();
  QWidget* makeChoices();
  void readTyped(const QString& typed);
  void showTeeth(const model::Teeth& teeth);
  void save();

  std::vector<model::Image> m_images;
  model::ToothNotation m_notation;
  ToothChart* m_chart;
  TextField* m_typed;
  FormField* m_typedRow;
  Choice *m_view, *m_side, *m_phase;
  TextField* m_note;
  Button* m_save;
  bool m_teethTouched = false, m_noteTouched = false;
};

}  // namespace safelight::ui
