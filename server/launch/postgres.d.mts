export interface Cluster {
  /** Of the owner, a superuser, on the database `timon`. */
  url: string;
  pid: number;
  ended: Promise<unknown>;
  stop: () => Promise<void>;
}

export function startCluster(dataFolder: string, options?: { note?: (text: string) => void; port?: number }): Promise<Cluster>;

export function startThrowAwayCluster(options?: { durable?: boolean; settings?: Record<string, string> }): Promise<Cluster>;
