/** What somebody says in a script. */
export type Line = [role: "agent" | "customer", text: string];
