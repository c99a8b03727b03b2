/**
 * Run by Node 24. Undoes two fuses of the program that this Electron was built for: it would look for that program's own
 * V8 snapshot and crash, and it would ignore --inspect, through which the window's tests drive it.
 */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';

await flipFuses(process.argv[2], {
  version: FuseVersion.V1,
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  [FuseV1Options.EnableNodeCliInspectArguments]: true,
});
