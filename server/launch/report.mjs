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
   * @param {(answer: T) => string} [verdict] what to say when the work is done
   * @returns {Promise<T>}
   */
  async function step(title, work, verdict = () => 'done') {
    const started = Date.now();
    const sign = out.isTTY ? turningSign(out, title, started) : dots(out, title);
    try {
      const answer = await work(sign.note);
      sign.end(true, verdict(answer), seconds(started));
      return answer;
    } catch (error) {
      sign.end(false, 'failed', seconds(started));
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
    /** @param {boolean} isDone @param {string} said @param {string} time */
    end(isDone, said, time) {
      clearInterval(timer);
      out.write(`\r${isDone ? '✓' : '✗'} ${title}: ${said} (${time})\x1b[K\n`);
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
    /** @param {boolean} _ @param {string} said @param {string} time */
    end(_, said, time) {
      clearInterval(timer);
      out.write(` ${said} (${time})\n`);
    },
  };
}
