// Parts of some agencies.
// @param agency: ids
a.id IN $agency
