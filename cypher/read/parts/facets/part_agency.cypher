// The agencies.
[{value: a.id, label: a.name}]
