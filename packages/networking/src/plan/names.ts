// Names in AWS and addresses in the landing zone of what a shared network is made of.

/** `analytics-dev`; a second VPC for the same accounts is `analytics-dev-2`. */
export function vpcName(businessUnit: string, environment: string, cell: number): string {
  return `${businessUnit}-${environment}${cell === 1 ? '' : `-${cell}`}`;
}

/** The subnets that a tier has in a VPC, together: `analytics-dev-app`. The name of their share. */
export function shareName(vpc: string, tier: string): string {
  return `${vpc}-${tier}`;
}

/** The subnet of a tier in the region's zone `n`, counted from 1: `analytics-dev-app-1`, the name that awsx gives it. */
export function subnetName(vpc: string, tier: string, n: number): string {
  return `${vpc}-${tier}-${n}`;
}

export const transitGatewayAddress = (region: string): string => `network/${region}/transit-gateway`;

export const vpcAddress = (region: string, vpc: string): string => `network/${region}/vpc/${vpc}`;

export const subnetAddress = (region: string, vpc: string, tier: string, n: number): string =>
  `${vpcAddress(region, vpc)}/subnet/${tier}-${n}`;

export const internetGatewayAddress = (region: string, vpc: string): string =>
  `${vpcAddress(region, vpc)}/internet-gateway`;

export const shareAddress = (region: string, share: string): string => `network/${region}/resource-share/${share}`;
