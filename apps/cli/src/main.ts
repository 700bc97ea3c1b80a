// The entry of the command line: gives it the process.
import { EXIT } from './exit';
import { run } from './run';

// Which Node this needs is in package.json; the AWS SDK's versions are pinned with it, and its warning helps no user.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';

// A reader that has seen enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) =>
  process.exit(error.code === 'EPIPE' ? EXIT.fine : EXIT.bug),
);

void run(process.argv.slice(2), process).then((code) => (process.exitCode = code));
