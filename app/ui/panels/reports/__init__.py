"""The reports: chosen, narrowed down, looked at, taken along."""
