if(TARGET tests_receiving)
  # The practice of the process tests checks as it goes, so it wants Catch2 around it.
  safelight_program(receiver_bench SOURCES receiver_bench.cpp LINK tests_receiving app_receiver_keeper bench_support Catch2::Catch2)
  add_dependencies(receiver_bench safelight-receiver)
endif()
