# Holds, erasure, and new keys; a part of core_vault.
target_sources(core_vault PRIVATE
  keeping/erase.cpp keeping/erase.h keeping/erasure_carry.cpp keeping/erasure_carry.h keeping/hold.cpp keeping/hold.h
  keeping/keeping_changes.cpp keeping/keeping_changes.h keeping/keeping_projection.cpp keeping/keeping_projection.h
  keeping/kit.cpp keeping/kit.h keeping/older_roots.cpp keeping/older_roots.h keeping/rotation.cpp keeping/rotation.h
  keeping/recent_filings.h keeping/record_body.cpp keeping/record_body.h keeping/renew_databases.cpp keeping/renew_databases.h
  keeping/retention_plan.cpp keeping/retention_plan.h keeping/tombstone.cpp keeping/tombstone.h keeping/wiped_bytes.h)
