import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** Keys by their place on the board, as X numbers them. */
const keycodes = { Escape: 9, Alt: 64, F10: 76, ArrowDown: 116 } as const;
export type RealKey = keyof typeof keycodes;

/**
 * Presses keys as a hand does, from the X server on: what the window's frame and its menu do with a key is seen by nothing else,
 * because the keys of Playwright begin inside the page. Speaks the little of the X protocol that this takes.
 */
export async function pressRealKeys(display: string, ...keys: readonly RealKey[]): Promise<void> {
  const socket = connect(`/tmp/.X11-unix/X${display.replace(/^.*:/, '').replace(/\..*$/, '')}`);
  await once(socket, 'connect');
  try {
    const setup = Buffer.alloc(12);
    setup.write('l', 0, 'latin1');
    setup.writeUInt16LE(11, 2);
    await answered(socket, setup, (reply) => reply.length >= 8 && reply.length >= 8 + 4 * reply.readUInt16LE(6));
    const name = 'XTEST';
    const query = Buffer.alloc(8 + 8);
    query.writeUInt8(98, 0);
    query.writeUInt16LE(query.length / 4, 2);
    query.writeUInt16LE(name.length, 4);
    query.write(name, 8, 'latin1');
    const extension = await answered(socket, query, (reply) => reply.length >= 32);
    if (extension.readUInt8(8) !== 1) throw new Error('the X server has no XTEST');
    for (const key of keys) {
      for (const isDown of [true, false]) {
        const press = Buffer.alloc(36);
        press.writeUInt8(extension.readUInt8(9), 0);
        press.writeUInt8(2, 1);
        press.writeUInt16LE(press.length / 4, 2);
        press.writeUInt8(isDown ? 2 : 3, 4);
        press.writeUInt8(keycodes[key], 5);
        socket.write(press);
      }
      await new Promise((done) => setTimeout(done, 150));
    }
  } finally {
    socket.end();
  }
}

async function answered(socket: Socket, request: Buffer, isWhole: (reply: Buffer) => boolean): Promise<Buffer> {
  let reply = Buffer.alloc(0);
  socket.write(request);
  while (!isWhole(reply)) {
    const [piece] = (await once(socket, 'data')) as [Buffer];
    reply = Buffer.concat([reply, piece]);
  }
  return reply;
}
