# What the live engine is compiled from, as one number: a page must give the program's bytes, and an engine of another
# source might not. Two uses (cmake -P):
#   -DSOURCE=.. -DSUM=FILE: writes it beside an engine that was just compiled;
#   -DSOURCE=.. -DENGINE=FOLDER -DFILE=..: writes C++ that knows whether the engine in the folder is of this source, and
#     says so where it is not. At every build; a file that stays the same is left alone.
set(folders sim/core sim/kernel sim/ports sim/demand sim/center sim/stats sim/experiment models models/arrivals
  models/attention models/distributions models/routing models/staffing scenarios/schema scenarios/load studies/setup
  studies/compare studies/expectations live live/seam)
set(patterns)
foreach(folder ${folders})
  list(APPEND patterns ${SOURCE}/${folder}/*.cpp ${SOURCE}/${folder}/*.hpp)
endforeach()
list(APPEND patterns ${SOURCE}/reports/*.hpp)
foreach(json json judged_json json_text json_node days_json items_json combined_json scenario_json)
  list(APPEND patterns ${SOURCE}/reports/${json}.cpp)
endforeach()
file(GLOB files ${patterns})
list(APPEND files ${SOURCE}/live/CMakeLists.txt ${SOURCE}/cmake/pack_live.py)
list(SORT files)
set(sums)
foreach(file ${files})
  file(SHA256 ${file} sum)
  string(APPEND sums "${sum} ")
endforeach()
string(SHA256 sum "${sums}")

if(SUM)
  file(WRITE ${SUM} ${sum})
  return()
endif()
set(engine none)
if(EXISTS ${ENGINE}/holdtime-live.source)
  file(READ ${ENGINE}/holdtime-live.source engine)
endif()
set(same true)
if(NOT engine STREQUAL sum)
  set(same false)
  message(NOTICE "the live engine in ${ENGINE} is of another source: --live will refuse it (scripts/build-live compiles it anew)")
endif()
file(CONFIGURE OUTPUT ${FILE}
  CONTENT "#include \"cli/live_engine.hpp\"\n\nconst bool holdtime::live_engine_is_of_this_source = ${same};\n")
