/* The kinds of figures, one line each. For figures.c, which lists them. */
#pragma once

#include "plots/figures.h"

G_BEGIN_DECLS

extern const FigureKind FIGURE_LATENCY_YEARS;
extern const FigureKind FIGURE_LATENCY_CDF;
extern const FigureKind FIGURE_METRIC_YEARS;
extern const FigureKind FIGURE_WORLD_MAP;
extern const FigureKind FIGURE_FLOW_VERDICTS;
extern const FigureKind FIGURE_FLOW_MATRIX;
extern const FigureKind FIGURE_FILINGS_QUEUE;
extern const FigureKind FIGURE_EXPOSURE;
extern const FigureKind FIGURE_WHO_CAN_READ;
extern const FigureKind FIGURE_ACCESS_YEARS;
extern const FigureKind FIGURE_BLAST_RADIUS;
extern const FigureKind FIGURE_COUPLING;
extern const FigureKind FIGURE_LOST_USERS;
extern const FigureKind FIGURE_QUEUE_WAITS;
extern const FigureKind FIGURE_MEASURED;
extern const FigureKind FIGURE_SWEEP_LINES;
extern const FigureKind FIGURE_SWEEP_MAP;
extern const FigureKind FIGURE_DIFFERENCES;
extern const FigureKind FIGURE_INCIDENT;
extern const FigureKind FIGURE_WITNESS;
extern const FigureKind FIGURE_PARETO;
extern const FigureKind FIGURE_INTERFERENCE;

G_END_DECLS
