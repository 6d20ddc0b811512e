/** The zone of timestamps without one: China Standard Time, because the services that omit it run in China. */
const ASSUMED_ZONE = '+08:00';

const TIMESTAMP_PATTERN =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.(\d+))?\s*(Z|[+-]\d{2}:?\d{2})?$/i;
const DATE_PATTERN = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Converts a cloud's timestamp to ISO 8601 in UTC with milliseconds; finer fractions are cut off.
 * A timestamp without a zone is in China Standard Time.
 * Undefined if absent or unreadable.
 */
export function parseCloudTimestamp(text: string | null | undefined): string | undefined {
  const [, date, time, fraction = '', zone = ASSUMED_ZONE] =
    TIMESTAMP_PATTERN.exec(text?.trim() ?? '') ?? [];
  if (!date || !time || !isValidDate(date)) {
    return undefined;
  }
  const seconds = time.length === 5 ? `${time}:00` : time;
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  return toIso(`${date}T${seconds}.${fraction.slice(0, 3).padEnd(3, '0')}${offset}`);
}

/**
 * Converts a user's timestamp to ISO 8601 in UTC: ISO 8601 with a zone, or a day (midnight UTC).
 * Undefined if unreadable.
 */
export function parseUserTimestamp(text: string): string | undefined {
  if (DATE_PATTERN.test(text)) {
    return isValidDate(text) ? toIso(`${text}T00:00:00.000Z`) : undefined;
  }
  const zone = TIMESTAMP_PATTERN.exec(text)?.[4];
  return zone ? parseCloudTimestamp(text) : undefined;
}

/** Keeps a valid timestamp in UTC as it is, because formatting it again takes seven times as long. */
function toIso(text: string): string | undefined {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) {
    return undefined;
  }
  return UTC_PATTERN.test(text) ? text : new Date(ms).toISOString();
}

/** Midnight may also be hour 24 of the day before. */
const UTC_PATTERN = /T(?!24).*Z$/;

/** Rejects days such as 30 February, which Date converts to a day of March; every month has 28 days. */
function isValidDate(date: string): boolean {
  const dayOfMonth = Number(date.slice(8));
  return dayOfMonth <= 28 || new Date(`${date}T00:00:00.000Z`).getUTCDate() === dayOfMonth;
}
