#include "yaml/tree.h"

const struct emj_yaml_limits emj_yaml_pack_limits = {
    .bytes = (size_t)64 * 1024,
    .depth = 8,
    .line_bytes = 1024,
    .scalar_bytes = (size_t)64 * 1024,
    .key_bytes = 256,
    .events = 100000,
    .flow_maps = false,
    .first_line = 1,
};

const struct emj_yaml_limits emj_yaml_front_matter_limits = {
    .bytes = (size_t)64 * 1024,
    .depth = 8,
    .line_bytes = 0,
    .scalar_bytes = (size_t)64 * 1024,
    .key_bytes = 256,
    .events = 100000,
    .flow_maps = true,
    .first_line = 2,
};
