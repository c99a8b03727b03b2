import type { Session } from 'electron';

/** Nothing in Codetray needs a permission of the browser, so every request, check and device is refused. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('select-hid-device', (event, _details, answer) => {
    event.preventDefault();
    answer(null);
  });
  session.on('select-serial-port', (event, _ports, _contents, answer) => {
    event.preventDefault();
    answer('');
  });
  session.on('select-usb-device', (event, _details, answer) => {
    event.preventDefault();
    answer();
  });
  session.setBluetoothPairingHandler((_details, answer) => answer({ confirmed: false }));
  // Nothing that the window can reach is a file to save; the app writes its own PDFs.
  session.on('will-download', (event) => event.preventDefault());
}
