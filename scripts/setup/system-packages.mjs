import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isRoot } from '../lib/paths.mjs';
import { tryRun } from '../lib/run.mjs';
import { say, SetupProblem } from '../lib/say.mjs';

/** The Debian package behind each library that Electron links to and a bare system lacks; the rest come as their dependencies. */
const packageOfLibrary = [
  [/^lib(gtk|gdk)-3|^libpango|^libcairo|^libX(composite|damage|ext|fixes|randr|11)|^libx(cb|kbcommon)|^libdbus|^libcups|^libgio|^libgobject|^libglib|^libexpat/, 'libgtk-3-0'],
  [/^lib(nss|nssutil|smime|nspr|plc|plds)[34]/, 'libnss3'],
  [/^libasound/, 'libasound2'],
  [/^lib(gbm|drm)/, 'libgbm1'],
  [/^libat(k|spi)/, 'libatk-bridge2.0-0'],
  [/^libudev/, 'libudev1'],
];

/** Since Debian 13 and Ubuntu 24.04 these carry another name, for their 64-bit time. */
const renamed = new Set(['libgtk-3-0', 'libasound2', 'libatk-bridge2.0-0']);

/** The programs of each need, and the package that brings them. */
const programs = {
  display: [['Xvfb', 'xvfb']],
  tests: [
    ['pdftotext', 'poppler-utils'],
    ['pdftoppm', 'poppler-utils'],
    // A print queue that writes PDF files, to test printing down to the paper.
    ['cupsd', 'cups'],
    ['lpadmin', 'cups-client'],
    ['/usr/lib/cups/filter/pdftops', 'cups-filters'],
    ['/usr/lib/cups/backend/cups-pdf', 'printer-driver-cups-pdf'],
  ],
  compiler: [['python3', 'python3'], ['make', 'make'], ['g++', 'g++']],
};

/** Programs of the system's own, which an ordinary account has not on its PATH. */
const systemFolders = ['/usr/sbin', '/sbin'];

/** @param name a program, or the whole path of one that only another program starts, and which root alone may run */
function hasProgram(name) {
  if (name.startsWith('/')) return existsSync(name);
  return [...(process.env.PATH ?? '').split(delimiter), ...systemFolders].some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The libraries that the loader does not find: it is asked itself, because only it knows all its folders. */
function missingLibraries(executable) {
  const { stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
  return [...(stdout ?? '').matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1]);
}

function readRelease() {
  try {
    return readFileSync('/etc/os-release', 'utf8');
  } catch {
    return '';
  }
}

function nameHere(name, release) {
  const distribution = /^ID="?(\w+)/m.exec(release)?.[1];
  const version = Number(/^VERSION_ID="?([\d.]+)/m.exec(release)?.[1] ?? 0);
  const newNames = (distribution === 'debian' && version >= 13) || (distribution === 'ubuntu' && version >= 24);
  return newNames && renamed.has(name) ? `${name}t64` : name;
}

/** The real system; tests put another in its place. */
const thisSystem = { platform: process.platform, isRoot, hasProgram, missingLibraries, readRelease, tryRun };

/**
 * The Debian packages that this computer lacks for the given needs.
 * @param needs any of "display", "tests", "compiler"
 * @param electronPath the binary whose libraries must be there
 */
export function missingPackages(needs, electronPath, system = thisSystem) {
  const release = system.readRelease();
  const packages = needs.flatMap((need) => programs[need]).filter(([program]) => !system.hasProgram(program)).map(([, name]) => name);
  const unknown = [];
  for (const library of system.missingLibraries(electronPath)) {
    const known = packageOfLibrary.find(([pattern]) => pattern.test(library));
    if (known) packages.push(nameHere(known[1], release));
    else unknown.push(library);
  }
  return { packages: [...new Set(packages)].sort(), unknown };
}

/** Installs what is missing when we may, and otherwise says the one command that does. Linux only: elsewhere nothing is needed. */
export async function ensureSystemPackages(needs, electronPath, system = thisSystem) {
  if (system.platform !== 'linux') return;
  const { packages, unknown } = missingPackages(needs, electronPath, system);
  if (packages.length > 0) await install(packages, needs, electronPath, system);
  const left = packages.length > 0 ? missingPackages(needs, electronPath, system) : { packages, unknown };
  if (left.packages.length > 0 || left.unknown.length > 0) {
    throw new SetupProblem(`Electron still lacks on this computer: ${[...left.packages, ...left.unknown].join(', ')}.`, 'install the packages that bring them, with your system’s package manager');
  }
}

async function install(packages, needs, electronPath, system) {
  const installation = ['install', '-y', '--no-install-recommends', ...packages];
  if (!system.hasProgram('apt-get')) {
    throw new SetupProblem(`These Debian packages, or their like, are missing here: ${packages.join(' ')}.`, 'install them with your system’s package manager');
  }
  if (!system.isRoot) {
    // What the tests want besides goes into the same command, so that it has to be asked for only once.
    const all = missingPackages([...new Set([...needs, 'tests'])], electronPath, system).packages;
    throw new SetupProblem(
      `System packages are missing, and only root may install them: ${packages.join(' ')}.`,
      `sudo sh -c 'apt-get update && apt-get install -y --no-install-recommends ${all.join(' ')}'`,
    );
  }
  say(`Installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  // One repository that does not answer is no reason to give up; what counts is whether the install works.
  const update = await system.tryRun('apt-get', [...wait, 'update'], { env });
  const result = await system.tryRun('apt-get', [...wait, ...installation], { env });
  if (result.code !== 0) {
    const words = `${update.code === 0 ? '' : update.output}${result.output}`.trim().split('\n').slice(-12).join('\n');
    throw new SetupProblem(`The system packages could not be installed.\n${words}`, `apt-get update && apt-get ${installation.join(' ')}`);
  }
}
