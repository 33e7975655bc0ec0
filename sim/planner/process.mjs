// A process starts without the TypeScript loader of the program that started it.
import { register } from 'tsx/esm/api';

register();
await import('./process.ts');
