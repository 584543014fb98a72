# What leaves the vault. A part of core_vault.
target_sources(core_vault PRIVATE
  export/export.cpp export/export.h export/media_export.cpp export/media_export.h export/other_name.cpp export/other_name.h export/outbox.cpp export/outbox.h export/send_plan.cpp
  export/send_plan.h)
