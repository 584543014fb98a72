#pragma once
// Keys drawn as small boxes, for overviews of keys.

#include <QStringList>
#include <QWidget>

class QKeySequence;

namespace safelight::ui {

/// Fixed in size; screen readers hear the keys' names. GUI thread.
class KeyHints : public QWidget {
  Q_OBJECT
 public:
  /// Words apart by spaces: "Ctrl K". What is no key but stands between keys ("…", "–", "/") gets no box.
  KeyHints(const QString& keys, QWidget* parent);

  /// How the system writes a key, apart by spaces ("Ctrl 2"), arrows as arrows.
  static QString wordsOf(const QKeySequence& key);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  QStringList m_words;
};

}  // namespace safelight::ui
