# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# CPack runs this on what it has installed, before it packs that.
if(CPACK_GENERATOR MATCHES "NSIS|DragNDrop")
    return() # there are neither D-Bus services nor GNU's find and touch, and nobody compares the bytes
endif()
set(prefix ${CPACK_PACKAGING_INSTALL_PREFIX})

# It was installed below a folder of CPack's.
file(GLOB_RECURSE services ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*.service)
foreach(service IN LISTS services)
    file(READ ${service} text)
    string(REGEX REPLACE "\nExec=[^\n]*${prefix}/" "\nExec=${prefix}/" text "${text}")
    file(WRITE ${service} "${text}")
endforeach()

# Where zsh looks: Debian has a folder of its own.
if(CPACK_GENERATOR STREQUAL "RPM")
    file(GLOB folders ${CPACK_TEMPORARY_INSTALL_DIRECTORY}/*${prefix}/share/zsh)
    foreach(folder IN LISTS folders)
        file(RENAME ${folder}/vendor-completions ${folder}/site-functions)
    endforeach()
endif()

# Everything is of the commit's time, also what is older (rpm keeps that).
file(STRINGS ${CPACK_MILLIARD_VERSION_FILE} version LIMIT_COUNT 1)
string(REGEX REPLACE ".* " "" seconds ${version})
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch --no-dereference --date=@${seconds} {} +
    COMMAND_ERROR_IS_FATAL ANY)
