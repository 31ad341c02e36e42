# Figures and the report.
noinst_LIBRARIES += libplots.a
libplots_a_SOURCES = \
  %D%/access-legend.c %D%/access-legend.h \
  %D%/answers.c %D%/answers.h \
  %D%/comparison.c %D%/comparison.h \
  %D%/comparison-groups.c \
  %D%/comparison-judge.c \
  %D%/comparison-pareto.c \
  %D%/curves.c %D%/curves.h \
  %D%/comparison-private.h \
  %D%/estimate.c %D%/estimate.h \
  %D%/figure-access-years.c \
  %D%/figure-blast-radius.c \
  %D%/figure-coupling.c \
  %D%/factors.c %D%/factors.h \
  %D%/figure-differences.c \
  %D%/figure-data.c %D%/figure-data.h \
  %D%/figure-filings-queue.c \
  %D%/figure-exposure.c \
  %D%/figure-flow-matrix.c \
  %D%/figure-flow-verdicts.c \
  %D%/figure-incident.c \
  %D%/figure-kinds.h \
  %D%/figure-latency-cdf.c \
  %D%/figure-latency-years.c \
  %D%/figure-lost-users.c \
  %D%/figure-interference.c \
  %D%/figure-metric-years.c \
  %D%/figure-pareto.c \
  %D%/figure-queue-waits.c \
  %D%/figure-measured.c \
  %D%/figure-sweep-lines.c \
  %D%/figure-sweep-map.c \
  %D%/figure-who-can-read.c \
  %D%/figure-witness.c \
  %D%/figure-world-map.c \
  %D%/figure-wish.c %D%/figure-wish.h \
  %D%/figures.c %D%/figures.h \
  %D%/flips.c %D%/flips.h \
  %D%/geography.c %D%/geography.h \
  %D%/gnuplot.c %D%/gnuplot.h \
  %D%/html.c %D%/html.h \
  %D%/inquiries.c %D%/inquiries.h \
  %D%/journeys.c %D%/journeys.h \
  %D%/losses.c %D%/losses.h \
  %D%/map-view.c %D%/map-view.h \
  %D%/marks.c %D%/marks.h \
  %D%/names.c %D%/names.h \
  %D%/objective.c %D%/objective.h \
  %D%/pdf.c %D%/pdf.h \
  %D%/report.c %D%/report.h %D%/report-chapters.h \
  %D%/report-answer.c \
  %D%/report-assumptions.c \
  %D%/report-calendar.c \
  %D%/report-compliance.c \
  %D%/report-failure.c \
  %D%/report-flips.c %D%/report-flips.h \
  %D%/report-isolation.c \
  %D%/report-latency.c \
  %D%/report-limits.c \
  %D%/report-measures.c \
  %D%/report-manifest.c \
  %D%/report-page.c %D%/report-page.h \
  %D%/report-pair.c %D%/report-pair.h \
  %D%/report-queues.c \
  %D%/report-ranking.c \
  %D%/report-rules.c \
  %D%/report-sweeps.c \
  %D%/report-unanswered.c \
  %D%/report-waivers.c \
  %D%/spells.c %D%/spells.h \
  %D%/steps.c %D%/steps.h \
  %D%/summary.c %D%/summary.h \
  %D%/sweep.c %D%/sweep.h \
  %D%/text-fit.c %D%/text-fit.h \
  %D%/tool.c %D%/tool.h \
  %D%/tracks.c %D%/tracks.h \
  %D%/verdict.c %D%/verdict.h \
  %D%/verdict-legend.c %D%/verdict-legend.h

nobase_dist_pkgdata_DATA += \
  %D%/access-years.gp \
  %D%/blast-radius.gp \
  %D%/coastline.dat \
  %D%/coupling.gp \
  %D%/differences.gp \
  %D%/exposure.gp \
  %D%/filings-queue.gp \
  %D%/flow-matrix.gp \
  %D%/flow-verdicts.gp \
  %D%/incident.gp \
  %D%/interference.gp \
  %D%/latency-cdf.gp \
  %D%/latency-years.gp \
  %D%/lost-users.gp \
  %D%/measured.gp \
  %D%/metric-years.gp \
  %D%/pareto.gp \
  %D%/queue-waits.gp \
  %D%/sobol.gp \
  %D%/style.gp \
  %D%/sweep-lines.gp \
  %D%/sweep-map.gp \
  %D%/tornado.gp \
  %D%/who-can-read.gp \
  %D%/witness.gp \
  %D%/world-map.gp
