# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# CPack runs this on what it has installed, before it packs that: everything is of the commit's time, also what is older (rpm
# keeps that).
file(STRINGS ${CPACK_MILLIARD_VERSION_FILE} version LIMIT_COUNT 1)
string(REGEX REPLACE ".* " "" seconds ${version})
execute_process(COMMAND find ${CPACK_TEMPORARY_INSTALL_DIRECTORY} -exec touch --no-dereference --date=@${seconds} {} +
    COMMAND_ERROR_IS_FATAL ANY)
