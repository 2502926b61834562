# The libraries emjournal stands on, each as one imported target.
find_package(PkgConfig REQUIRED)

# Debian 12 has an archive for every library below. It has none for libzip, so
# a static program must do without that one.
if(EMJ_STATIC)
  set(PKG_CONFIG_ARGN --static)
  set(CMAKE_FIND_LIBRARY_SUFFIXES .a)
endif()

pkg_check_modules(glib REQUIRED IMPORTED_TARGET glib-2.0>=2.74)
pkg_check_modules(yaml REQUIRED IMPORTED_TARGET yaml-0.1>=0.2.5)
pkg_check_modules(cmark REQUIRED IMPORTED_TARGET libcmark>=0.30)
pkg_check_modules(jansson REQUIRED IMPORTED_TARGET jansson>=2.13)
pkg_check_modules(readline REQUIRED IMPORTED_TARGET readline>=8.0)
if(EMJ_TESTS)
  pkg_check_modules(check REQUIRED IMPORTED_TARGET check>=0.15)
endif()
