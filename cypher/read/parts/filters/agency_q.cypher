// Agencies with words in a name, or of an id.
// @param q: the words, folded
(a.id = $q OR a.folded CONTAINS $q)
