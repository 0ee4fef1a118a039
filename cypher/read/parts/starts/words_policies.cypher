// Policies, from an index of their titles and 文号.
// @param phrase: what the index is asked for
CALL db.index.fulltext.queryNodes('policy_words', $phrase) YIELD node AS p
