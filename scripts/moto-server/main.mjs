// The command behind scripts/moto: serves until it is interrupted.
import { argv, exit, stderr, stdout } from 'node:process';
import { environmentFolder } from './environment.mjs';
import { startMoto } from './server.mjs';

const HELP = `Runs moto on a free port of this machine, empty at every start, until it is interrupted; prints its endpoint.
It is installed into ${environmentFolder()}, the first time (needs Python 3.10 or newer).
`;

const [word] = argv.slice(2);
if (word === '--help' || word === '-h') {
  stdout.write(HELP);
} else if (word !== undefined) {
  stderr.write(`unknown option \`${word}\`\n${HELP}`);
  exit(1);
} else {
  try {
    const { endpoint, stop } = await startMoto();
    stdout.write(`${endpoint}\n`);
    for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
      process.once(signal, () => void stop().then(() => exit(0)));
    }
  } catch (error) {
    stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    exit(1);
  }
}
