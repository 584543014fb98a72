if(NOT WIN32)
  safelight_program(recovery_bench SOURCES recovery_bench.cpp LINK bench_support tests::durability)
endif()
