# Backups: places, sets, restoring, drills; a part of core_vault.
target_sources(core_vault PRIVATE
  backup/backup.h backup/backup_changes.cpp backup/backup_changes.h backup/backup_plan.cpp backup/backup_plan.h backup/backup_projection.cpp backup/backup_projection.h
  backup/backup_run.cpp backup/copier.cpp backup/copier.h backup/mirror.cpp backup/mirror.h backup/object_copier.cpp backup/object_copier.h
  backup/place_keeper.cpp backup/place_keeper.h backup/place_layout.h backup/places.cpp backup/places.h backup/restore.cpp backup/restore.h
  backup/set_list.cpp backup/set_list.h backup/set_reader.cpp backup/set_reader.h
  backup/vault_snapshot.cpp backup/vault_snapshot.h)
