foreach(topic check foreign open scan find write drafts trash shown)
  emj_suite(journal-${topic} MODULES journal)
endforeach()
