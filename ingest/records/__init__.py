"""From extractions to the records of the graph and of data sets."""
