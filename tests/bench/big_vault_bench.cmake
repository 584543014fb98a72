safelight_program(big_vault_bench SOURCES big_vault_bench.cpp big_vault.cpp LINK bench_support)
