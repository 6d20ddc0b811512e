import type { Stats } from '../../settings';
import type { Output } from './io';

/** A line on a terminal that tells a waiting person what goes on. */
export interface Progress {
  update(stats: Stats): void;
  /** Leaves no trace of the line. */
  end(): void;
}

const FRAMES = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
const FRAME_MS = 100;

/** Shows progress on a terminal, once waiting has become long. */
export function showProgress(stderr: Output, what: string, delayMs = 1000): Progress {
  if (!stderr.isTTY) {
    return { update: () => {}, end: () => {} };
  }
  let frame = 0;
  let pages = 0;
  let redraw: NodeJS.Timeout | undefined;
  const draw = () => {
    const read = pages === 0 ? '' : `, ${pages} ${pages === 1 ? 'page' : 'pages'} so far`;
    stderr.write(`\r\x1b[K${FRAMES[frame++ % FRAMES.length]} ${what}${read}`);
  };
  const begin = setTimeout(() => {
    draw();
    redraw = setInterval(draw, FRAME_MS);
  }, delayMs);
  return {
    update: ({ calls }) => {
      pages = calls;
    },
    end: () => {
      clearTimeout(begin);
      clearInterval(redraw);
      if (redraw) {
        stderr.write('\r\x1b[K');
      }
    },
  };
}
