"""Documents on their way into the graph: taken in, kept while they wait, read and written by jobs."""
