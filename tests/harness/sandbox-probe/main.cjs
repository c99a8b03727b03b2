/** Ends with 0 only when a renderer really runs behind the sandbox's system call filter; without one Chromium aborts. */
const { readFileSync } = require('node:fs');
const { app, BrowserWindow } = require('electron');

app.enableSandbox();
app
  .whenReady()
  .then(async () => {
    const window = new BrowserWindow({ show: false });
    await window.loadURL('about:blank');
    const status = readFileSync(`/proc/${window.webContents.getOSProcessId()}/status`, 'utf8');
    app.exit(/^Seccomp:\s*2$/m.test(status) ? 0 : 1);
  })
  .catch((error) => {
    console.error(error);
    app.exit(1);
  });
