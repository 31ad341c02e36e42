/* A run record as bytes, for its way from one process to another. */
#pragma once

#include "sim/sim-run-record.h"

G_BEGIN_DECLS

/* In the byte order of this machine. Free with g_bytes_unref. */
GBytes *sim_run_pack (const SimRunRecord *record);

/* NULL when @bytes are no packed record. */
SimRunRecord *sim_run_unpack (GBytes *bytes);

G_END_DECLS
