emj_suite(yaml-tree MODULES yaml)
emj_suite(yaml-limits MODULES yaml)
emj_suite(yaml-plain MODULES yaml)
emj_suite(yaml-writer MODULES yaml)
