#pragma once
// Typing the recovery code: eight groups, each marked right or wrong as soon as it is whole.

#include <QWidget>
#include <array>
#include <functional>

#include "ui/widgets/controls.h"

namespace safelight::ui {

/// The code lives in these fields only while they are shown. GUI thread only.
class KitEntry : public QWidget {
  Q_OBJECT
 public:
  static constexpr std::size_t kGroups = 8;
  static constexpr int kCharacters = 5;
  /// Whether a whole group (normalised) is right at its place, 0-7.
  using IsRight = std::function<bool(const std::string& group, std::size_t index)>;

  explicit KitEntry(IsRight isRight, QWidget* parent = nullptr);
  /// All groups are whole and right.
  bool isComplete() const;
  /// "ABCDE-FGHIJ-...", normalised.
  std::string code() const;
  void clear();
  void focusFirst();
  /// Marks a group wrong, counted from 1, as an error named it.
  void markWrong(int group);

  /// Upper case, without spaces and dashes; O is 0, I and L are 1.
  static QString normalised(const QString& typed);

 Q_SIGNALS:
  void changed();

 private:
  void edited(std::size_t index);
  /// So that what is typed takes the place of what stands there.
  void goTo(std::size_t index);
  void mark(std::size_t index);
  void spread(const QString& whole, std::size_t from);

  IsRight m_isRight;
  std::array<TextField*, kGroups> m_fields{};
  std::array<Text*, kGroups> m_states{};
};

}  // namespace safelight::ui
