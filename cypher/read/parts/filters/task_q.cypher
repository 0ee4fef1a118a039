// Tasks with words in their text.
// @param q: the words, folded
t.folded CONTAINS $q
