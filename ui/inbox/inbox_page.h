#pragma once
// Arrivals that a person has to place. No bulk accept: the wrong patient is the worst error here.

#include <QScrollArea>
#include <QWidget>
#include <map>
#include <set>
#include <optional>
#include <string>
#include <vector>

#include "core/model/patient.h"
#include "ui/bridge/thumbnail_cache.h"
#include "ui/bridge/vault_session.h"
#include "ui/inbox/inbox_groups.h"
#include "ui/library/thumbnail_source.h"
#include "ui/widgets/controls.h"

class QStackedWidget;
class QVBoxLayout;

namespace safelight::ui {

class InboxCard;

/// Keeps itself up to date, also while hidden, so that the count in the rail is right. GUI thread only.
class InboxPage : public QWidget {
  Q_OBJECT
 public:
  InboxPage(VaultSession& session, ThumbnailCache& thumbnails, QWidget* parent = nullptr);

  void refresh();
  QList<InboxCard*> cards() const;
  Button* undoButton() const { return m_undo; }

 Q_SIGNALS:
  /// How many arrivals wait.
  void countChanged(int count);

 protected:
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Loaded;
  void build();
  void receive(Loaded loaded);
  void showCards();
  InboxCard* makeCard(const InboxGroup& group);
  /// Equal for cards that look the same and do the same.
  std::string cardKey(const InboxGroup& group) const;
  void file(InboxCard* card, const model::Patient& patient);
  void askSomeoneElse(InboxCard* card);
  void makePatient(InboxCard* card);
  void remove(InboxCard* card);
  void look(const InboxGroup& group);
  void showUndo();

  VaultSession& m_session;
  ThumbnailSource m_thumbnails;
  std::vector<InboxGroup> m_groups;
  std::set<model::ImageId> m_apart;  // that somebody wants to file each for itself, until the next lock
  std::map<model::PatientId, model::Patient> m_patients;
  std::map<std::string, InboxCard*> m_cards;  // by cardKey
  model::LocalTime m_now;
  class ImageActions* m_actions;
  std::optional<std::size_t> m_lastFiling;  // in the window's UndoHistory
  int m_generation = 0, m_shown = 0;
  bool m_loading = false, m_again = false;

  Text* m_line;
  Button *m_undo, *m_more;
  QStackedWidget* m_stack;
  QScrollArea* m_scroll;
  QVBoxLayout* m_column;
  EmptyState *m_empty, *m_failure;
};

}  // namespace safelight::ui
