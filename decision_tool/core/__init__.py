"""The pure engine: from guidance and given dates to a plan.

Standard library only. No clock, file, network, environment or page: today is
an argument. The same files run under CPython and in the browser under Pyodide.
"""
