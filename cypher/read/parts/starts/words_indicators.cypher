// Indicators, from an index of their names.
// @param phrase: what the index is asked for
CALL db.index.fulltext.queryNodes('indicator_words', $phrase) YIELD node AS i
