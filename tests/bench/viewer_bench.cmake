if(SAFELIGHT_GUI)
  safelight_program(viewer_bench PCH qt SOURCES viewer_bench.cpp LINK ui_viewer_core)
endif()
