"""How well an extraction agrees with a person's answer."""
