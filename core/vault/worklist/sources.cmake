# What is planned. A part of core_vault.
target_sources(core_vault PRIVATE
  worklist/worklist.cpp worklist/worklist.h worklist/worklist_plan.cpp worklist/worklist_plan.h)
