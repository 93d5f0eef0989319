# What `cmake --install` lays down, and the packages that CPack makes of it: the program with its manual, completions,
# scenarios and documents (component runtime), and the libraries for other programs (component development).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# --- The program, and what it prints of itself -----------------------------------------------------------------------------
set(printed ${CMAKE_BINARY_DIR}/printed)
file(MAKE_DIRECTORY ${printed})
function(print_into file)
  add_custom_command(OUTPUT ${printed}/${file} COMMAND holdtime ${ARGN} > ${printed}/${file} DEPENDS holdtime VERBATIM)
  set_property(GLOBAL APPEND PROPERTY HOLDTIME_PRINTED ${printed}/${file})
endfunction()
print_into(holdtime.1 man)
print_into(holdtime.bash completions bash)
print_into(_holdtime completions zsh)
print_into(holdtime.fish completions fish)
print_into(scenario.schema.json schema)
get_property(all_printed GLOBAL PROPERTY HOLDTIME_PRINTED)
add_custom_target(printed ALL DEPENDS ${all_printed})

install(TARGETS holdtime RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT runtime)
install(FILES ${printed}/holdtime.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT runtime)
install(FILES ${printed}/holdtime.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions RENAME holdtime
  COMPONENT runtime)
install(FILES ${printed}/_holdtime DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT runtime)
install(FILES ${printed}/holdtime.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT runtime)
install(FILES ${printed}/scenario.schema.json DESTINATION ${CMAKE_INSTALL_DATADIR}/holdtime COMPONENT runtime)
install(DIRECTORY scenarios/library/ DESTINATION ${CMAKE_INSTALL_DATADIR}/holdtime/scenarios COMPONENT runtime)
install(DIRECTORY docs/ DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)
install(FILES README.md CHANGELOG.md LICENSE NOTICE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT runtime)

# --- The libraries: holdtime::engine and its like, found by find_package(holdtime) -------------------------------------------
set(rooms core ports kernel center demand stats experiment schema load models studies reports)
foreach(room ${rooms})
  set_target_properties(${room} PROPERTIES OUTPUT_NAME holdtime_${room} EXPORT_NAME ${room})
endforeach()
set_target_properties(experiment PROPERTIES EXPORT_NAME engine)
set_target_properties(load PROPERTIES EXPORT_NAME scenarios)
set_target_properties(holdtime_options PROPERTIES EXPORT_NAME options)
install(TARGETS ${rooms} holdtime_options EXPORT holdtime ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
set(package ${CMAKE_INSTALL_LIBDIR}/cmake/holdtime)
install(EXPORT holdtime NAMESPACE holdtime:: FILE holdtime-targets.cmake DESTINATION ${package} COMPONENT development)
configure_package_config_file(cmake/holdtime-config.cmake.in ${CMAKE_BINARY_DIR}/holdtime-config.cmake
  INSTALL_DESTINATION ${package})
write_basic_package_version_file(${CMAKE_BINARY_DIR}/holdtime-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_BINARY_DIR}/holdtime-config.cmake ${CMAKE_BINARY_DIR}/holdtime-config-version.cmake
  DESTINATION ${package} COMPONENT development)
install(DIRECTORY sim scenarios models studies reports DESTINATION
  ${CMAKE_INSTALL_INCLUDEDIR}/holdtime COMPONENT development FILES_MATCHING PATTERN "*.hpp")

# --- Packages ------------------------------------------------------------------------------------------------------------
set(CPACK_PACKAGE_VENDOR "the authors of holdtime")
set(CPACK_PACKAGE_CONTACT "the authors of holdtime <holdtime@localhost>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "contact-centre simulator: phone, chat, e-mail and bots on the same customers")
set(CPACK_RESOURCE_FILE_LICENSE ${CMAKE_SOURCE_DIR}/LICENSE)
set(CPACK_GENERATOR "TGZ;DEB")
set(CPACK_COMPONENTS_ALL runtime)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_NAME holdtime)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "tzdata")
include(CPack)
