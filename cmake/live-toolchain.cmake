# The engine of the live page is compiled by Debian's emscripten (emscripten, node-acorn): docs/live.md.
find_file(EMSCRIPTEN_PLATFORM Emscripten.cmake NO_CMAKE_FIND_ROOT_PATH
  PATHS $ENV{EMSCRIPTEN}/cmake/Modules/Platform /usr/share/emscripten/cmake/Modules/Platform)
if(NOT EMSCRIPTEN_PLATFORM)
  message(FATAL_ERROR "no emscripten, which compiles the live page's engine (apt-get install emscripten node-acorn)")
endif()
include(${EMSCRIPTEN_PLATFORM})
