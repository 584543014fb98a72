# One shape for every library, program and test.
#
#   safelight_library(core_store SOURCES a.cpp HEADERS a.h LINK core::base PRIVATE_LINK dep::sqlcipher)
#
# makes the static library `core_store` with the alias `core::store`. PCH names which precompiled header it shares:
# std (default), qt or none.

set(SAFELIGHT_PCH_DIR "${CMAKE_SOURCE_DIR}/packaging/cmake/pch")

function(safelight_pch_owner name)
  cmake_parse_arguments(A "" "" "LINK;HEADERS" ${ARGN})
  add_library(${name} STATIC "${SAFELIGHT_PCH_DIR}/empty.cpp")
  target_link_libraries(${name} PRIVATE safelight_flags ${A_LINK})
  target_precompile_headers(${name} PRIVATE ${A_HEADERS})
endfunction()

safelight_pch_owner(safelight_pch_std LINK safelight_jail_flags HEADERS "${SAFELIGHT_PCH_DIR}/std.h")
if(SAFELIGHT_GUI)
  # What every file that uses Qt is compiled with; a shared precompiled header needs the same flags everywhere.
  add_library(safelight_qt INTERFACE)
  target_link_libraries(safelight_qt INTERFACE Qt6::Core Qt6::Gui Qt6::Widgets Qt6::Svg)
  target_compile_definitions(safelight_qt INTERFACE
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_CAST_FROM_BYTEARRAY QT_NO_URL_CAST_FROM_STRING
    QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_CONTEXTLESS_CONNECT QT_USE_QSTRINGBUILDER
    QT_DISABLE_DEPRECATED_BEFORE=0x060400 QT_NO_KEYWORDS QT_NO_FOREACH)
  safelight_pch_owner(safelight_pch_qt LINK safelight_qt HEADERS "${SAFELIGHT_PCH_DIR}/qt.h")
endif()

# Executables are compiled as -fPIC instead of -fPIE, or the compiler would refuse the libraries' precompiled headers.
function(safelight_executable_code target)
  if(NOT MSVC)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE OFF)
    target_compile_options(${target} PRIVATE -fPIC)
  endif()
endfunction()

function(safelight_apply_pch target kind)
  if(kind STREQUAL "qt")
    target_link_libraries(${target} PRIVATE safelight_qt)
    target_precompile_headers(${target} REUSE_FROM safelight_pch_qt)
    return()
  endif()
  target_link_libraries(${target} PRIVATE safelight_jail_flags)
  if(kind STREQUAL "std")
    target_precompile_headers(${target} REUSE_FROM safelight_pch_std)
  endif()
endfunction()

function(safelight_library name)
  cmake_parse_arguments(A "" "PCH" "SOURCES;HEADERS;LINK;PRIVATE_LINK" ${ARGN})
  if(NOT A_SOURCES)
    set(A_SOURCES "${SAFELIGHT_PCH_DIR}/empty.cpp")
  endif()
  add_library(${name} STATIC ${A_SOURCES} ${A_HEADERS})
  string(REGEX REPLACE "^([a-z]+)_" "\\1::" alias "${name}")
  add_library(${alias} ALIAS ${name})
  target_include_directories(${name} PUBLIC "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PUBLIC ${A_LINK} PRIVATE safelight_flags ${A_PRIVATE_LINK})
  if(NOT A_PCH)
    set(A_PCH std)
  endif()
  safelight_apply_pch(${name} ${A_PCH})
  if(A_PCH STREQUAL "qt")
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()

function(safelight_program name)
  cmake_parse_arguments(A "" "PCH" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  safelight_executable_code(${name})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  target_link_libraries(${name} PRIVATE safelight_flags ${A_LINK})
  if(NOT A_PCH)
    set(A_PCH std)
  endif()
  safelight_apply_pch(${name} ${A_PCH})
  if(A_PCH STREQUAL "qt")
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
endfunction()

# safelight_test(unit_core_store LABEL unit SOURCES a_test.cpp LINK core::store [PROGRAMS safelightctl] [PCH qt])
# Each test program links only what it tests. PROGRAMS are built first and their folder is in SAFELIGHT_BIN.
function(safelight_test name)
  cmake_parse_arguments(A "CUSTOM_MAIN" "LABEL;PCH" "SOURCES;LINK;PROGRAMS;ENVIRONMENT" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  safelight_executable_code(${name})
  target_include_directories(${name} PRIVATE "${CMAKE_SOURCE_DIR}")
  if(A_CUSTOM_MAIN)
    target_link_libraries(${name} PRIVATE safelight_flags ${A_LINK} Catch2::Catch2)
  else()
    target_link_libraries(${name} PRIVATE safelight_flags ${A_LINK} Catch2::Catch2WithMain)
  endif()
  target_compile_definitions(${name} PRIVATE
    SAFELIGHT_SOURCE_DIR="${CMAKE_SOURCE_DIR}" SAFELIGHT_BIN_DIR="${CMAKE_RUNTIME_OUTPUT_DIRECTORY}")
  if(A_PCH STREQUAL "qt")
    safelight_apply_pch(${name} qt)
    set_target_properties(${name} PROPERTIES AUTOMOC ON)
  endif()
  if(A_PROGRAMS)
    add_dependencies(${name} ${A_PROGRAMS})
  endif()
  # One ctest entry a program: Catch2 names the failing case, and start-up is paid once. 4: every case was skipped, and each said why.
  # The limit is for what hangs: a busy or sanitized run takes its time.
  set(limit 900)
  if(SAFELIGHT_SANITIZE)
    set(limit 3600)
  endif()
  add_test(NAME ${name} COMMAND ${name} --order rand --rng-seed 20261122)
  set_tests_properties(${name} PROPERTIES LABELS "${A_LABEL}" TIMEOUT ${limit} SKIP_RETURN_CODE 4 ENVIRONMENT "${A_ENVIRONMENT}")
endfunction()
