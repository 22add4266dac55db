"""What tables show, and how their rows are fetched."""
