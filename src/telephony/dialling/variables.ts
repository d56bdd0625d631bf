type Plain = string | number | boolean;

const isPlain = (value: unknown): value is Plain => /^(string|number|boolean)$/.test(typeof value);

/** For providers whose variables are text, numbers and truth values: the rest goes as JSON, what has no value not at all. */
export function plainVariables(given: Record<string, unknown>): Record<string, Plain> {
  return mapped(given, (value) => (isPlain(value) ? value : JSON.stringify(value)));
}

/** For providers whose variables are text alone. */
export function textVariables(given: Record<string, unknown>): Record<string, string> {
  return mapped(given, (value) => (typeof value === "string" ? value : JSON.stringify(value)));
}

function mapped<Sent extends Plain>(given: Record<string, unknown>, write: (value: unknown) => Sent) {
  const told = Object.entries(given).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(told.map(([name, value]) => [name, write(value)]));
}
