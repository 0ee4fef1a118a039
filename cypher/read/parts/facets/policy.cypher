// The policies that say it.
[{value: p.id, label: p.title}]
