foreach(topic document escape body commonmark limits links table plain writer notes html latex
              man xml text text-any text-table)
  emj_suite(markdown-${topic} MODULES markdown)
  # The tests let cmark read what was written.
  target_link_libraries(test-markdown-${topic} PRIVATE PkgConfig::cmark)
endforeach()

# Not a suite: tests/hostile gives what it prints to other programs.
add_executable(write-hostile write-hostile.c)
target_link_libraries(write-hostile PRIVATE emj_markdown emj_flags PkgConfig::check)
