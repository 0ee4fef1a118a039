// Parts in tasks, from an index of the tasks' words.
// @param phrase: what the index is asked for
CALL db.index.fulltext.queryNodes('task_words', $phrase) YIELD node AS t
MATCH (a:Agency)-[r:LEADS|SUPPORTS]->(t)<-[:CONTAINS]-(p:Policy)
