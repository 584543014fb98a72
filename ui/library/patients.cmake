# The patient list with its sheets, apart from the rest of the library: importing and filing need it too.
set(patients_folder "${CMAKE_SOURCE_DIR}/ui/library")
set(patients_sources merge_sheet patient_list_view patient_preview patient_row_delegate patient_sheet patients_page picture_tile search_keys undo_history)
set(patients_headers ${patients_sources})
list(TRANSFORM patients_sources REPLACE "(.+)" "${patients_folder}/\\1.cpp")
list(TRANSFORM patients_headers REPLACE "(.+)" "${patients_folder}/\\1.h")
safelight_library(ui_patients PCH qt
  SOURCES ${patients_sources}
  HEADERS ${patients_headers}
  LINK core::model core::vault ui::bridge ui::models ui_widgets)
