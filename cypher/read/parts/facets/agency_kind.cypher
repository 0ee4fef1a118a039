// The kinds of agencies.
[{value: a.kind, label: a.kind}]
