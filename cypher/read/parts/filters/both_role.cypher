// Pairs of parts in a task, both of some role.
// @param role: LEADS or SUPPORTS
(type(r) IN $role AND type(o) IN $role)
