"""Numbers, dates, bodies and places, as their grammars read them."""
