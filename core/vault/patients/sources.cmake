# Patients, and finding them. A part of core_vault.
target_sources(core_vault PRIVATE
  patients/folding.cpp patients/folding.h patients/patient_group.h patients/patient_index.cpp patients/patient_index.h patients/patients.cpp
  patients/patients.h)
