// Parts of some role.
// @param role: LEADS or SUPPORTS
type(r) IN $role
