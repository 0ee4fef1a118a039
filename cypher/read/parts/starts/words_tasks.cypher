// Tasks, from an index of their words: more than have just the words that are asked for, and all that have.
// @param phrase: what the index is asked for
CALL db.index.fulltext.queryNodes('task_words', $phrase) YIELD node AS t MATCH (p:Policy)-[:CONTAINS]->(t)
