# Who may open what, and how. A part of core_vault.
target_sources(core_vault PRIVATE
  access/key_ring.cpp access/key_ring.h access/login_rules.h access/opening.cpp access/opening.h access/people.cpp access/people.h access/recovery.cpp
  access/recovery.h access/unlock.cpp access/unlock.h)
