/**
 * Tells the person at the terminal what is being done: one line per step, which shows that it is alive while it works.
 * A terminal gets a turning sign, a file or pipe gets a dot a second.
 */
const spinner = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];

/** @param {NodeJS.WriteStream} out */
export function createReport(out = process.stdout) {
  // The reader of our output may leave first; that is no reason to stop serving.
  out.on('error', () => {});

  /** @param {string} line */
  function say(line) {
    out.write(`${line}\n`);
  }

  /**
   * @template T
   * @param {string} title
   * @param {(note: (text: string) => void) => Promise<T> | T} work
   * @returns {Promise<T>}
   */
  async function step(title, work) {
    const started = Date.now();
    const sign = out.isTTY ? turningSign(out, title, started) : dots(out, title);
    try {
      const answer = await work(sign.note);
      sign.end(true, seconds(started));
      return answer;
    } catch (error) {
      sign.end(false, seconds(started));
      throw error;
    }
  }

  return { say, step };
}

/** @param {number} started */
const seconds = (started) => `${((Date.now() - started) / 1000).toFixed(1)} s`;

/**
 * @param {NodeJS.WriteStream} out
 * @param {string} title
 * @param {number} started
 */
function turningSign(out, title, started) {
  let label = title;
  let turn = 0;
  const draw = () => out.write(`\r${spinner[turn++ % spinner.length]} ${label} ${seconds(started)}\x1b[K`);
  draw();
  const timer = setInterval(draw, 100);
  return {
    /** @param {string} text */
    note(text) {
      label = `${title}: ${text}`;
    },
    /** @param {boolean} isDone @param {string} time */
    end(isDone, time) {
      clearInterval(timer);
      out.write(`\r${isDone ? '✓' : '✗'} ${title} (${time})\x1b[K\n`);
    },
  };
}

/**
 * @param {NodeJS.WriteStream} out
 * @param {string} title
 */
function dots(out, title) {
  out.write(`${title} ..`);
  const timer = setInterval(() => out.write('.'), 1000);
  return {
    /** @param {string} text */
    note(text) {
      out.write(` ${text} ..`);
    },
    /** @param {boolean} isDone @param {string} time */
    end(isDone, time) {
      clearInterval(timer);
      out.write(` ${isDone ? 'done' : 'failed'} (${time})\n`);
    },
  };
}
