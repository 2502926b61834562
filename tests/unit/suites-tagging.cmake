emj_suite(tagging-points MODULES tagging)
emj_suite(tagging-cues MODULES tagging)
