foreach(topic document escape body table)
  emj_suite(markdown-${topic} MODULES markdown)
  # The tests let cmark read what was written.
  target_link_libraries(test-markdown-${topic} PRIVATE PkgConfig::cmark)
endforeach()
