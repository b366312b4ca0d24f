# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# Says what is built, in one place for --version, About, packages, manuals and metainfo. A script that each build runs:
#   cmake -DNUMBER=0.1.0 -DSOURCE=DIR -DOUT=DIR -P version.cmake
# It writes OUT/version.cpp, and OUT/version.txt: the version, a space, the commit's time in seconds. Neither is touched
# where nothing changed.
#
# What bears the tag vNUMBER is the release NUMBER. Everything else comes before it, in the order of its commits' times, for
# dpkg, rpm and AppStream alike: NUMBER~gitYYYYMMDDHHMM.COMMIT, and "+changed" with what is not committed.

# Git fills this file in when it makes a source archive (gitattributes: export-subst); elsewhere Git itself is asked.
file(STRINGS ${SOURCE}/cmake/commit.txt commit LIMIT_COUNT 1)
set(changed "")
if(commit MATCHES "Format:(.+)[$]$")
    set(format ${CMAKE_MATCH_1})
    execute_process(COMMAND git log -1 --format=${format} WORKING_DIRECTORY ${SOURCE}
        OUTPUT_VARIABLE commit OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET RESULT_VARIABLE status)
    if(NOT status EQUAL 0)
        set(commit "")
    endif()
    execute_process(COMMAND git status --porcelain --untracked-files=no WORKING_DIRECTORY ${SOURCE}
        OUTPUT_VARIABLE changed ERROR_QUIET)
endif()

if(commit MATCHES "^([0-9a-f]+) ([0-9]+) ?(.*)$")
    set(hash ${CMAKE_MATCH_1})
    set(seconds ${CMAKE_MATCH_2})
    set(tag ${CMAKE_MATCH_3})
    set(ENV{SOURCE_DATE_EPOCH} ${seconds})
    string(TIMESTAMP time "%Y%m%d%H%M" UTC)
    string(SUBSTRING ${hash} 0 10 hash)
    set(VERSION "${NUMBER}~git${time}.${hash}")
    if(tag STREQUAL "v${NUMBER}")
        set(VERSION ${NUMBER})
    endif()
    if(changed)
        string(APPEND VERSION "+changed")
    endif()
else() # neither an archive of Git's nor a checkout
    set(seconds 0)
    set(VERSION "${NUMBER}~unknown")
endif()

configure_file(${SOURCE}/core/base/version.cpp.in ${OUT}/version.cpp @ONLY)
file(CONFIGURE OUTPUT ${OUT}/version.txt CONTENT "${VERSION} ${seconds}\n" @ONLY)
