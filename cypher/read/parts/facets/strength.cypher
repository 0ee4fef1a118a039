// To be done, encouraged, tried or forbidden.
[{value: t.strength, label: t.strength}]
