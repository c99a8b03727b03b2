import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A real listener on this computer, for TCP and UDP: it counts whoever comes. */
export interface Listener {
  readonly tcpPort: number;
  readonly udpPort: number;
  count(): number;
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  let count = 0;
  const open = new Set<Socket>();
  const tcp: Server = createServer((socket) => {
    count += 1;
    open.add(socket);
    socket.on('error', () => {});
    socket.on('close', () => open.delete(socket));
    socket.end('HTTP/1.1 200 OK\r\nContent-Length: 0\r\nAccess-Control-Allow-Origin: *\r\n\r\n');
  });
  const udp: UdpSocket = createSocket('udp4', () => {
    count += 1;
  });
  await new Promise<void>((resolve) => tcp.listen(0, '127.0.0.1', resolve));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    tcpPort: (tcp.address() as AddressInfo).port,
    udpPort: udp.address().port,
    count: () => count,
    async close() {
      for (const socket of open) socket.destroy();
      await new Promise<void>((resolve) => udp.close(() => resolve()));
      await new Promise<void>((resolve) => tcp.close(() => resolve()));
    },
  };
}
