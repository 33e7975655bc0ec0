import { io } from 'socket.io-client';
import type { VehiclePosition } from '../../../server/contract/live.js';

// Dashboards of operators in a process of their own: dashboards.ts URL COUNT, the key in the environment. Says "open" when
// all lines are; from each message "begin" to the next "end" it notes how old each position is when it arrives, and then
// says how old, ms, as JSON.
const [url = '', count = ''] = process.argv.slice(2);
const token = process.env['NORIAI_BENCH_KEY'];
const ages: number[] = [];
let noting = false;
let open = 0;
for (let i = 0; i < Number(count); i++) {
  const socket = io(url, { auth: { token }, forceNew: true, transports: ['websocket'] });
  socket.on('connect', () => {
    if (++open === Number(count)) process.send!('open');
  });
  socket.on('positions', (positions: readonly VehiclePosition[]) => {
    const now = Date.now();
    if (noting) for (const { at } of positions) ages.push(now - Date.parse(at));
  });
}
process.on('message', (word) => {
  noting = word === 'begin';
  if (word === 'end') process.send!(ages);
});
process.on('disconnect', () => process.exit());
