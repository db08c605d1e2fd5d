/** A way to reach the simulated terminal from outside the process. */
export interface Face {
  /** Where it can be reached now; undefined while the port is not there. */
  readonly address: string | undefined
  /** Resolves when `address` is up to date with the terminal's port. */
  settled(): Promise<void>
  close(): Promise<void>
}
