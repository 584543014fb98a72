#include "ui/practice/place_keys_sheet.h"

#include <QVBoxLayout>

#include "core/vault/backup/s3_storage.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/storage_words.h"

namespace safelight::ui {

bool PlaceKeysSheet::isFor(const vault::BackupPlace& place) { return place.kind == vault::PlaceKind::Restic && vault::s3Address(place.location).has_value(); }

PlaceKeysSheet::PlaceKeysSheet(VaultSession& session, vault::BackupPlace place, QWidget* window)
    : Sheet(window, tr("Other keys for %1").arg(isolated(text(place.name))), 580), m_session(session), m_place(std::move(place)) {
  auto* why = new Text(tr("Whoever looks after the storage can give out new keys, and end the old ones. The backups that lie there stay as they are."), TextStyle::Body, Text::Tone::Second, this);
  why->setWordWrap(true);
  body()->addWidget(why);
  m_keys = new StorageKeyFields(this);
  m_keys->setHelp(tr("One that may not delete versions: docs/backup.md says how."), tr("Kept sealed in the vault."));
  body()->addWidget(m_keys);
  m_problem = new Text({}, TextStyle::Small, Text::Tone::Danger, this);
  m_problem->setWordWrap(true);
  m_problem->hide();
  body()->addWidget(m_problem);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_use = addButton(tr("Use these keys"), ButtonKind::Primary);
  connect(m_use, &QAbstractButton::clicked, this, &PlaceKeysSheet::tryThem);
  connect(m_keys, &StorageKeyFields::edited, this, &PlaceKeysSheet::check);
  connect(m_keys, &StorageKeyFields::returnPressed, m_use, &QAbstractButton::click);
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
  check();
  m_keys->focusFirst();
}

PlaceKeysSheet::~PlaceKeysSheet() { m_enough.cancel(); }

void PlaceKeysSheet::check() {
  m_keys->clearWords();
  m_problem->hide();
  m_use->setEnabled(m_keys->areBoth());
}

/// On a thread of its own: storage may be far away.
void PlaceKeysSheet::tryThem() {
  auto keys = m_keys->typed();
  if (!keys) return;
  m_use->setEnabled(false);
  m_thread.start(
      this,
      [place = m_place, keys = std::move(*keys), enough = m_enough] {
        const SystemClock clock;
        return vault::withOtherKeys(place, keys, clock, enough);
      },
      [this](const Result<vault::BackupPlace>& tried) {
        if (!tried) return refuse(tried.error());
        keep(*tried);
      });
}

void PlaceKeysSheet::keep(const vault::BackupPlace& place) {
  m_session.run(
      Priority::Interactive, this,
      [place](vault::Vault& vault, decode::Decoder&) -> Result<void> {
        TRY_ASSIGN([[maybe_unused]] const Uuid id, vault::setBackupPlace(vault, place));
        return {};
      },
      [this, place](const Result<void>& set) {
        if (!set) return refuse(set.error());
        Q_EMIT changed(place);
        close();
      });
}

void PlaceKeysSheet::refuse(const Error& error) {
  m_use->setEnabled(true);
  if (error.code == ErrorCode::PermissionDenied) return m_keys->refuse(storageTrouble(error.code));
  const QString words = error.code == ErrorCode::NotFound ? tr("With these keys there is no repository at that address. Are they for the same storage?") : storageTrouble(error.code);
  m_problem->setText(words.isEmpty() ? errorText(error) : words);
  m_problem->show();
}

}  // namespace safelight::ui
