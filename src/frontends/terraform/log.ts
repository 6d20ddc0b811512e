/** Logs a message for troubleshooting, which must not contain secrets. */
export type Log = (
  level: 'trace' | 'debug' | 'error',
  message: string,
  fields?: Readonly<Record<string, unknown>>,
) => void;

/** Writes JSON lines to standard error, where the engine reads them, if its log is enabled. */
export const logToEngine: Log = (level, message, fields = {}) => {
  const { TF_LOG, TF_LOG_PROVIDER } = process.env;
  if (!TF_LOG && !TF_LOG_PROVIDER) {
    return;
  }
  const line = { '@level': level, '@message': message, '@module': 'imagepin', ...fields };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};
