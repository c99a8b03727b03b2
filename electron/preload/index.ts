import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, eventChannel, type Bridge } from '../contract/bridge.ts';

const bridge: Bridge = {
  call: (...request) => ipcRenderer.invoke(callChannel, ...request),
  on(name, listener) {
    const relay = (_event: unknown, sent: unknown, payload: unknown) => {
      if (sent === name) listener(payload as Parameters<typeof listener>[0]);
    };
    ipcRenderer.on(eventChannel, relay);
    return () => {
      ipcRenderer.off(eventChannel, relay);
    };
  },
  pathOfFile: (file) => webUtils.getPathForFile(file),
};

contextBridge.exposeInMainWorld('codetray', bridge);
