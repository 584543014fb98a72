#pragma once
// The list of patients, of which only the pages near the view are in memory.

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <optional>

#include "core/vault/patients/patients.h"
#include "ui/bridge/vault_session.h"

namespace safelight::ui {

/// Rows are fetched a hundred at a time when something asks for them; a row that is not here yet has no patient. Typing asks once
/// the last answer came, so that old rows stay until new ones are here and nothing flickers. GUI thread only.
class PatientListModel : public QAbstractListModel {
  Q_OBJECT
 public:
  static constexpr std::uint32_t kPage = 100;
  enum Role { PatientIdRole = Qt::UserRole + 1 };

  explicit PatientListModel(VaultSession& session, QObject* parent = nullptr);

  /// Shows what matches; offset and limit of `search` do not count. The same search again reads it anew.
  void setSearch(const vault::PatientSearch& search);
  const vault::PatientSearch& search() const { return m_search; }
  /// Reads again what is shown, without a jump.
  void reload() { ask(); }
  /// The rows answer an earlier search: what is wanted now is not known yet.
  bool isSearching() const { return m_searching; }
  /// True until the first answer came.
  bool isLoading() const { return !m_answered; }

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  /// The patient of a row, or nothing when its page is not here yet (asking fetches it).
  const model::Patient* patientAt(int row) const;
  /// Row of a patient among the rows in memory; -1 when it is not there.
  int rowOf(model::PatientId id) const;

 Q_SIGNALS:
  /// The first page of a search is here.
  void answered(int total);
  /// A search could not be made.
  void failed(const safelight::Error& error);

 private:
  void ask();
  void receiveFirst(vault::PatientPage page);
  void wantPage(int page) const;
  void fetchNext();
  void receivePage(int page, vault::PatientPage patients);

  VaultSession& m_session;
  vault::PatientSearch m_search;
  bool m_answered = false;
  bool m_searching = false;
  bool m_asking = false;
  bool m_askAgain = false;
  int m_total = 0;
  int m_generation = 0;
  QHash<int, std::vector<model::Patient>> m_pages;
  mutable QList<int> m_recentPages;  // least recently used first
  mutable QList<int> m_wanted;       // newest last
  bool m_fetching = false;
};

}  // namespace safelight::ui
