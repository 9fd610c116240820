"""Laws are tried on examples that Hypothesis makes up: few enough to stay quick.

Under continuous integration the examples are the same every time, so that a red run is
red for everyone; at a desk they differ, so that in time more is tried.
"""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

settings.register_profile(
    "desk",
    max_examples=60,
    deadline=None,  # a shared machine is no stopwatch
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
