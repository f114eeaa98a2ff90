"""Runs every measurement that needs no data of yours."""

from bench import offline, start

for measurement in (start, offline):
    print(measurement.__doc__)
    measurement.main()
