type Level = 'trace' | 'debug' | 'error';

/** Tells those who look for the reason of something what happens; nothing in it is secret. */
export type Log = (
  level: Level,
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

/** Writes lines to standard error, where the engine reads them, if it is told to show them. */
export const logToEngine: Log = (level, message, fields = {}) => {
  const { TF_LOG, TF_LOG_PROVIDER } = process.env;
  if (!TF_LOG && !TF_LOG_PROVIDER) {
    return;
  }
  const line = { '@level': level, '@message': message, '@module': 'imagepin', ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
