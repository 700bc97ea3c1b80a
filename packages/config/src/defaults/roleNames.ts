// The roles that exist in every account without being named; what they may do is decided in the package `policies`.

export const standardRoleNames = ['Administrator', 'Developer', 'ReadOnly'] as const;

export type StandardRoleName = (typeof standardRoleNames)[number];
