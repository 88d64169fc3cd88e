"""Benchmarks: each prints ratios to a yardstick of the same run and ends with 1 over a limit."""
