# Freshness, self-check, repair and rebuilding; a part of core_vault.
target_sources(core_vault PRIVATE
  health/anchor.cpp health/anchor.h health/arrival_memory.cpp health/arrival_memory.h
  health/catalogue_guard.cpp health/catalogue_guard.h health/clock_jump.cpp health/clock_jump.h
  health/health.cpp health/health.h health/health_plan.cpp health/health_plan.h health/swap_protection.cpp
  health/health_changes.cpp health/health_changes.h
  health/health_record.cpp health/health_record.h
  health/met_damage.cpp health/met_damage.h
  health/manifest.cpp health/manifest.h health/original_reader.cpp health/original_reader.h
  health/rebuild.cpp health/rebuild.h health/repair.cpp health/repair.h health/self_check.cpp health/self_check.h
  health/turn.cpp health/turn.h)
