# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# CPack reads this once for each kind of package, after the build, which alone knows the version.
file(STRINGS ${CPACK_MILLIARD_VERSION_FILE} version LIMIT_COUNT 1)
string(REGEX REPLACE " .*" "" CPACK_PACKAGE_VERSION ${version})
set(CPACK_PACKAGE_FILE_NAME milliard-${CPACK_PACKAGE_VERSION})
if(CPACK_GENERATOR MATCHES "NSIS|DragNDrop") # no system folder there; Qt is installed beside the programs
    set(CPACK_PACKAGING_INSTALL_PREFIX /)
    set(CPACK_MONOLITHIC_INSTALL ON)
endif()
