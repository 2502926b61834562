emj_suite(report-units MODULES report)
emj_suite(report-october MODULES report)
emj_suite(report-figures MODULES report)
