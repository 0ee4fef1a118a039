// Targets with words in the indicator's name or the quote.
// @param q: the words, folded
e.folded CONTAINS $q
