"""Fitting of the weights in data/models from answered documents; nothing here is needed to read a document."""
