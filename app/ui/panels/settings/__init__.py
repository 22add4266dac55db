"""What can be chosen about the window and the warehouse, and what the program is made of."""
