"""The longest service time at which requests wait less than 100 ms on average.

usage: scripting.py SOVSIM SCENARIO

Halves an interval: each step is one call of sovsim, and its answer is read
from the metrics.csv of a directory of its own.
"""
import csv
import subprocess
import sys


def mean_wait(program, scenario, service_ms):
    out = f"results/service-{service_ms:g}"
    subprocess.run(
        [program, "run", scenario, "--no-figures", "--replications", "4",
         "--set", f"server.demand=exponential(mean={service_ms:g}ms)",
         "-o", out],
        check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    with open(f"{out}/metrics.csv", newline="") as file:
        waits = [float(row["value"]) for row in csv.DictReader(file)
                 if row["metric"] == "queue.wait" and row["regime"] == "whole"]
    return sum(waits) / len(waits)


low, high = 10.0, 90.0
while high - low > 5:
    middle = (low + high) / 2
    wait = mean_wait(sys.argv[1], sys.argv[2], middle)
    print(f"{middle:5.2f} ms of service: {wait:6.1f} ms of waiting")
    low, high = (middle, high) if wait < 100 else (low, middle)
