/** Environment variables, handed in rather than looked up. */
export type Environment = Readonly<Record<string, string | undefined>>;
