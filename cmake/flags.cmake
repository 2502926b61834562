# One place for the compiler's flags. Every target links emj_flags.
add_library(emj_flags INTERFACE)

# In a file of its own, because ./dev lint hands the same warnings to the compiler.
set(warnings_file ${CMAKE_CURRENT_LIST_DIR}/warnings.txt)
file(STRINGS ${warnings_file} warnings)
set_property(DIRECTORY ${CMAKE_SOURCE_DIR} APPEND PROPERTY
  CMAKE_CONFIGURE_DEPENDS ${warnings_file})

target_compile_options(emj_flags INTERFACE
  ${warnings} -fno-common -include ${CMAKE_SOURCE_DIR}/lib/base/banned.h)
target_compile_definitions(emj_flags INTERFACE _POSIX_C_SOURCE=200809L)
target_include_directories(emj_flags INTERFACE ${CMAKE_SOURCE_DIR}/lib)

if(EMJ_WERROR)
  target_compile_options(emj_flags INTERFACE -Werror)
endif()

if(EMJ_HARDEN)
  include(CheckPIESupported)
  check_pie_supported(LANGUAGES C)
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  target_compile_options(emj_flags INTERFACE
    -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -fstack-protector-strong)
  if(NOT APPLE)
    target_link_options(emj_flags INTERFACE -Wl,-z,relro -Wl,-z,now)
  endif()
endif()

if(EMJ_SANITIZE)
  target_compile_options(emj_flags INTERFACE
    -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(emj_flags INTERFACE -fsanitize=address,undefined)
endif()

if(EMJ_FUZZ)
  if(NOT CMAKE_C_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "EMJ_FUZZ needs clang (libFuzzer)")
  endif()
  target_compile_options(emj_flags INTERFACE -fsanitize=fuzzer-no-link)
  target_link_options(emj_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

if(EMJ_STATIC)
  # A static program has no use for position independence, and the archives of
  # a distribution are not always built for it.
  set(CMAKE_POSITION_INDEPENDENT_CODE OFF)
  target_link_options(emj_flags INTERFACE -static)
endif()
