"""Who and what is let in: hosts, keys and their rights, limits of requests, parameters that are not known."""
