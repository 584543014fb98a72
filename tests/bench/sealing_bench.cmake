safelight_program(sealing_bench SOURCES sealing_bench.cpp LINK bench_support core::seal dep::sodium)
