foreach(topic check foreign open scan find write drafts trash shown undo)
  emj_suite(journal-${topic} MODULES journal)
endforeach()
