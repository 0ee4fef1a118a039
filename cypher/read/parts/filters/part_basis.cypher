// Parts by how the document says so.
// @param basis: explicit, sole, first_listed or subject
r.basis IN $basis
