"""What is true for a machine or a person; what is true for the site is in the database."""
