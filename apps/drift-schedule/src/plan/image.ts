// The container image: where its repository is.

export interface Image {
  /** As ECS is given it. */
  readonly uri: string;
  readonly repositoryArn: string;
}

/** A private repository of ECR, with a tag or a digest (Amazon ECR User Guide, "Pushing a Docker image"). */
export const IMAGE =
  /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com\/([a-z0-9]+(?:[._/-][a-z0-9]+)*)(?::[\w][\w.-]{0,127}|@sha256:[0-9a-f]{64})$/;

/** @throws {TypeError} for a text that {@link IMAGE} does not match */
export function imageOf(uri: string): Image {
  const [, account, region, repository] = IMAGE.exec(uri) ?? [];
  if (account === undefined || region === undefined || repository === undefined)
    throw new TypeError(`\`${uri}\` is no image of ECR`);
  return { uri, repositoryArn: `arn:aws:ecr:${region}:${account}:repository/${repository}` };
}
