import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { project } from './product.js';

/** What a page tells its reader to write and to run. */
export interface Walkthrough {
  readonly files: readonly { readonly path: string; readonly content: string }[];
  readonly commands: readonly string[];
}

/** Code blocks that are headed by a path are files, and every line of a shell block is a command. */
export function readWalkthrough(page: string): Walkthrough {
  const blocks = [...readFileSync(join(project, page), 'utf8').matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)];
  return {
    files: blocks.flatMap(([, , path, content]) => (path ? [{ path, content: content! }] : [])),
    commands: blocks.flatMap(([, language, , content]) => (language === 'sh' ? content!.trim().split('\n') : [])).map(withoutRemark),
  };
}

const withoutRemark = (line: string): string => line.replace(/\s+#.*$/, '');

/** A second project beside this one, so that what a test writes into it is gone afterwards. */
export class Copy {
  readonly folder = mkdtempSync(join(tmpdir(), 'timon-copy-'));

  constructor() {
    for (const file of projectFiles()) cpSync(join(project, file), join(this.folder, file), { preserveTimestamps: true });
    symlinkSync(join(project, 'node_modules'), join(this.folder, 'node_modules'));
    // Only spares the copy the time to bundle the back office again.
    if (existsSync(join(project, 'dist')))
      cpSync(join(project, 'dist'), join(this.folder, 'dist'), { recursive: true, preserveTimestamps: true });
    this.git('init', '--quiet');
    this.git('add', '--all', ':!node_modules');
  }

  write(path: string, content: string): void {
    mkdirSync(dirname(join(this.folder, path)), { recursive: true });
    writeFileSync(join(this.folder, path), content);
  }

  /** The files that are new here, or other than they were in the project. */
  differences(): string[] {
    const changed = this.git('ls-files', '--modified', '--others', '--exclude-standard');
    return changed
      .trim()
      .split('\n')
      .filter((file) => file !== 'node_modules');
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private git(...args: string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' });
  }
}

function projectFiles(): string[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: project, encoding: 'utf8' });
  return listed
    .trim()
    .split('\n')
    .filter((file) => existsSync(join(project, file)));
}
