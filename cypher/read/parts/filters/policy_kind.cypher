// Policies of some kinds.
// @param kind: plan, report, reply, regulation or notice
p.kind IN $kind
