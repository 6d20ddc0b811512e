/** Environment variables as a value, so that the process's own are read in one place. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;
