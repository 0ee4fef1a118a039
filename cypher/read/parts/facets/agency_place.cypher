// Where the agencies are.
[{value: a.place, label: a.place}]
