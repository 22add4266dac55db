"""Documents on paper: what goes with goods, what is counted on, what customers are told."""
