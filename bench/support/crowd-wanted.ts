/** What is to stand in a database on this machine before a worker opens it; on stdin as JSON. */
export interface CrowdWanted {
  /** Its file, migrated; the workspaces are in it. */
  file: string;
  /** Of the worker, as its setting takes them. */
  encryptionKeys: string;
  crowded: { workspaceId: string; agents: readonly string[]; calls: number };
  /** Where something is stored that no page can read. */
  broken: { workspaceId: string; calls: number };
}

/** What came to stand there; on stdout as JSON. */
export interface Crowd {
  /** The first and last call came in then, epoch milliseconds; the others evenly between them. */
  since: number;
  until: number;
  /** Ids of the agents, whose calls alternate in this order. */
  agents: string[];
  /** The first hundred calls, one in the middle, the last hundred; each the oldest first. */
  oldest: string[];
  middle: string;
  newest: string[];
  broken: {
    agent: string;
    /** Its transcript is no JSON. */
    transcript: string;
    /** The values that were read from it are no JSON. */
    values: string;
  };
}
