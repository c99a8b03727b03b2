import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import { testUser } from './test-user.ts';

/** A queue of the real print spooler that turns what is printed into PDF files. */
export interface Spooler {
  readonly queue: string;
  /** The next file that comes out, whole; rejects when none comes in time. */
  printed(): Promise<string>;
  close(): void;
}

const scheduler = '/usr/sbin/cupsd';
const backend = '/usr/lib/cups/backend/cups-pdf';
const driver = 'lsb/usr/cups-pdf/CUPS-PDF_opt.ppd';
const startMs = 10_000;
const printMs = 30_000;

/**
 * Makes a CUPS-PDF queue, and starts the spooler where none runs. Null where there is no CUPS, where its scheduler cannot be
 * started, or where only root may make a queue; that is said loudly.
 * @throws when the spooler runs and refuses the queue: that is a failure and no reason to skip
 */
export async function startSpooler(): Promise<Spooler | null> {
  if (!existsSync(scheduler) || !existsSync(backend)) return skip('CUPS with its PDF printer is not installed');
  if (process.getuid?.() !== 0) return skip('only root may make a print queue');
  let own: ChildProcess | null = null;
  if (!schedulerRuns()) {
    own = spawn(scheduler, ['-f'], { stdio: 'ignore' });
    if (!(await until(schedulerRuns, startMs))) {
      own.kill();
      return skip('the scheduler of CUPS cannot be started');
    }
  }
  const queue = `codetray-test-${process.pid}`;
  // Through cairo the fonts keep their letters; the other ways to PostScript leave shapes that nobody can search.
  execFileSync('lpadmin', ['-p', queue, '-E', '-v', 'cups-pdf:/', '-m', driver, '-o', 'pdftops-renderer-default=pdftocairo'], { stdio: 'pipe' });
  const folders = outputFolders();
  const seen = new Set(filesIn(folders));
  return {
    queue,
    async printed() {
      let found: string | undefined;
      const isThere = () => {
        found = filesIn(folders).find((path) => !seen.has(path) && isWhole(path));
        return found !== undefined;
      };
      if (!(await until(isThere, printMs)) || found === undefined) throw new Error(`Nothing came out of the queue ${queue}: ${spawnSync('lpstat', ['-o', '-p', queue], { encoding: 'utf8' }).stdout}`);
      seen.add(found);
      return found;
    },
    close() {
      spawnSync('lpadmin', ['-x', queue]);
      own?.kill();
    },
  };
}

function skip(reason: string): null {
  console.warn(`\n*** NO PRINT QUEUE: ${reason}; printing on paper is NOT TESTED. ***\n`);
  return null;
}

function schedulerRuns(): boolean {
  return spawnSync('lpstat', ['-r'], { encoding: 'utf8' }).stdout.includes('is running');
}

/** CUPS-PDF goes by the user database, whatever HOME says; jobs of accounts without a home go to a folder of their own. */
function outputFolders(): string[] {
  const settings = existsSync('/etc/cups/cups-pdf.conf') ? readFileSync('/etc/cups/cups-pdf.conf', 'utf8') : '';
  const setTo = (name: string, fallback: string) => new RegExp(`^${name}\\s+(\\S+)`, 'm').exec(settings)?.[1] ?? fallback;
  const { name, home } = whoPrints();
  return [setTo('Out', '${HOME}/PDF').replace('${HOME}', home).replace('${USER}', name), setTo('AnonDirName', '/var/spool/cups-pdf/ANONYMOUS')];
}

function whoPrints(): { name: string; home: string } {
  const user = testUser();
  if (user === null) return { name: userInfo().username, home: userInfo().homedir };
  const [name = '', , , , , home = ''] = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':')).find(([, , uid]) => uid === String(user.uid)) ?? [];
  return { name, home };
}

function filesIn(folders: readonly string[]): string[] {
  return folders.filter((folder) => existsSync(folder)).flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.pdf')).map((name) => join(folder, name)));
}

function isWhole(path: string): boolean {
  return spawnSync('pdfinfo', [path]).status === 0;
}

async function until(isTrue: () => boolean, milliseconds: number): Promise<boolean> {
  const end = Date.now() + milliseconds;
  while (!isTrue()) {
    if (Date.now() > end) return false;
    await new Promise((done) => setTimeout(done, 100));
  }
  return true;
}
