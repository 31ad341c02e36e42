"""The same models in SimPy (2.3, which Debian 12 has): processes.

peer-simpy.py mm1 CUSTOMERS | mm16 CUSTOMERS | hold EVENTS PENDING
"""
import json
import random
import sys
import time

from SimPy.Simulation import Process, Resource, Simulation
from SimPy.Simulation import hold, release, request

model, n = sys.argv[1], int(sys.argv[2])
pending = int(sys.argv[3]) if len(sys.argv) > 3 else 0
n_servers = 16 if model == "mm16" else 1
random.seed(1)
sim = Simulation()
sim.initialize()
left = [n]


class Customer(Process):
    def visit(self, servers):
        yield request, self, servers
        yield hold, self, random.expovariate(1)
        yield release, self, servers


class Source(Process):
    def send(self, servers):
        for _ in range(n):
            customer = Customer(sim=sim)
            sim.activate(customer, customer.visit(servers))
            yield hold, self, random.expovariate(0.9 * n_servers)


class Holder(Process):
    def run(self):
        while left[0] > 0:
            left[0] -= 1
            yield hold, self, random.expovariate(1)


for _ in range(pending):
    holder = Holder(sim=sim)
    sim.activate(holder, holder.run())
if not pending:
    source = Source(sim=sim)
    sim.activate(source, source.send(Resource(capacity=n_servers, sim=sim)))
start = time.process_time()
sim.simulate(until=1e300)
print(json.dumps({"program": "SimPy", "model": model, "pending": pending,
                  "n": n, "ns": 1e9 * (time.process_time() - start) / n}))
