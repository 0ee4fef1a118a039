// Wait for the indexes, which Neo4j fills in its own time; the last of its statements by name.
CALL db.awaitIndexes(300)
