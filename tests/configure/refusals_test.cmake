# Configures the small project with libraries that are too old, laid where a machine would have them, and reads what is said.
cmake_minimum_required(VERSION 3.25)

# configure(<name> <result variable> <output variable> [arguments...])
function(configure name result output)
  file(REMOVE_RECURSE "${WORK}/${name}")
  execute_process(
    COMMAND ${CMAKE_COMMAND} -S "${SOURCE}/tests/configure/project" -B "${WORK}/${name}" -G "${GENERATOR}" "-DCMAKE_CXX_COMPILER=${COMPILER}"
            "-DCMAKE_C_COMPILER=${C_COMPILER}" "-DSAFELIGHT_DEPENDENCIES=${SOURCE}/packaging/cmake/SafelightDependencies.cmake" -DSAFELIGHT_GUI=OFF ${ARGN}
    RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  string(REGEX REPLACE "[ \n]+" " " words "${out} ${err}")  # CMake breaks long sentences
  set(${result} ${code} PARENT_SCOPE)
  set(${output} "${words}" PARENT_SCOPE)
endfunction()

function(expect_refusal name sentence)
  configure(${name} code words ${ARGN})
  if(code EQUAL 0)
    message(SEND_ERROR "${name}: configured, but it must be refused")
  elseif(NOT words MATCHES "${sentence}")
    message(SEND_ERROR "${name}: refused without the sentence '${sentence}':\n${words}")
  endif()
endfunction()

# What this machine has is accepted: a refusal below is therefore one of the library that was laid there.
configure(as_it_is code words -DSAFELIGHT_TESTS=ON)
if(NOT code EQUAL 0)
  message(FATAL_ERROR "this machine's own libraries are refused:\n${words}")
endif()

# SQLCipher 3.4, as Debian 12 carries it: SQLite 3.15.2.
set(old "${WORK}/sqlcipher3")
file(WRITE "${old}/include/sqlcipher/sqlite3.h" "#define SQLITE_VERSION        \"3.15.2\"\n#define SQLITE_VERSION_NUMBER 3015002\n")
file(WRITE "${old}/lib/libsqlcipher.a" "!<arch>\n")
expect_refusal(old_sqlcipher "SQLCipher 4.5 or newer is needed, but the one found here carries SQLite 3015002 .*on Debian 12 install libsqlcipher-dev from bookworm-backports"
  -DSAFELIGHT_TESTS=OFF "-DCMAKE_PREFIX_PATH=${old}")

# The first that is good enough: SQLCipher 4.5.6 of Ubuntu 24.04, with SQLite 3.44.
set(enough "${WORK}/sqlcipher45")
file(WRITE "${enough}/include/sqlcipher/sqlite3.h" "#define SQLITE_VERSION_NUMBER 3044002\n")
file(WRITE "${enough}/lib/libsqlcipher.a" "!<arch>\n")
configure(sqlcipher45 code words -DSAFELIGHT_TESTS=OFF "-DCMAKE_PREFIX_PATH=${enough}")
if(NOT code EQUAL 0)
  message(SEND_ERROR "SQLCipher 4.5 is refused:\n${words}")
endif()

# Catch2 2.13, as Debian 12 carries it.
set(catch "${WORK}/catch2/lib/cmake/Catch2")
file(WRITE "${catch}/Catch2Config.cmake" "add_library(Catch2::Catch2 INTERFACE IMPORTED)\n")
file(WRITE "${catch}/Catch2ConfigVersion.cmake" "set(PACKAGE_VERSION 2.13.10)\nif(NOT PACKAGE_FIND_VERSION VERSION_GREATER PACKAGE_VERSION)\n  set(PACKAGE_VERSION_COMPATIBLE TRUE)\nendif()\n")
expect_refusal(old_catch2 "Catch2 3 is needed for the tests, but version '2.13.10' was found: on Debian 12 install catch2 from bookworm-backports"
  -DSAFELIGHT_TESTS=ON "-DCMAKE_PREFIX_PATH=${WORK}/catch2")
configure(no_tests code words -DSAFELIGHT_TESTS=OFF "-DCMAKE_PREFIX_PATH=${WORK}/catch2")
if(NOT code EQUAL 0)
  message(SEND_ERROR "programs alone need no Catch2, but are refused:\n${words}")
endif()
