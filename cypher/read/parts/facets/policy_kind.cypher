// The kinds of policies.
[{value: p.kind, label: p.kind}]
