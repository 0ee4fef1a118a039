// Agencies of some kinds.
// @param kind: government, party, court, enterprise, association, collective or other
a.kind IN $kind
