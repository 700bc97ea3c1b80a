// The simulated AWS behind the real Pulumi engine.
export { serveAwsx, serveProviders, type ServedProviders } from './serveProviders';
