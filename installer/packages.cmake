# SPDX-FileCopyrightText: 2026 The Milliard developers
# SPDX-License-Identifier: MIT

# What CPack makes of the two components "gui" and "cli". The version is not known before the build: package_version.cmake.
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_SOURCE_DIR}/package_version.cmake)
set(CPACK_MILLIARD_VERSION_FILE ${version_file})
set(CPACK_PRE_BUILD_SCRIPTS ${CMAKE_CURRENT_SOURCE_DIR}/before_packing.cmake)
set(CPACK_RPM_CHANGELOG_FILE ${out}/changelog.rpm)
set(CPACK_PACKAGE_VENDOR "The Milliard developers")
set(CPACK_PACKAGE_CONTACT ${MILLIARD_CONTACT})
set(CPACK_PACKAGE_HOMEPAGE_URL ${MILLIARD_HOMEPAGE})
set(CPACK_PACKAGE_DIRECTORY ${PROJECT_BINARY_DIR}/packages)
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_RESOURCE_FILE_LICENSE ${PROJECT_SOURCE_DIR}/LICENSE)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)
set(CPACK_GENERATOR DEB)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_COMPONENTS_ALL cli)
if(MILLIARD_GUI)
    list(APPEND CPACK_COMPONENTS_ALL gui)
endif()

set(about "A paged service, an S3 bucket, a container image, a directory index or a list
of URLs is one download: fetched in parallel, shown with one overall bar and a
bar for each file, interrupted at any moment, and resumed with nothing lost.")
set(gui_about "${about}
This package has the window.")
set(cli_about "${about}
This package has the program for terminals and scripts, which needs no
graphical libraries.")

# ---- Debian ----
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION net)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_COMPRESSION_TYPE xz)
set(CPACK_DEBIAN_GUI_PACKAGE_NAME milliard)
set(CPACK_DEBIAN_CLI_PACKAGE_NAME milliard-cli)
set(CPACK_DEBIAN_GUI_DESCRIPTION ${gui_about})
set(CPACK_DEBIAN_CLI_DESCRIPTION ${cli_about})
# Plug-ins, which no library names: the journal's driver, and what draws SVG icons. Recommended: libsecret, which is loaded at run time, and the
# command line, which unpacks archives for the window.
set(CPACK_DEBIAN_GUI_PACKAGE_DEPENDS "libqt6sql6-sqlite, qt6-svg-plugins")
set(CPACK_DEBIAN_CLI_PACKAGE_DEPENDS libqt6sql6-sqlite)
set(CPACK_DEBIAN_GUI_PACKAGE_RECOMMENDS "ca-certificates, libsecret-1-0, milliard-cli, qt6-wayland, xdg-utils")
set(CPACK_DEBIAN_CLI_PACKAGE_RECOMMENDS "ca-certificates, libsecret-1-0")

# ---- RPM ----
set(CPACK_RPM_COMPONENT_INSTALL ON)
set(CPACK_RPM_FILE_NAME RPM-DEFAULT)
set(CPACK_RPM_PACKAGE_LICENSE MIT)
set(CPACK_RPM_PACKAGE_GROUP Applications/Internet)
set(CPACK_RPM_GUI_PACKAGE_NAME milliard)
set(CPACK_RPM_CLI_PACKAGE_NAME milliard-cli)
set(CPACK_RPM_GUI_PACKAGE_SUMMARY "Download manager for listings of any length")
set(CPACK_RPM_CLI_PACKAGE_SUMMARY "Download manager for listings of any length (command line)")
set(CPACK_RPM_GUI_PACKAGE_DESCRIPTION ${gui_about})
set(CPACK_RPM_CLI_PACKAGE_DESCRIPTION ${cli_about})
# Plug-ins and what is loaded at run time, as for Debian, by the names of Fedora and openSUSE where they differ. The library that draws
# SVG brings its plug-ins there, and Fedora's qt6-qtbase the journal's driver and TLS. CPack knows no recommendations.
set(CPACK_RPM_PACKAGE_REQUIRES "(qt6-sql-sqlite or qt6-qtbase)")
set(recommended "Recommends: ca-certificates, (libsecret or libsecret-1-0), (qt6-network-tls or qt6-qtbase)
%if \"%{name}\" == \"milliard\"
Recommends: milliard-cli, (qt6-qtwayland or qt6-wayland), xdg-utils
%endif")
# Folders of others.
set(CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/applications /usr/share/dbus-1 /usr/share/dbus-1/services /usr/share/doc /usr/share/icons /usr/share/icons/hicolor /usr/share/man /usr/share/man/man1 /usr/share/bash-completion
    /usr/share/bash-completion/completions /usr/share/zsh /usr/share/zsh/site-functions /usr/share/fish
    /usr/share/fish/vendor_completions.d /usr/share/mime /usr/share/mime/packages /usr/share/metainfo)
foreach(size 16x16 22x22 24x24 32x32 48x48 64x64 128x128 256x256 512x512 scalable)
    list(APPEND CPACK_RPM_EXCLUDE_FROM_AUTO_FILELIST_ADDITION /usr/share/icons/hicolor/${size} /usr/share/icons/hicolor/${size}/apps)
endforeach()
# The same bytes from the same commit, wherever they are packed.
set(CPACK_RPM_SPEC_MORE_DEFINE "${recommended}
%define use_source_date_epoch_as_buildtime 1
%define clamp_mtime_to_source_date_epoch 1
%define _buildhost milliard
%define _build_id_links none")

# ---- Windows and macOS: configured, untried ----
set(CPACK_NSIS_DISPLAY_NAME Milliard)
set(CPACK_NSIS_PACKAGE_NAME Milliard)
set(CPACK_NSIS_ENABLE_UNINSTALL_BEFORE_INSTALL ON)
set(CPACK_NSIS_MODIFY_PATH ON)
set(CPACK_NSIS_INSTALLED_ICON_NAME bin/milliard.exe)
set(CPACK_NSIS_MENU_LINKS bin/milliard.exe Milliard)
set(CPACK_DMG_VOLUME_NAME Milliard)
set(CPACK_DMG_FORMAT UDZO)

include(CPack)
cpack_add_component(cli DISPLAY_NAME "milliard-cli" DESCRIPTION ${cli_about})
if(MILLIARD_GUI)
    cpack_add_component(gui DISPLAY_NAME "Milliard" DESCRIPTION ${gui_about})
endif()
