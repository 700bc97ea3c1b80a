// Service control policies: what accounts may do at most, as documents, attachments and resources.
export { scpDocuments, type ScpDocuments } from './plan/documents';
export { planScps, type ScpPlan, type ScpPlannedAttachment } from './plan/scpPlan';
export type { ScpPolicy } from './plan/scpPolicy';
export { scpResources } from './plan/scpResources';
export { targetAddress, type ScpTarget } from './plan/target';
