"""How documents are laid out."""
