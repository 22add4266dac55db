"""Charts of our own: bars, stacked bars and lines, on QPainter."""
