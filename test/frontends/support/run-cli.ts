import { run } from '../../../src/frontends/cli/program';

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** Files by path; there are no others. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether both outputs are terminals of 100 columns. */
  readonly isTerminal?: boolean;
  readonly signal?: AbortSignal;
  /** Called with each part of standard output. */
  readonly onOutput?: (text: string) => void;
}

/** Runs a command line in this process, away from the machine's own keys and settings. */
export async function runCli(
  line: string | readonly string[],
  {
    env = {},
    files = {},
    isTerminal = false,
    signal = new AbortController().signal,
    onOutput,
  }: RunOptions = {},
): Promise<CliResult> {
  const output = { stdout: '', stderr: '' };
  const openStream = (name: keyof typeof output) => ({
    isTTY: isTerminal,
    columns: 100,
    write: (text: string) => {
      output[name] += text;
      if (name === 'stdout') {
        onOutput?.(text);
      }
    },
  });
  const readFile = async (path: string) => {
    const text = files[path];
    if (text === undefined) {
      throw Object.assign(new Error(`ENOENT: no such file, open '${path}'`), { code: 'ENOENT' });
    }
    return text;
  };
  const args = typeof line === 'string' ? line.split(' ').filter(Boolean) : line;
  const code = await run(args, {
    stdout: openStream('stdout'),
    stderr: openStream('stderr'),
    env,
    hostEnvironment: { env, home: '/nowhere', readFile, now: () => performance.now() },
    signal,
  });
  return { code, ...output };
}
