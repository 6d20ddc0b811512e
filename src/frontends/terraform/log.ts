type Level = 'trace' | 'debug' | 'error';

/** Tells those who look for the reason of something what happens; nothing in it is secret. */
export type Log = (
  level: Level,
  message: string,
  pairs?: Readonly<Record<string, unknown>>,
) => void;

/** Writes lines to standard error, where the engine reads them and shows them when TF_LOG says so. */
export const logToEngine: Log = (level, message, pairs = {}) => {
  const line = { '@level': level, '@message': message, '@module': 'imagepin', ...pairs };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
