// Indicators with words in their name.
// @param q: the words, folded
i.folded CONTAINS $q
