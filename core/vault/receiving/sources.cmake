# What arrives over the network. A part of core_vault.
target_sources(core_vault PRIVATE
  receiving/adoption.h receiving/adoption_parts.cpp receiving/adoption_parts.h receiving/adoption_run.cpp receiving/arrival.h
  receiving/arrival_chain.cpp receiving/arrival_chain.h receiving/arrival_files.cpp receiving/arrival_files.h receiving/arrival_lookups.cpp
  receiving/arrival_plan.cpp receiving/arrival_plan.h receiving/arrival_reader.cpp receiving/arrival_reader.h receiving/commitment.cpp
  receiving/commitment.h receiving/devices.cpp receiving/devices.h receiving/inbox_keys.cpp receiving/inbox_keys.h receiving/receiver_secret_path.cpp
  receiving/receiving.cpp receiving/receiving.h receiving/receiving_changes.cpp receiving/receiving_changes.h receiving/receiving_projection.cpp
  receiving/receiving_projection.h receiving/waiting_count.cpp)
