#include "ui/practice/place_sheet.h"

#include <QDir>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include "core/vault/backup/restic.h"
#include "core/vault/backup/s3_storage.h"
#include "ui/bridge/error_text.h"
#include "ui/bridge/format.h"
#include "ui/bridge/storage_words.h"
#include "ui/practice/backup_words.h"
#include "ui/widgets/file_choice.h"

namespace safelight::ui {
namespace {

// A share by its kind, and a promise that cannot be tried from here.
constexpr int kSnapshots = 100;

constexpr std::size_t kSecretBytes = 20;

constexpr int kLongestName = 60;

/// "4f2a 91c0 ...": for writing down.
QString inGroups(const QString& secret) {
  QStringList groups;
  for (qsizetype at = 0; at < secret.size(); at += 4) groups.append(secret.mid(at, 4));
  return groups.join(u' ');
}

QString folderTrouble(const Error& error) {
  if (error.code == ErrorCode::AlreadyExists) return PlaceSheet::tr("There is something else in this folder. Choose an empty one, or make a new one in it.");
  const QString words = placeTrouble(error.code);
  return words.isEmpty() ? errorText(error) : words;
}

vault::PlaceKind kindOf(int choice) { return choice == kSnapshots ? vault::PlaceKind::Network : static_cast<vault::PlaceKind>(choice); }

}  // namespace

PlaceSheet::PlaceSheet(VaultSession& session, QWidget* window) : Sheet(window, tr("Add a place for backups"), 580), m_session(session) {
  build();
  check();
  connect(this, &Sheet::closed, this, &QObject::deleteLater);
}

PlaceSheet::~PlaceSheet() { m_enough.cancel(); }

void PlaceSheet::build() {
  m_form = new QWidget(this);
  auto* form = new QVBoxLayout(m_form);
  form->setContentsMargins(0, 0, 0, 0);
  form->setSpacing(body()->spacing());
  body()->addWidget(m_form);
  m_kind = new Choice(this);
  m_kind->addItem(tr("A disk that is taken away"), static_cast<int>(vault::PlaceKind::Removable));
  m_kind->addItem(tr("A share that keeps snapshots"), kSnapshots);
  m_kind->addItem(tr("Another share in the network"), static_cast<int>(vault::PlaceKind::Network));
  m_kind->addItem(tr("Another disk in this computer"), static_cast<int>(vault::PlaceKind::Folder));
  m_kind->addItem(tr("Storage that the program restic reaches (S3, SFTP)"), static_cast<int>(vault::PlaceKind::Restic));
  m_kind->setAccessibleTitle(tr("What it is"));
  m_kindRow = new FormField(tr("What it is"), m_kind, this);
  form->addWidget(m_kindRow);
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
  helpFolder(false);
  form->addWidget(m_folderRow);
  buildRepository();
  form->addWidget(m_repositoryRow);
  m_keys = new StorageKeyFields(this);
  m_keys->setHelp(tr("One that may not delete versions: docs/backup.md says how. With it Safelight tries what this computer could delete."), tr("Kept sealed in the vault."));
  form->addWidget(m_keys);
  connect(m_keys, &StorageKeyFields::edited, this, &PlaceSheet::check);
  form->addWidget(m_keepsRow);
  m_name = new TextField({}, this);
  m_every = new Choice(this);
  m_every->addItem(tr("Every day"), 24);
  m_every->addItem(tr("Twice a day"), 12);
  m_every->addItem(tr("Every week"), 168);
  m_every->setAccessibleTitle(tr("How often"));
  auto* two = new QHBoxLayout;
  two->setSpacing(12);
  m_nameRow = new FormField(tr("Name"), m_name, this);
  two->addWidget(m_nameRow, 1, Qt::AlignTop);
  two->addWidget(new FormField(tr("How often"), m_every, this), 1, Qt::AlignTop);
  form->addLayout(two);
  m_cancel = addButton(tr("Cancel"), ButtonKind::Secondary);
  connect(m_cancel, &QAbstractButton::clicked, this, &Sheet::close);
  m_add = addButton(tr("Add and back up"), ButtonKind::Primary);
  connect(m_add, &QAbstractButton::clicked, this, &PlaceSheet::add);
  connect(m_choose, &QAbstractButton::clicked, this, &PlaceSheet::choose);
  connect(m_kind, &Choice::changed, this, &PlaceSheet::check);
  connect(m_name, &QLineEdit::textEdited, this, [this] { m_nameTyped = true; });
  connect(m_name, &QLineEdit::textChanged, this, &PlaceSheet::check);
}

void PlaceSheet::buildRepository() {
  m_repository = new TextField(QStringLiteral("s3:https://storage.example/bucket"), this);
  m_repository->setMaxLength(1000);
  m_repositoryRow = new FormField(tr("Repository"), m_repository, this);
  helpRepository();
  m_keeps = new Choice(this);
  m_keeps->addItem(tr("Nobody has said so"), static_cast<int>(vault::Deleting::Unknown));
  m_keeps->addItem(tr("Yes: object lock, or a server that only appends"), static_cast<int>(vault::Deleting::Promised));
  m_keeps->setAccessibleTitle(tr("Keeps what this computer deletes"));
  m_keepsRow = new FormField(tr("Keeps what this computer deletes"), m_keeps, this);
  connect(m_repository, &QLineEdit::textChanged, this, [this] {
    m_repositoryRow->setProblem({});  // what was wrong holds no more
    m_keys->clearWords();
    check();
  });
}

void PlaceSheet::useKeys(const QString& key, const QString& secret) { m_keys->type(key, secret); }

bool PlaceSheet::isBucket() const { return isRepository() && vault::s3Address(utf8(m_repository->text().trimmed())).has_value(); }

void PlaceSheet::useRepository(const QString& repository) {
  m_kind->setCurrentData(static_cast<int>(vault::PlaceKind::Restic));
  m_repository->setText(repository);
  check();
}

bool PlaceSheet::isRepository() const { return kindOf(m_kind->currentData().toInt()) == vault::PlaceKind::Restic; }

void PlaceSheet::choose() {
  chooseFiles(window(), ChoiceOf::Folder, tr("Where backups go"), tr("Choose"), this, [this](const QStringList& paths) {
    useFolder(paths.first());
    m_name->setFocus();  // so that Return goes on instead of asking for a folder once more
  });
}

void PlaceSheet::useFolder(const QString& folder) {
  m_folder->setText(QDir::toNativeSeparators(folder));
  m_folderRow->setProblem({});
  const QString name = QDir(folder).dirName();
  if (!m_nameTyped) m_name->setText(name.size() <= kLongestName ? name : name.left(kLongestName - 1) + QChar(0x2026));
  helpFolder(false);
  check();
  lookBeside(folder);
}

/// Said when the folder is chosen: after the first backup it would be too late for another one.
void PlaceSheet::lookBeside(const QString& folder) {
  m_session.run(
      Priority::Interactive, this, [path = pathFromUtf8(utf8(folder))](vault::Vault& vault, decode::Decoder&) { return vault::liesBeside(vault, path); },
      [this, shown = m_folder->text()](bool isBeside) {
        if (m_folder->text() != shown) return;  // another one was chosen meanwhile
        helpFolder(isBeside);
      });
}

void PlaceSheet::helpFolder(bool isBeside) {
  if (isBeside)
    m_folderRow->setCaution(tr("This folder is on the same disk as the vault: when that disk fails or is stolen, both are gone. It can be added, but it does not replace a disk of its own."));
  else
    m_folderRow->setHelp(tr("An empty folder. Everything in it is sealed: whoever finds the disk cannot read it."));
}

void PlaceSheet::check() {
  m_folderRow->setVisible(!isRepository());
  m_repositoryRow->setVisible(isRepository());
  m_keys->setVisible(isBucket());
  m_keepsRow->setVisible(isRepository() && !(isBucket() && m_keys->hasKey()));  // with a key it is tried
  switch (m_kind->currentData().toInt()) {
    case static_cast<int>(vault::PlaceKind::Removable): m_kindRow->setHelp(tr("Best: nobody who breaks into this computer can delete what lies in a drawer. Two disks in turn are better still.")); break;
    case kSnapshots: m_kindRow->setHelp(tr("Good: a NAS that keeps daily snapshots which this computer's account cannot delete brings the files back after an attack.")); break;
    case static_cast<int>(vault::PlaceKind::Network): m_kindRow->setHelp(tr("Helps when this computer fails. Whoever breaks into it can delete what lies there: add another place as well.")); break;
    case static_cast<int>(vault::PlaceKind::Restic): m_kindRow->setHelp(tr("Out of reach of fire and theft, and, with object lock, of an attacker here. It gets sealed files only.")); break;
    default: m_kindRow->setHelp(tr("Helps when a disk fails, not against fire, theft or an attack. Add another place as well.")); break;
  }
  const QString where = isRepository() ? m_repository->text().trimmed() : m_folder->text();
  const QString name = m_name->text().trimmed();
  // Said instead of ending the line without a word: whoever pastes a name would not see what is missing.
  m_nameRow->setProblem(name.size() > kLongestName ? tr("At most %1 characters.").arg(kLongestName) : QString());
  m_add->setEnabled(!m_isAdding && !where.isEmpty() && !name.isEmpty() && name.size() <= kLongestName);
}

vault::BackupPlace PlaceSheet::asked() const {
  vault::BackupPlace place;
  place.kind = kindOf(m_kind->currentData().toInt());
  place.name = utf8(m_name->text().trimmed());
  place.location = utf8(isRepository() ? m_repository->text().trimmed() : QDir::fromNativeSeparators(m_folder->text()));
  place.everyHours = m_every->currentData().toUInt();
  if (isRepository() && !m_keys->hasKey()) place.deleting = static_cast<vault::Deleting>(m_keeps->currentData().toInt());
  return place;
}

void PlaceSheet::helpRepository() {
  m_repositoryRow->setHelp(m_isAdding ? tr("Reaching the storage. This may take a minute…") : tr("By restic's own name for it."));
}

void PlaceSheet::setAdding(bool isAdding) {
  m_isAdding = isAdding;
  if (isAdding) m_repositoryRow->setProblem({});
  helpRepository();
  check();
}

void PlaceSheet::refuse(FormField& row, const QString& words) {
  setAdding(false);
  row.setProblem(words);
}

void PlaceSheet::add() {
  setAdding(true);
  if (isRepository()) addRepository(asked());
  else addFolder(asked());
}

void PlaceSheet::addFolder(vault::BackupPlace place) {
  const bool keepsSnapshots = m_kind->currentData().toInt() == kSnapshots;
  m_session.run(
      Priority::Interactive, this,
      [place = std::move(place), keepsSnapshots](vault::Vault& vault, decode::Decoder&) mutable -> Result<vault::BackupPlace> {
        const vault::Environment& environment = vault.environment();
        if (!vault.may(model::Permission::ChangeSettings)) return fail(ErrorCode::NotAllowed);
        place.id = newUuid(environment.clock, environment.random);
        TRY_VOID(vault::preparePlace(environment.files, vault.id(), place));
        TRY_ASSIGN(place.deleting, vault::tryDeleting(environment.files, pathFromUtf8(place.location), environment.random));
        // Beside the vault nothing is taken away, whatever the folder was called.
        const bool isTakenAway = place.kind == vault::PlaceKind::Removable && !vault::liesBeside(vault, pathFromUtf8(place.location));
        if (isTakenAway && place.deleting == vault::Deleting::Possible) place.deleting = vault::Deleting::TakenAway;
        if (keepsSnapshots && place.deleting == vault::Deleting::Possible) place.deleting = vault::Deleting::Promised;
        place.checkedAt = environment.clock.now();
        TRY_ASSIGN([[maybe_unused]] const Uuid id, vault::setBackupPlace(vault, place));
        return place;
      },
      [this](Result<vault::BackupPlace> set) {
        if (!set) return refuse(*m_folderRow, folderTrouble(set.error()));
        Q_EMIT added(*set);
        close();
      });
}

/// The repository is made before the vault knows of it, on a thread of its own: storage may be far away.
void PlaceSheet::addRepository(vault::BackupPlace place) {
  m_keys->clearWords();
  auto keys = isBucket() ? m_keys->typed() : vault::StorageKeys();
  if (!keys) return setAdding(false);
  m_session.run(
      Priority::Interactive, this,
      [place = std::move(place), keys = std::move(*keys)](vault::Vault& vault, decode::Decoder&) mutable -> Result<vault::BackupPlace> {
        if (!vault.may(model::Permission::ChangeSettings)) return fail(ErrorCode::NotAllowed);
        TRY_ASSIGN(const auto places, vault::backupPlaces(vault));
        for (const vault::PlaceStatus& status : places)
          if (status.place.kind == vault::PlaceKind::Restic && status.place.location == place.location) return fail(ErrorCode::AlreadyExists);
        const vault::Environment& environment = vault.environment();
        vault::ResticRepository repository{place.location, {}, keys};
        TRY_ASSIGN(repository.password, vault::SecretText::copyOf(toHex(environment.random.array<kSecretBytes>())));
        TRY_ASSIGN(place.secret, vault::joinSecret(repository));
        place.checkedAt = environment.clock.now();
        return place;
      },
      [this](Result<vault::BackupPlace> prepared) {
        if (!prepared)
          return refuse(*m_repositoryRow, prepared.error().code == ErrorCode::AlreadyExists ? tr("This repository is on the list already.") : errorText(prepared.error()));
        m_thread.start(
            this,
            [place = *prepared, enough = m_enough]() -> Result<void> {
              TRY_ASSIGN(const auto repository, vault::repositoryAt(place));
              const SystemClock clock;
              return vault::prepareRepository(repository, clock, enough);
            },
            [this, place = *prepared](const Result<void>& made) {
              if (made) return keep(place);
              refuseRepository(made.error());
            });
      });
}

void PlaceSheet::refuseRepository(const Error& error) {
  switch (error.code) {
    case ErrorCode::NotFound: return refuse(*m_repositoryRow, tr("There is no such bucket. Is its name right? It has to be made first, with object lock (docs/backup.md)."));
    case ErrorCode::WrongCredentials: return refuse(*m_repositoryRow, tr("There is a repository already, with another password. Choose another folder: add its name behind the address, with a slash."));
    case ErrorCode::BackupEngineFailed: return refuse(*m_repositoryRow, tr("restic cannot make a repository there. Is it written right, and does it not hold one already?"));
    default: break;
  }
  const QString words = storageTrouble(error.code);
  if (error.code == ErrorCode::PermissionDenied && isBucket()) {
    setAdding(false);
    return m_keys->refuse(words);
  }
  refuse(*m_repositoryRow, words.isEmpty() || error.code == ErrorCode::PermissionDenied ? errorText(error) : words);
}

void PlaceSheet::keep(const vault::BackupPlace& place) {
  m_session.run(
      Priority::Interactive, this,
      [place](vault::Vault& vault, decode::Decoder&) -> Result<vault::BackupPlace> {
        vault::BackupPlace kept = place;
        TRY_ASSIGN(kept.id, vault::setBackupPlace(vault, place));
        return kept;
      },
      [this](const Result<vault::BackupPlace>& set) {
        if (set) return showSecret(*set);
        refuse(*m_repositoryRow, errorText(set.error()));
      });
}

/// Once, like the kit.
void PlaceSheet::showSecret(const vault::BackupPlace& place) {
  m_form->hide();
  m_add->hide();
  m_cancel->hide();
  setClosable(false);
  setTitle(tr("Write this on the recovery kit"));
  auto* why = new Text(tr("It is the password of the repository. The vault keeps a sealed copy; when the vault is lost, nothing comes back from there without it. It is shown once."),
                       TextStyle::Body, Text::Tone::Second, this);
  why->setWordWrap(true);
  body()->addWidget(why);
  const auto repository = vault::repositoryAt(place);
  const QString password = repository ? repository->password.read([](std::string_view secret) { return inGroups(QString::fromUtf8(secret.data(), static_cast<qsizetype>(secret.size()))); }) : QString();
  auto* secret = new Text(password, TextStyle::Heading, Text::Tone::First, this);
  secret->setWordWrap(true);
  secret->setAccessibleName(tr("The repository's password: %1").arg(password));
  secret->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  body()->addWidget(secret);
  // A new computer knows neither.
  auto* rest = new Text(vault::s3Address(place.location) ? tr("Write its address beside it. A new computer asks for both, and for the keys of the storage:") : tr("Write its address beside it. A new computer asks for both:"),
                        TextStyle::Body, Text::Tone::Second, this);
  auto* address = new Text(text(place.location), TextStyle::BodyMedium, Text::Tone::First, this);
  address->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (auto* line : {rest, address}) {
    line->setWordWrap(true);
    body()->addWidget(line);
  }
  // Not the key that added the place, pressed once more by somebody impatient.
  auto* done = addButton(tr("It is on the kit"), ButtonKind::Secondary);
  secret->setFocusPolicy(Qt::StrongFocus);
  secret->setFocus(Qt::OtherFocusReason);
  connect(done, &QAbstractButton::clicked, this, [this, place] {
    Q_EMIT added(place);
    close();
  });
}

}  // namespace safelight::ui
