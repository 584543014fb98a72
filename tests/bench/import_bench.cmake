safelight_library(bench_support SOURCES made_images.cpp practice.cpp HEADERS made_images.h measure.h practice.h
  LINK core::vault core::decode core::imaging core::crypto)
safelight_program(import_bench SOURCES import_bench.cpp plain_import.cpp plain_import.h LINK bench_support core::seal dep::sodium)
add_dependencies(import_bench safelight-decoder safelightctl)
