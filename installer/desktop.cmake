# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# How desktops know the window: by one name everywhere, which the program tells them too (app/CMakeLists.txt).
set(desktop ${PROJECT_SOURCE_DIR}/resources/desktop)
set(icon ${PROJECT_SOURCE_DIR}/resources/icons/milliard.svg)
set(data ${CMAKE_INSTALL_DATADIR})
find_program(RSVG_CONVERT rsvg-convert REQUIRED)

configure_file(${desktop}/milliard.desktop.in ${out}/${MILLIARD_ID}.desktop @ONLY)
install(FILES ${out}/${MILLIARD_ID}.desktop DESTINATION ${data}/applications COMPONENT gui)
# With the prefix that is installed to, which may be another than the one configured.
install(CODE "
    set(MILLIARD_ID ${MILLIARD_ID})
    cmake_path(ABSOLUTE_PATH CMAKE_INSTALL_PREFIX NORMALIZE OUTPUT_VARIABLE prefix)
    cmake_path(APPEND prefix \"${CMAKE_INSTALL_BINDIR}\" milliard OUTPUT_VARIABLE MILLIARD_PROGRAM)
    configure_file(\"${desktop}/milliard.service.in\" \"${out}/${MILLIARD_ID}.service\" @ONLY)" COMPONENT gui)
install(FILES ${out}/${MILLIARD_ID}.service DESTINATION ${data}/dbus-1/services COMPONENT gui)
install(FILES ${desktop}/milliard.xml RENAME ${MILLIARD_ID}.xml DESTINATION ${data}/mime/packages COMPONENT gui)

string(REGEX REPLACE "[.][^.]*$" "" MILLIARD_DEVELOPER_ID ${MILLIARD_ID})
set(RELEASES "@RELEASES@") # the last, by every build
configure_file(${desktop}/milliard.metainfo.xml.in ${out}/metainfo.xml.in @ONLY)
generate_changes(releases.xml appstream)
generate(${MILLIARD_ID}.metainfo.xml DEPENDS ${out}/releases.xml ${out}/metainfo.xml.in
    COMMAND sed -e "/@RELEASES@/{r ${out}/releases.xml" -e "d}" ${out}/metainfo.xml.in)
install(FILES ${out}/${MILLIARD_ID}.metainfo.xml DESTINATION ${data}/metainfo COMPONENT gui)

install(FILES ${icon} RENAME ${MILLIARD_ID}.svg DESTINATION ${data}/icons/hicolor/scalable/apps COMPONENT gui)
foreach(size 16 22 24 32 48 64 128 256 512)
    generate(${size}.png DEPENDS ${icon} COMMAND ${RSVG_CONVERT} --width ${size} --height ${size} ${icon})
    install(FILES ${out}/${size}.png RENAME ${MILLIARD_ID}.png DESTINATION ${data}/icons/hicolor/${size}x${size}/apps COMPONENT gui)
endforeach()
