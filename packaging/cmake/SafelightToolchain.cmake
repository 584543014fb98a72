# Compiler, linker and hardening flags for every target, carried by two INTERFACE targets.

# A build directory made by an older compiler cache or linker keeps working without either.
find_program(SAFELIGHT_CCACHE ccache)
if(SAFELIGHT_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # Precompiled headers carry time stamps; ccache must be told that they do not matter.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env "CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime"
      "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}" "CCACHE_NOHASHDIR=1" ${SAFELIGHT_CCACHE})
endif()

# -O3 makes builds slower and nothing here faster; the few hot loops ask for it themselves.
string(REPLACE "-O3" "-O2" CMAKE_CXX_FLAGS_RELEASE "${CMAKE_CXX_FLAGS_RELEASE}")

include(CheckCXXCompilerFlag)
function(safelight_flag_where_known flag)
  string(MAKE_C_IDENTIFIER "SAFELIGHT_HAS${flag}" known)
  check_cxx_compiler_flag(${flag} ${known})
  if(${known})
    target_compile_options(safelight_flags INTERFACE ${flag})
  endif()
endfunction()

add_library(safelight_flags INTERFACE)
if(MSVC)
  target_compile_options(safelight_flags INTERFACE /W4 /permissive- /utf-8 /EHsc /Zc:__cplusplus /guard:cf)
  target_compile_definitions(safelight_flags INTERFACE NOMINMAX WIN32_LEAN_AND_MEAN _CRT_SECURE_NO_WARNINGS)
  target_link_options(safelight_flags INTERFACE /guard:cf /DYNAMICBASE /NXCOMPAT)
else()
  target_compile_options(safelight_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wunused -Wimplicit-fallthrough
    -Werror=unused-result -Werror=return-type
    -fstack-protector-strong -fvisibility=hidden -fvisibility-inlines-hidden -Winvalid-pch)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    target_compile_options(safelight_flags INTERFACE -Wthread-safety -fpch-instantiate-templates)
  endif()
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64" AND NOT APPLE)
    target_compile_options(safelight_flags INTERFACE -fcf-protection=full)
  endif()
  # An index beyond a container's end stops the program instead of reading what lies there. Cheap enough for every build (docs/hardening.md).
  target_compile_definitions(safelight_flags INTERFACE _GLIBCXX_ASSERTIONS)
  if(NOT SAFELIGHT_SANITIZE AND NOT SAFELIGHT_FUZZ)
    safelight_flag_where_known(-fstack-clash-protection)
    safelight_flag_where_known(-ftrivial-auto-var-init=zero)
    if(CMAKE_BUILD_TYPE MATCHES "Rel")
      # 3 knows lengths that are only known when the program runs; older compilers would call it 2, with a warning. Some systems' compilers define one themselves.
      set(level 2)
      if((CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 12) OR CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
        set(level 3)
      endif()
      target_compile_options(safelight_flags INTERFACE "SHELL:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level}")
    endif()
  endif()
endif()
if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  target_link_options(safelight_flags INTERFACE -Wl,-z,relro,-z,now,-z,noexecstack -Wl,--as-needed -pie)
  find_program(SAFELIGHT_MOLD mold)
  if(SAFELIGHT_MOLD)
    target_link_options(safelight_flags INTERFACE -fuse-ld=mold)
  endif()
endif()

if(SAFELIGHT_SANITIZE)
  target_compile_options(safelight_flags INTERFACE -fsanitize=${SAFELIGHT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(safelight_flags INTERFACE -fsanitize=${SAFELIGHT_SANITIZE})
endif()
if(SAFELIGHT_FUZZ)
  target_compile_options(safelight_flags INTERFACE -fsanitize=fuzzer-no-link,address,undefined -fno-omit-frame-pointer -fno-sanitize-recover=undefined)
  target_link_options(safelight_flags INTERFACE -fsanitize=address,undefined)
endif()

# For what runs in the jail: UndefinedBehaviorSanitizer's check of virtual tables opens a pipe to see whether memory is there, and the jail
# rightly kills for it. After safelight_flags, because the last word counts.
add_library(safelight_jail_flags INTERFACE)
if(SAFELIGHT_SANITIZE MATCHES "undefined")
  target_compile_options(safelight_jail_flags INTERFACE -fno-sanitize=vptr)
endif()
