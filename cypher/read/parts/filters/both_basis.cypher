// Pairs of parts in a task by how the document says so, both.
// @param basis: explicit, sole, first_listed or subject
(r.basis IN $basis AND o.basis IN $basis)
