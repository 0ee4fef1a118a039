"""Which body, place, indicator or policy a name means: in a document, and as a user types it."""
