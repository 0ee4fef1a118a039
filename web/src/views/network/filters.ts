/** The network's filters: in the address, and as the service takes them. */

export const FILTERS = ["city", "policy", "role", "basis", "min_weight", "due_after", "due_before"] as const;
export type FilterName = (typeof FILTERS)[number];

export const ROLES = ["lead", "support"] as const;
export const BASES = ["explicit", "sole", "first_listed", "subject"] as const;

export interface Where {
  city?: string;
  policy?: string;
  role?: (typeof ROLES)[number];
  basis?: (typeof BASES)[number];
  min_weight?: number;
  due_after?: string;
  due_before?: string;
}

/** Of these what lists of tasks take too. */
export function tasksOf({ min_weight: _, role: __, basis: ___, ...rest }: Where): Omit<Where, "min_weight" | "role" | "basis"> {
  return rest;
}

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** What the address asks for; a value that the service would refuse is left out. */
export function whereOf(query: URLSearchParams): Where {
  const where: Where = {};
  for (const name of ["city", "policy"] as const) {
    const value = query.get(name);
    if (value) where[name] = value;
  }
  for (const name of ["due_after", "due_before"] as const) {
    const value = query.get(name);
    if (value && DAY.test(value)) where[name] = value;
  }
  const role = ROLES.find((one) => one === query.get("role"));
  if (role) where.role = role;
  const basis = BASES.find((one) => one === query.get("basis"));
  if (basis) where.basis = basis;
  const weight = Number(query.get("min_weight"));
  if (Number.isInteger(weight) && weight > 1) where.min_weight = weight;
  return where;
}
