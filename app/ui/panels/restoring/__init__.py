"""The page on which a backup that was opened says what it holds; loaded before the services."""
