safelight_program(backup_bench SOURCES backup_bench.cpp LINK bench_support)
