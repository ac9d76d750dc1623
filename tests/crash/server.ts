// The built server and nothing else, so that it is back soon after it was killed.
import { serve } from '../../src/cli/serve.ts';
import { readSettings } from '../../src/lib/server/settings.ts';

const { port } = await serve(readSettings(process.env));
console.log(`http://localhost:${port}`);
