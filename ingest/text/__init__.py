"""From characters to one normalised text: cleaning, the view that patterns read, sentences and clauses."""
