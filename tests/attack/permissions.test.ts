import { describe, expect, it } from 'vitest';
import { asPage, openDesk } from './open-desk.ts';

const desk = openDesk();

describe('a permission', () => {
  it.each(['geolocation', 'notifications', 'clipboard-read', 'camera', 'microphone', 'midi', 'persistent-storage', 'background-sync', 'screen-wake-lock', 'idle-detection', 'local-fonts', 'window-management', 'storage-access'])(
    'for %s is not given',
    async (name) => {
      const state = await asPage(desk().page, `return (await navigator.permissions.query({ name: ${JSON.stringify(name)} })).state`);
      expect(state).toMatch(/^denied|^refused/);
    },
  );

  it.each([
    ['the position', "return await new Promise((done) => navigator.geolocation.getCurrentPosition(() => done('given'), (error) => done('refused: ' + error.code)))"],
    ['notifications', "const answer = await Notification.requestPermission(); return answer === 'denied' ? 'refused' : answer"],
    ['the clipboard’s text', 'return await navigator.clipboard.readText()'],
    ['the clipboard’s content', 'return String(await navigator.clipboard.read())'],
    ['the camera', 'return String(await navigator.mediaDevices.getUserMedia({ video: true }))'],
    ['the microphone', 'return String(await navigator.mediaDevices.getUserMedia({ audio: true }))'],
    ['the screen', 'return String(await navigator.mediaDevices.getDisplayMedia({ video: true }))'],
    ['a USB device', "if (!navigator.usb) return 'refused'; return String(await navigator.usb.requestDevice({ filters: [] }))"],
    ['a serial port', "if (!navigator.serial) return 'refused'; return String(await navigator.serial.requestPort())"],
    ['a HID device', "if (!navigator.hid) return 'refused'; const found = await navigator.hid.requestDevice({ filters: [] }); return found.length === 0 ? 'refused' : 'given'"],
    ['Bluetooth', "if (!navigator.bluetooth) return 'refused'; return String(await navigator.bluetooth.requestDevice({ acceptAllDevices: true }))"],
    ['MIDI', 'return String(await navigator.requestMIDIAccess({ sysex: true }))'],
    ['the list of fonts', "const fonts = await queryLocalFonts(); return fonts.length === 0 ? 'refused' : 'given'"],
    ['a file of the computer', "if (!window.showOpenFilePicker) return 'refused'; document.hasFocus(); const pick = showOpenFilePicker(); return await Promise.race([pick.then(() => 'given'), new Promise((done) => setTimeout(() => done('refused: nobody was asked'), 300))])"],
    ['the full screen', "await document.documentElement.requestFullscreen(); return 'given'"],
    ['the pointer', "await document.body.requestPointerLock(); return document.pointerLockElement === null ? 'refused' : 'given'"],
    ['a wake lock', "await navigator.wakeLock.request('screen'); return 'given'"],
  ])('to reach %s is refused', async (_what, code) => {
    expect(await asPage(desk().page, code)).toMatch(/^refused/);
  });
});
