emj_suite(config MODULES config)
