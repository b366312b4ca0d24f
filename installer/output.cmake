# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# cmake -DOUT=FILE -P output.cmake -- COMMAND ARGS…: puts what the command says into the file, or nothing where it fails.
set(command "")
set(isCommand FALSE)
math(EXPR last "${CMAKE_ARGC} - 1")
foreach(i RANGE ${last})
    if(isCommand)
        list(APPEND command "${CMAKE_ARGV${i}}")
    elseif(CMAKE_ARGV${i} STREQUAL "--")
        set(isCommand TRUE)
    endif()
endforeach()
execute_process(COMMAND ${command} OUTPUT_FILE ${OUT}.new COMMAND_ERROR_IS_FATAL ANY)
file(RENAME ${OUT}.new ${OUT})
