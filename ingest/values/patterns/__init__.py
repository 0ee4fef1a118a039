"""How numbers, dates and bodies are written."""
