# Freshness, self-check, repair and rebuilding; a part of core_vault.
target_sources(core_vault PRIVATE
  health/manifest.cpp health/manifest.h)
