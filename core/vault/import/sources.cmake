# What a person brings in. A part of core_vault.
target_sources(core_vault PRIVATE
  import/examine.cpp import/examine.h import/examine_source.cpp import/examine_source.h import/import.h import/import_plan.cpp import/import_plan.h
  import/import_run.cpp import/import_sources.cpp import/import_sources.h import/import_undo.cpp import/match_plan.cpp import/match_plan.h
  import/new_images.cpp import/new_images.h import/placement.cpp import/placement.h)
