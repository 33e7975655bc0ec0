import type { Socket } from 'node:net';
import { serve } from '../../../bin/serve.js';
import { serverSettings } from '../../../bin/server-settings.js';
import type { Instant } from '../../../server/clock.js';
import { MORNING } from './busy-town.js';

// `noriai serve` for a test: serve-busy-town.ts SCENARIO DATA EPOCH SPEED. The clock shows the morning of the busy town
// at EPOCH (ms since 1970) and runs SPEED times as fast from then on, whenever and however often it is started.
const [scenario = '', data = '', epoch = '', speed = ''] = process.argv.slice(2);
const begin = (MORNING + (Date.now() - Number(epoch)) * Number(speed)) as Instant;
const settings = serverSettings({ scenario, data, port: 0 }, { HOST: '127.0.0.1', ...process.env });
await serve({ ...settings, faster: { speed: Number(speed), begin } });

// Whoever started it holds the other end: should that process vanish, nothing is left behind.
process.stdin.resume().once('end', () => process.exit());
(process.stdin as unknown as Socket).unref();
