// The years in which they were issued.
[{value: toString(p.issued_on.year), label: toString(p.issued_on.year)}]
