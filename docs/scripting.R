# How the wait grows with the service time, each value by a run of its own.
# usage: Rscript scripting.R SOVSIM SCENARIO.xml
arguments <- commandArgs (trailingOnly = TRUE)

wait_at <- function (ms) {
  out <- sprintf ("results/load-R-%d", ms)
  change <- sprintf ("server.demand=exponential(mean=%dms)", ms)
  system2 (arguments[1],
           c ("run", shQuote (arguments[2]), "--set", shQuote (change),
              "--replications", "4", "--no-figures", "-o", out),
           stdout = FALSE, stderr = FALSE)
  metrics <- read.csv (file.path (out, "metrics.csv"))
  mean (metrics$value[metrics$metric == "queue.wait" & metrics$regime == "whole"])
}

load <- c (50, 60, 70)
wait <- sapply (load, wait_at)
cat (sprintf ("%d ms of service: %6.1f ms of waiting\n", load, wait), sep = "")
