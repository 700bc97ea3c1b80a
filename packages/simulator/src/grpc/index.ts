// The simulated AWS behind the real Pulumi engine.
export { serveProviders, type ServedProviders } from './serveProviders';
