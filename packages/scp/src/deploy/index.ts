// How SCPs reach AWS: Pulumi resources from a plain list.
export { attachmentName, deployScp, deployScpAttachment, scpAttachmentImport, scpImport } from './policies';
