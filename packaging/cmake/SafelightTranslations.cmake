# The words in other languages: resources/i18n/safelight_LANGUAGE.ts, compiled and linked in as :/i18n/safelight_LANGUAGE.qm.
#
#   cmake --build build/release --target translations    brings the .ts files up to date with the source; then translate what is new

# safelight_translations(VARIABLE LANGUAGES en de ...) compiles them and puts the C++ file of the resource into VARIABLE.
function(safelight_translations variable)
  cmake_parse_arguments(A "" "" "LANGUAGES" ${ARGN})
  # Qt's tools lie beside its qmake; what stands in the path may belong to another Qt.
  get_target_property(qmake Qt6::qmake IMPORTED_LOCATION)
  get_filename_component(qt_programs "${qmake}" DIRECTORY)
  foreach(tool IN ITEMS lrelease lupdate)
    string(TOUPPER "SAFELIGHT_${tool}" place)
    find_program(${place} NAMES ${tool} PATHS "${qt_programs}" /usr/lib/qt6/bin NO_DEFAULT_PATH)
    find_program(${place} NAMES ${tool}6 ${tool}-qt6 ${tool})
    if(NOT ${place})
      message(FATAL_ERROR "Qt's ${tool} is missing. Install it (Debian and Ubuntu: qt6-l10n-tools).")
    endif()
  endforeach()

  set(folder "${CMAKE_CURRENT_BINARY_DIR}/i18n")
  set(sources)
  set(compiled)
  set(entries)
  foreach(language IN LISTS A_LANGUAGES)
    set(source "${PROJECT_SOURCE_DIR}/resources/i18n/safelight_${language}.ts")
    set(output "${folder}/safelight_${language}.qm")
    add_custom_command(OUTPUT "${output}"
      COMMAND "${CMAKE_COMMAND}" -E make_directory "${folder}"
      COMMAND "${SAFELIGHT_LRELEASE}" -silent "${source}" -qm "${output}"
      DEPENDS "${source}" VERBATIM)
    list(APPEND sources "${source}")
    list(APPEND compiled "${output}")
    string(APPEND entries "<file alias=\"safelight_${language}.qm\">${output}</file>")
  endforeach()
  file(CONFIGURE OUTPUT "${folder}/translations.qrc" CONTENT "<RCC><qresource prefix=\"/i18n\">${entries}</qresource></RCC>\n")
  # Uncompressed: they are read where they lie. The first format has no times of files in it, so the same words give the same program.
  add_custom_command(OUTPUT "${folder}/qrc_translations.cpp"
    COMMAND Qt6::rcc --no-compress --format-version 1 --name translations --output "${folder}/qrc_translations.cpp" "${folder}/translations.qrc"
    DEPENDS ${compiled} "${folder}/translations.qrc" VERBATIM)
  set(${variable} "${folder}/qrc_translations.cpp" PARENT_SCOPE)

  # The sentences of errors are no Qt source: a small program writes them down in a form that lupdate reads.
  add_executable(error-sentences "${PROJECT_SOURCE_DIR}/ui/words/list_sentences.cpp")
  target_include_directories(error-sentences PRIVATE "${PROJECT_SOURCE_DIR}")
  target_link_libraries(error-sentences PRIVATE safelight_flags ui_words)
  set_target_properties(error-sentences PROPERTIES EXCLUDE_FROM_ALL ON)
  set(english ${sources})
  list(FILTER english INCLUDE REGEX "_en\\.ts$")
  list(FILTER sources EXCLUDE REGEX "_en\\.ts$")
  add_custom_target(translations
    COMMAND error-sentences "${folder}/error_sentences.cpp"
    COMMAND "${SAFELIGHT_LUPDATE}" -silent -no-obsolete -locations none ui app "${folder}/error_sentences.cpp" -I . -ts ${sources}
    # English needs its plurals only.
    COMMAND "${SAFELIGHT_LUPDATE}" -silent -no-obsolete -locations none -pluralonly ui app -I . -ts ${english}
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}" VERBATIM)
endfunction()
