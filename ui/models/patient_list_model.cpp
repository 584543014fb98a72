#include "ui/models/patient_list_model.h"

#include "ui/bridge/format.h"
#include "ui/bridge/ids.h"

namespace safelight::ui {
namespace {

constexpr int kPagesKept = 30;
// Pages that a fast scroll passed by are not worth fetching.
constexpr int kPagesWanted = 3;

}  // namespace

PatientListModel::PatientListModel(VaultSession& session, QObject* parent) : QAbstractListModel(parent), m_session(session) {}

void PatientListModel::setSearch(const vault::PatientSearch& search) {
  m_search = search;
  m_searching = true;
  ask();
}

void PatientListModel::ask() {
  if (m_asking) {
    m_askAgain = true;
    return;
  }
  m_asking = true;
  m_askAgain = false;
  vault::PatientSearch first = m_search;
  first.offset = 0;
  first.limit = kPage;
  m_session.run(
      Priority::Interactive, this,
      [first](vault::Vault& vault, decode::Decoder&) { return vault::searchPatients(vault, first); },
      [this](Result<vault::PatientPage> page) {
        m_asking = false;
        if (m_askAgain) return ask();
        if (!page) {
          Q_EMIT failed(page.error());
          return;
        }
        receiveFirst(std::move(*page));
      });
}

void PatientListModel::receiveFirst(vault::PatientPage page) {
  const int total = static_cast<int>(page.total);
  m_searching = false;
  ++m_generation;
  m_fetching = false;
  m_wanted.clear();
  beginResetModel();
  m_pages.clear();
  m_recentPages.clear();
  m_total = total;
  m_answered = true;
  if (total > 0) {
    m_pages.insert(0, std::move(page.patients));
    m_recentPages.append(0);
  }
  endResetModel();
  Q_EMIT answered(total);
}

int PatientListModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_total; }

const model::Patient* PatientListModel::patientAt(int row) const {
  if (row < 0 || row >= m_total) return nullptr;
  const int page = row / static_cast<int>(kPage);
  const auto found = m_pages.constFind(page);
  if (found == m_pages.constEnd()) {
    wantPage(page);
    return nullptr;
  }
  if (m_recentPages.isEmpty() || m_recentPages.last() != page) {
    m_recentPages.removeOne(page);
    m_recentPages.append(page);
  }
  const auto inPage = static_cast<std::size_t>(row % static_cast<int>(kPage));
  return inPage < found->size() ? &(*found)[inPage] : nullptr;
}

QVariant PatientListModel::data(const QModelIndex& index, int role) const {
  const model::Patient* patient = patientAt(index.row());
  if (patient == nullptr) return {};
  switch (role) {
    case Qt::DisplayRole: return patientName(patient->details);
    case Qt::AccessibleTextRole:
      return QString(patientName(patient->details) + QStringLiteral(", ") + patientLine(patient->details) + QStringLiteral(", ") +
                     imageCount(patient->imageCount));
    case PatientIdRole: return QVariant::fromValue(patient->id);
    default: return {};
  }
}

int PatientListModel::rowOf(model::PatientId id) const {
  for (auto page = m_pages.constBegin(); page != m_pages.constEnd(); ++page) {
    const auto& patients = page.value();
    for (std::size_t i = 0; i < patients.size(); ++i) {
      if (patients[i].id == id) return page.key() * static_cast<int>(kPage) + static_cast<int>(i);
    }
  }
  return -1;
}

void PatientListModel::wantPage(int page) const {
  m_wanted.removeOne(page);
  m_wanted.append(page);
  while (m_wanted.size() > kPagesWanted) m_wanted.removeFirst();
  // Painting asks; the fetch starts after it.
  auto* self = const_cast<PatientListModel*>(this);
  QMetaObject::invokeMethod(self, [self] { self->fetchNext(); }, Qt::QueuedConnection);
}

void PatientListModel::fetchNext() {
  if (m_fetching || m_wanted.isEmpty()) return;
  const int page = m_wanted.takeLast();
  if (m_pages.contains(page)) return fetchNext();
  m_fetching = true;
  vault::PatientSearch search = m_search;
  search.offset = static_cast<std::uint32_t>(page) * kPage;
  search.limit = kPage;
  m_session.run(
      Priority::Interactive, this,
      [search](vault::Vault& vault, decode::Decoder&) { return vault::searchPatients(vault, search); },
      [this, page, generation = m_generation](Result<vault::PatientPage> patients) {
        if (generation != m_generation) return;
        m_fetching = false;
        if (patients) receivePage(page, std::move(*patients));
        fetchNext();
      });
}

void PatientListModel::receivePage(int page, vault::PatientPage patients) {
  m_pages.insert(page, std::move(patients.patients));
  m_recentPages.removeOne(page);
  m_recentPages.append(page);
  while (m_recentPages.size() > kPagesKept) m_pages.remove(m_recentPages.takeFirst());
  const int first = page * static_cast<int>(kPage);
  const int last = std::min(m_total, first + static_cast<int>(kPage)) - 1;
  if (last >= first) Q_EMIT dataChanged(index(first), index(last));
}

}  // namespace safelight::ui
