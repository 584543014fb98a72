#pragma once
// The folder in which the practice software leaves orders (docs/worklist.md), while somebody is signed in.

#include <QObject>
#include <QStringList>
#include <QTimer>
#include <functional>
#include <optional>
#include <vector>

#include "core/base/path.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

class Preferences;

/// What one look into the folder brought.
struct DroppedOrders {
  /// A line that was not taken, or with line 0 a whole file.
  struct Refused {
    std::string file;
    std::uint32_t line = 0;
    Error error;
  };
  int taken = 0;
  std::vector<Refused> refused;
};

/// Looks into the folder that the preferences name, again and again; takes orders over, and remembers what could not be taken until somebody
/// has read it. GUI thread only; the looking is done by the session's worker.
class DropFolder : public QObject {
  Q_OBJECT
 public:
  /// Takes what lies there; files with refused lines are put aside. FileNotFound when the folder cannot be read.
  using Take = std::function<Result<DroppedOrders>(vault::Vault&, const Path&)>;
  /// `preferences` outlive it.
  DropFolder(VaultSession& session, Preferences& preferences, Take take, QObject* parent = nullptr);

  /// Empty: no folder is read.
  QString folder() const;
  void setFolder(const QString& folder);
  /// One sentence for each line that was not taken, and for a folder that cannot be read.
  QStringList problems() const;
  void forgetRefused();
  void look();

 Q_SIGNALS:
  /// Orders came: the list is another one.
  void taken(int orders);
  void problemsChanged();

 private:
  void looked(const Result<DroppedOrders>& found);
  VaultSession& m_session;
  Preferences& m_preferences;
  Take m_take;
  bool m_looking = false;
  QStringList m_refused;
  std::optional<Error> m_error;
  QTimer m_again;
};

}  // namespace safelight::ui
