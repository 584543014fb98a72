# Backups: places, sets, restoring, drills; a part of core_vault.
target_sources(core_vault PRIVATE
  backup/backup.h backup/backup_changes.cpp backup/backup_changes.h backup/backup_plan.cpp backup/backup_plan.h backup/backup_projection.cpp backup/backup_projection.h
  backup/backup_run.cpp backup/backup_run_parts.h backup/backup_run_restic.cpp backup/copier.cpp backup/copier.h backup/copy_block.h backup/disk_room.cpp backup/disk_room.h backup/doubtful_copies.cpp backup/doubtful_copies.h backup/drill.cpp backup/drill.h backup/engine_process.h backup/group_work.h backup/mirror.cpp backup/mirror.h backup/object_copier.cpp backup/object_copier.h
  backup/place_keeper.cpp backup/place_keeper.h backup/place_layout.h backup/places.cpp backup/places.h backup/restic.cpp backup/restic.h backup/restic_set.cpp backup/restic_set.h backup/repository_reach.cpp backup/repository_reach.h backup/repository_repair.cpp backup/repository_repair.h backup/repository_restore.cpp backup/restore.cpp backup/restore.h backup/restore_source.h backup/restore_witness.cpp backup/restore_witness.h backup/restored_from.cpp backup/restored_from.h backup/scratch.h backup/s3_storage.cpp backup/s3_storage.h backup/s3_transport.cpp backup/s3_transport.h
  backup/saved_states.cpp backup/saved_states.h backup/secret_text.cpp backup/secret_text.h backup/set_keys.cpp backup/set_keys.h backup/set_list.cpp backup/set_list.h backup/set_reader.cpp backup/set_reader.h
  backup/vault_snapshot.cpp backup/vault_snapshot.h)
if(UNIX)
  target_sources(core_vault PRIVATE backup/engine_process_posix.cpp)
else()
  target_sources(core_vault PRIVATE backup/engine_process_none.cpp)
endif()
target_link_libraries(core_vault PRIVATE core::ipc)
