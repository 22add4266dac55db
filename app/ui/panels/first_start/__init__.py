"""The page on which a new user says what to begin with; loaded before the services."""
