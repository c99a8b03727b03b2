import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { callChannel, eventChannel, firstQuestions, type Bridge } from '../contract/bridge.ts';

// Asked while the window's scripts are still read: their answers are there when the first picture is drawn. Each is handed
// out once; whoever asks again asks anew.
const early = new Map<string, Promise<unknown>>();
if (location.pathname === '/index.html') {
  for (const name of firstQuestions) {
    const answer: Promise<unknown> = ipcRenderer.invoke(callChannel, name);
    // Whoever takes the answer hears of a failure; until then it is not an error that nobody caught.
    answer.catch(() => undefined);
    early.set(name, answer);
  }
}

const bridge: Bridge = {
  call(...request) {
    const answer = early.get(request[0]);
    early.delete(request[0]);
    // Main pairs each name with its result.
    return (answer ?? ipcRenderer.invoke(callChannel, ...request)) as never;
  },
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
