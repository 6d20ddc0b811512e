/** Environment variables, handed in rather than looked up. */
export type EnvironmentVariables = Readonly<Record<string, string | undefined>>;
