"""Files from outside brought in, step by step."""
