# What an installation holds: the program, its packs and schemas, the library with its one header.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

# One archive of all folders, so that those who link it need not know how the engine is cut.
set(folders engine text diagnostics yaml model schema rules read tape layers time resolve_across resolve graph write)
set(objects)
foreach(folder ${folders})
  list(APPEND objects $<TARGET_OBJECTS:relata_${folder}>)
endforeach()
add_library(relata_archive STATIC engine/relata.cpp ${objects})
set_target_properties(relata_archive PROPERTIES OUTPUT_NAME relata EXPORT_NAME relata ARCHIVE_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/library)
target_include_directories(relata_archive PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(relata_archive PUBLIC cxx_std_20)
target_compile_options(relata_archive PRIVATE -Wall -Wextra)
target_link_libraries(relata_archive PRIVATE fmt::fmt simdjson::simdjson Threads::Threads PkgConfig::RE2 PkgConfig::LIBFYAML PkgConfig::UTF8PROC
                                             PkgConfig::ZSTD PkgConfig::ZLIB PkgConfig::GUMBO)

install(TARGETS relata RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS relata_archive EXPORT relata ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(FILES engine/relata.h DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(DIRECTORY rules schemas DESTINATION ${CMAKE_INSTALL_DATADIR}/relata)
install(DIRECTORY docs/diagnostics/ DESTINATION ${CMAKE_INSTALL_DATADIR}/relata/diagnostics)
install(EXPORT relata NAMESPACE relata:: FILE relataTargets.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata)
configure_package_config_file(cmake/relataConfig.cmake.in ${PROJECT_BINARY_DIR}/relataConfig.cmake
                              INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/relataConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${PROJECT_BINARY_DIR}/relataConfig.cmake ${PROJECT_BINARY_DIR}/relataConfigVersion.cmake
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/relata)
