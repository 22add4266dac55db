"""What the program can do: commands that change, queries that show."""
