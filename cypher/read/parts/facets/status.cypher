// Planned, or told as done.
[{value: t.status, label: t.status}]
