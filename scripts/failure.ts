/** A sentence for the person at the terminal: what is wrong and what to do. Ends the command with exit code 1. */
export class Failure extends Error {}
