# Run at every build: writes the commit that is built into FILE, and leaves the file alone while it stays the same.
execute_process(COMMAND git -C ${SOURCE} rev-parse --short=10 HEAD
  OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE failed)
execute_process(COMMAND git -C ${SOURCE} diff --quiet HEAD RESULT_VARIABLE changed ERROR_QUIET)
if(failed)
  set(commit "")
elseif(changed)
  string(APPEND commit ", changed")
endif()
file(CONFIGURE OUTPUT ${FILE}
  CONTENT "#include \"cli/commit.hpp\"\n\nconst std::string_view holdtime::commit = \"${commit}\";\n")
