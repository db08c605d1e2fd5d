/** The environment that says where a person's programs keep their data. */
export interface Surroundings {
  readonly platform: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** The person's home folder. */
  readonly home: string
}

/**
 * Where journal, orders and settings live unless told otherwise: SWAPBENCH_DATA, or the platform's place for application data
 * (XDG Base Directory Specification on Linux, Application Support on macOS, %APPDATA% on Windows).
 */
export function defaultDataFolder({ platform, env, home }: Surroundings): string {
  if (env.SWAPBENCH_DATA) return env.SWAPBENCH_DATA
  if (platform === 'win32') return `${env.APPDATA || `${home}\\AppData\\Roaming`}\\Swapbench`
  if (platform === 'darwin') return `${home}/Library/Application Support/Swapbench`
  // The specification has relative paths ignored.
  return `${env.XDG_DATA_HOME?.startsWith('/') ? env.XDG_DATA_HOME : `${home}/.local/share`}/swapbench`
}
