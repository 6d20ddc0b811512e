type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';

/** Writes a line to standard error, where the engine reads it and shows it when TF_LOG says so. */
export function log(level: Level, message: string, pairs: Readonly<Record<string, unknown>> = {}) {
  const line = { '@level': level, '@message': message, '@module': 'imagepin', ...pairs };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
