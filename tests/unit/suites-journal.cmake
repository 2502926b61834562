foreach(topic check rights foreign open scan find write drafts trash shown undo)
  emj_suite(journal-${topic} MODULES journal)
endforeach()

if(CMAKE_SYSTEM_NAME STREQUAL "Linux")
  emj_suite_with_faults(journal-faults MODULES journal)
endif()
