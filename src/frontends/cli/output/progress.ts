import type { Stats } from '../../../client/settings';
import type { Output } from '../session';

/** A line on a terminal that shows progress. */
export interface Progress {
  update(stats: Stats): void;
  end(): void;
}

const SPINNER_FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_INTERVAL_MS = 100;

/** Shows progress on a terminal, after a delay. */
export function showProgress(stderr: Output, label: string, delayMs = 1000): Progress {
  if (!stderr.isTTY) {
    return { update: () => {}, end: () => {} };
  }
  let frame = 0;
  let pages = 0;
  let redrawTimer: NodeJS.Timeout | undefined;
  const draw = () => {
    const pagesRead = pages === 0 ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'} so far`;
    stderr.write(`\r\x1b[K${SPINNER_FRAMES[frame++ % SPINNER_FRAMES.length]} ${label}${pagesRead}`);
  };
  const startTimer = setTimeout(() => {
    draw();
    redrawTimer = setInterval(draw, FRAME_INTERVAL_MS);
  }, delayMs);
  return {
    update: ({ calls }) => {
      pages = calls;
    },
    end: () => {
      clearTimeout(startTimer);
      clearInterval(redrawTimer);
      if (redrawTimer) {
        stderr.write('\r\x1b[K');
      }
    },
  };
}
