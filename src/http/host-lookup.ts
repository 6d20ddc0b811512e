import { CANCELLED, lookup as lookUpInSystem, Resolver, TIMEOUT } from 'node:dns';
import { readFileSync } from 'node:fs';
import type { LookupFunction } from 'node:net';

/** Looks up host names in a way that can be canceled. */
export interface HostLookup {
  readonly lookup: LookupFunction;
  /** Cancels all queries. */
  close(): void;
}

// Together shorter than the time limit of a connection, so that the error names the cause.
const QUERY_TIMEOUTS = { timeout: 1_500, tries: 2 };

/**
 * Opens a lookup with the result of the system, preceded by a query that only checks whether a name server responds.
 * The system's own lookup occupies a thread until it gives up, and the end of the process waits for every thread.
 */
export function openHostLookup(resolver = new Resolver(QUERY_TIMEOUTS)): HostLookup {
  return {
    lookup: (host, options, callback) => {
      const look = () => lookUpInSystem(host, options, callback);
      if (needsNoNameServer(host)) {
        look();
        return;
      }
      resolver.resolve4(host, (error) => {
        if (error?.code === TIMEOUT || error?.code === CANCELLED) {
          callback(error, '');
        } else {
          // The system may know more than the name server, or prefer another address.
          look();
        }
      });
    },
    close: () => resolver.cancel(),
  };
}

/** Whether the system may find a name without a name server: a local name, or one of the hosts file. */
function needsNoNameServer(host: string): boolean {
  return !host.includes('.') || /\.local(?:host)?$/.test(host) || hostsFile().includes(host);
}

function hostsFile(): readonly string[] {
  try {
    return readFileSync('/etc/hosts', 'utf8').split(/\s+/);
  } catch {
    // A system without the file has no names in it.
    return [];
  }
}
