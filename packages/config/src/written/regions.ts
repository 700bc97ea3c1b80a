// The written regions.
import { z } from 'zod';

export const regions = z.strictObject({
  default: z.array(z.string()).min(1).optional(),
  available: z.array(z.string()).min(1).optional(),
  globalServicesRegion: z.string().optional(),
});
