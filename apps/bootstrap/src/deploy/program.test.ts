import { run } from '../testing/run';
it('x', async () => { const r = await run(); console.log(JSON.stringify(r.registered.map(({urn,inputs})=>({urn,inputs})), null, 1)); console.log(r.outputs); });
