// Policies with words in their title or 文号.
// @param q: the words, folded
p.folded CONTAINS $q
