if(SAFELIGHT_GUI AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
  safelight_program(window_bench PCH qt SOURCES bench_application.cpp window_bench.cpp grid_bench.cpp opening_bench.cpp dcmtk_peer.cpp window_bench.h
    LINK bench_support ui::viewer ui::library ui_test_support DCMTK::DCMTK)
  # DCMTK's own headers and Qt's keywords do not mix.
  set_source_files_properties(dcmtk_peer.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  add_dependencies(window_bench safelight-decoder)

  safelight_program(guard_bench PCH qt SOURCES bench_application.cpp guard_bench.cpp LINK bench_support ui::lock ui_test_support)
  add_dependencies(guard_bench safelight-workspace safelight-decoder)
endif()
