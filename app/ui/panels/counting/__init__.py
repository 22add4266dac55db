"""Stock counted, and the differences posted."""
