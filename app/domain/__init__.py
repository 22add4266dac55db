"""The rules of the warehouse; standard library only."""
