#pragma once
// A practice whose backups go to a repository of restic. Left out where restic is not installed.

#include "core/vault/backup/places.h"
#include "core/vault/backup/restic.h"
#include "tests/unit/core/vault/backup_fixture.h"
#include "tests/unit/core/vault/quick_repository.h"

namespace safelight::tests {

inline vault::SecretText secret(std::string_view text) { return *vault::SecretText::copyOf(text); }

struct ResticPractice : BackupPractice {
  vault::ResticRepository repository{pathToUtf8(practice.folder / "repository"), secret(kRepositoryPassword)};

  explicit ResticPractice(int count = 3) : BackupPractice(count) {
    if (!vault::findRestic()) SKIP("restic is not installed");
    makeRepository(pathFromUtf8(repository.location));
  }
  Result<vault::BackupReport> give(vault::Vault& open, const CancelToken& cancel = {}) {
    vault::BackupOrder order;
    order.restic = repository;
    return vault::backUp(open, order, {}, cancel);
  }
  /// What a place of this repository, put on the vault's list, asks for.
  vault::BackupOrder orderOfPlace(vault::Vault& open) {
    vault::BackupPlace listed;
    listed.kind = vault::PlaceKind::Restic;
    listed.location = repository.location;
    listed.secret = *vault::joinSecret(repository);
    listed.id = *vault::setBackupPlace(open, listed);
    vault::BackupOrder order;
    order.restic = *vault::repositoryAt(listed);
    order.place = listed.id;
    return order;
  }
  Result<vault::RestoreReport> bring(const Path& to) { return vault::restoreFromRestic(practice.environment(), repository, to); }
};

}  // namespace safelight::tests
