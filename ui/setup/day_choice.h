#pragma once
// Which day comes back: the newest, unless a person has a reason.

#include <vector>

#include "core/vault/backup/set_reader.h"
#include "ui/widgets/form_field.h"

namespace safelight::ui {

/// A quiet button that opens a list of sets with their dates and numbers of images, the newest preselected. Opens by itself where the newest looks as if
/// much was missing or changed. Nothing to see while there is one set or none.
class DayChoice : public QWidget {
  Q_OBJECT
 public:
  explicit DayChoice(QWidget* parent = nullptr);
  /// By time, the newest last; those that cannot be read are left out. Empty: nothing is known.
  void setSets(std::vector<vault::SetLine> sets);
  /// Nothing when there are no sets.
  const vault::SetLine* chosen() const;
  bool isNewestChosen() const { return m_chosen + 1 == m_sets.size(); }
  /// The chosen one was looked at itself.
  void learn(const vault::SetLine& line);
  /// As if a person had chosen it; 0 is the newest.
  void choose(int index);

 Q_SIGNALS:
  void changed();

 private:
  void open();
  void show(int index);
  QString wordsFor(const vault::SetLine& line) const;
  std::vector<vault::SetLine> m_sets;
  std::size_t m_chosen = 0;
  Button* m_more;
  Choice* m_days;
  FormField* m_row;
  Text* m_care;
};

/// "Harbour Dental, 126 images, saved today, 10:07."
QString foundWords(const vault::SetLine& line);

}  // namespace safelight::ui
