#include "ui/practice/place_sheet.h"

#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

// A share by its kind, and a promise that cannot be tried from here.
constexpr int kSnapshots = 100;

vault::PlaceKind kindOf(int choice) { return choice == kSnapshots ? vault::PlaceKind::Network : static_cast<vault::PlaceKind>(choice); }

}  // namespace

PlaceSheet::PlaceSheet(VaultSession& session, QWidget* window) : Sheet(window, tr("Add a place for backups"), 580), m_session(session) {
  build();
  check();
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

void PlaceSheet::build() {
  m_kind = new Choice(this);
  m_kind->addItem(tr("A disk that is taken away"), static_cast<int>(vault::PlaceKind::Removable));
  m_kind->addItem(tr("A share that keeps snapshots"), kSnapshots);
  m_kind->addItem(tr("Another share in the network"), static_cast<int>(vault::PlaceKind::Network));
  m_kind->addItem(tr("Another disk in this computer"), static_cast<int>(vault::PlaceKind::Folder));
  m_kind->setAccessibleTitle(tr("What it is"));
  m_kindRow = new FormField(tr("What it is"), m_kind, this);
  body()->addWidget(m_kindRow);
  auto* chooser = new QWidget(this);
  auto* row = new QHBoxLayout(chooser);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(8);
  m_folder = new TextField(tr("No folder chosen"), chooser);
  m_folder->setReadOnly(true);
  m_folder->setAccessibleName(tr("Folder"));
  m_choose = new Button(tr("Choose…"), ButtonKind::Secondary, chooser);
  m_choose->setIconName(QStringLiteral("folder"));
  row->addWidget(m_folder, 1);
  row->addWidget(m_choose);
  m_folderRow = new FormField(tr("Folder"), chooser, this);
  m_folderRow->setHelp(tr("An empty folder. Everything in it is sealed: whoever finds the disk cannot read it."));
  body()->addWidget(m_folderRow);
  m_name = new TextField({}, this);
  m_name->setMaxLength(60);
  m_every = new Choice(this);
  m_every->addItem(tr("Every day"), 24);
  m_every->addItem(tr("Twice a day"), 12);
  m_every->addItem(tr("Every week"), 168);
  m_every->setAccessibleTitle(tr("How often"));
  auto* two = new QHBoxLayout;
  two->setSpacing(12);
  two->addWidget(new FormField(tr("Name"), m_name, this), 1, Qt::AlignTop);
  two->addWidget(new FormField(tr("How often"), m_every, this), 1, Qt::AlignTop);
  body()->addLayout(two);
  connect(addButton(tr("Cancel"), ButtonKind::Secondary), &QAbstractButton::clicked, this, &Sheet::close);
  m_add = addButton(tr("Add and back up"), ButtonKind::Primary);
  connect(m_add, &QAbstractButton::clicked, this, &PlaceSheet::add);
  connect(m_choose, &QAbstractButton::clicked, this, &PlaceSheet::choose);
  connect(m_kind, &Choice::changed, this, &PlaceSheet::check);
  connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
  connect(m_name, &QLineEdit::textChanged, this, &PlaceSheet::check);
}

void PlaceSheet::choose() {
  chooseFiles(window(), ChoiceOf::Folder, tr("Where backups go"), tr("Choose"), this, [this](const QStringList& paths) { useFolder(paths.first()); });
}

void PlaceSheet::useFolder(const QString& folder) {
  m_folder->setText(QDir::toNativeSeparators(folder));
  m_folderRow->setProblem({});
  if (!m_nameTyped) m_name->setText(QDir(folder).dirName());
  check();
}

void PlaceSheet::check() {
  switch (m_kind->currentData().toInt()) {
    case static_cast<int>(vault::PlaceKind::Removable): m_kindRow->setHelp(tr("Best: nobody who breaks into this computer can delete what lies in a drawer. Two disks in turn are better still.")); break;
    case kSnapshots: m_kindRow->setHelp(tr("Good: a NAS that keeps daily snapshots which this computer's account cannot delete brings the files back after an attack.")); break;
    case static_cast<int>(vault::PlaceKind::Network): m_kindRow->setHelp(tr("Helps when this computer fails. Whoever breaks into it can delete what lies there: add another place as well.")); break;
    default: m_kindRow->setHelp(tr("Helps when a disk fails, not against fire, theft or an attack. Add another place as well.")); break;
  }
  m_add->setEnabled(!m_folder->text().isEmpty() && !m_name->text().trimmed().isEmpty());
}

void PlaceSheet::add() {
  vault::BackupPlace place;
  const bool keepsSnapshots = m_kind->currentData().toInt() == kSnapshots;
  place.kind = kindOf(m_kind->currentData().toInt());
  place.name = utf8(m_name->text().trimmed());
  place.location = utf8(QDir::fromNativeSeparators(m_folder->text()));
  place.everyHours = m_every->currentData().toUInt();
  m_add->setEnabled(false);
  m_session.run(
      Priority::Interactive, this,
      [place, keepsSnapshots](vault::Vault& vault, decode::Decoder&) mutable -> Result<vault::BackupPlace> {
        const vault::Environment& environment = vault.environment();
        if (!vault.may(model::Permission::ChangeSettings)) return fail(ErrorCode::NotAllowed);
        place.id = newUuid(environment.clock, environment.random);
        TRY_VOID(vault::preparePlace(environment.files, vault.id(), place));
        TRY_ASSIGN(place.deleting, vault::tryDeleting(environment.files, pathFromUtf8(place.location), environment.random));
        if (place.kind == vault::PlaceKind::Removable && place.deleting == vault::Deleting::Possible) place.deleting = vault::Deleting::TakenAway;
        if (keepsSnapshots && place.deleting == vault::Deleting::Possible) place.deleting = vault::Deleting::Promised;
        place.checkedAt = environment.clock.now();
        TRY_ASSIGN([[maybe_unused]] const Uuid id, vault::setBackupPlace(vault, place));
        return place;
      },
      [this](Result<vault::BackupPlace> set) {
        m_add->setEnabled(true);
        if (!set) {
          m_folderRow->setProblem(set.error().code == ErrorCode::AlreadyExists ? tr("There is something else in this folder. Choose an empty one, or make a new one in it.")
                                                                              : errorText(set.error()));
          return;
        }
        Q_EMIT added(*set);
        close();
      });
}

}  // namespace safelight::ui
