#include "ui/worklist/drop_folder.h"

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/preferences.h"

namespace safelight::ui {
namespace {

constexpr int kLookEveryMilliseconds = 5000;
/// More than anybody reads; the files themselves lie aside.
constexpr qsizetype kMostRemembered = 50;

}  // namespace

DropFolder::DropFolder(VaultSession& session, Preferences& preferences, Take take, QObject* parent)
    : QObject(parent), m_session(session), m_preferences(preferences), m_take(std::move(take)) {
  m_again.setInterval(kLookEveryMilliseconds);
  connect(&m_again, &QTimer::timeout, this, &DropFolder::look);
  m_again.start();
  look();
}

QString DropFolder::folder() const { return m_preferences.orderFolder(); }

void DropFolder::setFolder(const QString& folder) {
  if (folder == m_preferences.orderFolder()) return;
  m_preferences.setOrderFolder(folder);
  m_error.reset();
  forgetRefused();
  look();
}

QStringList DropFolder::problems() const {
  QStringList all = m_refused;
  if (m_error) all.prepend(tr("The folder cannot be read: %1").arg(errorText(*m_error)));
  return all;
}

void DropFolder::forgetRefused() {
  m_refused.clear();
  Q_EMIT problemsChanged();
}

void DropFolder::look() {
  const Path folder = pathFromUtf8(utf8(m_preferences.orderFolder()));
  if (m_looking || !m_take || folder.empty() || !m_session.may(model::Permission::EditPatients)) return;
  m_looking = true;
  m_session.run(
      Priority::Background, this, [take = m_take, folder](vault::Vault& vault, decode::Decoder&) { return take(vault, folder); },
      [this](const Result<DroppedOrders>& found) { looked(found); });
}

void DropFolder::looked(const Result<DroppedOrders>& found) {
  m_looking = false;
  const QStringList before = problems();
  m_error = found ? std::nullopt : std::optional(found.error());
  if (found) {
    for (const auto& refused : found->refused) {
      const QString file = isolated(text(refused.file));
      m_refused.append(refused.line == 0 ? tr("%1: %2", "file, what is wrong with it").arg(file, errorText(refused.error))
                                         : tr("%1, line %2: %3", "file, line, what is wrong with it").arg(file, QString::number(refused.line), errorText(refused.error)));
    }
    while (m_refused.size() > kMostRemembered) m_refused.removeFirst();
    if (found->taken > 0) Q_EMIT taken(found->taken);
  }
  if (problems() != before) Q_EMIT problemsChanged();
}

}  // namespace safelight::ui
