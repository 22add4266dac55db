"""Labels of lots: what they say, how they are drawn, where they are asked for."""
