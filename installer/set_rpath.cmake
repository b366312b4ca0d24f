# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# cmake -DFILE=PROGRAM -DRPATH=PATH -P set_rpath.cmake. In a build CMake fills RPATHs up with ":", each of which means the
# current folder.
file(RPATH_SET FILE ${FILE} NEW_RPATH ${RPATH})
