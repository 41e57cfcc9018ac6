"""Benchmarks: accuracy against public gold data, speed and memory."""
